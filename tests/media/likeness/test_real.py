"""Real clips through the whole inspection: a copy that somebody changed is shown beside its original."""

from datetime import timedelta

import pytest
from PIL import Image

from media.intake import receive
from media.likeness.searching import frames
from media.likeness.seen import near, unanswered
from tests.factory import make_user
from tests.media.processing import material

working = pytest.importorskip("media.inspection.working")
pytestmark = pytest.mark.slow
SIZE = (320, 240)


def same(picture: Image.Image) -> Image.Image:
    return picture


def mirrored(picture: Image.Image) -> Image.Image:
    return picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)


@pytest.fixture
def inspected(vocabulary, own_vault, tmp_path, at):
    """`inspected(seed, change, crf, days)`: a clip that was taken in and looked at."""
    by = make_user("Reporter")

    def make(seed: int, change=same, *, crf: int = 23, days: int = 0):
        path = material.make_clip(
            tmp_path / f"{seed}-{change.__name__}.mp4", size=SIZE, seconds=5, with_sound=False,
            frame=lambda at: change(material.scene(at * 4, SIZE, seed=seed)), options={"crf": str(crf)},
        )  # fmt: skip
        moment = at + timedelta(days=days)
        with path.open("rb") as file:
            item = receive(file, working_title=path.stem, credit="", by=by, at=moment)
        assert working.inspect(item, at=moment).status == "ready"
        return item

    return make


@pytest.mark.parametrize("change", [same, mirrored])
def test_a_copy_that_was_squeezed_or_mirrored_raises_the_alarm(inspected, change):
    old, other = inspected(1, days=-5), inspected(2, days=-4)
    new = inspected(1, change, crf=34)
    (shown,) = near(new)
    assert (shown.ref, shown.pair.is_same, shown.pair.variant) == (
        old.ref, True, "mirrored" if change is mirrored else "as_is",
    )  # fmt: skip
    assert shown.still is not None
    assert unanswered(new)
    assert near(other) == []
    assert frames(new).stills
