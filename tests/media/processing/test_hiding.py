"""What is under a box cannot be read back from anything that was made of the file, in any frame, by anybody.

What takes the place of a box is the same whatever was in the box. In files that were encoded since, a needle is looked for: a
pattern of black and white cells. How much of it is left in a picture is the share of its contrast that can still be found
where it was: 1 when it is all there, 0 when nothing is. Whatever is hidden stays under `GONE`: two hundredths of black
against white are 5 levels of 255, about what an encoder adds of itself, and far from what the weakest blur would leave.
"""

import io
import random
from fractions import Fraction
from itertools import product

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageFilter, ImageStat

from media.processing.budgets import Refused
from media.processing.hashes import SAME, distance
from media.processing.hiding import BLOCKS, STEP, redact
from media.processing.pictures import ENCODERS
from media.processing.redaction import NOTHING
from media.processing.run import run_all, run_step
from media.processing.sampling import read_hashes
from media.processing.steps import STEPS, public_files, steps_for
from media.processing.turning import TURNS, box_before
from tests.media.processing import material
from tests.media.processing.material import make_clip, scene

GONE, THERE = 0.02, 0.5
SIZE, NEEDLE_SIZE, CELL = (240, 180), (72, 48), 6
RATE = 12


def needle(size: tuple[int, int] = NEEDLE_SIZE, *, seed: int = 1) -> Image.Image:
    """Cells that are black or white by chance, as many of the one as of the other in each little square of four."""
    chance, picture = random.Random(seed), Image.new("L", size)
    for left, top in product(range(0, size[0], 2 * CELL), range(0, size[1], 2 * CELL)):
        shades = [0, 0, 255, 255]
        chance.shuffle(shades)
        for (across, down), shade in zip(product((0, CELL), repeat=2), shades, strict=True):
            picture.paste(shade, (left + across, top + down, left + across + CELL, top + down + CELL))
    return picture


NEEDLE = needle()


def left_of(pattern: Image.Image, picture: Image.Image) -> float:
    """The share of the pattern's contrast that is found in the picture."""
    expected, found = pattern.tobytes(), picture.convert("L").resize(pattern.size).tobytes()
    middle = sum(expected) / len(expected)
    both = sum((one - middle) * other for one, other in zip(expected, found, strict=True))
    return both / sum((one - middle) ** 2 for one in expected)


def place_at(at: float) -> tuple[int, int]:
    return round(10 + 70 * at), round(20 + 40 * at)


def with_needle(at: float, size: tuple[int, int] = SIZE) -> Image.Image:
    picture = scene(at, size)
    picture.paste(NEEDLE.convert("RGB"), place_at(at))
    return picture


def box_at(at: float, size: tuple[int, int] = SIZE) -> list[float]:
    left, top = place_at(at)
    return [left / size[0], top / size[1], (left + NEEDLE_SIZE[0]) / size[0], (top + NEEDLE_SIZE[1]) / size[1]]


def plan(*keys: tuple[float, list[float]], mode: str = "boxes", is_mute: bool = False) -> dict:
    return {"mode": mode, "boxes": [[{"at": at, "box": box} for at, box in keys]] if keys else [], "is_mute": is_mute}


def needle_left(picture: Image.Image, at: float, size: tuple[int, int] = SIZE) -> float:
    left, top = place_at(at)
    there = picture.convert("L").resize(size).crop((left, top, left + NEEDLE_SIZE[0], top + NEEDLE_SIZE[1]))
    return left_of(NEEDLE, there)


def frames_of(path) -> list[tuple[float, Image.Image]]:
    """Every frame with its time on the clock of a player."""
    with av.open(str(path)) as container:
        return [(frame.time, frame.to_image()) for frame in container.decode(video=0)]


@pytest.fixture
def made(job):
    """`made(source, plan)`: a job for which every step of its form ran with that plan."""

    def run(source, how: dict = NOTHING, *names: str):
        work = job(source)
        work.keep_result("probe", STEPS["probe"].run(work))
        form = work.result("probe")["form"]
        for step in STEPS.values():
            if form in step.forms and step.name != "probe" and (not names or step.name in names):
                options = {"plan": how} if step.takes_plan else {}
                work.keep_result(step.name, step.run(work, **options))
        return work

    return run


@pytest.fixture(scope="module")
def moving(tmp_path_factory):
    """Two seconds in which the needle crosses the picture."""
    return make_clip(
        tmp_path_factory.mktemp("moving") / "clip.mp4", size=SIZE, seconds=2, rate=RATE, frame=with_needle,
        options={"crf": "10"},
    )  # fmt: skip


