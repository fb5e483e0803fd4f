"""Boxes to start from: faces that the machine sees in the copy people draw on."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, cast

from media.models import Footage
from media.processing.budgets import Refused
from media.processing.redaction import BOXES, Plan
from media.processing.run import run_step

DRAWN_ON = ("rendition_480.mp4", "still.png")
"""What a person looks at while drawing, best first."""


def suggest(item: Footage) -> list[list[dict[str, Any]]]:
    """Tracks as a plan has them, in a child and within a minute or so; none where nothing is found or OpenCV is not there.

    Nothing is kept: a person takes them into a plan of their own, or does not.
    """
    path = _drawn_on(item)
    if path is None:
        return []
    with tempfile.TemporaryDirectory(prefix="faces-") as folder:
        answer = run_step("faces", path, Path(folder))
    boxes = answer.result.get("boxes")
    try:  # a child may have been taken over by what it looked at
        Plan.parse({"mode": BOXES, "boxes": boxes, "is_mute": False})
    except Refused:
        return []
    return cast(list[list[dict[str, Any]]], boxes)


def _drawn_on(item: Footage) -> Path | None:
    from media.inspection import renditions  # it stands beside this part, and asks it for plans

    current = renditions.current(item)
    return next((renditions.path_of(current[name]) for name in DRAWN_ON if name in current), None)
