"""Opening a hostile file: the format is forced from our own look at it, and nothing else can be reached from it."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NoReturn, cast

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.error import MemoryError as NoRoom
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from media.processing.budgets import MAX_FRAME_PIXELS, MAX_PICTURE_PIXELS, MAX_STREAMS, Refused

PICTURE_FORMATS = {"jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
CONTAINER_FORMATS = {
    **dict.fromkeys(("mp4", "mov", "m4a"), "mov"),
    **dict.fromkeys(("webm", "mkv"), "matroska"),
    **{kind: kind for kind in ("avi", "mpegts", "mp3", "aac", "ogg", "wav", "flac")},
}
PICTURE_CODECS = (
    "h264", "hevc", "vp8", "vp9", "libdav1d", "av1", "mpeg4", "msmpeg4v2", "msmpeg4", "h263", "mpeg1video", "mpeg2video",
    "mjpeg", "theora", "prores", "dvvideo",
)  # fmt: skip
SOUND_CODECS = (
    "aac", "aac_latm", "mp3", "mp3float", "mp2", "mp2float", "ac3", "eac3", "opus", "libopus", "vorbis", "flac", "alac",
    "amrnb", "amrwb", "libopencore_amrnb", "libopencore_amrwb", "adpcm_ima_wav", "adpcm_ms", "adpcm_ima_qt", "pcm_u8",
    "pcm_s8", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be", "pcm_f32le", "pcm_f32be",
    "pcm_alaw", "pcm_mulaw", "pcm_bluray", "pcm_dvd",
)  # fmt: skip
_BUFFER_BYTES = 1 << 18
MAX_BROKEN_PACKETS = 500

Image.MAX_IMAGE_PIXELS = MAX_PICTURE_PIXELS


@contextlib.contextmanager
def reading() -> Iterator[None]:
    """Turn whatever a decoder raises over hostile bytes into Refused("unreadable"); want of memory stays that."""
    try:
        yield
    except (Refused, MemoryError):
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as problem:
        raise Refused("too_large") from problem
    except Exception as problem:  # decoders raise nearly anything
        raise Refused("unreadable") from problem


def open_picture(file: BinaryIO, kind: str) -> Image.Image:
    """Read the header of a picture with the one decoder of `kind`; nothing is decoded yet."""
    if kind not in PICTURE_FORMATS:
        raise Refused("kind_not_allowed")
    with reading(), warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return Image.open(file, formats=[PICTURE_FORMATS[kind]])


@contextlib.contextmanager
def open_container(file: BinaryIO, kind: str, *, has_pictures: bool = True) -> Iterator[InputContainer]:
    """Open moving pictures or sound of `kind`; with `has_pictures` off, no decoder of pictures may be used at all."""
    container = _container(file, kind, PICTURE_CODECS + SOUND_CODECS if has_pictures else SOUND_CODECS)
    with container:
        if len(container.streams) > MAX_STREAMS:
            raise Refused("too_many_streams")
        yield container


def pictures_of(container: InputContainer) -> VideoStream | None:
    """The stream of moving pictures; a cover is none."""
    return next((one for one in container.streams.video if not one.disposition & Disposition.attached_pic), None)


def sound_of(container: InputContainer) -> AudioStream | None:
    """The first stream of sound."""
    return next(iter(container.streams.audio), None)


def limit_decoder(stream: VideoStream | AudioStream) -> None:
    """Bind the decoder of `stream` to our lists and budget; call it before the first frame."""
    context = cast(Any, stream.codec_context)
    allowed = PICTURE_CODECS if stream.type == "video" else SOUND_CODECS
    if context is None or context.name not in allowed:
        raise Refused("codec_not_allowed")
    limits = {"codec_whitelist": ",".join(allowed)}
    if stream.type == "video":
        limits["max_pixels"] = str(MAX_FRAME_PIXELS)
    context.options = limits


def decoded(
    container: InputContainer, streams: list[VideoStream | AudioStream], on_broken: Callable[[], None] = lambda: None
) -> Iterator[VideoFrame | AudioFrame]:
    """Everything of `streams` that can be decoded, in the order of the file.

    A packet that cannot be is told to `on_broken` and left out; after `MAX_BROKEN_PACKETS` of them nothing more comes.
    """
    broken = 0
    with reading():
        packets = iter(container.demux(*streams))
        while broken <= MAX_BROKEN_PACKETS:
            try:
                frames = next(packets).decode()
            except StopIteration:
                return
            except MemoryError:
                raise
            except (FFmpegError, ValueError):
                broken += 1
                on_broken()
                continue
            yield from (one for one in frames if isinstance(one, VideoFrame | AudioFrame))


def _container(file: BinaryIO, kind: str, codecs: tuple[str, ...]) -> InputContainer:
    if kind not in CONTAINER_FORMATS:
        raise Refused("kind_not_allowed")
    name = CONTAINER_FORMATS[kind]
    options = {
        "format_whitelist": name,
        "codec_whitelist": ",".join(codecs),
        "protocol_whitelist": "none",
        "max_streams": str(MAX_STREAMS + 1),  # Matroska drops the ones above in silence; so one more is asked for
        "max_pixels": str(MAX_FRAME_PIXELS),
        **({"enable_drefs": "0"} if name == "mov" else {}),
    }
    try:
        with reading():
            return av.open(
                file,
                "r",
                format=name,
                options=options,
                metadata_errors="replace",
                buffer_size=_BUFFER_BYTES,
                io_open=_no,
            )
    except NoRoom as problem:
        # FFmpeg says "no memory" for a stream beyond `max_streams`; the limit of memory itself is met as Python's error.
        raise Refused("too_many_streams") from problem


def _no(*_arguments: object) -> NoReturn:
    """A file has no business opening another."""
    raise PermissionError
