"""Small files made for the tests: clips, sounds and pictures, honest and hostile."""

import io
import struct
import zlib
from fractions import Fraction
from pathlib import Path

import av
from av.sidedata.sidedata import Type  # noqa: F401 - says that the side data this material relies on exists
from PIL import Image, ImageDraw, PngImagePlugin

NEEDLE = "NEEDLE-7731-secret"

# Kind to PyAV's writer, codec of pictures, codec of sound.
CLIPS = {
    "mp4": ("mp4", "libx264", "aac"),
    "mov": ("mov", "libx264", "aac"),
    "webm": ("webm", "libvpx-vp9", "libopus"),
    "mkv": ("matroska", "mpeg4", "libmp3lame"),
    "avi": ("avi", "mpeg4", "libmp3lame"),
    "mpegts": ("mpegts", "mpeg2video", "aac"),
}
SOUNDS = {
    "mp3": ("mp3", "libmp3lame"),
    "m4a": ("ipod", "aac"),
    "aac": ("adts", "aac"),
    "ogg": ("ogg", "libopus"),
    "wav": ("wav", "pcm_s16le"),
    "flac": ("flac", "flac"),
}
PICTURES = ("jpeg", "png", "gif", "webp", "avif")


def scene(at: float, size: tuple[int, int] = (64, 48), *, seed: int = 1) -> Image.Image:
    """A picture of moment `at`: a seed gives another place, and time moves a disc through it."""
    width, height = size
    picture = Image.new("RGB", size, ((seed * 67) % 200 + 40, (seed * 29) % 180 + 30, 90))
    draw = ImageDraw.Draw(picture)
    for number in range(6):
        left = (seed * 31 + number * 53) % 90 / 100 * width
        top = (seed * 17 + number * 71) % 90 / 100 * height
        shade = (seed * 91 + number * 47) % 256
        draw.rectangle((left, top, left + width / 5, top + height / 4), fill=(shade, 255 - shade, shade // 2))
    reach = height / 6
    middle = ((at * 0.21 + seed * 0.1) % 1) * width
    draw.ellipse((middle - reach, height / 2 - reach, middle + reach, height / 2 + reach), fill=(250, 250, 240))
    return picture


def make_clip(
    path: Path,
    kind: str = "mp4",
    *,
    size: tuple[int, int] = (64, 48),
    seconds: float = 1.0,
    rate: int = 12,
    with_sound: bool = True,
    metadata: dict[str, str] | None = None,
    seed: int = 1,
    frame=None,
    options: dict[str, str] | None = None,
    bit_rate: int | None = None,
) -> Path:
    """Write a clip; `frame(at)` gives the picture of a moment instead of `scene`."""
    writer, pictures, sound = CLIPS[kind]
    draw = frame or (lambda at: scene(at, size, seed=seed))
    with av.open(
        str(path), "w", format=writer, options={"movflags": "+use_metadata_tags"} if kind in ("mp4", "mov") else {}
    ) as out:
        out.metadata.update(metadata or {})
        stream = out.add_stream(pictures, rate=rate, options=options or {})
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        if bit_rate:
            stream.bit_rate = bit_rate
        heard = _sound_stream(out, sound) if with_sound else None
        for number in range(round(seconds * rate)):
            picture = av.VideoFrame.from_image(draw(number / rate))
            picture.pts = number
            picture.time_base = Fraction(1, rate)
            out.mux(stream.encode(picture))
        out.mux(stream.encode(None))
        if heard is not None:
            _write_sound(out, heard, seconds)
    return path


def make_sound(path: Path, kind: str, *, seconds: float = 1.0, metadata: dict[str, str] | None = None) -> Path:
    writer, codec = SOUNDS[kind]
    with av.open(str(path), "w", format=writer) as out:
        out.metadata.update(metadata or {})
        _write_sound(out, _sound_stream(out, codec), seconds)
    return path


def _sound_stream(out, codec: str):
    stream = out.add_stream(codec, rate=48_000)
    stream.layout = "stereo"
    return stream


def _write_sound(out, stream, seconds: float) -> None:
    """A sawtooth that grows louder."""
    total = round(seconds * 48_000)
    resampler = av.AudioResampler(format=stream.codec_context.format.name, layout="stereo", rate=48_000)
    fifo = av.AudioFifo()
    for at in range(0, total, 4800):
        loud = 30_000 * (at + 4800) // max(total, 4800)
        samples = b"".join(struct.pack("<hh", *([(n % 100) * loud // 100 - loud // 2] * 2)) for n in range(4800))
        frame = av.AudioFrame("s16", "stereo", 4800)
        frame.planes[0].update(samples)
        frame.sample_rate = 48_000
        for piece in resampler.resample(frame):
            piece.pts = None
            fifo.write(piece)
    size = stream.codec_context.frame_size or 4800
    place = 0
    while (piece := fifo.read(size) or fifo.read(size, partial=True)) is not None:
        piece.pts, piece.time_base = place, Fraction(1, 48_000)
        place += piece.samples
        out.mux(stream.encode(piece))
    out.mux(stream.encode(None))


def picture_bytes(kind: str, size: tuple[int, int] = (64, 48), **options) -> bytes:
    out = io.BytesIO()
    scene(0, size).save(out, kind.upper(), **options)
    return out.getvalue()


def exif_with(text: str) -> bytes:
    """Exif with `text` as software, comment and maker's note, a position and a time."""
    exif = Image.Exif()
    exif[0x0131] = text
    exif[0x010F], exif[0x0110] = "TestMaker", "TestModel 5"
    exif[0x8769] = {
        0x9003: "2022:11:16 21:05:00",
        0x9286: b"ASCII\0\0\0" + text.encode(),
        0x927C: b"\xff\x00" + text.encode(),
    }
    exif[0x8825] = {1: "N", 2: (35.0, 41.0, 21.0), 3: "E", 4: (51.0, 23.0, 20.0)}
    return exif.tobytes()


def xmp_with(text: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmp:CreatorTool="'
        + text
        + '"><dc:creator>someone at home</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def jpeg_segment(content: bytes, marker: int, part: bytes) -> bytes:
    """The JPEG with one more segment right after its start."""
    return content[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(part) + 2) + part + content[2:]


def iptc_with(text: str) -> bytes:
    record = b"\x1c\x02\x78" + struct.pack(">H", len(text)) + text.encode()
    return (
        b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(record)) + record + b"\0" * (len(record) % 2)
    )


def png_chunk(name: bytes, part: bytes) -> bytes:
    return struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))


def png_with(*chunks: tuple[bytes, bytes], after_pixels: bool = False) -> bytes:
    """A PNG with more chunks after its header, or after its pixels."""
    content = picture_bytes("png")
    at = len(content) - 12 if after_pixels else 33
    return content[:at] + b"".join(png_chunk(*one) for one in chunks) + content[at:]


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims that size and holds next to nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(10_000))
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")


def png_text(text: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", text)
    info.add_itxt("Location", text + " here", "fa", "place")
    info.add_text("Packed", text + " packed", zip=True)
    return picture_bytes("png", pnginfo=info)


def box(name: bytes, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return struct.pack(">I", 8 + len(content)) + name + content


def patch(content: bytes, name: bytes, offset: int, value: bytes, *, which: int = 0) -> bytes:
    """Write `value` at `offset` inside the content of the box `name`."""
    at = -1
    for _ in range(which + 1):
        at = content.index(name, at + 1)
    start = at + 4 + offset
    return content[:start] + value + content[start + len(value) :]


MATRICES = {
    1: (1, 0, 0, 1), 2: (-1, 0, 0, 1), 3: (-1, 0, 0, -1), 4: (1, 0, 0, -1),
    5: (0, 1, 1, 0), 6: (0, 1, -1, 0), 7: (0, -1, -1, 0), 8: (0, -1, 1, 0),
}  # fmt: skip


def turned_mp4(content: bytes, turn: int) -> bytes:
    """The MP4 with the display matrix of its first track set to that orientation (as EXIF counts)."""
    a, b, c, d = (value * 0x10000 for value in MATRICES[turn])
    return patch(content, b"tkhd", 40, struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 0x40000000))
