"""Files that many tests look at, made once, and a job for a file's bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from media.processing.job import Job
from media.processing.steps import STEPS
from tests.media.processing import material


@pytest.fixture(scope="session")
def files(tmp_path_factory) -> dict[str, Path]:
    """An honest file of every kind, each with the needle in its tags where the kind has tags."""
    folder = tmp_path_factory.mktemp("material")
    tags = {"title": material.NEEDLE, "comment": material.NEEDLE + " comment", "location": "+35.6892+051.3890/"}
    made = {kind: material.make_clip(folder / f"clip.{kind}", kind, metadata=tags) for kind in material.CLIPS}
    made |= {kind: material.make_sound(folder / f"sound.{kind}", kind, metadata=tags) for kind in material.SOUNDS}
    for kind in material.PICTURES:
        made[kind] = folder / f"picture.{kind}"
        made[kind].write_bytes(material.picture_bytes(kind))
    return made


@pytest.fixture
def job(tmp_path) -> Callable[[bytes | Path], Job]:
    """`job(bytes or path)`: a job on them in a new folder."""

    def make(source: bytes | Path) -> Job:
        folder = tmp_path / f"job-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        if isinstance(source, bytes):
            path = folder.with_suffix(".original")
            path.write_bytes(source)
            source = path
        return Job(folder, source)

    return make


@pytest.fixture
def done(job) -> Callable[..., Job]:
    """`done(source, "probe", …)`: a job for which these steps ran, here and without a child."""

    def run(source: bytes | Path, *names: str, **options) -> Job:
        made = job(source)
        for name in names:
            made.keep_result(name, STEPS[name].run(made, **(options if name == names[-1] else {})))
        return made

    return run
