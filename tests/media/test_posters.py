import io

import pytest
from PIL import Image

from media.posters import INK, draw_poster
from media.stills import PAPER


def near(one: tuple[int, ...], two: tuple[int, ...]) -> bool:
    return max(abs(a - b) for a, b in zip(one, two, strict=True)) < 12


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (640, 360), (480, 480), (64, 36)])
def test_a_poster_is_a_picture_of_the_size_asked_for(width: int, height: int) -> None:
    still = draw_poster("clip 0:41", width=width, height=height)
    with Image.open(io.BytesIO(still.content)) as image:
        assert (image.format, image.size) == ("JPEG", (width, height))
    assert (still.width, still.height, still.ext) == (width, height, "jpg")


def test_a_poster_shows_a_paper_triangle_on_ink_in_the_middle() -> None:
    with Image.open(io.BytesIO(draw_poster("clip 0:41").content)) as image:
        assert near(image.getpixel((645, 338)), PAPER)
        assert near(image.getpixel((560, 338)), INK)
        assert near(image.getpixel((20, 20)), PAPER)


def test_the_same_label_gives_the_same_bytes_and_another_label_others() -> None:
    assert draw_poster("clip 0:41").content == draw_poster("clip 0:41").content
    assert draw_poster("clip 0:41").content != draw_poster("clip 0:42").content


@pytest.mark.parametrize("label", ["کلیپ", "clip\u00a00:41", "x" * 25, "a\nb", "é"])
def test_a_label_that_the_font_cannot_set_is_refused(label: str) -> None:
    with pytest.raises(ValueError, match="ASCII"):
        draw_poster(label)


def test_a_poster_may_go_without_a_label() -> None:
    assert draw_poster("").content
