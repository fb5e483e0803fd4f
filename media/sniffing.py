"""What a file is, told by its first bytes only. An allow list: text and anything unknown have no kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

HEAD_BYTES = 4096
"""How much of a file's start `sniff` wants to see."""

STILLS = frozenset({"jpeg", "png", "gif", "webp", "avif", "heic"})
CLIPS = frozenset({"mp4", "mov", "webm", "mkv", "avi", "mpegts"})
# Sound is told apart so that a refusal can say what the file is; it is neither a still nor a clip.
SOUNDS = frozenset({"m4a", "wav", "mp3", "aac", "ogg", "flac"})

_STARTS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"OggS\x00", "ogg"),
    (b"fLaC\x00", "flac"),
    (b"ID3\x02", "mp3"),
    (b"ID3\x03", "mp3"),
    (b"ID3\x04", "mp3"),
)
_RIFF_FORMS = {b"WEBP": "webp", b"AVI ": "avi", b"WAVE": "wav"}
_DOC_TYPES = {b"webm": "webm", b"matroska": "mkv"}
_BRANDS = {
    **dict.fromkeys((b"avif", b"avis"), "avif"),
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"), "heic"),
    **dict.fromkeys((b"M4A ", b"M4B ", b"F4A "), "m4a"),
    b"qt  ": "mov",
    **dict.fromkeys((b"isom", *(b"iso%d" % number for number in range(2, 10))), "mp4"),
    **dict.fromkeys((b"mp41", b"mp42", b"mp71", b"avc1", b"dash", b"M4V ", b"F4V ", b"MSNV", b"mmp4"), "mp4"),
    **dict.fromkeys((b"3gp4", b"3gp5", b"3gp6", b"3gp7", b"3g2a", b"3g2b", b"3g2c"), "mp4"),
}
_TEXT_CONTROLS = frozenset(b"\t\n\f\r")
_EBML, _EBML_DOC_TYPE = b"\x1a\x45\xdf\xa3", b"\x42\x82"
_MP3_LAYER_III = frozenset({0xFA, 0xFB, 0xF2, 0xF3, 0xE2, 0xE3})
_TS_PACKETS_SEEN = 4


def sniff(head: bytes) -> str | None:
    """Return the kind of the file that starts with `head` (give `HEAD_BYTES` of it), such as "jpeg" or "mp4".

    None means refuse: empty, unknown, or readable as text (playlists, concat lists, SVG, SDP, HTML).
    """
    if _is_text(head):
        return None
    return next((kind for finder in _FINDERS if (kind := finder(head))), None)


def is_still(kind: str | None) -> bool:
    """Tell whether `kind`, as `sniff` returned it, is a picture; an animation counts by its first frame."""
    return kind in STILLS


def is_clip(kind: str | None) -> bool:
    """Tell whether `kind`, as `sniff` returned it, is a container of moving pictures."""
    return kind in CLIPS


def is_sound(kind: str | None) -> bool:
    """Tell whether `kind`, as `sniff` returned it, is made for sound alone; a cover in it is no moving picture."""
    return kind in SOUNDS


def _is_text(head: bytes) -> bool:
    """Every accepted format has a control byte early on; plain text has none."""
    return not any(byte < 0x20 and byte not in _TEXT_CONTROLS for byte in head[:512])


def _start(head: bytes) -> str | None:
    return next((kind for start, kind in _STARTS if head.startswith(start)), None)


def _riff(head: bytes) -> str | None:
    return _RIFF_FORMS.get(head[8:12]) if head.startswith(b"RIFF") else None


def _iso_media(head: bytes) -> str | None:
    """The brands of a leading `ftyp` box: the major one decides, else the first compatible one we know."""
    size = int.from_bytes(head[:4], "big")
    if head[4:8] != b"ftyp" or not 16 <= size <= HEAD_BYTES:
        return None
    listed = head[16:size]
    brands = [head[8:12], *(listed[at : at + 4] for at in range(0, len(listed), 4))]
    return next((_BRANDS[brand] for brand in brands if brand in _BRANDS), None)


def _ebml(head: bytes) -> str | None:
    if not head.startswith(_EBML):
        return None
    for name, value in _ebml_children(head):
        if name == _EBML_DOC_TYPE:
            return _DOC_TYPES.get(value.rstrip(b"\0"))
    return None


def _ebml_children(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The elements of the EBML header as (name, content); all their names are two bytes long."""
    length, at = _ebml_size(head, len(_EBML))
    end = min(at + length, len(head))
    while at + 3 <= end:
        name = head[at : at + 2]
        size, start = _ebml_size(head, at + 2)
        yield name, head[start : min(start + size, end)]
        at = start + size


def _ebml_size(head: bytes, at: int) -> tuple[int, int]:
    """A size as EBML writes it, and where the content after it starts; a broken one reaches past the end."""
    first = head[at] if at < len(head) else 0
    if not first:
        return len(head), len(head)
    width = 9 - first.bit_length()
    value = int.from_bytes(head[at : at + width], "big") & ((1 << (7 * width)) - 1)
    return value, at + width


def _mpegts(head: bytes) -> str | None:
    """Packets of 188 bytes, or of 192 with a time stamp before each (camcorders)."""
    return "mpegts" if _has_sync(head, 0, 188) or _has_sync(head, 4, 192) else None


def _has_sync(head: bytes, first: int, step: int) -> bool:
    starts = [first + step * number for number in range(_TS_PACKETS_SEEN)]
    # Each packet: the sync byte, no transport error, and a payload or an adaptation field.
    return starts[-1] + 3 < len(head) and all(
        head[at] == 0x47 and not head[at + 1] & 0x80 and head[at + 3] & 0x30 for at in starts
    )


def _mp3_frame(head: bytes) -> str | None:
    """A frame of MPEG layer III without a tag before it."""
    if len(head) < 4 or head[0] != 0xFF or head[1] not in _MP3_LAYER_III:
        return None
    has_bit_rate = 0 < head[2] >> 4 < 15
    has_sample_rate = (head[2] >> 2) & 3 != 3
    return "mp3" if has_bit_rate and has_sample_rate else None


def _adts(head: bytes) -> str | None:
    """Frames of AAC without a container, as recorders and radio streams write them: two in a row, each saying its size."""
    if not _is_adts_frame(head, 0):
        return None
    size = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return "aac" if size >= 7 and _is_adts_frame(head, size) else None


def _is_adts_frame(head: bytes, at: int) -> bool:
    """The sync word, layer 0 and a sample rate that exists."""
    part = head[at : at + 7]
    return len(part) == 7 and part[0] == 0xFF and part[1] & 0xF6 == 0xF0 and (part[2] >> 2) & 15 < 13


_FINDERS: tuple[Callable[[bytes], str | None], ...] = (_start, _riff, _iso_media, _ebml, _mpegts, _mp3_frame, _adts)
