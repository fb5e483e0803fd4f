"""Files that are not taken: a code, a sentence, and nothing made of them."""

import pytest

from media.inspection import progress, renditions, working
from media.inspection.keeping import TRIED_AGAIN
from media.inspection.reasons import REASONS, reason
from media.processing.budgets import CODES
from newsroom.workflow import engine
from tests.factory import make_user
from tests.media.processing import material

pytestmark = pytest.mark.django_db


def cut_off(tmp_path) -> bytes:
    content = material.make_clip(tmp_path / "cut.mp4").read_bytes()
    return content[:200]


FILES = {
    "a picture of more pixels than are opened": (lambda _path: material.png_header(30_000, 30_000), "too_large"),
    "a picture whose pixels are missing": (lambda _path: material.png_header(64, 64)[:60], "unreadable"),
    "a clip that breaks off": (cut_off, "unreadable"),
    "a HEIC": (lambda _path: material.box(b"ftyp", b"heic", bytes(4), b"heicmif1") + bytes(64), "kind_not_allowed"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_with_a_reason_and_nothing_is_made(bring, at, tmp_path, name):
    make, code = FILES[name]
    item = bring(make(tmp_path))
    inspection = working.inspect(item, at=at)
    assert (inspection.status, inspection.code) == ("refused", code)
    assert progress.sentence(item) == reason(code)
    assert renditions.current(item) == {}
    assert item.rendition == ""
    assert working.work(at) == 0


def test_nobody_takes_what_was_not_inspected(bring, at):
    item = bring(material.picture_bytes("png"))
    refused = engine.refusal(item, "take", by=make_user("Moderator"), at=at)
    assert refused.code == "not_inspected"
    assert "0 of 6" in refused.sentence


@pytest.mark.parametrize("code", sorted({*CODES, *TRIED_AGAIN, "malware", "no_room"}))
def test_every_code_has_a_sentence(code):
    assert REASONS[code].endswith(".")
