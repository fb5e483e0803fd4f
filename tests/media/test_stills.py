import io
import random
import struct
import zlib
from collections.abc import Callable

import pytest
from django.utils import translation
from PIL import Image, ImageCms, PngImagePlugin

from media.stills import MAX_SIDE, PAPER, Still, StillRefused, clean_still, encode, extra_parts

RED, GREEN, BLUE, YELLOW = (220, 20, 30), (20, 180, 40), (30, 40, 210), (230, 210, 20)
ORIENTATION, GPS = 0x0112, 0x8825


def written(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def plain(size: tuple[int, int] = (60, 40), colour: object = RED, mode: str = "RGB") -> Image.Image:
    return Image.new(mode, size, colour)


def opened(still: Still) -> Image.Image:
    image = Image.open(io.BytesIO(still.content))
    image.load()
    return image


def near(one: tuple[int, ...], two: tuple[int, ...], by: int = 16) -> bool:
    return max(abs(a - b) for a, b in zip(one, two, strict=True)) <= by


def refusal(content: bytes) -> StillRefused:
    with pytest.raises(StillRefused) as caught:
        clean_still(content)
    return caught.value


# What must not survive.


def exif(orientation: int = 1) -> Image.Exif:
    tags = Image.Exif()
    tags[ORIENTATION] = orientation
    tags[0x010E], tags[0x010F], tags[0x8298] = "NEEDLE-DESCRIPTION", "NEEDLE-MAKER", "NEEDLE-COPYRIGHT"
    tags.get_ifd(0x8769).update({0xA431: "NEEDLE-SERIAL", 0x9286: b"ASCII\0\0\0NEEDLE-USERCOMMENT"})
    tags.get_ifd(GPS).update({1: "N", 2: (31.0, 19.0, 12.3457), 3: "E", 4: (48.0, 40.0, 7.8911), 27: b"NEEDLE-GPS"})
    return tags


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>NEEDLE-XMP</rdf:RDF></x:xmpmeta>'


def profile(needle: str = "NEEDLE-ICC-NM") -> bytes:
    """An sRGB profile whose description is the needle (of the same length as the words it replaces)."""
    whole = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    old, new = "sRGB built-in".encode("utf-16-be"), needle.encode("utf-16-be")
    assert old in whole
    assert len(old) == len(new)
    return whole.replace(old, new)


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content


def loaded_jpeg() -> bytes:
    image = written(plain(), "JPEG", exif=exif(), xmp=XMP, icc_profile=profile(), comment=b"NEEDLE-COMMENT")
    iptc = b"\x1c\x02\x78" + len(b"NEEDLE-IPTC").to_bytes(2, "big") + b"NEEDLE-IPTC"
    resource = b"8BIM\x04\x04\0\0" + len(iptc).to_bytes(4, "big") + iptc + b"\0" * (len(iptc) % 2)
    extra = segment(0xED, b"Photoshop 3.0\0" + resource) + segment(0xEB, b"NEEDLE-APP11")
    tail = b"II*\0\x08\0\0\0NEEDLE-TAIL" + written(plain(), "JPEG", comment=b"NEEDLE-SECOND")
    return image[:2] + extra + image[2:] + tail


def loaded_png() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "NEEDLE-TEXT")
    texts.add_itxt("Title", "NEEDLE-ITXT", lang="fa", tkey="NEEDLE-KEY")
    texts.add_text("Author", "NEEDLE-PACKED", zip=True)
    texts.add(b"prVt", b"NEEDLE-PRIVATE")
    return written(plain(), "PNG", pnginfo=texts, exif=exif(), icc_profile=profile()) + b"NEEDLE-TAIL"


def loaded_gif() -> bytes:
    image = written(plain(), "GIF", comment=b"NEEDLE-COMMENT")
    return image[:-1] + b"\x21\xff\x0bXMP DataXMP\x0aNEEDLE-XMP\x00" + b";" + b"NEEDLE-TAIL"


def loaded_webp() -> bytes:
    image = written(plain(), "WEBP", exif=exif(), xmp=XMP, icc_profile=profile())
    return image + b"NEEDLE-TAIL"


def loaded_avif() -> bytes:
    return written(plain(), "AVIF", exif=exif(), xmp=XMP) + b"\0\0\0\x13freeNEEDLE-TAIL"


