"""Where metadata hides in each format, as (where, name, value); values are as they stand in the file."""

from __future__ import annotations

import contextlib
import mmap
import re
import struct
from collections.abc import Iterator
from typing import Any, cast

from av.container import InputContainer
from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from media.processing.boxes import boxes

Entry = tuple[str, str, Any]

MAX_XMP_BYTES = 256 * 1024
_IFDS = {ExifTags.IFD.Exif: "EXIF", ExifTags.IFD.GPSInfo: "EXIF GPS", ExifTags.IFD.IFD1: "EXIF thumbnail"}
_IPTC = {
    (1, 90): "coded character set", (2, 5): "title", (2, 25): "keywords", (2, 55): "date created", (2, 60): "time created",
    (2, 80): "byline", (2, 85): "byline title", (2, 90): "city", (2, 92): "sublocation", (2, 95): "province",
    (2, 101): "country", (2, 110): "credit", (2, 115): "source", (2, 116): "copyright", (2, 120): "caption",
    (2, 122): "writer",
}  # fmt: skip
_PIXEL_INFO = frozenset({
    "jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "gamma", "transparency", "background", "duration", "loop",
    "timestamp", "version", "extension", "exif", "photoshop", "xmp", "XML:com.adobe.xmp", "Raw profile type exif",
    "progressive", "progression", "adobe", "adobe_transform", "interlace", "srgb", "chromaticity", "sizes", "mp", "mpoffset",
    "icc_profile", "default_image", "aspect", "bbox",
})  # fmt: skip
_XMP_NAME = r"([\w.-]{1,40}:[\w.-]{1,60})"
_XMP_PART = re.compile(
    rf'{_XMP_NAME}\s{{0,20}}=\s{{0,20}}"([^"]{{1,2000}})"|<{_XMP_NAME}(?:\s[^>]{{0,500}})?>([^<]{{1,2000}})<'
)
_XMP_NOISE = ("xmlns:", "rdf:about", "x:xmptk", "rdf:parseType", "xml:lang")


def of_picture(image: Image.Image) -> Iterator[Entry]:
    """Tags, comments and texts of a picture whose header was read."""
    if image.format == "PNG":  # some may stand behind the pixels
        with contextlib.suppress(OSError, ValueError, SyntaxError):  # broken pixels are the probe's business
            image.load()
    info = image.info
    for name, value in list(info.items()):
        if isinstance(name, str) and name not in _PIXEL_INFO:
            yield f"{image.format} text" if image.format == "PNG" else str(image.format), name, value
    for packet in ("xmp", "XML:com.adobe.xmp"):
        yield from of_xmp(info.get(packet))
    yield from _iptc(image)
    if info.get("icc_profile"):
        yield str(image.format), "colour profile", bytes(info["icc_profile"])
    if info.get("exif") or image.format in ("JPEG", "WEBP", "AVIF", "PNG"):
        yield from of_exif(image.getexif())


def of_exif(exif: Image.Exif) -> Iterator[Entry]:
    """Every tag of every directory, by name; an unknown one by its number."""
    for tag, value in _tags(exif):
        yield "EXIF", ExifTags.TAGS.get(tag, f"tag {tag}"), _plain(value)
    for ifd, where in _IFDS.items():
        try:
            inner = exif.get_ifd(ifd)
        except Exception:  # hostile tags raise nearly anything
            inner = {}
        names = ExifTags.GPSTAGS if ifd == ExifTags.IFD.GPSInfo else ExifTags.TAGS
        for tag, value in list(inner.items()):
            yield where, names.get(tag, f"tag {tag}"), _plain(value)


