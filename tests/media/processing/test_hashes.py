"""Perceptual hashes: the same picture is near, another one is far, and time has to agree."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance

from media.processing import hashes, sampling
from media.processing.hashes import best_match, distance, is_flat, match, phash, signed, variants, without_bars, words
from media.processing.sampling import MAX_FRAMES, read_hashes
from media.processing.steps import STEPS
from tests.media.processing.material import make_clip, picture_bytes, scene

HASH = st.integers(0, 2**64 - 1)
BIG = (320, 180)


def copies() -> dict[str, Image.Image]:
    picture = scene(1, BIG, seed=5)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=25)
    return {
        "smaller": picture.resize((120, 68)),
        "squeezed into JPEG": Image.open(out),
        "brighter": ImageEnhance.Brightness(picture).enhance(1.2),
        "grey": picture.convert("L"),
    }


@pytest.mark.parametrize("name", copies())
def test_a_copy_is_the_same_picture(name) -> None:
    assert distance(phash(scene(1, BIG, seed=5)), phash(copies()[name])) <= hashes.SAME


def test_other_pictures_are_far_apart() -> None:
    values = [phash(scene(1, BIG, seed=seed)) for seed in range(20)]
    near = [(a, b) for a in range(20) for b in range(a) if distance(values[a], values[b]) <= hashes.NEAR]
    assert not near


@pytest.mark.parametrize(
    ("variant", "change"),
    [
        ("mirrored", lambda picture: picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)),
        ("turned_left", lambda picture: picture.transpose(Image.Transpose.ROTATE_90)),
        ("turned_over", lambda picture: picture.transpose(Image.Transpose.ROTATE_180)),
        ("turned_right", lambda picture: picture.transpose(Image.Transpose.ROTATE_270)),
        ("middle", lambda picture: picture.crop((10, 5, 310, 175))),
        ("inner", lambda picture: picture.crop((16, 9, 304, 171))),
        ("core", lambda picture: picture.crop((32, 18, 288, 162))),
    ],
)
def test_a_changed_copy_in_the_store_is_found_by_the_variant_of_its_name(variant, change) -> None:
    picture = scene(1, BIG, seed=5)
    stored = {"as_is": [(0.0, phash(change(picture)))]}
    query = {name: [(0.0, phash(one))] for name, one in variants(picture).items()}
    found = best_match(query, stored)
    assert (found.variant, found.frames) == (variant, 1)
    assert found.distance <= hashes.SAME
    assert match(query["as_is"], stored["as_is"], within=hashes.SAME).frames == 0 or variant == "middle"


@pytest.mark.parametrize(
    "change", [lambda one: one.crop((16, 9, 304, 171)), lambda one: framed(one, (0, 40))], ids=["cut", "framed"]
)
def test_a_cut_or_framed_copy_finds_its_original_in_the_store(change) -> None:
    picture = scene(1, BIG, seed=5)
    stored = {name: [(0.0, phash(one))] for name, one in variants(picture).items()}
    query = {name: [(0.0, phash(one))] for name, one in variants(change(picture)).items()}
    assert best_match(query, stored).distance <= hashes.SAME


def framed(picture: Image.Image, bars: tuple[int, int]) -> Image.Image:
    made = Image.new("RGB", (picture.width + 2 * bars[0], picture.height + 2 * bars[1]))
    made.paste(picture, bars)
    return made


@pytest.mark.parametrize("bars", [(0, 40), (60, 0)])
def test_bars_are_taken_off(bars) -> None:
    picture = scene(1, BIG, seed=5)
    inside = without_bars(framed(picture, bars))
    assert inside is not None
    assert distance(phash(inside), phash(picture)) <= hashes.SAME
    assert without_bars(picture) is None
    assert without_bars(Image.new("RGB", (60, 40), "white")) is None


def test_plain_frames_say_nothing() -> None:
    assert is_flat(Image.new("RGB", (50, 50), "grey"))
    assert not is_flat(scene(0))


@given(HASH, HASH)
def test_distance_is_a_distance_and_words_are_the_hash(one, other) -> None:
    assert distance(one, other) == distance(other, one) == bin(one ^ other).count("1")
    a, b, c, d = words(one)
    assert a << 48 | b << 32 | c << 16 | d == one
    assert -(2**63) <= signed(one) < 2**63
    assert signed(one) % 2**64 == one


@given(HASH, st.sets(st.integers(0, 63), max_size=3))
def test_hashes_within_three_bits_share_a_word(value, flipped) -> None:
    other = value
    for place in flipped:
        other ^= 1 << place
    assert any(one == two for one, two in zip(words(value), words(other), strict=True))


def frames(*values: int, start: float = 0.0) -> list[tuple[float, int]]:
    return [(start + at, value) for at, value in enumerate(values)]


A, B, C, D = 0x0000000000000000, 0xFFFFFFFF00000000, 0x00000000FFFFFFFF, 0xAAAAAAAAAAAAAAAA
MATCHES = [
    (frames(A, B, C, D), frames(A, B, C, D), 4, True, 0.0),
    (frames(A, B, C, D), frames(A, B, C, D, start=7.0), 4, True, -7.0),
    (frames(B, C, D), frames(A, A, B, C, D), 3, True, -2.0),
    (frames(A, B, C, D), frames(D, C, B, A), 1, False, None),
    (frames(A, B), frames(C, D), 0, False, 0.0),
    (frames(A), frames(A), 1, True, 0.0),
    (frames(A, *range(100, 120)), frames(A, D, D, D), 1, False, 0.0),
    (frames(A, A, A, A), frames(A), 1, True, None),
    ([], frames(A), 0, False, 0.0),
]


@pytest.mark.parametrize(("query", "other", "count", "is_same", "offset"), MATCHES)
def test_frames_count_when_one_shift_of_time_explains_them(query, other, count, is_same, offset) -> None:
    found = match(query, other, within=4)
    assert found.frames == count
    if offset is not None:
        assert found.offset == pytest.approx(offset)
    if count != 1 or len(other) > 1 or len(query) == 1:
        assert found.is_same is is_same


@given(st.lists(HASH, max_size=8), st.lists(HASH, max_size=8))
def test_a_match_never_counts_more_frames_than_there_are(one, other) -> None:
    found = match(frames(*one), frames(*other))
    assert 0 <= found.frames <= min(len(one), len(other)) == found.sampled


def test_a_clip_is_sampled_once_a_second_from_its_clean_rendition(done, tmp_path) -> None:
    path = make_clip(tmp_path / "five.mp4", seconds=5, rate=12, with_sound=False)
    made = done(path, "probe", "rendition_480", "hashes").result("hashes")
    assert made["source"] == "rendition_480.mp4"
    assert [at for at, _value in made["hashes"]["as_is"]] == pytest.approx([0, 1, 2, 3, 4], abs=0.05)
    assert set(made["hashes"]) == {name for name in hashes.VARIANTS if name != "without_bars"}


@pytest.mark.parametrize("distance", ["6", "12", "250"])
def test_without_a_rendition_the_original_is_looked_at_in_the_same_moments(done, tmp_path, distance) -> None:
    """However far its key frames are apart: it meets its own rendition, and so every copy of it."""
    path = make_clip(
        tmp_path / "five.mp4", size=BIG, seconds=5, rate=12, with_sound=False, options={"g": distance}
    )  # fmt: skip
    made = done(path, "probe", "hashes").result("hashes")
    assert (made["source"], made["sampled"]) == ("original", 5)
    assert [at for at, _value in made["hashes"]["as_is"]] == pytest.approx([0, 1, 2, 3, 4], abs=0.09)
    copy = done(path, "probe", "rendition_480", "hashes").result("hashes")
    assert best_match(read_hashes(made), read_hashes(copy), within=4).frames == 5


@pytest.mark.parametrize("kind", ["mp4", "mkv", "mpegts", "avi"])
def test_moments_far_apart_are_gone_to(done, tmp_path, monkeypatch, kind) -> None:
    monkeypatch.setattr(sampling, "MAX_FRAMES", 3)
    path = make_clip(tmp_path / f"long.{kind}", kind, seconds=30, rate=5, with_sound=False, bit_rate=400_000)
    made = done(path, "probe", "hashes").result("hashes")
    assert [at for at, _value in made["hashes"]["as_is"]] == pytest.approx([0, 10, 20], abs=0.25)


def test_flat_frames_are_sampled_and_not_kept(done, tmp_path) -> None:
    path = make_clip(tmp_path / "black.mp4", seconds=3, with_sound=False, frame=lambda at: Image.new("RGB", (64, 48)))
    made = done(path, "probe", "rendition_480", "hashes").result("hashes")
    assert (made["sampled"], made["hashes"]) == (3, {})


def test_a_picture_has_one_hash_and_a_sound_none(files, done) -> None:
    made = done(files["png"], "probe", "still", "hashes").result("hashes")
    assert [len(rows) for rows in read_hashes(made).values()] == [1] * len(made["hashes"])
    assert STEPS["hashes"].run(done(files["mp3"], "probe"))["hashes"] == {}


def test_a_picture_saved_again_is_found(done) -> None:
    first = read_hashes(done(picture_bytes("png", BIG), "probe", "still", "hashes").result("hashes"))
    second = read_hashes(
        done(picture_bytes("jpeg", (160, 90), quality=40), "probe", "still", "hashes").result("hashes")
    )
    assert best_match(first, second).is_same


@pytest.mark.slow
def test_a_long_clip_is_sampled_at_most_so_often(done, tmp_path) -> None:
    path = make_clip(tmp_path / "long.mp4", seconds=300, rate=4, with_sound=False)
    made = done(path, "probe", "rendition_480", "hashes").result("hashes")
    assert made["sampled"] == len(made["hashes"]["as_is"]) <= MAX_FRAMES
    assert made["hashes"]["as_is"][-1][0] > 290