LOADED = [
    (
        loaded_jpeg,
        "DESCRIPTION MAKER COPYRIGHT SERIAL USERCOMMENT GPS XMP ICC-NM COMMENT IPTC APP11 TAIL SECOND",
    ),
    (loaded_png, "TEXT ITXT KEY PRIVATE DESCRIPTION GPS TAIL"),
    (loaded_gif, "COMMENT XMP TAIL"),
    (loaded_webp, "DESCRIPTION GPS XMP ICC-NM TAIL"),
    (loaded_avif, "DESCRIPTION GPS XMP TAIL"),
]
POSITIONS = [struct.pack(order + "I", number) for order in "<>" for number in (123457, 78911)]


def has(content: bytes, needle: str) -> bool:
    return any(needle.encode(code) in content for code in ("ascii", "utf-16-be", "utf-16-le"))


@pytest.mark.parametrize(("make", "needles"), LOADED)
def test_nothing_that_was_written_beside_the_pixels_survives(make: Callable[[], bytes], needles: str) -> None:
    content = make()
    missing = [needle for needle in needles.split() if not has(content, f"NEEDLE-{needle}")]
    assert missing == []
    clean = clean_still(content).content
    assert not has(clean, "NEEDLE")
    assert not any(position in clean for position in POSITIONS)


def test_a_position_that_was_planted_is_really_there_to_be_found() -> None:
    assert any(position in loaded_jpeg() for position in POSITIONS)


def test_text_that_was_packed_into_a_png_does_not_survive_either() -> None:
    with Image.open(io.BytesIO(loaded_png())) as image:
        image.load()
        assert image.text["Author"] == "NEEDLE-PACKED"
    assert set(opened(clean_still(loaded_png())).info) <= JFIF


JFIF = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


CHECKED = [
    (loaded_jpeg(), {"APP1", "APP2", "APP11", "APP13", "COM", "tail"}),
    (written(plain(), "JPEG"), set()),
    (written(plain(), "JPEG", progressive=True), set()),
    (written(plain(), "JPEG", restart_marker_blocks=1), set()),
    (written(plain(), "JPEG") + b"\0", {"tail"}),
    (written(plain(), "JPEG")[:-2], {"broken"}),
    (written(plain(), "JPEG")[:200], {"broken"}),
    (written(plain(), "JPEG")[:3], {"broken"}),
    (b"\xff\xd8\xff\xe0\0\x12JFIF\0\1\1\0\0\1\0\1\0\0AB\xff\xd9", {"APP0"}),
    (b"\xff\xd8\xff\xf0\0\4AB\xff\xd9", {"F0"}),
    (b"", {"broken"}),
    (written(plain(), "PNG"), {"broken"}),
]


@pytest.mark.parametrize(("content", "names"), CHECKED)
def test_the_strip_check_names_every_part_that_pixels_do_not_need(content: bytes, names: set[str]) -> None:
    assert set(extra_parts(content)) == names


@pytest.mark.parametrize("make", [make for make, _needles in LOADED])
def test_a_clean_picture_passes_the_strip_check_and_an_independent_reader(make: Callable[[], bytes]) -> None:
    still = clean_still(make())
    assert extra_parts(still.content) == []
    assert set(opened(still).info) <= JFIF


def test_a_picture_that_fails_the_strip_check_never_gets_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("media.stills.extra_parts", lambda _content: ["APP1"])
    with pytest.raises(RuntimeError, match="APP1"):
        clean_still(loaded_jpeg())


def test_a_picture_that_carries_tags_is_written_without_them() -> None:
    with Image.open(io.BytesIO(loaded_jpeg())) as image:
        assert not has(encode(image).content, "NEEDLE")


# What must survive.


