"""Clean pictures for readers: the pixels of what was sent, upright, in sRGB, not too large; nothing else."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageCms

from media.sniffing import HEAD_BYTES, is_still, sniff

MAX_PIXELS = 50_000_000
MAX_SIDE = 2 * 8192
LONGEST_SIDE = 1600
QUALITY = 82
PAPER = (0xFB, 0xFA, 0xF7)

# A picture opened anywhere in this process warns at this budget; `_open` turns the warning into a refusal.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS

_FORMATS = {"jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112

# Markers of a JPEG's parts: tables, frame headers and restarts are what pixels need.
_BROKEN, _SCAN, _END, _APP0, _COMMENT = 0x00, 0xDA, 0xD9, 0xE0, 0xFE
_NEEDED = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, _SCAN})
_AFTER_PIXELS = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)


@dataclass(frozen=True)
class Still:
    """A picture that we made: encoded bytes, size in pixels and the file extension without a dot."""

    content: bytes
    width: int
    height: int
    ext: str = "jpg"


class StillRefused(Exception):  # noqa: N818 - it reads as what happened
    """A file that is no picture we can clean: a `code` for programs, a translated `sentence` for people.

    Codes: not_an_image, kind_not_allowed, too_large, truncated.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def clean_still(content: bytes, *, longest_side: int = LONGEST_SIDE) -> Still:
    """Make the picture that readers may see from the bytes that were sent.

    Of an animation the first frame is taken; what is transparent becomes paper white; a picture within
    `longest_side` pixels keeps its size. Raises `StillRefused` for whatever cannot be decoded within budget.
    """
    with _open(content) as image:
        _check_budget(image)
        orientation = _orientation(image)
        # A large JPEG is decoded at a fraction of its size where that is enough.
        image.draft(None, (2 * longest_side, 2 * longest_side))
        _load(image)
        pixels = _on_paper(_in_srgb(image))
    pixels.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if orientation in _TURNS:
        pixels = pixels.transpose(_TURNS[orientation])
    return encode(pixels)


def encode(picture: Image.Image) -> Still:
    """Write `picture` as a progressive JPEG that carries pixels and nothing else of it."""
    # Whatever hangs on the picture (profile, comment, tags) is an attribute of it; a new picture has none.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    if found := extra_parts(out.getvalue()):
        raise RuntimeError(f"more than pixels was written: {', '.join(found)}")
    return Still(out.getvalue(), *bare.size)


def extra_parts(content: bytes) -> list[str]:
    """The strip check of a JPEG: name each part that is not needed to show its pixels, such as "APP1".

    An empty list means clean. "COM" is a comment, "tail" what follows the end, "broken" what cannot be read.
    """
    return [_part_name(marker) for marker, part in _parts(content) if not _is_needed(marker, part)]


def _parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and content of each part of a JPEG; the end comes with what follows it."""
    at = 2 if content[:2] == b"\xff\xd8" else len(content)
    while content[at : at + 1] == b"\xff" and content[at + 1 : at + 2] not in (b"", bytes([_END])):
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        marker = content[at + 1]
        yield marker, content[at + 4 : at + 2 + length]
        at += 2 + length
        if marker == _SCAN:
            following = _AFTER_PIXELS.search(content, at)
            at = following.start() if following else len(content)
    yield (_END, content[at + 2 :]) if content[at : at + 2] == bytes((0xFF, _END)) else (_BROKEN, b"")


def _is_needed(marker: int, part: bytes) -> bool:
    is_plain_header = marker == _APP0 and part[:5] == b"JFIF\0" and len(part) == 14  # without a thumbnail
    return marker in _NEEDED or is_plain_header or (marker == _END and not part)


def _part_name(marker: int) -> str:
    if _APP0 <= marker <= _APP0 + 15:
        return f"APP{marker - _APP0}"
    return {_COMMENT: "COM", _END: "tail", _BROKEN: "broken"}.get(marker, f"{marker:02X}")


def _open(content: bytes) -> Image.Image:
    """Read the header with the one decoder of the kind that we sniffed; Pillow is never left to guess."""
    kind = sniff(content[:HEAD_BYTES])
    if kind is None:
        raise _not_an_image()
    if kind not in _FORMATS:
        raise _kind_not_allowed(kind)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(content), formats=[_FORMATS[kind]])
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as problem:
        raise _too_large() from problem
    except Exception as problem:  # hostile bytes make decoders raise nearly anything
        raise _truncated() from problem


def _check_budget(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise _too_large()


def _orientation(image: Image.Image) -> int:
    """How the camera was held, 1 to 8; 1 (upright) when the tags cannot be read."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # as in `_open`; unreadable tags are no reason to refuse the picture
        return 1
    return value if isinstance(value, int) else 1


def _load(image: Image.Image) -> None:
    try:
        image.load()
    except Exception as problem:  # as in `_open`
        raise _truncated() from problem


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture as RGB or RGBA in sRGB; a profile that is broken or for other channels is left out."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey; Pillow would clip them to 8 instead of scaling
        image = image.convert("I").point(lambda level: level / 256).convert("L")
    if image.mode not in ("RGB", "RGBA", "L", "CMYK") or "transparency" in image.info:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return image if image.mode == mode else image.convert(mode)


def _on_paper(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, PAPER)
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _not_an_image() -> StillRefused:
    return StillRefused(
        "not_an_image",
        _("This file was not taken: it is not a picture, whatever its name says. Send a JPEG, PNG, WebP, GIF or AVIF."),
    )


def _kind_not_allowed(kind: str) -> StillRefused:
    if is_still(kind):
        sentence = _(
            "This picture was not taken: it is of the kind “%(kind)s”, which we cannot clean. "
            "Save it as a JPEG (on a phone: “most compatible”) and send that."
        )
    else:
        sentence = _(
            "This file was not taken as a picture: it is sound or moving pictures (“%(kind)s”). "
            "Send it as a clip, or send a still from it."
        )
    return StillRefused("kind_not_allowed", sentence % {"kind": kind})


def _too_large() -> StillRefused:
    sentence = _(
        "This picture was not taken: it has more than %(megapixels)d megapixels "
        "or a side of more than %(side)d pixels. Make it smaller and send it again."
    )
    return StillRefused("too_large", sentence % {"megapixels": MAX_PIXELS // 1_000_000, "side": MAX_SIDE})


def _truncated() -> StillRefused:
    return StillRefused(
        "truncated",
        _("This picture was not taken: the file is broken or incomplete. Perhaps sending was cut off; send it again."),
    )
