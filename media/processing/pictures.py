"""The still of a file, upright and in sRGB, and the copies of it that readers may see."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, cast

from av.video.frame import VideoFrame
from PIL import Image, ImageCms

from media.processing.budgets import Refused, check_frame, check_picture
from media.processing.clock import slack_of, start_of, zero_of
from media.processing.hiding import Veil
from media.processing.job import Job
from media.processing.opening import decoded, limit_decoder, open_container, open_picture, pictures_of, reading
from media.processing.redaction import NOTHING, Plan
from media.processing.turning import scaled, turn_of_frame, turn_of_picture, turned
from media.processing.waveform import draw_waveform
from media.sniffing import STILLS

STILL = "still.png"
SMALL = "small.jpg"
SMALL_SIDE = 320
LONGEST_SIDE = 2400
WIDTHS = (480, 960, 1600)
PAPER = (0xFB, 0xFA, 0xF7)
ENCODERS: dict[str, tuple[str, dict[str, Any]]] = {
    "webp": ("WEBP", {"quality": 80, "method": 4}),
    "avif": ("AVIF", {"quality": 62, "speed": 8, "max_threads": 2}),
    "jpg": ("JPEG", {"quality": 82, "progressive": True, "optimize": True}),
}
"""Extension to Pillow's format and options, best liked first."""

_POSTER_AT = 0.1
_FRAMES_TRIED = 40
_PLAIN = 12.0  # the spread of light, of 0 to 127, above which a frame is worth a poster


def make_still(job: Job, *, plan: object = NOTHING) -> dict[str, Any]:
    """Write the one picture that stands for the file, as PNG of at most `LONGEST_SIDE` pixels a side.

    What `plan` hides is gone before it is made smaller; raises Refused("bad_plan").
    """
    hidden, kind = Plan.parse(plan), job.kind()
    if kind in STILLS:
        picture = _of_picture(job, kind, Veil(hidden))
    elif job.result("probe").get("form") == "sound":
        picture = Veil(hidden).over_picture(draw_waveform(job, kind))
    else:
        picture = _of_clip(job, kind, hidden)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    with job.writing(STILL) as path:
        bare(picture).save(path, "PNG", compress_level=1)
    return {"files": [STILL], "width": picture.width, "height": picture.height, "plan": hidden.digest}


def make_stills(
    job: Job, *, focal: tuple[float, float] = (0.5, 0.5), aspect: float | None = None, plan: object = NOTHING
) -> dict[str, Any]:
    """Write the still, which was made with `plan`, as WebP, AVIF and JPEG in three widths, never wider than it is.

    `focal` is the point that matters, as fractions of width and height; with `aspect` (width by height) the picture is cut
    to that shape as far around the point as it goes. The answer tells where the point is after the cut.
    """
    digest = Plan.parse(plan).digest
    check_plan(job, "still", digest)
    with Image.open(job.folder / STILL, formats=["PNG"]) as still:
        still.load()
        box = _cut(still.size, focal, aspect)
        picture = still.crop(box).convert("RGB")
    files = [
        _write(job, picture, width, ext)
        for width in WIDTHS
        if width <= picture.width or width == WIDTHS[0]
        for ext in ENCODERS
    ]
    centre = [
        round((focal[0] * still.width - box[0]) / picture.width, 4),
        round((focal[1] * still.height - box[1]) / picture.height, 4),
    ]
    return {"files": [str(one["name"]) for one in files], "stills": files, "focal": centre, "plan": digest}


def check_plan(job: Job, step: str, digest: str) -> None:
    """Raise Refused("mixed_plans") unless `step` ran with the plan of that digest."""
    if job.result(step).get("plan", "") != digest:
        raise Refused("mixed_plans")


