"""How far a piece is, as the desk reads it; the worker's command; and the warning where nothing isolates children."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from media.inspection import checks, progress, queue, renditions, starting, working
from media.inspection.models import Inspection, InspectionStep
from media.models import Footage
from tests.factory import make_inspected, picture

pytestmark = pytest.mark.django_db


def test_the_steps_are_listed_in_order_with_their_status_and_time(bring, at):
    item = bring(picture().read())
    queue.take(at)
    lines = progress.progress(item)
    assert lines[0] == ("What it is", "is running", None)
    assert {status for _label, status, _seconds in lines[1:]} == {"waits"}
    assert len(lines) == len(item.inspection.steps.all())


def test_every_step_has_a_label():
    assert set(progress.LABELS) == set(starting.RANKS)


@pytest.mark.parametrize(
    ("status", "code", "sentence"),
    [
        ("waiting", "", "It waits to be inspected; 2 pieces are before it."),
        ("running", "", "It is being inspected: 1 of 6 steps are done."),
        ("ready", "", "It was inspected, but not scanned for malware."),
        ("refused", "too_long", "It is longer than four hours. Ask for the part that matters."),
        ("failed", "timeout", "Looking at it took too long, three times. Ask for a shorter or smaller copy."),
    ],
)
def test_one_sentence_says_where_it_stands(bring, at, status, code, sentence):
    for number in range(2):
        bring(picture().read() + bytes(number))
    item = bring(picture().read() + b"last")
    Inspection.objects.filter(footage=item).update(status=status, code=code)
    InspectionStep.objects.filter(inspection__footage=item, name="probe").update(status="done")
    assert progress.sentence(Footage.objects.get(pk=item.pk)) == sentence


def test_what_was_never_inspected_says_so(bring):
    item = bring(picture().read())
    Inspection.objects.all().delete()
    assert progress.sentence(Footage.objects.get(pk=item.pk)) == "It was never inspected."


def test_the_command_does_what_is_due_once(bring, at):
    item = bring(picture().read())
    out = io.StringIO()
    call_command("process_footage", "--once", stdout=out)
    assert "6" in out.getvalue()
    assert Inspection.objects.get(footage=item).status == "ready"


def test_the_command_tries_a_piece_once_more(bring, at):
    item = bring(picture().read())
    InspectionStep.objects.filter(inspection__footage=item, name="probe").update(status="failed", tries=3, code="crash")
    Inspection.objects.filter(footage=item).update(status="failed", code="crash")
    call_command("process_footage", "--once", "--again", item.ref, stdout=io.StringIO())
    assert Inspection.objects.get(footage=item).status == "ready"
    with pytest.raises(CommandError, match="no footage"):
        call_command("process_footage", "--once", "--again", "nothing0", stdout=io.StringIO())


def test_what_came_before_there_were_inspections_is_queued(bring, at):
    item = bring(picture().read())
    Inspection.objects.all().delete()
    assert starting.adopt(at=at) == 1
    assert starting.adopt(at=at) == 0
    assert Inspection.objects.get(footage=item).status == "waiting"


def test_files_that_no_row_names_are_swept_and_those_of_others_stay(bring, at, own_vault):
    item = bring(picture().read())
    make_inspected(item, at)
    orphan = own_vault / "renditions" / "orphan.jpg"
    orphan.write_bytes(b"left by a worker that was killed")
    assert renditions.sweep(before=datetime.now(UTC) - timedelta(hours=1)) == 0
    assert renditions.sweep(before=datetime.now(UTC) + timedelta(hours=1)) == 1
    assert not orphan.exists()
    assert (own_vault / "renditions" / item.rendition).exists()


@pytest.mark.parametrize(("live", "ids"), [("none", ["media.W001"]), ("unshare", []), ("bwrap", [])])
def test_a_machine_that_isolates_nothing_is_warned_of(monkeypatch, live, ids):
    monkeypatch.setattr(checks, "isolation", lambda: live)
    assert [one.id for one in checks.check_isolation()] == ids


def test_a_worker_that_is_to_end_takes_no_further_step(bring, at):
    bring(picture().read())
    assert working.work(at, is_ending=lambda: True) == 0


def test_what_was_replaced_is_swept_when_a_killed_process_left_it(bring, at, own_vault):
    item = bring(picture().read())
    make_inspected(item, at)
    item.renditions.update(is_current=False)
    assert renditions.sweep(before=datetime.now(UTC) + timedelta(hours=1)) == 1
    assert not list((own_vault / "renditions").iterdir())
