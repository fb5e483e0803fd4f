"""Frames for a search are handed to a moderator as a zip, out of what is clean and redacted, and it is written down."""

import hashlib
import io
import zipfile

import pytest
from django.urls import reverse
from PIL import Image

from media.custody_models import CustodyLink
from media.inspection.models import Rendition
from media.likeness.searching import NoFrames, frames
from media.models import Footage
from media.processing.strip import extra_parts
from media.redaction.models import RedactionPlan
from tests.factory import make_user
from tests.media.processing import material
from tests.media.processing.test_frames import SIZE, clip

pytestmark = pytest.mark.slow


@pytest.fixture
def rendition(own_vault, at):
    """`rendition(item, recipe, content, plan=0)`: a clean file that we made."""

    def make(item, recipe: str, content: bytes, **fields) -> Rendition:
        item.renditions.exclude(name__contains="-of-test-").delete()
        name = f"{recipe.split('.')[0]}-of-test-{fields.get('plan', 0)}.{recipe.split('.')[1]}"
        (own_vault / "renditions").mkdir(parents=True, exist_ok=True)
        (own_vault / "renditions" / name).write_bytes(content)
        given = {"width": 320, "height": 240, "is_strip_checked": True, "size": len(content), **fields}
        return Rendition.objects.create(
            footage=item, recipe=recipe, name=name, content_type="x/y", made_at=at,
            sha256=hashlib.sha256(content).hexdigest(), **given,
        )  # fmt: skip

    return make


@pytest.fixture
def item(piece, rendition, tmp_path):
    made = piece(form="clip")
    rendition(made, "rendition_480.mp4", clip(tmp_path / "clip.mp4", scenes=8, seconds=16).read_bytes())
    return made


def address(item) -> str:
    return reverse("admin:media_footage_frames", args=[item.ref])


def test_a_moderator_gets_six_clean_stills_and_custody_says_who(client, moderator, item):
    client.force_login(moderator)
    answer = client.post(address(item))
    assert answer["Content-Disposition"] == f'attachment; filename="{item.ref}-frames.zip"'
    assert "no-store" in answer["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == [f"{number}.jpg" for number in range(1, 7)]
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert not any(extra_parts(archive.read(name)) for name in archive.namelist())
    link = CustodyLink.objects.of(item).last()
    assert (link.verb, link.actor, link.rendition) == ("exported", moderator, "rendition_480-of-test-0.mp4")
    assert link.sha256 == item.renditions.get().sha256


@pytest.mark.parametrize("role", ["Reporter", "Editor"])
def test_others_do_not_find_it(client, item, role):
    client.force_login(make_user(role))
    assert client.post(address(item)).status_code == 404
    assert not CustodyLink.objects.of(item).filter(verb="exported").exists()


@pytest.mark.parametrize("state", ["hidden", "erased", "purged"])
def test_what_is_withheld_is_not_found(client, moderator, item, state):
    Footage.objects.filter(pk=item.pk).update(state=state)
    client.force_login(moderator)
    assert client.post(address(item)).status_code == 404


def test_it_is_never_handed_out_by_a_link(client, moderator, item):
    client.force_login(moderator)
    assert client.get(address(item)).status_code == 405


def test_what_a_plan_hides_is_not_taken_from_an_older_rendition(client, moderator, item, rendition, tmp_path, at):
    RedactionPlan.objects.create(footage=item, number=1, mode="whole", made_by=moderator, made_at=at)
    with pytest.raises(NoFrames):
        frames(item)
    client.force_login(moderator)
    assert client.post(address(item)).status_code == 302
    assert not CustodyLink.objects.of(item).filter(verb="exported").exists()
    item.renditions.update(is_current=False)
    hidden = clip(tmp_path / "hidden.mp4", scenes=1, seconds=4).read_bytes()
    rendition(item, "rendition_480.mp4", hidden, plan=1)
    found = frames(item)
    assert (found.source.plan, len(found.stills)) == (1, 1)


def test_what_was_not_proven_clean_is_not_taken(piece, rendition):
    item = piece(form="still")
    rendition(item, "still_960.jpg", material.picture_bytes("jpeg", SIZE), is_strip_checked=False)
    with pytest.raises(NoFrames):
        frames(item)


def test_a_picture_gives_one_frame_and_a_sound_none(piece, rendition):
    still, sound = piece(form="still"), piece(form="sound")
    rendition(still, "still_960.jpg", material.picture_bytes("jpeg", SIZE))
    (content,) = frames(still).stills
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == SIZE
    with pytest.raises(NoFrames):
        frames(sound)