ACROSS = plan((0.0, box_at(0)), (2.0, box_at(2)))


# -- the pixels alone


def test_the_measure_finds_the_needle_where_it_is_and_nothing_where_it_is_not() -> None:
    assert needle_left(with_needle(1.0), 1.0) == pytest.approx(1, abs=0.01)
    assert abs(needle_left(scene(1.0, SIZE), 1.0)) < GONE
    blurred = with_needle(1.0).filter(ImageFilter.GaussianBlur(CELL / 2))
    assert needle_left(blurred, 1.0) > 10 * GONE


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_box_hides_what_is_in_it_and_nothing_far_from_it(mode) -> None:
    before = with_needle(1.0).convert(mode)
    after = redact(before, [tuple(box_at(1.0))], "boxes")
    assert abs(needle_left(after, 1.0)) < GONE
    changed = ImageChops.difference(before, after).convert("L").getbbox()
    left, top = place_at(1.0)
    reach = (changed[0] - left, changed[1] - top, changed[2] - left - NEEDLE_SIZE[0], changed[3] - top - NEEDLE_SIZE[1])
    assert max(abs(one) for one in reach) <= 4
    assert needle_left(before, 1.0) > THERE  # the picture that was given is left as it was


def test_the_margin_hides_a_needle_that_looks_out_of_its_box() -> None:
    left, top, right, bottom = box_at(1.0)
    short = (left + 2 / SIZE[0], top + 2 / SIZE[1], right - 2 / SIZE[0], bottom - 2 / SIZE[1])
    after = redact(with_needle(1.0), [short], "boxes")
    assert abs(needle_left(after, 1.0)) < GONE


def test_a_picture_hidden_as_a_whole_keeps_a_few_blocks_of_colour() -> None:
    after = redact(with_needle(1.0), [], "whole")
    assert abs(needle_left(after, 1.0)) < GONE
    detail = ImageChops.difference(after, after.filter(ImageFilter.GaussianBlur(SIZE[0] / BLOCKS / 4)))
    assert max(ImageStat.Stat(detail).mean) < 2


def test_around_leaves_only_the_box() -> None:
    before = with_needle(1.0)
    after = redact(before, [tuple(box_at(1.0))], "around")
    assert needle_left(after, 1.0) > THERE
    left, top = place_at(1.0)
    inside = (left + 4, top + 4, left + NEEDLE_SIZE[0] - 4, top + NEEDLE_SIZE[1] - 4)
    assert ImageChops.difference(before.crop(inside), after.crop(inside)).getbbox() is None
    whole = redact(before, [], "whole")
    for picture in (whole, after):
        picture.paste(0, (left, top, left + NEEDLE_SIZE[0], top + NEEDLE_SIZE[1]))
    assert ImageChops.difference(whole, after).getbbox() is None


def test_around_without_a_box_in_this_moment_hides_everything() -> None:
    assert redact(with_needle(1.0), [], "around") == redact(with_needle(1.0), [], "whole")


@pytest.mark.parametrize("size", [(1, 1), (3, 3), (2, 400), (400, 2), (16, 16), (31, 17)])
@pytest.mark.parametrize("mode", ["boxes", "whole", "around"])
def test_the_smallest_pictures_can_be_hidden(size, mode) -> None:
    box = (0.99, 0.99, 1.0, 1.0) if mode == "around" else (0.0, 0.0, 1.0, 1.0)
    picture = Image.effect_noise(size, 120).convert("RGB")
    after = redact(picture, [box], mode)
    assert after.size == size
    assert size[0] * size[1] < 64 or max(ImageStat.Stat(after).stddev) < max(ImageStat.Stat(picture).stddev) / 3


def laid_over_each_other(hide) -> float:
    """What is left of a needle after a hundred frames in which it moves by single pixels, laid exactly over each other."""
    total = [0] * (NEEDLE_SIZE[0] * NEEDLE_SIZE[1])
    chance = random.Random(7)
    for _ in range(100):
        left, top = chance.randrange(20, 120), chance.randrange(20, 100)
        picture = Image.new("L", SIZE, 120)
        picture.paste(NEEDLE, (left, top))
        there = (left, top, left + NEEDLE_SIZE[0], top + NEEDLE_SIZE[1])
        for place, level in enumerate(hide(picture, there).crop(there).tobytes()):
            total[place] += level
    return left_of(NEEDLE, Image.frombytes("L", NEEDLE_SIZE, bytes(round(one / 100) for one in total)))


