"""The parent gets an answer whatever the child does, and a child leaves nothing half made."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media.processing import run
from media.processing.budgets import CODES, MAX_SECONDS
from media.processing.job import PART, Job
from media.processing.run import isolation, run_all, run_step
from media.processing.steps import STEPS, Limits, length_of, public_files
from tests.media.processing import material


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "job"
    made.mkdir()
    return made


def test_a_step_answers_with_its_result_and_what_it_used(files, folder) -> None:
    answer = run_step("probe", files["mp4"], folder)
    assert (answer.code, answer.result["form"]) == ("", "clip")
    assert 0 < answer.cpu < 10
    assert 10 < answer.peak_mb < 1536
    assert Job(folder, files["mp4"]).result("probe") == answer.result


def test_a_refusal_is_a_code_and_nothing_is_kept(files, folder, tmp_path) -> None:
    text = tmp_path / "list.mp4"
    text.write_text("#EXTM3U\n")
    assert run_step("probe", text, folder).code == "unknown_kind"
    assert not list(folder.iterdir())


@pytest.mark.parametrize("name", ["absent.mp4", ".", "pipe"])
def test_a_file_that_cannot_be_opened_is_unreadable(tmp_path, folder, name) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert run_step("probe", tmp_path / name, folder).code == "unreadable"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(memory=90), {"memory", "crash", "killed"}),
        (Limits(wall=0), {"timeout"}),
    ],
)
def test_a_child_that_hits_a_limit_is_a_code(files, folder, limits, code) -> None:
    assert run_step("probe", files["mp4"], folder, limits=limits).code in code
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("print('hello')", "crash"),
        ("pass", "crash"),
        ('print(\'{"code": "", "result": []}\')', "crash"),
        ('print(\'{"code": "nonsense", "result": {}}\')', "crash"),
        ("print('[' * 100000)", "crash"),
        ("import sys; sys.stdout.write('x' * 5_000_000)", "crash"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "crash"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "killed"),
        ("import sys; sys.exit(3)", "crash"),
        ("import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass", "timeout"),
        ("import time; time.sleep(60)", "timeout"),
        ('print(\'{"code": "", "result": {"a": 1}, "peak_mb": 5}\')', ""),
    ],
)
def test_whatever_a_child_does_is_an_answer(files, folder, tmp_path, monkeypatch, body, code) -> None:
    script = tmp_path / "child.py"
    script.write_text(body)
    monkeypatch.setattr(run, "_CHILD", script)
    monkeypatch.setattr(run, "isolation", lambda: "none")
    assert run_step("probe", files["mp4"], folder, limits=Limits(cpu=1, wall=2)).code == code


def test_the_environment_of_a_child_is_empty_and_its_folder_is_the_job(files, folder, tmp_path, monkeypatch) -> None:
    script = tmp_path / "child.py"
    script.write_text(
        "import json, os, sys\n"
        "names = [n for n in os.environ if not n.startswith(('LC_', 'PWD', 'SHLVL', '_'))]\n"
        "print(json.dumps({'code': '', 'result': {'names': names, 'cwd': os.getcwd(), 'path': sys.path,"
        "'open': sorted(os.listdir('/proc/self/fd'))}}))\n"
    )
    monkeypatch.setattr(run, "_CHILD", script)
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    result = run_step("probe", files["mp4"], folder).result
    assert result["names"] == []
    assert Path(result["cwd"]) == folder.resolve()
    assert "" not in result["path"]
    assert len(result["open"]) <= 4


@pytest.mark.skipif(isolation() == "none", reason="this machine lets no process give up the network")
def test_a_child_has_no_network(files, folder, tmp_path, monkeypatch) -> None:
    script = tmp_path / "child.py"
    script.write_text(
        "import json, socket\n"
        "names = sorted(name for _, name in socket.if_nameindex())\n"
        "try:\n    socket.create_connection(('127.0.0.1', 9), 1)\n    said = 'connected'\n"
        "except OSError as problem:\n    said = str(problem.errno)\n"
        "print(json.dumps({'code': '', 'result': {'names': names, 'said': said}}))\n"
    )
    monkeypatch.setattr(run, "_CHILD", script)
    result = run_step("probe", files["mp4"], folder).result
    assert result["names"] == ["lo"]
    assert int(result["said"]) in (101, 99)  # no way there: not refused by somebody, but no network at all


def test_a_child_that_is_killed_in_the_middle_leaves_nothing_half_made(tmp_path, folder) -> None:
    path = material.make_clip(tmp_path / "long.mp4", size=(1280, 720), seconds=4, rate=25, with_sound=False)
    run_step("probe", path, folder)
    before = {one.name for one in folder.iterdir()}
    answers = []
    worker = threading.Thread(target=lambda: answers.append(run_step("rendition_720", path, folder)))
    worker.start()
    until = time.monotonic() + 20
    while not list(folder.glob(f"*{PART}")) and time.monotonic() < until:
        os.sched_yield()
    assert list(folder.glob(f"*{PART}")), "the child never began to write"
    _kill_children_of(os.getpid())
    worker.join()
    assert answers[0].code == "killed"
    assert {one.name for one in folder.iterdir()} == before


def _kill_children_of(pid: int) -> None:
    """Kill what this process started, by number: the child and what stands between."""
    tasks = Path(f"/proc/{pid}/task")
    numbers = {int(n) for task in tasks.iterdir() for n in (task / "children").read_text().split()}
    for number in numbers:
        command = Path(f"/proc/{number}/cmdline").read_bytes()
        if b"child.py" in command:
            os.kill(number, signal.SIGKILL)


def test_a_step_that_ran_before_is_not_run_again_and_one_that_did_not_is(files, folder) -> None:
    run_step("probe", files["jpeg"], folder)
    names = [answer.step for answer in run_all(files["jpeg"], folder)]
    assert names == ["still", "hashes", "digest", "stills", "strip_check"]
    assert [answer.step for answer in run_all(files["jpeg"], folder)] == ["strip_check"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*material.CLIPS, *material.SOUNDS, *material.PICTURES])
def test_every_kind_goes_through_all_its_steps(files, folder, kind) -> None:
    answers = list(run_all(files[kind], folder))
    assert [answer.code for answer in answers] == [""] * len(answers)
    assert public_files(Job(folder, files[kind]))
    assert not list(folder.glob(f"*{PART}"))


def test_what_a_child_left_as_a_link_is_never_public_and_never_read(files, folder, tmp_path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text(json.dumps({"form": "clip", "files": ["../secret.json"]}))
    (folder / "still_480.jpg").symlink_to(secret)
    (folder / "probe.json").symlink_to(secret)
    job = Job(folder, files["jpeg"])
    assert public_files(job) == []
    assert job.result("probe") == {}


@pytest.mark.parametrize("seconds", ["1e300", "NaN", "-5", '"a"', "[]"])
def test_a_length_that_a_child_made_up_buys_no_time(files, folder, seconds) -> None:
    (folder / "probe.json").write_text(f'{{"form": "clip", "seconds": {seconds}}}')
    assert 0 <= length_of(Job(folder, files["jpeg"]).result("probe")) <= MAX_SECONDS
    assert run_step("probe", files["jpeg"], folder).code == ""


@pytest.mark.slow
def test_twenty_garbage_files_never_make_the_parent_fall(folder, tmp_path) -> None:
    heads = [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"RIFF\0\0\0\0AVI ",
        b"\x1a\x45\xdf\xa3\x84\x42\x82\x81webm",
        b"fLaC\0",
    ]
    for number in range(20):
        path = tmp_path / f"garbage-{number}"
        path.write_bytes(heads[number % len(heads)] + bytes((number * 37 + at * at) % 256 for at in range(3000)))
        answer = run_step("probe", path, folder)
        assert answer.code in CODES


def test_every_step_is_a_row_that_can_be_run_alone() -> None:
    for step in STEPS.values():
        assert all(list(STEPS).index(need) < list(STEPS).index(step.name) for need in step.needs)
        assert step.limits.memory <= 1536
    assert STEPS["rendition_480"].limits.for_length(30).cpu == 30 + 20 * 30


def test_isolation_says_what_is_live() -> None:
    assert isolation() in {"bwrap", "unshare", "none"}


def test_the_child_stops_itself_when_nobody_is_there_to_stop_it(files, folder) -> None:
    """Started by hand, with a parent that never looks: its own limit of CPU ends it."""
    limits = json.dumps({"cpu": 30, "wall": 30, "memory": 1536, "file": 64})
    with files["mp4"].open("rb") as file:
        ended = subprocess.run(
            [sys.executable, "-I", str(run._CHILD), "probe", "{}", limits],
            stdin=file,
            capture_output=True,
            cwd=folder,
            env={},
        )
    assert json.loads(ended.stdout)["code"] == ""
    assert ended.stderr == b""


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from([*material.CLIPS, *material.SOUNDS, *material.PICTURES]), data=st.data())
def test_any_change_to_a_good_file_gets_a_verdict_from_a_child(files, folder, tmp_path, kind, data) -> None:
    content = bytearray(files[kind].read_bytes())
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=30)):
        content[at] = value
    path = tmp_path / "changed"
    path.write_bytes(bytes(content))
    answer = run_step("probe", path, folder)
    assert answer.code in {"", *CODES}
