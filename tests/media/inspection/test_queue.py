"""Which step comes next, whose it is, and what becomes of one that does not end well."""

from datetime import timedelta

import pytest

from media.inspection import folders, keeping, queue, starting, working
from media.inspection.models import InspectionStep
from media.processing.run import Answer
from tests.factory import picture

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture
def still(bring):
    return bring(picture().read())


def step_of(item, name):
    return InspectionStep.objects.get(inspection__footage=item, name=name)


def finish(step):
    InspectionStep.objects.filter(pk=step.pk).update(status="done", lease_until=None)


def order(at) -> list[tuple[str, int]]:
    """Names and pieces in the order in which one worker would take them."""
    taken = []
    while (step := queue.take(at)) is not None:
        taken.append((step.name, step.inspection.footage_id))
        finish(step)
    return taken


def test_what_tells_pieces_apart_comes_for_all_of_them_before_the_first_long_step(bring, at, clip_file):
    clips = [bring(clip_file.read_bytes() + bytes(number)) for number in range(3)]
    names = [name for name, _item in order(at)]
    assert names == [
        *["probe"] * 3, *["still"] * 3, *["hashes"] * 3, *["digest"] * 3, *["rendition_480"] * 3, *["stills"] * 3,
        *["strip_check"] * 3,
    ]  # fmt: skip
    assert len(clips) == 3


def test_a_clip_that_comes_while_others_are_transcoded_is_looked_at_first(bring, at, clip_file):
    first = bring(clip_file)
    for _ in range(4):
        finish(queue.take(at))
    late = bring(clip_file.read_bytes() + b"\0")
    assert [item for _name, item in order(at)[:4]] == [late.pk] * 4
    assert step_of(first, "rendition_480").status == "done"


def test_steps_of_one_piece_come_one_after_the_other(still, at):
    probe = queue.take(at)
    assert probe.name == "probe"
    assert queue.take(at) is None
    finish(probe)
    assert queue.take(at).name == "still"


def test_a_step_is_one_workers_until_its_lease_is_over(still, at):
    first = queue.take(at)
    assert queue.take(first.lease_until - MINUTE) is None
    second = queue.take(first.lease_until)
    assert (second.pk, second.tries) == (first.pk, 2)
    assert not queue.held(first)
    assert queue.held(second)


def test_whoever_lost_a_step_cannot_keep_its_answer(still, at, tmp_path, own_vault):
    lost = queue.take(at)
    second = queue.take(lost.lease_until)
    finish(step_of(still, "probe"))
    keeping.keep(lost, Answer("probe", "", {"form": "clip", "seconds": 9}), tmp_path, at=at)
    still.refresh_from_db()
    assert still.inspection.facts == {}
    assert still.form == "still"
    assert second.tries == 2


def test_files_of_a_step_that_was_lost_do_not_stay(still, at, tmp_path, own_vault):
    lost = queue.take(at)
    lost.name = "still"
    (tmp_path / "still.png").write_bytes(b"picture")
    InspectionStep.objects.filter(pk=lost.pk).update(lease_until=at + 9 * MINUTE)
    keeping.keep(lost, Answer("still", "", {"width": 4, "height": 3}), tmp_path, at=at)
    assert list((own_vault / "renditions").iterdir()) == []
    assert not still.renditions.exists()


@pytest.mark.parametrize("code", sorted(keeping.TRIED_AGAIN))
def test_a_fault_of_the_machine_is_tried_three_times_each_after_a_longer_pause(still, at, tmp_path, code):
    pauses, now = [], at
    for _ in range(3):
        step = queue.take(now)
        keeping.keep(step, Answer("probe", code), tmp_path, at=now)
        row = step_of(still, "probe")
        pauses.append(row.due_at - now)
        now = max(row.due_at, now)
    assert pauses[:2] == [MINUTE, 2 * MINUTE]
    assert (row.status, row.code, row.tries) == ("failed", code, 3)
    still.refresh_from_db()
    assert (still.inspection.status, still.inspection.code) == ("failed", code)
    assert queue.take(now + timedelta(days=1)) is None


def test_a_worker_that_is_killed_each_time_ends_it_too(still, at):
    now = at
    for _ in range(3):
        now = queue.take(now).lease_until
    working.work(now)
    still.refresh_from_db()
    assert (still.inspection.status, still.inspection.code) == ("failed", "killed")


def test_what_failed_can_be_tried_once_more(still, at, tmp_path):
    for number in range(3):
        now = at + number * timedelta(hours=1)
        keeping.keep(queue.take(now), Answer("probe", "timeout"), tmp_path, at=now)
    starting.again(still, at=now)
    still.refresh_from_db()
    assert (still.inspection.status, still.inspection.code) == ("waiting", "")
    assert queue.take(now).tries == 1


def test_what_is_said_of_the_file_is_final(still, at, tmp_path):
    keeping.keep(queue.take(at), Answer("probe", "too_large"), tmp_path, at=at)
    still.refresh_from_db()
    assert (still.inspection.status, still.inspection.code) == ("refused", "too_large")
    starting.again(still, at=at)
    still.refresh_from_db()
    assert still.inspection.status == "refused"


def test_a_folder_whose_process_is_gone_frees_its_step_at_once(still, at, own_vault):
    step = queue.take(at)
    left = own_vault / "work" / folders._name(step.pk, step.lease_until)
    left.mkdir(parents=True)
    (left / "still.png.part").write_bytes(b"half")
    assert queue.take_back_left(at + MINUTE) == 1
    assert not left.exists()
    assert queue.take(at + MINUTE).pk == step.pk


def test_a_folder_that_somebody_works_in_stays(still, at):
    step = queue.take(at)
    with folders.job_folder(step.pk, step.lease_until) as folder:
        assert queue.take_back_left(at) == 0
        assert folder.is_dir()
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not folder.exists()


def test_an_old_folder_does_not_free_a_step_that_another_holds_by_now(still, at, own_vault):
    first = queue.take(at)
    (own_vault / "work").mkdir(parents=True, exist_ok=True)
    (own_vault / "work" / folders._name(first.pk, first.lease_until)).mkdir()
    second = queue.take(first.lease_until)
    assert queue.take_back_left(first.lease_until) == 0
    assert queue.held(second)
