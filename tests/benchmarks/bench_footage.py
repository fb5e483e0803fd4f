"""What inspecting footage costs, what the strip check finds, and what the duplicate finder finds.

    nice -n 10 python tests/benchmarks/bench_footage.py [steps] [strip] [duplicates]

Makes its own clips in a temporary folder: 30 s of noisy 1080p for the costs, small panning scenes for the duplicates.
Prints tables, asserts nothing. Beside the transcoding steps stands the `ffmpeg` command line where it is installed.
"""

import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import av
from PIL import Image, ImageChops, ImageDraw

from media.processing.hashes import NEAR, SAME, best_match, phash
from media.processing.job import Job
from media.processing.run import isolation, run_all
from media.processing.sampling import read_hashes
from media.processing.steps import STEPS
from media.processing.strip import extra_parts
from tests.media.processing import material
from tests.media.processing.test_strip import DIRTY, MP4_PLANTS

SECONDS, RATE = 30, 30
SCENES, SCENE_SECONDS, SCENE_RATE, SCENE_SIZE = 12, 10, 12, (640, 360)


def noisy_clip(path: Path) -> Path:
    """Noise that changes with every frame over a scene that moves: dear to decode and to encode."""
    size = (1920, 1080)
    noise = [Image.effect_noise((480, 270), 30).resize(size).convert("RGB") for _ in range(6)]
    pictures = texture(1, (2400, 1080))

    def frame(at: float) -> Image.Image:
        number = round(at * RATE)
        view = pictures.crop((number % 400, 0, number % 400 + 1920, 1080))
        return ImageChops.overlay(view, noise[number % len(noise)])

    return material.make_clip(
        path, size=size, seconds=SECONDS, rate=RATE, frame=frame, options={"preset": "ultrafast", "crf": "23"}
    )


def texture(seed: int, size: tuple[int, int]) -> Image.Image:
    """Something like a view: large shapes, smaller ones, and lines of houses."""
    chance = random.Random(seed)
    made = Image.new("RGB", size)
    for cells in (5, 14, 40):
        small = Image.new("RGB", (cells * 2, cells))
        small.putdata([tuple(chance.randrange(256) for _ in range(3)) for _ in range(cells * cells * 2)])
        made = Image.blend(made, small.resize(size, Image.Resampling.BICUBIC), 0.75 if cells == 5 else 0.35)
    draw = ImageDraw.Draw(made)
    for _ in range(25):
        left, top = chance.randrange(size[0]), chance.randrange(size[1])
        draw.rectangle(
            (left, top, left + chance.randrange(20, 160), top + chance.randrange(20, 120)),
            fill=tuple(chance.randrange(256) for _ in range(3)),
        )
    return made


def costs(folder: Path) -> None:
    clip = noisy_clip(folder / "noisy.mp4")
    print(f"\n{SECONDS} s of noisy 1080p, {clip.stat().st_size / 1e6:.1f} MB; isolation: {isolation()}\n")
    print(f"{'step':16} {'code':8} {'wall s':>7} {'CPU s':>7} {'peak MB':>8}   ffmpeg CPU s")
    work = folder / "job"
    work.mkdir()
    for answer in run_all(clip, work):
        beside = ffmpeg_seconds(answer.step, clip, folder)
        print(
            f"{answer.step:16} {answer.code or 'ok':8} {answer.seconds:7.2f} {answer.cpu:7.2f} {answer.peak_mb:8}   {beside}"
        )
    picture = texture(3, (192, 108))
    start = time.perf_counter()
    for _ in range(300):
        phash(picture)
    print(f"one hash of a small picture: {(time.perf_counter() - start) / 0.3:.2f} ms")


def ffmpeg_seconds(step: str, clip: Path, folder: Path) -> str:
    """CPU seconds of the same work by the command line; a dash where there is none."""
    heights = {"rendition_480": (480, "27"), "rendition_720": (720, "25")}
    program = shutil.which("ffmpeg")
    if step not in heights:
        return ""
    if program is None:
        return "not installed"
    height, crf = heights[step]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [program, "-v", "error", "-y", "-i", str(clip), "-vf", f"scale=-2:{height}", "-c:v", "libx264", "-preset", "veryfast",
         "-crf", crf, "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+faststart", str(folder / f"beside_{height}.mp4")],
        check=True,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return f"{after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime:.2f}"


def stripping(folder: Path) -> None:
    source = material.make_clip(folder / "small.mp4", metadata={"title": material.NEEDLE})
    job = Job(folder / "strip", source)
    job.folder.mkdir()
    for name in ("probe", "digest", "rendition_480", "still", "stills"):
        job.keep_result(name, STEPS[name].run(job))
    clean = (job.folder / "rendition_480.mp4").read_bytes()
    planted = [(name.split()[0], content) for name, (content, _part) in DIRTY.items()]
    planted += [("MP4", plant(clean)) for plant, _part in MP4_PLANTS.values()]
    made = {"MP4": [clean]} | {
        kind: [(job.folder / f"still_480.{ext}").read_bytes()]
        for kind, ext in (("JPEG", "jpg"), ("WebP", "webp"), ("AVIF", "avif"))
    }
    print(f"\n{'strip check':12} {'planted':>8} {'found':>6} {'clean files':>12} {'called dirty':>13}")
    for kind in ("JPEG", "PNG", "WebP", "AVIF", "MP4"):
        mine = [content for name, content in planted if name == kind]
        bare = made.get(kind, [material.picture_bytes("png")])
        print(
            f"{kind:12} {len(mine):8} {sum(bool(extra_parts(one)) for one in mine):6} {len(bare):12} "
            f"{sum(bool(extra_parts(one)) for one in bare):13}"
        )


