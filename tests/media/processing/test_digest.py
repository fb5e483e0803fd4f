"""Whatever a file says of itself is listed for the desk."""

import struct

import pytest
from PIL import Image

from media.processing.digest import GROUPS, MAX_CHARS, MAX_ENTRIES, metadata_digest, texts_of
from tests.media.processing import material
from tests.media.processing.material import NEEDLE, box, exif_with, iptc_with, jpeg_segment, picture_bytes, xmp_with

EXIF = exif_with(NEEDLE)
JPEG = picture_bytes("jpeg")
HEIC = (
    box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    + box(b"meta", bytes(4), box(b"iloc", bytes(8)))
    + box(b"mdat", bytes(3), struct.pack(">I", 6), EXIF)
)

PICTURES = {
    "exif of a JPEG": picture_bytes("jpeg", exif=EXIF),
    "comment of a JPEG": picture_bytes("jpeg", comment=NEEDLE.encode()),
    "XMP of a JPEG": jpeg_segment(JPEG, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp_with(NEEDLE)),
    "IPTC of a JPEG": jpeg_segment(JPEG, 0xED, iptc_with(NEEDLE)),
    "texts of a PNG": material.png_text(NEEDLE),
    "texts behind the pixels of a PNG": material.png_with((b"tEXt", b"Author\0" + NEEDLE.encode()), after_pixels=True),
    "exif of a PNG": picture_bytes("png", exif=EXIF),
    "exif behind the pixels of a PNG": material.png_with((b"eXIf", EXIF[6:]), after_pixels=True),
    "XMP of a PNG": material.png_with((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp_with(NEEDLE))),
    "comment of a GIF": picture_bytes("gif", comment=NEEDLE.encode()),
    "exif of a WebP": picture_bytes("webp", exif=EXIF),
    "XMP of a WebP": picture_bytes("webp", xmp=xmp_with(NEEDLE)),
    "exif of an AVIF": picture_bytes("avif", exif=EXIF),
    "XMP of an AVIF": picture_bytes("avif", xmp=xmp_with(NEEDLE)),
    "exif of a HEIC": HEIC,
}


@pytest.mark.parametrize("where", PICTURES)
def test_a_picture_tells_its_tags_wherever_they_hide(job, where) -> None:
    assert any(NEEDLE in text for text in texts_of(metadata_digest(job(PICTURES[where]))))


@pytest.mark.parametrize("where", [name for name in PICTURES if "exif" in name])
def test_device_software_time_and_position_are_filed_as_such(job, where) -> None:
    digest = metadata_digest(job(PICTURES[where]))
    assert digest["has_position"]
    assert ["EXIF", "Make", "TestMaker"] in digest["device"]
    assert ["EXIF", "Software", NEEDLE] in digest["software"]
    assert ["EXIF", "DateTimeOriginal", "2022:11:16 21:05:00"] in digest["times"]
    assert any(name == "GPSLatitude" and value.startswith("35") for _where, name, value in digest["position"])


@pytest.mark.parametrize("kind", [*material.CLIPS, *material.SOUNDS])
def test_clips_and_sounds_tell_their_tags(files, job, kind) -> None:
    texts = texts_of(metadata_digest(job(files[kind])))
    assert any(NEEDLE in text for text in texts) or kind in {"aac", "mpegts"}  # these have no room for tags


def test_a_position_in_a_clip_is_seen(files, job) -> None:
    digest = metadata_digest(job(files["mp4"]))
    assert digest["has_position"]
    assert any("35.6892" in value for _where, _name, value in digest["position"])


@pytest.mark.parametrize(
    ("more", "where", "name"),
    [
        (box(b"uuid", bytes(range(16)), NEEDLE.encode()), "uuid box", "000102030405060708090a0b0c0d0e0f"),
        (box(b"uuid", bytes(16), xmp_with(NEEDLE)), "XMP", "xmp:CreatorTool"),
        (box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(NEEDLE), 0), NEEDLE.encode())), "user data", "\\a9xyz"),
        (box(b"udta", box(b"auth", NEEDLE.encode())), "user data", "auth"),
        (box(b"free", NEEDLE.encode()), "unused space", "free"),
    ],
)
def test_boxes_that_decoders_pass_over_are_listed(files, job, more, where, name) -> None:
    digest = metadata_digest(job(files["mp4"].read_bytes() + more))
    found = [entry for group in (*GROUPS, "other") for entry in digest[group] if entry[:2] == [where, name]]
    assert found
    assert NEEDLE in found[0][2]


def test_what_is_no_text_becomes_its_length_and_hash(job) -> None:
    digest = metadata_digest(job(PICTURES["exif of a JPEG"]))
    notes = [value for _where, name, value in digest["other"] + digest["device"] if name == "MakerNote"]
    assert notes
    assert notes[0].startswith(f"{len(NEEDLE) + 2} bytes, SHA-256 ")


def test_values_are_cut_and_hold_no_control_characters(job) -> None:
    text = "a\x1b[31mb" + "x" * 5000
    digest = metadata_digest(job(material.png_text(text)))
    assert all(len(value) <= MAX_CHARS and value.isprintable() for value in texts_of(digest))


def test_a_flood_of_tags_is_cut_and_says_so(job) -> None:
    chunks = [(b"tEXt", b"Key%d\0value %d" % (number, number)) for number in range(400)]
    digest = metadata_digest(job(material.png_with(*chunks)))
    assert digest["is_cut"]
    assert len(texts_of(digest)) == MAX_ENTRIES


def test_a_bare_picture_has_nothing_to_tell(job) -> None:
    assert texts_of(metadata_digest(job(picture_bytes("webp")))) == []


def test_broken_tags_end_the_list_and_are_told(job) -> None:
    whole = PICTURES["texts of a PNG"]
    digest = metadata_digest(job(whole[: len(whole) - 60]))
    assert any(NEEDLE in text for text in texts_of(digest))


def test_tags_of_a_picture_are_read_when_they_lie_inside_one(job) -> None:
    inner = Image.Exif()
    inner[0x010E] = NEEDLE
    assert NEEDLE in texts_of(metadata_digest(job(picture_bytes("jpeg", exif=inner.tobytes()))))
