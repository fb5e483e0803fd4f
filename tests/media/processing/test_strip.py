"""The proof that a copy is clean finds whatever is planted, in every format that we write."""

import struct

import pytest

from media.processing.budgets import Refused
from media.processing.steps import STEPS, strip_check
from media.processing.strip import extra_parts
from tests.media.processing.material import (
    NEEDLE,
    box,
    exif_with,
    iptc_with,
    jpeg_segment,
    patch,
    picture_bytes,
    png_chunk,
    png_with,
    xmp_with,
)

TEXT = NEEDLE.encode()
JPEG, PNG, WEBP, AVIF = (picture_bytes(kind) for kind in ("jpeg", "png", "webp", "avif"))


@pytest.fixture(scope="module")
def mp4(files, tmp_path_factory) -> bytes:
    from media.processing.job import Job

    job = Job(tmp_path_factory.mktemp("made"), files["mp4"])
    job.keep_result("probe", STEPS["probe"].run(job))
    STEPS["rendition_480"].run(job)
    return (job.folder / "rendition_480.mp4").read_bytes()


def riff(content: bytes) -> bytes:
    return content[:4] + struct.pack("<I", len(content) - 8) + content[8:]


def chunk(name: bytes, part: bytes) -> bytes:
    return name + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2)


def with_note(avif: bytes) -> bytes:
    """The AVIF with a text at the end of its data, the size of the box put right."""
    at = avif.index(b"mdat") - 4
    return avif[:at] + struct.pack(">I", len(avif) - at + len(TEXT)) + avif[at + 4 :] + TEXT