def cropped(share: float) -> Callable[[Image.Image], Image.Image]:
    def cut(picture: Image.Image) -> Image.Image:
        across, down = round(picture.width * share / 2), round(picture.height * share / 2)
        return picture.crop((across, down, picture.width - across, picture.height - down)).resize(SCENE_SIZE)

    return cut


def letterboxed(picture: Image.Image) -> Image.Image:
    framed = Image.new("RGB", (640, 480))
    framed.paste(picture, (0, 60))
    return framed


# How a copy differs: what is done to each picture, from which second on, and how hard it is squeezed.
COPIES: dict[str, tuple[Callable[[Image.Image], Image.Image], float, str]] = {
    "re-encoded": (lambda picture: picture, 0, "40"),
    "scaled to half": (lambda picture: picture.resize((320, 180)), 0, "28"),
    "begins 3 s later": (lambda picture: picture, 3, "28"),
    "begins 2.4 s later": (lambda picture: picture, 2.4, "28"),
    "cropped by 3 %": (cropped(0.03), 0, "28"),
    "cropped by 10 %": (cropped(0.10), 0, "28"),
    "cropped by 20 %": (cropped(0.20), 0, "28"),
    "mirrored": (lambda picture: picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT), 0, "28"),
    "letterboxed": (letterboxed, 0, "28"),
    "rotated left": (lambda picture: picture.transpose(Image.Transpose.ROTATE_90), 0, "28"),
}


def moments(seed: int) -> Callable[[float], Image.Image]:
    """A camera that pans over a view, with somebody walking through."""
    view = texture(seed, (900, 420))

    def frame(at: float) -> Image.Image:
        left = round(at * 18) % (900 - SCENE_SIZE[0])
        picture = view.crop((left, 30, left + SCENE_SIZE[0], 30 + SCENE_SIZE[1]))
        walker = (at * 40 + seed * 50) % SCENE_SIZE[0]
        ImageDraw.Draw(picture).ellipse((walker, 150, walker + 50, 330), fill=(20, 20, 25))
        return picture

    return frame


def hashes_of(path: Path, folder: Path) -> dict:
    job = Job(folder / f"{path.stem}-job", path)
    job.folder.mkdir()
    for name in ("probe", "rendition_480", "hashes"):
        job.keep_result(name, STEPS[name].run(job))
    return read_hashes(job.result("hashes"))


def scene_clip(folder: Path, seed: int, name: str) -> dict:
    change, start, crf = COPIES.get(name, (lambda picture: picture, 0, "23"))
    frame = moments(seed)
    path = material.make_clip(
        folder / f"{seed}-{name.replace(' ', '_')}.mp4",
        size=change(frame(0)).size,
        seconds=SCENE_SECONDS - start,
        rate=SCENE_RATE,
        with_sound=False,
        frame=lambda at: change(frame(at + start)),
        options={"crf": crf, "preset": "veryfast"},
    )
    return hashes_of(path, folder)


def duplicates(folder: Path) -> None:
    originals = {seed: scene_clip(folder, seed, "original") for seed in range(SCENES)}
    print(f"\n{SCENES} scenes of {SCENE_SECONDS} s; found of {SCENES} when …")
    print(f"{'the copy is':20} {'asked: same':>12} {'to look at':>11} {'stored: same':>13} {'to look at':>11}   by")
    for name in COPIES:
        copies = {seed: scene_clip(folder, seed, name) for seed in range(SCENES)}
        asked = [(copies[seed], originals[seed]) for seed in range(SCENES)]
        stored = [(originals[seed], copies[seed]) for seed in range(SCENES)]
        ways = {best_match(query, other).variant for query, other in asked + stored if best_match(query, other).is_same}
        print(
            f"{name:20} {found(asked, SAME):12} {found(asked, NEAR):11} {found(stored, SAME):13} {found(stored, NEAR):11}   "
            f"{', '.join(sorted(ways))}"
        )
    pairs = [(originals[a], originals[b]) for a in range(SCENES) for b in range(SCENES) if a != b]
    print(f"unrelated pairs: {len(pairs)}, called the same {found(pairs, SAME)}, to look at {found(pairs, NEAR)}")


def found(pairs: list[tuple[dict, dict]], within: int) -> int:
    return sum(best_match(query, other, within=within).is_same for query, other in pairs)


def parts(names: list[str]) -> Iterator[Callable[[Path], None]]:
    table = {"steps": costs, "strip": stripping, "duplicates": duplicates}
    return (part for name, part in table.items() if not names or name in names)


def main() -> None:
    av.logging.set_level(av.logging.ERROR)
    for part in parts(sys.argv[1:]):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            part(Path(folder))


if __name__ == "__main__":
    main()
