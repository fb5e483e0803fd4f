import io

import pytest
from PIL import Image

from media.sniffing import is_clip, sniff
from media.stills import clean_still
from newsroom.demo.scenes import HEIGHT, PLANTED, SCENES, WIDTH, draw_clip, draw_scene

GPS = 0x8825


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_a_picture_with_a_position_and_words_that_cleaning_removes(name: str) -> None:
    drawn = draw_scene(name, seed=1)
    with Image.open(io.BytesIO(drawn)) as image:
        assert (image.format, image.size) == ("JPEG", (WIDTH, HEIGHT))
        assert image.getexif().get_ifd(GPS)
    assert all(needle in drawn for needle in PLANTED)
    clean = clean_still(drawn)
    with Image.open(io.BytesIO(clean.content)) as image:
        assert not image.getexif()
        assert (clean.width, clean.height) == image.size == (WIDTH, HEIGHT)
    assert not any(needle in clean.content for needle in PLANTED)


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


def boxes(content: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 0
    while at < len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        assert size >= 8
        found.append((content[at + 4 : at + 8], content[at + 8 : at + size]))
        at += size
    assert at == len(content)
    return found


def test_the_clip_is_a_chain_of_whole_boxes_marked_as_demo() -> None:
    clip = draw_clip(7)
    assert is_clip(sniff(clip))
    (first, _brands), (second, note), (third, movie) = boxes(clip)
    assert (first, second, third) == (b"ftyp", b"free", b"moov")
    assert b"DEMO" in note
    [(header, fields)] = boxes(movie)
    assert (header, len(fields)) == (b"mvhd", 100)
    seconds = int.from_bytes(fields[16:20], "big") / int.from_bytes(fields[12:16], "big")
    assert 5 <= seconds < 65


def test_clips_of_two_seeds_differ() -> None:
    assert draw_clip(1) == draw_clip(1)
    assert draw_clip(1) != draw_clip(2)