DIRTY = {
    "JPEG with exif": (picture_bytes("jpeg", exif=exif_with(NEEDLE)), "APP1"),
    "JPEG with a comment": (picture_bytes("jpeg", comment=TEXT), "COM"),
    "JPEG with XMP": (jpeg_segment(JPEG, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp_with(NEEDLE)), "APP1"),
    "JPEG with IPTC": (jpeg_segment(JPEG, 0xED, iptc_with(NEEDLE)), "APP13"),
    "JPEG with a TIFF in it": (jpeg_segment(JPEG, 0xE2, b"MPF\0II*\0\x08\0\0\0" + TEXT), "APP2"),
    "JPEG with a profile": (picture_bytes("jpeg", icc_profile=bytes(128) + TEXT), "APP2"),
    "JPEG with a thumbnail": (jpeg_segment(JPEG, 0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02" + bytes(12)), "APP0"),
    "JPEG with a tail": (JPEG + TEXT, "tail"),
    "JPEG cut off": (JPEG[:-2], "broken"),
    "PNG with a text": (png_with((b"tEXt", b"Author\0" + TEXT)), "tEXt"),
    "PNG with a text behind the pixels": (png_with((b"iTXt", b"A\0\0\0\0\0" + TEXT), after_pixels=True), "iTXt"),
    "PNG with exif": (picture_bytes("png", exif=exif_with(NEEDLE)), "eXIf"),
    "PNG with a private chunk": (png_with((b"prVt", TEXT)), "prVt"),
    "PNG with a time": (png_with((b"tIME", bytes(7))), "tIME"),
    "PNG with a tail": (PNG + TEXT, "tail"),
    "PNG with a chunk behind the end": (PNG + png_chunk(b"tEXt", TEXT), "tail"),
    "PNG cut off": (PNG[:-5], "broken"),
    "WebP with exif": (picture_bytes("webp", exif=exif_with(NEEDLE)), "EXIF"),
    "WebP with XMP": (picture_bytes("webp", xmp=xmp_with(NEEDLE)), "XMP"),
    "WebP with a profile": (picture_bytes("webp", icc_profile=bytes(128) + TEXT), "ICCP"),
    "WebP with a chunk of its own": (riff(WEBP + chunk(b"note", TEXT)), "note"),
    "WebP with a tail": (WEBP + TEXT, "tail"),
    "WebP cut off": (WEBP[:-4], "broken"),
    "AVIF with exif": (picture_bytes("avif", exif=exif_with(NEEDLE)), "item"),
    "AVIF with XMP": (picture_bytes("avif", xmp=xmp_with(NEEDLE)), "item"),
    "AVIF with a profile": (picture_bytes("avif", icc_profile=bytes(128) + TEXT), "meta/iprp/ipco/colr profile"),
    "AVIF with a box of its own": (AVIF + box(b"uuid", bytes(16), TEXT), "uuid"),
    "AVIF with a filled gap": (AVIF + box(b"free", TEXT), "free"),
    "AVIF with a note in its data": (with_note(AVIF), "unit -1"),
}


@pytest.mark.parametrize("name", DIRTY)
def test_what_is_planted_in_a_picture_is_found_and_named(name) -> None:
    content, part = DIRTY[name]
    assert part in extra_parts(content)


@pytest.mark.parametrize("content", [JPEG, PNG, WEBP, AVIF], ids=["jpeg", "png", "webp", "avif"])
def test_bare_pictures_are_clean(content) -> None:
    assert extra_parts(content) == []


def test_our_own_rendition_is_clean(mp4) -> None:
    assert extra_parts(mp4, [TEXT]) == []
    assert mp4.index(b"moov") < mp4.index(b"mdat")


MP4_PLANTS = {
    "a tag": (lambda mp4: mp4 + box(b"udta", box(b"\xa9xyz", TEXT)), "udta"),
    "a box of its own": (lambda mp4: mp4 + box(b"uuid", bytes(16), TEXT), "uuid"),
    "a filled gap": (lambda mp4: mp4 + box(b"free", TEXT), "free"),
    "a second gap of another name": (lambda mp4: mp4 + box(b"skip", TEXT), "skip"),
    "more data": (lambda mp4: mp4 + box(b"mdat", TEXT), "mdat unreferred"),
    "loose bytes behind": (lambda mp4: mp4 + TEXT, "broken"),
    "a name of the handler": (lambda mp4: mp4.replace(b"VideoHandler", b"MyOwnCamera1"), "hdlr name"),
    "a name of the encoder": (lambda mp4: patch(mp4, b"avc1", 42, b"\x08Camera77", which=1), "compressor"),
    "a time of making": (lambda mp4: patch(mp4, b"mvhd", 4, b"\xda\xaa\xaa\xaa"), "moov/mvhd time"),
    "a time of a track": (lambda mp4: patch(mp4, b"tkhd", 8, b"\xda\xaa\xaa\xaa"), "moov/trak/tkhd time"),
}


@pytest.mark.parametrize("name", MP4_PLANTS)
def test_what_is_planted_in_a_clip_is_found_and_named(mp4, name) -> None:
    plant, part = MP4_PLANTS[name]
    assert part in " ".join(extra_parts(plant(mp4)))


def test_an_original_is_never_clean(files) -> None:
    for kind in ("mp4", "mov"):
        assert extra_parts(files[kind].read_bytes())


def test_a_format_that_we_do_not_write_is_not_clean(files) -> None:
    for kind in ("gif", "webm", "mp3", "avi"):
        assert extra_parts(files[kind].read_bytes()) == ["unknown kind"]


def test_a_word_of_the_original_is_found_in_the_pixels_themselves() -> None:
    at = JPEG.index(b"\xff\xda") + 30
    assert extra_parts(JPEG[:at] + TEXT + JPEG[at:], [TEXT]) == ["needle"]
    assert extra_parts(JPEG, [b"", b"\xff\xd8"]) == []


def test_a_dirty_copy_in_the_folder_stops_everything(done) -> None:
    job = done(picture_bytes("jpeg", exif=exif_with(NEEDLE)), "probe", "still", "digest", "stills")
    checked = strip_check(job)
    assert checked["needles"] >= 2
    assert "still_480.avif" in checked["files"]
    (job.folder / "still_480.jpg").write_bytes(picture_bytes("jpeg", comment=b"x"))
    with pytest.raises(Refused) as caught:
        strip_check(job)
    assert caught.value.code == "not_clean"


def test_a_needle_that_is_given_is_looked_for(done) -> None:
    job = done(picture_bytes("jpeg"), "probe", "still", "digest", "stills")
    with pytest.raises(Refused):
        strip_check(job, needles=("WEBPVP8 ",))
