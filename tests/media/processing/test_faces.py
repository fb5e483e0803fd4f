"""Suggested boxes: a start for a person, in the shape of a plan; without OpenCV there are none and nothing fails."""

import importlib

import pytest
from PIL import Image, ImageDraw, ImageFilter

from media.processing.faces import suggest_faces
from media.processing.redaction import Plan, boxes_at
from media.processing.run import run_step
from media.processing.steps import STEPS, steps_for
from tests.media.processing.material import make_clip, picture_bytes


def with_face(
    middle: tuple[int, int] = (300, 240), reach: int = 100, size: tuple[int, int] = (640, 480)
) -> Image.Image:
    """A drawing that is face enough for the model: light skin, dark hair, brows, eyes and mouth."""
    picture, (x, y), s = Image.new("L", size, 110), middle, reach
    draw = ImageDraw.Draw(picture)
    draw.ellipse((x - 0.8 * s, y - 1.05 * s, x + 0.8 * s, y + 1.1 * s), fill=205)
    draw.pieslice((x - 0.85 * s, y - 1.2 * s, x + 0.85 * s, y + 0.3 * s), 180, 360, fill=40)
    draw.ellipse((x - 0.7 * s, y - 0.75 * s, x + 0.7 * s, y + 0.6 * s), fill=205)
    for side in (x - 0.35 * s, x + 0.35 * s):
        draw.rectangle((side - 0.22 * s, y - 0.42 * s, side + 0.22 * s, y - 0.34 * s), fill=50)
        draw.ellipse((side - 0.2 * s, y - 0.28 * s, side + 0.2 * s, y - 0.08 * s), fill=90)
        draw.ellipse((side - 0.09 * s, y - 0.26 * s, side + 0.09 * s, y - 0.08 * s), fill=20)
    draw.polygon([(x, y - 0.2 * s), (x - 0.16 * s, y + 0.25 * s), (x + 0.16 * s, y + 0.25 * s)], fill=185)
    draw.rectangle((x - 0.16 * s, y + 0.22 * s, x + 0.16 * s, y + 0.28 * s), fill=120)
    draw.ellipse((x - 0.33 * s, y + 0.45 * s, x + 0.33 * s, y + 0.62 * s), fill=100)
    return picture.filter(ImageFilter.GaussianBlur(4)).convert("RGB")


def plan_of(answer: dict) -> Plan:
    return Plan.parse({"mode": "boxes", "boxes": answer["boxes"], "is_mute": False})


def test_it_is_done_only_when_somebody_asks() -> None:
    assert "faces" in STEPS
    assert all(step.name != "faces" for form in ("still", "clip", "sound") for step in steps_for(form))


def test_without_opencv_there_are_no_suggestions(job, monkeypatch) -> None:
    real = importlib.import_module

    def absent(name: str):
        if name == "cv2":
            raise ImportError
        return real(name)

    monkeypatch.setattr(importlib, "import_module", absent)
    assert suggest_faces(job(picture_bytes("png"))) == {"is_available": False, "boxes": []}


def test_a_child_answers_with_opencv_or_without(tmp_path) -> None:
    path = tmp_path / "still.png"
    with_face().save(path)
    answer = run_step("faces", path, tmp_path)
    assert answer.code == ""
    assert bool(answer.result["boxes"]) == answer.result["is_available"]


def test_a_face_in_a_still_is_found(job, tmp_path) -> None:
    pytest.importorskip("cv2")
    path = tmp_path / "still.png"
    with_face().save(path)
    ((left, top, right, bottom),) = boxes_at(plan_of(suggest_faces(job(path))), 0)
    assert left < 300 / 640 < right
    assert top < 240 / 480 < bottom


def test_a_face_that_moves_is_one_box_that_goes_with_it_and_one_that_leaves_does_not_stay(job, tmp_path) -> None:
    pytest.importorskip("cv2")
    path = make_clip(
        tmp_path / "clip.mp4", size=(640, 480), seconds=6, rate=5, with_sound=False, options={"g": "5"},
        frame=lambda at: with_face((200 + int(40 * at), 240)) if at < 3.5 else Image.new("RGB", (640, 480), (110,) * 3),
    )  # fmt: skip
    found = plan_of(suggest_faces(job(path)))
    assert len(found.tracks) == 1
    for second in (0.0, 1.0, 2.0, 3.0):
        ((left, _top, right, _bottom),) = boxes_at(found, second)
        assert left < (200 + 40 * second) / 640 < right
    assert boxes_at(found, 5.0) == []