@pytest.mark.parametrize(
    ("orientation", "corners"),
    [(1, "rygb"), (2, "yrbg"), (3, "bgyr"), (4, "gbry"), (5, "rgyb"), (6, "grby"), (7, "bygr"), (8, "ybrg")],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_picture_is_turned_upright(kind: str, orientation: int, corners: str) -> None:
    image = plain((80, 40))
    for colour, place in ((RED, (0, 0)), (YELLOW, (40, 0)), (GREEN, (0, 20)), (BLUE, (40, 20))):
        image.paste(colour, (*place, place[0] + 40, place[1] + 20))
    still = clean_still(written(image, kind, exif=exif(orientation)))
    assert (still.width, still.height) == ((40, 80) if orientation > 4 else (80, 40))
    upright, right, low = opened(still), still.width - 5, still.height - 5
    colours = {"r": RED, "y": YELLOW, "g": GREEN, "b": BLUE}
    seen = [upright.getpixel(place) for place in ((5, 5), (right, 5), (5, low), (right, low))]
    assert all(near(pixel, colours[name], 40) for pixel, name in zip(seen, corners, strict=True))


def test_colours_are_brought_from_the_profile_of_the_picture_to_srgb() -> None:
    # A profile that calls green what others call red: only who applies it sees green.
    swapped = profile().replace(b"rXYZ", b"#XYZ").replace(b"gXYZ", b"rXYZ").replace(b"#XYZ", b"gXYZ")
    content = written(plain(colour=(250, 0, 0)), "PNG", icc_profile=swapped)
    assert near(opened(clean_still(content)).getpixel((20, 20)), (0, 250, 0), 30)


@pytest.mark.parametrize("broken", [b"no profile", profile()[:200], b"\0" * 400])
def test_a_broken_profile_is_left_out(broken: bytes) -> None:
    content = written(plain(), "PNG", icc_profile=broken)
    assert near(opened(clean_still(content)).getpixel((20, 20)), RED)


def test_a_profile_for_other_channels_is_left_out() -> None:
    content = written(plain(colour=90, mode="L"), "JPEG", icc_profile=profile())
    assert near(opened(clean_still(content)).getpixel((20, 20)), (90, 90, 90))


SEEN = [
    (plain(), "PNG", RED),
    (plain(colour=128, mode="L"), "PNG", (128, 128, 128)),
    (plain(colour=0x8080, mode="I;16"), "PNG", (128, 128, 128)),
    (plain(colour=1, mode="1"), "PNG", (255, 255, 255)),
    (plain().convert("P"), "PNG", RED),
    (plain(colour=(*RED, 255), mode="RGBA"), "PNG", RED),
    (plain(colour=(*RED, 0), mode="RGBA"), "PNG", PAPER),
    (plain(colour=(*RED, 0), mode="RGBA"), "WEBP", PAPER),
    (plain(colour=(0, 0), mode="LA"), "PNG", PAPER),
    (plain(colour=(0, 0, 0, 128), mode="RGBA"), "PNG", (125, 124, 123)),
    (plain(colour=(0, 255, 255, 0), mode="CMYK"), "JPEG", (255, 0, 0)),
]


@pytest.mark.parametrize(("image", "kind", "colour"), SEEN)
def test_every_way_of_storing_pixels_shows_its_colour(
    image: Image.Image, kind: str, colour: tuple[int, int, int]
) -> None:
    options = {"lossless": True} if kind == "WEBP" else {}
    still = opened(clean_still(written(image, kind, **options)))
    assert (still.mode, still.size) == ("RGB", (60, 40))
    assert near(still.getpixel((30, 20)), colour)


def test_a_colour_named_transparent_becomes_paper() -> None:
    for content in (
        written(plain(colour=3, mode="P"), "GIF", transparency=3),
        written(plain(), "PNG", transparency=RED),
    ):
        assert near(opened(clean_still(content)).getpixel((30, 20)), PAPER)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF"])
def test_of_an_animation_the_first_frame_is_taken(kind: str) -> None:
    content = written(plain(), kind, save_all=True, append_images=[plain(colour=BLUE)], duration=90)
    assert near(opened(clean_still(content)).getpixel((30, 20)), RED, 40)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((60, 40), (60, 40)),
        ((1600, 20), (1600, 20)),
        ((3200, 2000), (1600, 1000)),
        ((900, 1800), (800, 1600)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_large_pictures_are_made_smaller_and_small_ones_kept(
    kind: str, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    still = clean_still(written(plain(size), kind))
    assert (still.width, still.height) == opened(still).size == expected


def test_another_longest_side_may_be_asked_for() -> None:
    still = clean_still(written(plain((400, 200)), "JPEG"), longest_side=100)
    assert (still.width, still.height) == (100, 50)


def test_the_longest_side_is_kept_to_when_the_picture_is_turned() -> None:
    still = clean_still(written(plain((400, 200)), "JPEG", exif=exif(6)), longest_side=100)
    assert (still.width, still.height) == (50, 100)


# What is refused.


def chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")


def png_of(width: int, height: int, rows: bytes = b"") -> bytes:
    """A PNG that claims a size; without rows only the header can be read."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


JPEG = written(Image.effect_noise((200, 150), 60), "JPEG")
MP4 = b"\0\0\0\x18ftypisom\0\0\x02\0isommp41" + bytes(64)
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)
REFUSED = [
    (b"", "not_an_image"),
    (b"Not a picture, whatever the name says.\n", "not_an_image"),
    (b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "not_an_image"),
    (b"%PDF-1.7\n\0", "not_an_image"),
    (written(plain(), "TIFF"), "not_an_image"),
    (written(plain(), "BMP"), "not_an_image"),
    (MP4, "kind_not_allowed"),
    (HEIC, "kind_not_allowed"),
    (b"\xff\xfb\x90\x64\0\0\0", "kind_not_allowed"),
    # The size is refused before a single pixel is decoded: these have none, else they would be called broken.
    (png_of(60_000, 60_000), "too_large"),
    (png_of(7_100, 7_100), "too_large"),
    (png_of(MAX_SIDE + 1, 1), "too_large"),
    (png_of(1, MAX_SIDE + 1), "too_large"),
    (b"GIF89a\xff\xff\xff\xff\0\0\0\x2c\0\0\0\0\xff\xff\xff\xff\0\x02\x01\0\0;", "too_large"),
    (png_of(60, 40), "truncated"),
    (png_of(0, 0), "truncated"),
    (b"GIF89a\0\0\0\0\0\0\0;", "truncated"),
    (JPEG[: len(JPEG) // 2], "truncated"),
    (JPEG[:30], "truncated"),
    (JPEG[:4], "not_an_image"),
    (written(Image.effect_noise((200, 150), 60), "PNG")[:-4000], "truncated"),
    (written(Image.effect_noise((200, 150), 60), "GIF")[:4000], "truncated"),
    (written(Image.effect_noise((200, 150), 60), "WEBP")[:2000], "truncated"),
    (written(Image.effect_noise((200, 150), 60), "AVIF")[:1000], "truncated"),
    (b"\x89PNG\r\n\x1a\n" + JPEG, "truncated"),
]


@pytest.mark.parametrize(("content", "code"), REFUSED)
def test_what_cannot_be_cleaned_is_refused_with_a_code(content: bytes, code: str) -> None:
    assert refusal(content).code == code


@pytest.mark.parametrize("code", sorted({code for _content, code in REFUSED}))
def test_a_refusal_says_what_was_not_taken_and_a_way_out(code: str) -> None:
    problem = refusal(next(content for content, each in REFUSED if each == code))
    assert problem.sentence == str(problem)
    assert "was not taken" in problem.sentence
    assert "end" in problem.sentence  # send, or Send
    assert "%(" not in problem.sentence


def test_a_refusal_names_the_kind_and_the_budget() -> None:
    assert "heic" in refusal(HEIC).sentence
    assert "clip" in refusal(MP4).sentence
    assert "50 megapixels" in refusal(png_of(60_000, 60_000)).sentence


def test_a_refusal_is_made_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    with translation.override("fa"):
        monkeypatch.setattr("media.stills._", lambda text: f"fa:{text}")
        assert refusal(b"").sentence.startswith("fa:")


def test_the_budget_holds_when_somebody_lifts_that_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    assert refusal(png_of(7_100, 7_100)).code == "too_large"


def test_a_bomb_warning_of_the_library_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("media.stills.MAX_PIXELS", 10**12)
    assert refusal(png_of(7_100, 7_100)).code == "too_large"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_only_the_decoder_of_the_kind_that_was_sniffed_is_tried(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    tried, really_open = [], Image.open

    def noted(file: io.BytesIO, *, formats: list[str] | None = None) -> Image.Image:
        tried.append(formats)
        return really_open(file, formats=formats)

    monkeypatch.setattr(Image, "open", noted)
    clean_still(written(plain(), kind))
    assert tried == [[kind]]


def test_the_longest_side_that_is_allowed_passes() -> None:
    still = clean_still(png_of(MAX_SIDE, 1, bytes(MAX_SIDE + 1)))
    assert (still.width, still.height) == (1600, 1)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_unreadable_tags_do_not_stop_a_picture() -> None:
    for tags in (
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0garbage",
        b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 40,
    ):
        content = JPEG[:2] + segment(0xE1, tags) + JPEG[2:]
        assert clean_still(content).width == 200


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("make", [make for make, _needles in LOADED])
def test_damage_anywhere_ends_in_a_picture_or_a_refusal_and_never_in_a_crash(
    make: Callable[[], bytes],
) -> None:
    content, chance = make(), random.Random(7)
    outcomes = set()
    for _number in range(150):
        damaged = bytearray(content)
        for _byte in range(chance.randrange(1, 9)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            outcomes.add(type(clean_still(bytes(damaged[: chance.randrange(len(damaged) // 2, len(damaged) + 1)]))))
        except StillRefused as problem:
            outcomes.add(problem.code)
    assert outcomes - {Still}
