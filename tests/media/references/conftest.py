"""Pictures to be recognised, each another one, and a list of them as a file."""

import io

import pytest
from PIL import Image

from media.references.models import ReferenceClip
from tests.factory import make_user
from tests.media.processing import material

NEEDLE = b"NEEDLE-OF-THE-SENDER"


def jpeg(seed: int, size=(640, 480), *, mirrored: bool = False) -> bytes:
    """A scene with a needle in its comment and a position in its tags."""
    picture = material.scene(0, size, seed=seed)
    if mirrored:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, comment=NEEDLE, exif=material.exif_with(NEEDLE.decode()))
    return out.getvalue()


@pytest.fixture
def moderator(vocabulary, own_vault):
    return make_user("Moderator", "moderator")


@pytest.fixture
def reference(moderator, at):
    """`reference(what=…)`: one that is saved, without a picture."""

    def make(**fields) -> ReferenceClip:
        given = {"what": "A bridge in another year", "first_seen_on": "2019-04-04", **fields}
        return ReferenceClip.objects.create(checked_by=moderator, created_at=at, **given)

    return make
