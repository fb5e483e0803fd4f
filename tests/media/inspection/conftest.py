"""Small real files, and footage made of them in a vault of its own."""

import io
from pathlib import Path

import pytest

from media.intake import receive
from media.models import Footage, FootageText
from newsroom.workflow import revisions
from tests.factory import make_user, picture
from tests.media.processing import material

TAGS = {"title": material.NEEDLE, "comment": material.NEEDLE + " comment"}


@pytest.fixture(scope="session")
def clip_file(tmp_path_factory) -> Path:
    """Two seconds that move, larger than the smaller copy will be, with a needle in its tags."""
    path = tmp_path_factory.mktemp("clips") / "clip.mp4"
    return material.make_clip(path, size=(960, 540), seconds=2, metadata=TAGS)


@pytest.fixture
def bring(db, own_vault, at):
    """`bring(path or bytes)`: footage that waits to be inspected, with words."""
    reporter = make_user("Reporter")

    def make(source: Path | bytes) -> Footage:
        content = source.read_bytes() if isinstance(source, Path) else source
        item = receive(io.BytesIO(content), working_title="A piece", credit="", by=reporter, at=at)
        FootageText.objects.create(
            parent=item, language="en", caption="Water", alt_text="Water.", created_by=reporter, created_at=at
        )
        revisions.record(item, by=reporter, at=at)
        return item

    return make


@pytest.fixture
def a_picture() -> bytes:
    return picture(size=(1800, 1200)).read()