def make_small(job: Job) -> dict[str, Any]:
    """Write the still as one JPEG of at most `SMALL_SIDE` pixels a side, to recognise a picture by."""
    with Image.open(job.folder / STILL, formats=["PNG"]) as still:
        picture = still.convert("RGB")
    picture.thumbnail((SMALL_SIDE, SMALL_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    with job.writing(SMALL) as path:
        encode(picture, "jpg", path)
    return {"files": [SMALL], "width": picture.width, "height": picture.height}


def bare(picture: Image.Image) -> Image.Image:
    """The pixels alone: profile, comment and tags are attributes of a picture, and a new one has none."""
    copy = Image.new("RGB", picture.size)
    copy.paste(picture)
    return copy


def encode(picture: Image.Image, ext: str, path: Path) -> None:
    """Write the pixels of `picture` in the format of `ext`, one of `ENCODERS`."""
    name, options = ENCODERS[ext]
    bare(picture).save(path, name, **options)


def _write(job: Job, picture: Image.Image, width: int, ext: str) -> dict[str, Any]:
    name = f"still_{width}.{ext}"
    width = min(width, picture.width)
    height = max(1, round(picture.height * width / picture.width))
    with job.writing(name) as path:
        encode(picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0), ext, path)
        size = path.stat().st_size
    return {"name": name, "width": width, "height": height, "bytes": size}


def _cut(size: tuple[int, int], focal: tuple[float, float], aspect: float | None) -> tuple[int, int, int, int]:
    """The largest box of that shape inside, its middle as near to the point as the edges allow."""
    width, height = size
    if not aspect:
        return 0, 0, width, height
    wide = max(1, min(width, round(height * aspect)))
    high = max(1, min(height, round(width / aspect)))
    left = min(max(0, round(focal[0] * width - wide / 2)), width - wide)
    top = min(max(0, round(focal[1] * height - high / 2)), height - high)
    return left, top, left + wide, top + high


def _of_picture(job: Job, kind: str, veil: Veil) -> Image.Image:
    with job.open_original() as file, open_picture(file, kind) as image:
        check_picture(*image.size)
        turn = turn_of_picture(image)
        with reading():
            if not veil.plan.hides:  # a large JPEG is decoded at a fraction of its size where that is enough
                image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
            image.load()
            if not veil.plan.hides and max(image.size) > 2 * LONGEST_SIDE and image.mode in ("RGB", "L"):
                profile = image.info.get("icc_profile")
                small = image.reduce(max(image.size) // LONGEST_SIDE)
                small.info["icc_profile"] = profile
                return turned(_on_paper(_in_srgb(small)), turn)
            return veil.over_picture(turned(_on_paper(_in_srgb(image)), turn))


def _of_clip(job: Job, kind: str, plan: Plan) -> Image.Image:
    """A frame from the first tenth on that is not plain; the last one tried when all are."""
    facts = job.result("probe")
    seconds = float(facts.get("seconds") or 0)
    with job.open_original() as file, open_container(file, kind) as container:
        stream = pictures_of(container)
        if stream is None:
            raise Refused("nothing_to_show")
        limit_decoder(stream)
        stream.codec_context.skip_frame = "NONKEY"
        _seek(container, stream, seconds * _POSTER_AT)
        picture = None
        for tried, decoded_frame in enumerate(decoded(container, [stream])):
            frame = cast(VideoFrame, decoded_frame)
            check_frame(frame.width, frame.height)
            small = scaled(frame, (64, 64), "gray", how="AREA")
            picture = frame
            if _spread(bytes(small.planes[0])) > _PLAIN or tried >= _FRAMES_TRIED:
                break
        if picture is None:
            raise Refused("unreadable")
        return _frame_picture(picture, Veil(plan, zero_of(container), slack_of(facts)), facts)


def _seek(container: Any, stream: Any, seconds: float) -> None:
    if seconds > 1 and stream.time_base:
        container.seek(int((seconds + start_of(stream)) / stream.time_base), stream=stream)


def _frame_picture(frame: Any, veil: Veil, facts: dict[str, Any]) -> Image.Image:
    """The frame with what is hidden in it, in square pixels, upright."""
    image = veil.over_picture(turned(frame.to_image(), turn_of_frame(frame)), frame.time)
    width, height = facts.get("width", image.width), facts.get("height", image.height)
    is_stretched = height == image.height or width == image.width
    return image.resize((width, height)) if is_stretched and (width, height) != image.size else image


def _spread(levels: bytes) -> float:
    mean = sum(levels) / len(levels)
    return sum(abs(level - mean) for level in levels) / len(levels)


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture as RGB or RGBA in sRGB; a profile that is broken or for other channels is left out."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey; Pillow would clip them to 8 instead of scaling
        image = image.convert("I").point(lambda level: level / 256).convert("L")
    if image.mode not in ("RGB", "RGBA", "L", "CMYK") or "transparency" in image.info:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    converted = _by_profile(image, profile, mode) if profile else None
    if converted is not None:
        return converted
    return image if image.mode == mode else image.convert(mode)


def _by_profile(image: Image.Image, profile: bytes, mode: str) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _on_paper(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, PAPER)
    paper.paste(image, mask=image.getchannel("A"))
    return paper
