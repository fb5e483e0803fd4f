"""The strip check of MP4, M4A and AVIF: the boxes, and that the data holds no byte that nobody refers to."""

from __future__ import annotations

from collections.abc import Iterator

from media.processing.boxes import Box, boxes

_TABLES = ("stts", "ctts", "stss", "stsc", "stsz", "stco", "co64", "sgpd", "sbgp", "sdtp")
_TRACK = {
    "moov/trak", "moov/trak/tkhd", "moov/trak/edts", "moov/trak/edts/elst", "moov/trak/mdia", "moov/trak/mdia/mdhd",
    "moov/trak/mdia/hdlr", "moov/trak/mdia/minf",
}  # fmt: skip
_MEDIA = {
    "vmhd", "smhd", "dinf", "dinf/dref", "dinf/dref/url ", "stbl", "stbl/stsd", "stbl/stsd/avc1", "stbl/stsd/avc1/avcC",
    "stbl/stsd/avc1/colr", "stbl/stsd/avc1/pasp", "stbl/stsd/avc1/btrt", "stbl/stsd/avc1/fiel", "stbl/stsd/avc1/chrm",
    "stbl/stsd/mp4a", "stbl/stsd/mp4a/esds", "stbl/stsd/mp4a/btrt", *(f"stbl/{name}" for name in _TABLES),
}  # fmt: skip
# FFmpeg's writer always makes an empty list of tags; that it is empty is checked below.
_EMPTY_TAGS = {"moov/udta", "moov/udta/meta", "moov/udta/meta/hdlr", "moov/udta/meta/ilst"}
_MP4 = {
    "ftyp",
    "free",
    "mdat",
    "moov",
    "moov/mvhd",
    *_TRACK,
    *(f"moov/trak/mdia/minf/{name}" for name in _MEDIA),
} | _EMPTY_TAGS

_PROPERTIES = ("ispe", "pixi", "av1C", "colr", "irot", "imir", "pasp")
_AVIF = {
    "ftyp", "mdat", "meta", "meta/hdlr", "meta/pitm", "meta/iloc", "meta/iinf", "meta/iinf/infe", "meta/iprp",
    "meta/iprp/ipco", "meta/iprp/ipma", *(f"meta/iprp/ipco/{name}" for name in _PROPERTIES),
}  # fmt: skip

_HANDLER_NAMES = (b"", b"VideoHandler", b"SoundHandler", b"libavif")
_ALL_ZERO = {"moov/mvhd": (4, 12), "moov/trak/tkhd": (4, 12), "moov/trak/mdia/mdhd": (4, 12)}
# Kinds of units in AV1 that are pictures or how to decode them; 5 is metadata, 15 padding.
_AV1_UNITS = frozenset({1, 2, 3, 4, 6, 7})


def extra_in_mp4(content: bytes) -> list[str]:
    """Name each box, time stamp and unreferred stretch of data that pictures and sound do not need."""
    found = list(boxes(content))
    return _unlisted(found, _MP4) + _fillings(content, found) + _hidden_data(content, found)


def extra_in_avif(content: bytes) -> list[str]:
    """Name each box, item and unit of the picture's stream that is not the picture."""
    found = list(boxes(content))
    extra = _unlisted(found, _AVIF) + _fillings(content, found)
    for box in found:
        if box.path == "meta/iinf/infe" and content[box.start + 8 : box.start + 12] != b"av01":
            extra.append("item")
        if box.path == "meta/iinf/infe" and content[box.start + 12 : box.end].strip(b"\0") not in (b"", b"Color"):
            extra.append("item name")
        if box.path == "mdat":
            extra += [f"unit {kind}" for kind in _av1_units(content[box.start : box.end]) if kind not in _AV1_UNITS]
    return extra


def _unlisted(found: list[Box], allowed: set[str]) -> list[str]:
    return [
        f"{box.path} broken" if box.is_broken else box.path for box in found if box.is_broken or box.path not in allowed
    ]


def _fillings(content: bytes, found: list[Box]) -> list[str]:
    """Boxes that may be there, and may not say anything."""
    extra: list[str] = []
    for box in found:
        part = content[box.start : box.end]
        if box.name == "hdlr" and part[24:].strip(b"\0") not in _HANDLER_NAMES:
            extra.append(f"{box.path} name")
        if box.path == "moov/udta/meta/ilst" and part:
            extra.append(box.path)
        if box.name == "free" and part.strip(b"\0"):
            extra.append(box.path)
        if box.name == "avc1" and part[42:74].strip(b"\0"):
            extra.append(f"{box.path} compressor")
        if box.name == "colr" and part[:4] not in (b"nclx", b"nclc"):
            extra.append(f"{box.path} profile")
        if box.path in _ALL_ZERO and part[slice(*_ALL_ZERO[box.path])].strip(b"\0"):
            extra.append(f"{box.path} time")
    return extra


def _hidden_data(content: bytes, found: list[Box]) -> list[str]:
    """The data must be exactly as long as the samples that the tables speak of."""
    told = sum(_sample_bytes(content[box.start : box.end]) for box in found if box.name == "stsz")
    held = sum(box.end - box.start for box in found if box.path == "mdat")
    return [] if told == held else ["mdat unreferred"]


def _sample_bytes(table: bytes) -> int:
    size, count = int.from_bytes(table[4:8], "big"), int.from_bytes(table[8:12], "big")
    if size:
        return size * count
    return sum(int.from_bytes(table[at : at + 4], "big") for at in range(12, min(len(table), 12 + 4 * count), 4))


def _av1_units(data: bytes) -> Iterator[int]:
    """The kinds of the units of an AV1 stream; -1 for what is none. Each says its size, as the format asks for files."""
    at = 0
    while at < len(data):
        header, at = data[at], at + 1
        if header & 0x81 or not header & 0x02:
            yield -1
            return
        at += (header >> 2) & 1
        size, at = _leb128(data, at)
        yield (header >> 3) & 15
        at += size
    if at != len(data):
        yield -1


def _leb128(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place, byte in enumerate(data[at : at + 8]):
        value |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            return value, at + place + 1
    return len(data), len(data)
