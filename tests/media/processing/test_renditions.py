"""What readers get: upright, not larger, nothing of the sender's but pixels and sound."""

import io
import struct
from fractions import Fraction
from itertools import pairwise

import av
import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from media.processing.budgets import Refused
from media.processing.clips import RECIPES, size_of
from media.processing.opening import open_container
from media.processing.pictures import ENCODERS, WIDTHS
from media.processing.reopening import check_rendition, foreign_units
from media.processing.steps import STEPS, public_files, steps_for
from media.processing.turning import TURNS
from tests.media.processing import material
from tests.media.processing.material import NEEDLE, make_clip, picture_bytes, scene


def frames_of(path) -> list[Image.Image]:
    with av.open(str(path)) as container:
        return [frame.to_image() for frame in container.decode(video=0)]


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of light, of 255."""
    return ImageStat.Stat(ImageChops.difference(one.convert("L"), other.convert("L").resize(one.size))).mean[0]


@pytest.mark.parametrize("kind", material.CLIPS)
def test_a_clip_of_every_kind_becomes_a_plain_mp4(files, done, kind) -> None:
    job = done(files[kind], "probe", "rendition_480")
    made = job.folder / "rendition_480.mp4"
    with av.open(str(made)) as container:
        assert [stream.codec_context.name for stream in container.streams] == ["h264", "aac"]
        assert container.streams.video[0].codec_context.pix_fmt == "yuv420p"
        assert {"title", "comment", "location", "encoder", "creation_time"}.isdisjoint(container.metadata)
    assert NEEDLE.encode() not in made.read_bytes()
    assert len(frames_of(made)) == pytest.approx(12, abs=1)
    assert difference(scene(0), frames_of(made)[0]) < 12


@pytest.mark.parametrize("kind", material.SOUNDS)
def test_a_sound_of_every_kind_becomes_a_plain_m4a(files, done, kind) -> None:
    job = done(files[kind], "probe", "digest", "rendition_sound")
    made = job.folder / "rendition_sound.m4a"
    with av.open(str(made)) as container:
        assert [stream.codec_context.name for stream in container.streams] == ["aac"]
        assert container.duration / 1_000_000 == pytest.approx(1.0, abs=0.1)
    assert NEEDLE.encode() not in made.read_bytes()
    assert STEPS["strip_check"].run(job)["files"] == ["rendition_sound.m4a"]


def test_sound_and_pictures_keep_their_length(done, tmp_path) -> None:
    path = make_clip(tmp_path / "two.mp4", seconds=2, rate=25)
    job = done(path, "probe", "rendition_480")
    with av.open(str(job.folder / "rendition_480.mp4")) as container:
        for stream in container.streams:
            assert float(stream.duration * stream.time_base) == pytest.approx(2.0, abs=0.06)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_clip_is_turned_upright(files, done, turn) -> None:
    content = material.turned_mp4(files["mp4"].read_bytes(), turn)
    job = done(content, "probe", "still", "rendition_480")
    expected = scene(0).transpose(TURNS[turn]) if turn in TURNS else scene(0)
    made = frames_of(job.folder / "rendition_480.mp4")[0]
    assert made.size == expected.size
    assert difference(expected, made) < 12
    with Image.open(job.folder / "still.png") as still:
        assert difference(expected, still) < 14


@pytest.mark.parametrize(
    ("width", "height", "short", "expected"),
    [
        (1920, 1080, 480, (854, 480)),
        (1080, 1920, 480, (480, 854)),
        (1920, 1080, 720, (1280, 720)),
        (320, 240, 480, (320, 240)),
        (321, 241, 480, (320, 240)),
        (3, 3, 480, (4, 4)),
        (1, 1, 480, (2, 2)),
        (4000, 2, 480, (4000, 2)),
    ],
)
def test_sizes_are_even_and_never_larger_than_the_original(width, height, short, expected) -> None:
    assert size_of(width, height, short) == expected


@pytest.mark.parametrize(("rate", "expected"), [(12, 12), (30, 30), (50, 25), (60, 30), (120, 30), (240, 30)])
def test_the_small_rendition_has_at_most_thirty_frames_a_second_evenly(done, tmp_path, rate, expected) -> None:
    path = make_clip(tmp_path / "fast.mp4", rate=rate, seconds=0.5, with_sound=False)
    job = done(path, "probe", "rendition_480")
    with av.open(str(job.folder / "rendition_480.mp4")) as container:
        times = [frame.time for frame in container.decode(video=0)]
    steps = {round(later - sooner, 3) for sooner, later in pairwise(times)}
    assert len(times) == pytest.approx(expected / 2, abs=1)
    assert max(steps) - min(steps) < 0.002


def test_frames_that_are_broken_are_left_out_and_the_rest_is_made(files, done) -> None:
    content = bytearray(files["avi"].read_bytes())
    start = content.index(b"movi") + 2000
    content[start : start + 1500] = bytes(1500)
    job = done(bytes(content), "probe", "rendition_480")
    assert frames_of(job.folder / "rendition_480.mp4")


def test_a_clip_without_one_whole_frame_is_refused_and_leaves_no_file(files, job) -> None:
    content = bytearray(files["mp4"].read_bytes())
    start = content.index(b"mdat") + 4
    end = content.index(b"moov") - 4
    content[start:end] = bytes(end - start)
    made = job(bytes(content))
    made.keep_result("probe", {"form": "clip", "width": 64, "height": 48, "seconds": 1, "rate": 12, "frames": 12})
    with pytest.raises(Refused) as caught:
        STEPS["rendition_480"].run(made)
    assert caught.value.code == "unreadable"
    assert {path.name for path in made.folder.iterdir()} == {"probe.json"}


def test_notes_inside_the_stream_of_pictures_do_not_survive(files, done) -> None:
    with files["mp4"].open("rb") as file, open_container(file, "mp4") as container:
        assert foreign_units(container) == ["unit 6"]
    job = done(files["mp4"], "probe", "rendition_480")
    with (job.folder / "rendition_480.mp4").open("rb") as file, open_container(file, "mp4") as container:
        assert foreign_units(container) == []


def test_an_original_does_not_pass_the_second_look(files) -> None:
    with pytest.raises(Refused) as caught:
        check_rendition(files["mp4"], has_pictures=True)
    assert caught.value.code == "not_clean"


def test_the_recipes_differ_in_size_and_name_only_by_the_table() -> None:
    assert {name: recipe.short_side for name, recipe in RECIPES.items()} == {"rendition_480": 480, "rendition_720": 720}
    assert all(recipe.name == f"{name}.mp4" for name, recipe in RECIPES.items())


@pytest.mark.parametrize("kind", material.PICTURES)
def test_a_picture_of_every_kind_becomes_stills_in_three_formats(files, done, kind) -> None:
    job = done(files[kind], "probe", "still", "digest", "stills")
    assert public_files(job) == [f"still_480.{ext}" for ext in ENCODERS]
    for ext, (name, _options) in ENCODERS.items():
        with Image.open(job.folder / f"still_480.{ext}") as made:
            assert (made.format, made.mode, made.size) == (name, "RGB", (64, 48))
            assert difference(scene(0), made) < 12


def test_widths_are_made_as_far_as_the_picture_goes(done) -> None:
    job = done(picture_bytes("jpeg", (1200, 800)), "probe", "still")
    answer = STEPS["stills"].run(job)
    assert sorted({one["width"] for one in answer["stills"]}) == [480, 960]
    assert WIDTHS == (480, 960, 1600)


@pytest.mark.parametrize(
    ("focal", "aspect", "size", "left_colour"),
    [
        ((0.5, 0.5), None, (900, 300), "red"),
        ((0.5, 0.5), 1.0, (300, 300), "lime"),
        ((0.0, 0.5), 1.0, (300, 300), "red"),
        ((1.0, 0.5), 1.0, (300, 300), "blue"),
    ],
)
def test_a_still_is_cut_around_the_point_that_matters(done, focal, aspect, size, left_colour) -> None:
    picture = Image.new("RGB", (900, 300))
    for place, colour in enumerate(("red", "lime", "blue")):
        picture.paste(Image.new("RGB", (300, 300), colour), (place * 300, 0))
    out = io.BytesIO()
    picture.save(out, "PNG")
    job = done(out.getvalue(), "probe", "still")
    answer = STEPS["stills"].run(job, focal=focal, aspect=aspect)
    assert all(0 <= part <= 1 for part in answer["focal"])
    with Image.open(job.folder / "still_480.webp") as made:
        assert abs(made.width / made.height - size[0] / size[1]) < 0.02
        expected = Image.new("RGB", (1, 1), left_colour).getpixel((0, 0))
        found = made.getpixel((made.width // 8, made.height // 2))
        assert all(abs(one - other) < 40 for one, other in zip(found, expected, strict=True))


@pytest.mark.parametrize("turn", range(2, 9))
def test_a_picture_is_turned_upright(done, turn) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    job = done(picture_bytes("jpeg", exif=exif.tobytes(), quality=95), "probe", "still")
    with Image.open(job.folder / "still.png") as still:
        assert difference(scene(0).transpose(TURNS[turn]), still) < 6


def test_colours_are_brought_to_srgb_and_the_profile_stays_behind(done) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    job = done(picture_bytes("jpeg", icc_profile=lab), "probe", "still")
    with Image.open(job.folder / "still.png") as still:
        assert "icc_profile" not in still.info
        assert difference(scene(0), still) < 6
    job = done(picture_bytes("jpeg", icc_profile=b"no profile at all"), "probe", "still")
    assert (job.folder / "still.png").exists()


def test_what_is_transparent_becomes_paper(done) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    job = done(out.getvalue(), "probe", "still")
    with Image.open(job.folder / "still.png") as still:
        assert still.getpixel((5, 5)) == (0xFB, 0xFA, 0xF7)


def test_the_poster_passes_over_frames_that_are_plain(done, tmp_path) -> None:
    path = make_clip(
        tmp_path / "dark.mp4",
        seconds=4,
        frame=lambda at: Image.new("RGB", (64, 48)) if at < 2.5 else scene(at),
        options={"g": "12"},
    )
    job = done(path, "probe", "still")
    with Image.open(job.folder / "still.png") as still:
        assert ImageStat.Stat(still.convert("L")).stddev[0] > 20


def test_a_sound_is_drawn(files, done) -> None:
    job = done(files["wav"], "probe", "still")
    with Image.open(job.folder / "still.png") as still:
        early, late = (still.crop((at, 0, at + 200, 450)).convert("L") for at in (0, 1400))
        assert ImageStat.Stat(late).mean[0] < ImageStat.Stat(early).mean[0] - 20


def test_pictures_that_are_not_square_are_shown_in_their_true_shape(done, tmp_path) -> None:
    path = tmp_path / "wide.mp4"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=12)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.codec_context.sample_aspect_ratio = Fraction(2, 1)
        for number in range(6):
            frame = av.VideoFrame.from_image(scene(0))
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    job = done(path, "probe", "still", "rendition_480")
    assert job.result("probe")["width"] == 128
    assert frames_of(job.folder / "rendition_480.mp4")[0].size == (128, 48)
    with Image.open(job.folder / "still.png") as still:
        assert still.size == (128, 48)


def test_the_steps_of_a_form_are_those_it_can_go_through() -> None:
    assert [step.name for step in steps_for("sound")] == [
        "probe",
        "still",
        "digest",
        "rendition_sound",
        "stills",
        "strip_check",
    ]
    assert "rendition_480" not in [step.name for step in steps_for("still")]


def test_a_file_that_changes_size_midway_keeps_one_size(done, tmp_path) -> None:
    first = make_clip(tmp_path / "a.ts", "mpegts", size=(64, 48), with_sound=False).read_bytes()
    second = make_clip(tmp_path / "b.ts", "mpegts", size=(96, 48), with_sound=False).read_bytes()
    job = done(first + second, "probe", "rendition_480")
    assert {frame.size for frame in frames_of(job.folder / "rendition_480.mp4")} == {(64, 48)}


def test_a_clip_whose_sound_is_in_an_unknown_coding_is_shown_silent(files, done) -> None:
    content = files["mov"].read_bytes().replace(b"mp4a", struct.pack(">I", 0x51444D32))
    job = done(content, "probe", "rendition_480")
    with av.open(str(job.folder / "rendition_480.mp4")) as container:
        assert [stream.type for stream in container.streams] == ["video"]
