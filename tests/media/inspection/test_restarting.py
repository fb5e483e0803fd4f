"""A worker that is killed, a full disk, two workers at once: nothing is half there, and it goes on."""

import io
import os
import resource
import signal
import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from media.inspection import renditions, working
from media.inspection.models import Inspection, InspectionStep
from media.intake import receive_once
from media.models import Footage
from tests import processes
from tests.factory import make_user, picture
from tests.media.processing import material

WORKER = """
from django.core.management import call_command
call_command("process_footage", *given["options"])
"""


@pytest.fixture
def worker(own_vault):
    """`worker(*options)`: a process of its own that works on this test's database and vault."""
    started = []

    def start(*options: str):
        started.append(processes.start(WORKER, options=options))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def wait_for(condition, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not come to that"
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_of_a_step_leaves_nothing_and_the_next_begins_it_again(
    vocabulary, bring, worker, tmp_path, own_vault
):
    item = bring(material.make_clip(tmp_path / "long.mp4", size=(1280, 720), seconds=20, rate=25))
    first = worker()
    running = InspectionStep.objects.filter(name="rendition_480", status="running")
    part = "rendition_480.mp4.part"
    wait_for(lambda: running.exists() and list((own_vault / "work").glob(f"*/{part}")))
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert "rendition_480.mp4" not in renditions.current(item)
    assert not item.renditions.filter(cleared_at__isnull=False).exists()
    inspection = working.work(timezone.now()) and Inspection.objects.get(footage=item)
    assert inspection.status == "ready"
    assert InspectionStep.objects.get(name="rendition_480").tries == 2
    assert list((own_vault / "work").iterdir()) == []
    names = {path.name for path in (own_vault / "renditions").iterdir()}
    assert names == set(item.renditions.filter(is_current=True).values_list("name", flat=True))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_asked_to_end_ends_after_its_step(vocabulary, bring, worker, a_picture):
    items = [bring(a_picture + bytes(number)) for number in range(3)]
    process = worker()
    done = InspectionStep.objects.filter(status="done")
    wait_for(done.exists)
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=30)
    assert process.returncode == 0, process.stderr.read().decode()
    assert not InspectionStep.objects.filter(status="running").exists()
    assert done.count() < InspectionStep.objects.count()
    assert len(items) == 3


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_workers_do_each_step_once(vocabulary, bring, worker, a_picture):
    for number in range(3):
        bring(a_picture + bytes(number))
    for process in [worker("--once"), worker("--once")]:
        process.wait(timeout=240)
        assert process.returncode == 0, process.stderr.read().decode()
    working.work(timezone.now())  # one may have ended while the other was at the last step
    assert set(Inspection.objects.values_list("status", flat=True)) == {"ready"}
    assert set(InspectionStep.objects.values_list("tries", flat=True)) == {1}


@pytest.mark.django_db(transaction=True)
def test_the_same_file_twice_at_once_is_one_piece(vocabulary, own_vault, at):
    reporter, found, ready = make_user("Reporter"), [], threading.Barrier(2)

    def take() -> None:
        ready.wait()
        footage = receive_once(io.BytesIO(picture().read()), working_title="One", credit="", by=reporter, at=at)
        found.append(footage.pk)
        connections.close_all()

    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2
    assert len(set(found)) == 1
    assert Footage.objects.count() == Inspection.objects.count() == 1
    originals = [path for path in (own_vault / "originals").rglob("*") if path.is_file() and path.suffix != ".key"]
    assert len(originals) == 1


@pytest.mark.django_db
def test_a_full_disk_keeps_nothing_costs_no_try_and_goes_on_when_there_is_room(bring, at, a_picture, own_vault):
    """No file may grow beyond some bytes here, which is what a full disk does; children are held to their own, larger limit."""
    item = bring(a_picture)
    step = InspectionStep.objects.filter(inspection__footage=item, name="still")
    with no_room_for(larger_than=300):
        working.work(at, seconds=20)
    row = step.get()
    assert (row.status, row.code, row.tries) == ("waiting", "no_room", 0)
    assert not renditions.current(item)
    assert not list((own_vault / "renditions").iterdir())
    item.refresh_from_db()
    assert item.inspection.status == "running"
    assert working.inspect(item, at=at + timedelta(minutes=30)).status == "ready"


@contextmanager
def no_room_for(*, larger_than: int):
    before, real = signal.signal(signal.SIGXFSZ, signal.SIG_IGN), renditions.store

    def store(source, recipe, size=(None, None)):
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (larger_than, limits[1]))
        try:
            return real(source, recipe, size)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    renditions.store = store
    try:
        yield
    finally:
        renditions.store = real
        signal.signal(signal.SIGXFSZ, before)
