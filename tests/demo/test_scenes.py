import io

import av
import pytest
from PIL import Image, ImageChops

from media.sniffing import is_clip, sniff
from newsroom.demo.films import RATE, SECONDS, SIZE, draw_film
from newsroom.demo.scenes import HEIGHT, PLANTED, SCENES, WIDTH, draw_scene

GPS = 0x8825


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_a_picture_with_a_position_and_words_that_cleaning_has_to_remove(name: str) -> None:
    drawn = draw_scene(name, seed=1)
    with Image.open(io.BytesIO(drawn)) as image:
        assert (image.format, image.size) == ("JPEG", (WIDTH, HEIGHT))
        assert image.getexif().get_ifd(GPS)
    assert all(needle in drawn for needle in PLANTED)


def test_the_same_seed_gives_the_same_picture_and_another_seed_another() -> None:
    first = draw_scene("dry river", seed=1)
    assert first == draw_scene("dry river", seed=1)
    assert first != draw_scene("dry river", seed=2)


@pytest.mark.parametrize("name", SCENES)
def test_every_scene_carries_the_same_mark(name: str) -> None:
    # The letters of DEMO are the only paper-white on ink in that corner.
    with Image.open(io.BytesIO(draw_scene(name, seed=3))) as image:
        corner = image.convert("L").crop((20, HEIGHT - 80, 170, HEIGHT - 4))
    white = sum(count for level, count in enumerate(corner.histogram()) if level > 200)
    black = sum(count for level, count in enumerate(corner.histogram()) if level < 60)
    assert 0.05 < white / (150 * 76) < 0.4
    assert black / (150 * 76) > 0.5


def test_an_unknown_scene_is_refused_with_the_names_that_there_are() -> None:
    with pytest.raises(ValueError, match="flooded street"):
        draw_scene("wedding", seed=1)


@pytest.fixture(scope="module")
def film() -> bytes:
    """Films take seconds to draw; nobody changes this one."""
    return draw_film("factory gate", seed=7)


def test_a_film_has_moving_pictures_marked_as_demo_and_words_that_cleaning_removes(film: bytes) -> None:
    assert is_clip(sniff(film))
    assert PLANTED[1] in film
    with av.open(io.BytesIO(film)) as opened:
        frames = [frame.to_image() for frame in opened.decode(video=0)]
    assert len(frames) == RATE * SECONDS
    assert frames[0].size == SIZE
    assert ImageChops.difference(frames[0], frames[-1]).getbbox() is not None
    corner = frames[-1].convert("L").crop((8, SIZE[1] - 40, 85, SIZE[1] - 2))
    assert corner.getextrema()[0] < 80 < 180 < corner.getextrema()[1]


def test_films_of_two_seeds_differ(film: bytes) -> None:
    assert film != draw_film("factory gate", seed=8)