def mosaic(picture: Image.Image, there: tuple[int, int, int, int]) -> Image.Image:
    """What many programs do: blocks that are the mean of what is under them, here anchored to the picture."""
    blocks = (SIZE[0] // 8, SIZE[1] // 8)
    return picture.resize(blocks, Image.Resampling.BOX).resize(SIZE, Image.Resampling.NEAREST)


def whole(picture: Image.Image, _there: tuple[int, int, int, int]) -> Image.Image:
    return redact(picture, [], "whole")


def test_frames_laid_over_each_other_do_not_bring_it_back_as_they_do_from_a_mosaic() -> None:
    assert laid_over_each_other(mosaic) > 2 * GONE
    assert abs(laid_over_each_other(whole)) < GONE / 2


@given(
    st.sampled_from(("L", "RGB")), st.tuples(st.integers(1, 90), st.integers(1, 90)), st.randoms(use_true_random=False)
)
@settings(max_examples=60, deadline=None)
def test_what_stands_in_the_place_of_boxes_has_nothing_of_what_was_there(mode, size, chance) -> None:
    """So nobody can guess what was there, hide the guess in the same way and compare the two."""
    picture = Image.frombytes("L", size, chance.randbytes(size[0] * size[1])).convert(mode)
    other, boxes = picture.copy(), []
    for _ in range(chance.randint(1, 3)):
        left, right = sorted(chance.sample(range(size[0] + 1), 2))
        top, bottom = sorted(chance.sample(range(size[1] + 1), 2))
        boxes.append((left / size[0], top / size[1], right / size[0], bottom / size[1]))
        other.paste(chance.randrange(256) if mode == "L" else (chance.randrange(256),) * 3, (left, top, right, bottom))
    assert redact(picture, boxes, "boxes").tobytes() == redact(other, boxes, "boxes").tobytes()


def test_a_large_box_has_nothing_of_what_was_there_either() -> None:
    one, other = scene(0, (1920, 1080)), scene(0, (1920, 1080))
    other.paste(needle((720, 480)).convert("RGB"), (413, 207))
    box = (413 / 1920, 207 / 1080, 1133 / 1920, 687 / 1080)
    assert redact(one, [box], "boxes") == redact(other, [box], "boxes")
    assert redact(one, [(0.0, 0.0, 1.0, 1.0)], "boxes") == Image.new("RGB", (1920, 1080), (128, 128, 128))


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_box_of_the_upright_picture_is_found_before_its_turn(turn) -> None:
    stored = Image.new("L", (40, 30))
    stored.paste(255, (4, 6, 12, 9))
    upright = stored.transpose(TURNS[turn]) if turn in TURNS else stored
    left, top, right, bottom = upright.getbbox()
    shares = left / upright.width, top / upright.height, right / upright.width, bottom / upright.height
    assert box_before(shares, turn) == pytest.approx((4 / 40, 6 / 30, 12 / 40, 9 / 30))


# -- everything that is made of a clip


def test_the_needle_is_in_every_frame_of_a_clip_that_nobody_hid_it_in(made, moving) -> None:
    job = made(moving)
    for name in ("rendition_480.mp4", "rendition_720.mp4"):
        frames = frames_of(job.folder / name)
        assert len(frames) == 2 * RATE
        assert min(needle_left(picture, at) for at, picture in frames) > THERE


@pytest.mark.parametrize("mode", ["boxes", "whole"])
def test_no_frame_of_any_rendition_and_no_picture_shows_what_was_hidden(made, moving, mode) -> None:
    job = made(moving, ACROSS if mode == "boxes" else plan(mode="whole"))
    assert len(public_files(job)) == 2 + len(ENCODERS)
    for name in ("rendition_480.mp4", "rendition_720.mp4"):
        frames = frames_of(job.folder / name)
        assert len(frames) == 2 * RATE
        assert max(abs(needle_left(picture, at)) for at, picture in frames) < GONE
    # The poster is one frame, and which one is its own choice: so it is looked for at every place of the needle.
    for name in ("still.png", *(f"still_480.{ext}" for ext in ENCODERS)):
        with Image.open(job.folder / name) as picture:
            assert max(abs(needle_left(picture, number / RATE)) for number in range(2 * RATE)) < 2 * GONE
    with Image.open(made(moving).folder / "still.png") as open_poster:
        assert max(needle_left(open_poster, number / RATE) for number in range(2 * RATE)) > THERE


def test_a_large_clip_is_hidden_before_it_is_made_smaller(made, tmp_path) -> None:
    size, pattern = (1280, 960), needle((144, 96))

    def frame(_at: float) -> Image.Image:
        picture = scene(0, size)
        picture.paste(pattern.convert("RGB"), (500, 400))
        return picture

    def left(path) -> float:
        at = (500 / 2, 400 / 2, 644 / 2, 496 / 2)  # 480 is half of it
        return max(abs(left_of(pattern, picture.crop(at))) for _at, picture in frames_of(path))

    path = make_clip(tmp_path / "large.mp4", size=size, seconds=0.5, frame=frame)
    box = [500 / 1280, 400 / 960, 644 / 1280, 496 / 960]
    steps = ("still", "rendition_480")
    assert left(made(path, NOTHING, *steps).folder / "rendition_480.mp4") > THERE
    assert left(made(path, plan((0.0, box)), *steps).folder / "rendition_480.mp4") < GONE


def test_around_shows_the_needle_and_nothing_else_in_every_frame(made, moving) -> None:
    job = made(moving, plan((0.0, box_at(0)), (2.2, box_at(2.2)), mode="around"))
    for at, picture in frames_of(job.folder / "rendition_480.mp4"):
        assert needle_left(picture, at) > 10 * GONE  # less than all of it: where it surely is for two frames each way
        left, top = place_at(at)
        whole = redact(with_needle(at), [], "whole")
        for one in (picture, whole):
            one.paste(0, (left, top, left + NEEDLE_SIZE[0], top + NEEDLE_SIZE[1]))
        assert max(ImageStat.Stat(ImageChops.difference(picture, whole)).mean) < STEP / 2


def test_around_hides_all_before_and_after_its_box(made, moving) -> None:
    job = made(moving, plan((0.5, box_at(0.5)), (1.0, box_at(1.0)), mode="around"), "still", "rendition_480")
    shown = [at for at, picture in frames_of(job.folder / "rendition_480.mp4") if needle_left(picture, at) > GONE]
    assert shown
    assert 0.5 <= min(shown) <= max(shown) <= 1.0


@pytest.mark.parametrize("turn", range(2, 9))
def test_a_clip_that_was_filmed_turned_is_hidden_where_it_was_drawn_upright(made, tmp_path, turn) -> None:
    path = make_clip(tmp_path / "one.mp4", size=SIZE, seconds=0.5, frame=lambda at: with_needle(1.0))
    marked = Image.new("L", SIZE)
    marked.paste(255, (*place_at(1.0), place_at(1.0)[0] + NEEDLE_SIZE[0], place_at(1.0)[1] + NEEDLE_SIZE[1]))
    upright = marked.transpose(TURNS[turn])
    left, top, right, bottom = upright.getbbox()
    box = [left / upright.width, top / upright.height, right / upright.width, bottom / upright.height]
    content, seen = material.turned_mp4(path.read_bytes(), turn), NEEDLE.transpose(TURNS[turn])
    for how, is_there in ((NOTHING, True), (plan((0.0, box)), False)):
        job = made(content, how, "still", "rendition_480")
        with Image.open(job.folder / "still.png") as still:
            pictures = [still.convert("L"), *(picture for _at, picture in frames_of(job.folder / "rendition_480.mp4"))]
        for picture in pictures:
            assert picture.size == upright.size
            found = abs(left_of(seen, picture.crop((left, top, right, bottom))))
            assert found > THERE if is_there else found < GONE


def test_sizes_that_are_odd_and_pixels_that_are_not_square_are_hidden_as_drawn(made, tmp_path) -> None:
    odd = make_clip(
        tmp_path / "odd.webm", "webm", size=(241, 181), seconds=0.5, frame=lambda at: with_needle(1.0, (241, 181))
    )
    wide = tmp_path / "wide.mp4"
    with av.open(str(wide), "w") as out:
        stream = out.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        stream.codec_context.sample_aspect_ratio = Fraction(2, 1)
        for number in range(6):
            frame = av.VideoFrame.from_image(with_needle(1.0))
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    for path, size in ((odd, (241, 181)), (wide, SIZE)):
        job = made(path, plan((0.0, box_at(1.0, size))), "still", "rendition_480")
        with Image.open(job.folder / "still.png") as still:
            pictures = [
                still.convert("RGB"),
                *(picture for _at, picture in frames_of(job.folder / "rendition_480.mp4")),
            ]
        assert len(pictures) == 7
        assert max(abs(needle_left(picture, 1.0, size)) for picture in pictures) < GONE
        assert min(needle_left(picture, 1.0, size) for _at, picture in
                   frames_of(made(path, NOTHING, "still", "rendition_480").folder / "rendition_480.mp4")) > THERE  # fmt: skip


# -- the clock


def flashing(path, *, rate: int, late: float = 0.0, seconds: float = 2.0):
    """A clip in which the needle is there for three frames in the middle; its pictures begin `late` after its sound."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=rate, options={"crf": "10"})
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        heard = material._sound_stream(out, "aac")
        for number in range(round(seconds * rate)):
            is_there = abs(number - seconds * rate / 2) <= 1
            frame = av.VideoFrame.from_image(with_needle(1.0) if is_there else scene(1.0, SIZE))
            frame.pts, frame.time_base = number + round(late * rate), Fraction(1, rate)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
        material._write_sound(out, heard, seconds)
    return path


@pytest.mark.parametrize(("rate", "late"), [(12, 0), (25, 0.5), (30, 0.31), (60, 0), (50, 0.77)])
@pytest.mark.parametrize("is_mute", [False, True])
def test_a_box_drawn_on_the_frames_that_a_player_showed_hides_those_frames_everywhere(
    made, tmp_path, rate, late, is_mute
) -> None:
    path = flashing(tmp_path / "flash.mp4", rate=rate, late=late)
    shown = [at for at, picture in frames_of(made(path, NOTHING, "still", "rendition_480").folder / "rendition_480.mp4")
             if needle_left(picture, 1.0) > GONE]  # fmt: skip
    keys = [(at, box_at(1.0)) for at in sorted({shown[0], shown[-1]})]
    for extra in (0.0, 0.9 / min(rate, 30)):  # a player that is stopped tells any moment until the next frame
        how = plan(*((at + extra, box) for at, box in keys), is_mute=is_mute)
        if len(keys) == 1:
            how["boxes"][0].append({"at": keys[0][0] + extra + 0.001, "box": box_at(1.0)})
        job = made(path, how, "still", "rendition_480", "rendition_720")
        for name in ("rendition_480.mp4", "rendition_720.mp4"):
            frames = frames_of(job.folder / name)
            assert max(abs(needle_left(picture, 1.0)) for _at, picture in frames) < GONE
            untouched = [picture for at, picture in frames if abs(at - shown[0]) > 0.4]
            assert untouched
            assert min(
                ImageStat.Stat(ImageChops.difference(picture, scene(1.0, SIZE))).mean[0] < 4 for picture in untouched
            )


def test_the_clock_of_a_muted_copy_is_that_of_the_copy_with_sound(made, tmp_path) -> None:
    path = flashing(tmp_path / "late.mp4", rate=25, late=0.6)
    loud, mute = (made(path, {**NOTHING, "is_mute": is_mute}, "still", "rendition_480") for is_mute in (False, True))
    first, second = ([at for at, _picture in frames_of(one.folder / "rendition_480.mp4")] for one in (loud, mute))
    assert first == second
    assert first[0] == pytest.approx(0.6, abs=0.03)


# -- sound, stills, hashes


@pytest.mark.parametrize("name", ["rendition_480", "rendition_720"])
def test_a_muted_copy_has_no_stream_of_sound(made, files, name) -> None:
    job = made(files["mp4"], {**NOTHING, "is_mute": True}, name)
    with av.open(str(job.folder / f"{name}.mp4")) as container:
        assert [stream.type for stream in container.streams] == ["video"]


def test_a_sound_recording_that_is_muted_is_nothing(made, files) -> None:
    with pytest.raises(Refused) as refused:
        made(files["wav"], {**NOTHING, "is_mute": True}, "rendition_sound")
    assert refused.value.code == "nothing_to_show"


@pytest.mark.parametrize("turn", [1, 6])
@pytest.mark.parametrize("size", [SIZE, (5200, 600)], ids=["small", "made smaller"])
def test_a_photograph_is_hidden_in_every_format(made, turn, size) -> None:
    scale = size[0] / SIZE[0]
    pattern = NEEDLE.resize((round(72 * scale), round(48 * scale)), Image.Resampling.NEAREST)
    picture, box = scene(0, size).convert("RGB"), None
    picture.paste(pattern.convert("RGB"), (size[0] // 3, size[1] // 3))
    stored = Image.new("L", size)
    stored.paste(255, (size[0] // 3, size[1] // 3, size[0] // 3 + pattern.width, size[1] // 3 + pattern.height))
    upright = stored.transpose(TURNS[turn]) if turn in TURNS else stored
    left, top, right, bottom = upright.getbbox()
    box = [left / upright.width, top / upright.height, right / upright.width, bottom / upright.height]
    seen = NEEDLE.transpose(TURNS[turn]) if turn in TURNS else NEEDLE
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = turn
    picture.save(out, "JPEG", quality=95, exif=exif.tobytes())

    def found(job) -> list[float]:
        shares = []
        for name in ("still.png", *(one for one in public_files(job))):
            with Image.open(job.folder / name) as made_one:
                there = tuple(round(share * side) for share, side in zip(box, made_one.size * 2, strict=True))
                pattern_there = seen.resize((there[2] - there[0], there[3] - there[1]))
                shares.append(abs(left_of(pattern_there, made_one.convert("L").crop(there))))
        return shares

    if size == SIZE:
        assert min(found(made(out.getvalue()))) > THERE
    assert max(found(made(out.getvalue(), plan((3.0, box))))) < GONE


def test_hashes_are_those_of_what_is_shown(made, moving) -> None:
    def of(job) -> list[tuple[float, int]]:
        return read_hashes(job.result("hashes"))["as_is"]

    around = plan((0.0, [0.0, 0.0, 0.4, 0.5]), mode="around")
    plain, redacted = of(made(moving)), of(made(moving, around))
    from_original = of(made(moving, around, "still", "hashes"))
    assert min(distance(one, other) for (_at, one), (_then, other) in zip(plain, redacted, strict=True)) > SAME
    assert distance(redacted[0][1], from_original[0][1]) <= SAME


# -- plans that are none, and folders that hold more than one


@pytest.mark.parametrize("name", [step.name for step in STEPS.values() if step.takes_plan])
@pytest.mark.parametrize("wrong", [None, {}, "whole", {**NOTHING, "mode": "blur"}, plan((0.0, [0, 0, 2, 2]))])
def test_no_step_goes_on_with_a_plan_that_it_cannot_read(made, files, name, wrong) -> None:
    source = files["wav"] if name == "rendition_sound" else files["mp4"]
    job = made(source, NOTHING, "still")
    before = {path.name for path in job.folder.iterdir()}
    with pytest.raises(Refused) as refused:
        STEPS[name].run(job, plan=wrong)
    assert refused.value.code == "bad_plan"
    assert {path.name for path in job.folder.iterdir()} == before


def test_every_step_that_shows_something_of_the_original_takes_a_plan() -> None:
    of_ours = {"small", "frames"}  # made from what has been hidden already
    shows_nothing = {"probe", "digest", "strip_check", "faces"}
    assert {step.name for step in STEPS.values() if not step.takes_plan} == of_ours | shows_nothing


def test_a_still_of_another_plan_is_neither_published_nor_hashed(made, files) -> None:
    job = made(files["jpeg"], NOTHING, "still")
    for name in ("stills", "hashes"):
        with pytest.raises(Refused) as refused:
            STEPS[name].run(job, plan=plan(mode="whole"))
        assert refused.value.code == "mixed_plans"


def test_copies_of_two_plans_do_not_pass_the_last_check_together(made, files) -> None:
    job = made(files["mp4"], plan(mode="whole"))
    assert STEPS["strip_check"].run(job)["files"]
    job.keep_result("rendition_720", STEPS["rendition_720"].run(job))
    with pytest.raises(Refused) as refused:
        STEPS["strip_check"].run(job)
    assert refused.value.code == "mixed_plans"


@pytest.mark.slow
def test_the_same_in_children(moving, tmp_path) -> None:
    options = {step.name: {"plan": ACROSS} for step in STEPS.values() if step.takes_plan}
    assert [answer.code for answer in run_all(moving, tmp_path, options)] == [""] * len(list(steps_for("clip")))
    frames = frames_of(tmp_path / "rendition_480.mp4")
    assert max(abs(needle_left(picture, at)) for at, picture in frames) < GONE
    (tmp_path / "rendition_480.mp4").unlink()
    assert run_step("rendition_480", moving, tmp_path, {"plan": {**ACROSS, "mode": "box"}}).code == "bad_plan"
    assert run_step("rendition_480", moving, tmp_path, {"plans": ACROSS}).code == "crash"
    assert not (tmp_path / "rendition_480.mp4").exists()
