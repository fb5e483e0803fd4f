import io

import pytest
from PIL import Image

from media.sniffing import CLIPS, HEAD_BYTES, SOUNDS, STILLS, is_clip, is_sound, is_still, sniff


def ftyp(major: bytes, *compatible: bytes) -> bytes:
    content = major + bytes(4) + b"".join(compatible)
    return (8 + len(content)).to_bytes(4, "big") + b"ftyp" + content + bytes(64)


def ebml(doc_type: bytes, *, before: bytes = b"\x42\x86\x81\x01") -> bytes:
    content = before + b"\x42\x82" + bytes([0x80 | len(doc_type)]) + doc_type
    return b"\x1a\x45\xdf\xa3" + bytes([0x80 | len(content)]) + content + b"\x18\x53\x80\x67" + bytes(64)


def packets(step: int, *, lead: bytes = b"", header: bytes = b"\x47\x40\x11\x10") -> bytes:
    return (lead + header).ljust(step, b"\0") * 8


def adts(size: int, *, rate: int = 4) -> bytes:
    return bytes([0xFF, 0xF1, 0x40 | rate << 2, 0x80, size >> 3, (size & 7) << 5 | 0x1F, 0xFC]).ljust(size, b"\0")


HEADS = [
    (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "jpeg"),
    (b"\xff\xd8\xff\xdb\x00\x43", "jpeg"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", "png"),
    (b"GIF87a\x01\x00\x01\x00", "gif"),
    (b"GIF89a\x01\x00\x01\x00", "gif"),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "webp"),
    (b"RIFF\x24\x00\x00\x00AVI LIST", "avi"),
    (b"RIFF\x24\x00\x00\x00WAVEfmt ", "wav"),
    (b"RIFF\x24\x00\x00\x00CDR9vrsn", None),
    (ftyp(b"avif", b"mif1", b"miaf"), "avif"),
    (ftyp(b"mif1", b"mif1", b"avif"), "avif"),
    (ftyp(b"heic", b"mif1", b"heic"), "heic"),
    (ftyp(b"mif1", b"mif1", b"heic"), "heic"),
    (ftyp(b"mif1", b"mif1"), None),
    (ftyp(b"isom", b"isom", b"avc1"), "mp4"),
    (ftyp(b"mp42", b"isom"), "mp4"),
    (ftyp(b"XAVC", b"XAVC", b"mp42"), "mp4"),
    (ftyp(b"3gp4", b"3gp4"), "mp4"),
    (ftyp(b"qt  ", b"qt  "), "mov"),
    (ftyp(b"M4A ", b"M4A ", b"isom"), "m4a"),
    (ftyp(b"jp2 ", b"jp2 "), None),
    (ftyp(b"abcd", b"efgh"), None),
    (b"\xff\xff\xff\xffftypisom" + bytes(64), None),
    (b"\x00\x00\x00\x08moov" + bytes(64), None),
    (ebml(b"webm"), "webm"),
    (ebml(b"matroska"), "mkv"),
    (ebml(b"webm\0\0"), "webm"),
    (ebml(b"webm", before=b"\xec\x40\x02\0\0"), None),
    (ebml(b"webm", before=b"\x42\x86\x40\x01\x01"), "webm"),
    (ebml(b"other"), None),
    (b"\x1a\x45\xdf\xa3", None),
    (b"\x1a\x45\xdf\xa3\x00\x00", None),
    (packets(188), "mpegts"),
    (packets(192, lead=b"\0\0\x12\x34"), "mpegts"),
    (packets(190), None),
    (packets(188, header=b"\x47\xc0\x11\x10"), None),
    (packets(188, header=b"\x47\x40\x11\x00"), None),
    (packets(188)[:188], None),
    (b"ID3\x04\x00\x00\x00\x00\x00\x21TSSE", "mp3"),
    (b"\xff\xfb\x90\x64\x00\x00\x00", "mp3"),
    (b"\xff\xfb\xf0\x64\x00\x00\x00", None),
    (b"\xff\xfb\x9c\x64\x00\x00\x00", None),
    (adts(16) * 2, "aac"),
    (adts(16), None),
    (adts(16) + bytes(16), None),
    (adts(16, rate=15) * 2, None),
    (adts(3) * 8, None),
    (b"OggS\x00\x02\x00\x00", "ogg"),
    (b"fLaC\x00\x00\x00\x22", "flac"),
]


@pytest.mark.parametrize(("head", "kind"), HEADS)
def test_a_kind_is_told_by_the_first_bytes(head: bytes, kind: str | None) -> None:
    assert sniff(head) == kind


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\n",
        b"#EXTM3U\n#EXT-X-TARGETDURATION:10\nhttps://example.org/a.ts\n",
        b"ffconcat version 1.0\nfile other.mp4\n",
        b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\n",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        b'<?xml version="1.0"?><MPD/>',
        b"<!doctype html><title>x</title>",
        b"\xef\xbb\xbf#EXTM3U\n",
        "#EXTM3U\n".encode("utf-16"),
        "گزارش".encode(),
        b"GIF89a=1;alert('a text that starts like a GIF')",
        b"RIFFaaaaWEBP is what this text starts with",
        b"Gxx1".ljust(188, b"G") * 8,
        b"%PDF-1.7\n%\x00\x01",
        b"PK\x03\x04\x14\x00",
        b"MZ\x90\x00\x03",
        b"II*\x00\x08\x00\x00\x00",
        b"BM\x3a\x00\x00\x00\x00\x00",
        b"\x00" * 512,
    ],
)
def test_text_and_whatever_is_not_listed_have_no_kind(head: bytes) -> None:
    assert sniff(head) is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_pictures_as_they_are_really_written_are_known(kind: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, kind)
    assert sniff(out.getvalue()[:HEAD_BYTES]) == kind.lower()


def test_every_prefix_of_every_head_is_answered() -> None:
    answers = {sniff(head[:length]) for head, _kind in HEADS for length in range(len(head))}
    assert answers <= STILLS | CLIPS | SOUNDS | {None}


def test_stills_clips_and_sounds_are_apart() -> None:
    assert [is_still("jpeg"), is_still("heic"), is_still("mp4"), is_still("mp3"), is_still(None)] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert [is_clip("mp4"), is_clip("mpegts"), is_clip("png"), is_clip("wav"), is_clip(None)] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert [is_sound("mp3"), is_sound("aac"), is_sound("mp4"), is_sound("gif"), is_sound(None)] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert not STILLS & CLIPS
    assert not SOUNDS & (STILLS | CLIPS)