def _tags(exif: Image.Exif) -> list[tuple[int, Any]]:
    pairs: list[tuple[int, Any]] = []
    for tag in list(exif):
        try:
            pairs.append((tag, exif[tag]))
        except Exception:  # noqa: S112 - as above
            continue
    return [(tag, value) for tag, value in pairs if tag not in (0x8769, 0x8825)]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {one}" for key, one in list(value.items())[:20])
    if isinstance(value, tuple):
        return " ".join(str(one) for one in value[:20])
    if isinstance(value, bytes) and value[:8] in (b"ASCII\0\0\0", b"UNICODE\0"):
        return value[8:].decode("utf-16" if value[:1] == b"U" else "ascii", "replace")
    return value


def of_xmp(packet: Any) -> Iterator[Entry]:
    """Names and values of an XMP packet; read as text, for a parser of XML is one more thing to attack."""
    if not packet:
        return
    text = (
        packet[:MAX_XMP_BYTES].decode("utf-8", "replace") if isinstance(packet, bytes) else str(packet)[:MAX_XMP_BYTES]
    )
    found = False
    for attribute, value, element, content in _XMP_PART.findall(text):
        name = attribute or element
        if not name.startswith(_XMP_NOISE) and (value or content).strip():
            found = True
            yield "XMP", name, (value or content).strip()
    if not found:
        yield "XMP", "packet", packet


def _iptc(image: Image.Image) -> Iterator[Entry]:
    try:
        records = IptcImagePlugin.getiptcinfo(cast(ImageFile.ImageFile, image)) or {}
    except Exception:  # as above
        return
    for key, value in records.items():
        for one in value if isinstance(value, list) else [value]:
            yield "IPTC", _IPTC.get(key, f"{key[0]}:{key[1]}"), one


def of_container(container: InputContainer) -> Iterator[Entry]:
    """Tags of the file, of each stream and chapter, and attachments."""
    for name, value in container.metadata.items():
        yield "file", name, value
    for stream in container.streams:
        for name, value in stream.metadata.items():
            yield f"stream {stream.index} ({stream.type})", name, value
        if stream.type == "attachment":
            yield f"stream {stream.index} ({stream.type})", "content", bytes(getattr(stream, "data", b""))
    for chapter in container.chapters():
        for name, value in chapter["metadata"].items():
            yield "chapter", name, value


def of_boxes(content: bytes | mmap.mmap) -> Iterator[Entry]:
    """What stands in boxes for the user's data: udta, meta, uuid, XMP and Exif items."""
    for box in boxes(content):
        part = content[box.start : min(box.end, box.start + MAX_XMP_BYTES)]
        if box.name == "uuid" and b"<x:xmpmeta" in part:
            yield from of_xmp(part[16:])
        elif box.name == "uuid":
            yield "uuid box", part[:16].hex(), part[16:]
        elif "udta/" in box.path and box.name not in ("meta", "ilst", "hdlr"):
            yield "user data", box.name, _box_text(part)
        elif box.name in ("free", "skip") and part.strip(b"\0"):
            yield "unused space", box.name, part
        elif box.path == "meta/iloc":
            yield from _items(content)


def _box_text(part: bytes) -> bytes:
    """QuickTime writes a length and a language before the text; a tag of iTunes a whole data box."""
    if part[4:8] == b"data" and len(part) >= 16:
        return part[16:]
    if len(part) > 4 and struct.unpack(">H", part[:2])[0] == len(part) - 4:
        return part[4:]
    return part


def _items(content: bytes | mmap.mmap) -> Iterator[Entry]:
    """Exif and XMP of AVIF and HEIC, found by their own beginnings: Pillow reads them of AVIF only."""
    header = re.search(rb"II\*\0|MM\0\*", content)
    if header:
        exif = Image.Exif()
        try:
            exif.load(b"Exif\0\0" + content[header.start() : header.start() + MAX_XMP_BYTES])
        except Exception:  # as above
            return
        yield from of_exif(exif)
    start = content.find(b"<x:xmpmeta")
    if start >= 0:
        end = content.find(b"</x:xmpmeta>", start)
        yield from of_xmp(content[start : end if end > 0 else start + MAX_XMP_BYTES])
