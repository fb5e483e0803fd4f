"""What to hide in a picture, as a person drew it, and where that is in a given moment. No pixels here; `hiding` has those.

Boxes are shares of the upright picture, left, top, right, bottom, each 0 to 1. Moments are seconds on the clock of the 480p
rendition, for that is what people draw on: 0 is where sound and pictures begin, whichever begins first (`clock`).
"""

from __future__ import annotations

import hashlib
import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from media.processing.budgets import MAX_SECONDS, Refused

NONE, BOXES, WHOLE, AROUND = "none", "boxes", "whole", "around"
DRAWN = (BOXES, AROUND)
"""The modes that need boxes; the others have none."""

MODES = (NONE, WHOLE, *DRAWN)
MAX_TRACKS, MAX_KEYS = 50, 500

Box = tuple[float, float, float, float]
NOTHING: dict[str, Any] = {"mode": NONE, "boxes": [], "is_mute": False}
"""The plan of a file that is shown as it came, as the steps take it."""


@dataclass(frozen=True)
class Key:
    """Where a box is at a moment."""

    at: float
    box: Box


Track = tuple[Key, ...]
"""One box on its way, in order of time; with a single key it stands there for the whole file."""


@dataclass(frozen=True)
class Plan:
    """`mode` is what is hidden: nothing, what is in the boxes, the whole picture, or everything around the boxes."""

    mode: str
    tracks: tuple[Track, ...]
    is_mute: bool

    @classmethod
    def parse(cls, raw: object) -> Plan:
        """Read {"mode": …, "boxes": [[{"at": second, "box": [left, top, right, bottom]}, …], …], "is_mute": …}.

        Raises Refused("bad_plan") for anything that is not wholly that: a plan that is half understood would show a face.
        """
        values = _fields(raw, "mode", "boxes", "is_mute")
        mode, is_mute = values["mode"], values["is_mute"]
        tracks = tuple(_track(one) for one in _list(values["boxes"], 0, MAX_TRACKS))
        if mode not in MODES or not isinstance(is_mute, bool) or bool(tracks) != (mode in DRAWN):
            raise Refused("bad_plan")
        return cls(mode, tracks, is_mute)

    @property
    def hides(self) -> bool:
        """Whether anything of the picture is hidden."""
        return self.mode != NONE

    @property
    def digest(self) -> str:
        """The same for the same plan, so that files made by two plans are told apart; empty where nothing is changed."""
        if not self.hides and not self.is_mute:
            return ""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


AS_IT_CAME = Plan(NONE, (), is_mute=False)


def boxes_at(plan: Plan, second: float | None, slack: float = 0.0) -> list[Box]:
    """The boxes of that moment; `slack` is by how many seconds it may be mistaken, None that it is not known at all.

    In doubt more is hidden. A box that hides is there from `slack` before its first key to `slack` after its last, and takes
    in all it passes meanwhile. One that everything else is hidden around is there only when it surely is, and only as much
    as it surely shows.
    """
    start, end = (0.0, math.inf) if second is None else (max(0.0, second - slack), second + slack)
    cover = _kept if plan.mode == AROUND else _passed
    found = (cover(track, start, end) for track in plan.tracks)
    return [box for box in found if box is not None]


def _passed(track: Track, start: float, end: float) -> Box | None:
    """The hull of everything the box passes between two moments."""
    if len(track) > 1 and not (start <= track[-1].at and end >= track[0].at):
        return None
    left, top, right, bottom = zip(*_way(track, start, end), strict=True)
    return min(left), min(top), max(right), max(bottom)


def _kept(track: Track, start: float, end: float) -> Box | None:
    """What is inside the box all the time between two moments; None when it is not there all the time."""
    if len(track) > 1 and not (track[0].at <= start and end <= track[-1].at):
        return None
    left, top, right, bottom = zip(*_way(track, start, end), strict=True)
    box = max(left), max(top), min(right), min(bottom)
    return box if box[0] < box[2] and box[1] < box[3] else None


def _way(track: Track, start: float, end: float) -> Iterable[Box]:
    """The box at both moments and at every key between them: on straight lines its extremes are among these."""
    times = [key.at for key in track]
    between = track[bisect_left(times, start) : bisect_right(times, end)]
    return [_box_at(track, times, start), *(key.box for key in between), _box_at(track, times, end)]


def _box_at(track: Track, times: list[float], second: float) -> Box:
    after = bisect_right(times, second)
    if after == 0 or after == len(track):
        return track[max(0, after - 1)].box
    before, later = track[after - 1], track[after]
    share = (second - before.at) / (later.at - before.at)
    left, top, right, bottom = (one + (other - one) * share for one, other in zip(before.box, later.box, strict=True))
    return left, top, right, bottom


def _track(raw: object) -> Track:
    track = tuple(_key(one) for one in _list(raw, 1, MAX_KEYS))
    if any(later.at <= sooner.at for sooner, later in pairwise(track)):
        raise Refused("bad_plan")
    return track


def _key(raw: object) -> Key:
    values = _fields(raw, "at", "box")
    left, top, right, bottom = (_number(one, 1) for one in _list(values["box"], 4, 4))
    if left >= right or top >= bottom:
        raise Refused("bad_plan")
    return Key(_number(values["at"], MAX_SECONDS), (left, top, right, bottom))


def _fields(raw: object, *names: str) -> dict[str, Any]:
    """The object with exactly these names."""
    if not isinstance(raw, dict) or set(raw) != set(names):
        raise Refused("bad_plan")
    return raw


def _list(raw: object, fewest: int, most: int) -> list[Any]:
    if not isinstance(raw, list) or not fewest <= len(raw) <= most:
        raise Refused("bad_plan")
    return raw


def _number(raw: object, most: float) -> float:
    """A number from 0 to `most`; true and NaN are none."""
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not 0 <= raw <= most:
        raise Refused("bad_plan")
    return float(raw)
