"""What looks like a piece, as the review shows it: side by side, with dates, and an alarm where the other one is older."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from media.inspection.models import Rendition
from media.likeness import dates, finding
from media.likeness.models import Likeness
from media.models import Footage
from media.moderation import PURGED
from media.references.models import ReferenceClip
from newsroom.workflow.editorial import ERASED, HIDDEN
from newsroom.workflow.table import State

WITHHELD = (HIDDEN, ERASED, PURGED)


@dataclass(frozen=True)
class Near:
    """One near match. Of another piece that is `is_withheld` there is nothing here but that it is there.

    `since` is when the other one is known to have been there: first seen elsewhere, came in, or the earlier day it claims.
    `still` is the other's small picture, `own_still` this one's (both None where there is none); a reference shows its own.
    """

    pair: Likeness
    is_alarm: bool
    is_withheld: bool = False
    reference: ReferenceClip | None = None
    ref: str = ""
    title: str = ""
    state: State | None = None
    since: date | None = None
    filmed_on: date | None = None
    arrived_on: date | None = None
    still: Rendition | None = None
    own_still: Rendition | None = None

    @property
    def is_open(self) -> bool:
        """Nobody has said yet whether it is the same."""
        return self.pair.verdict == Likeness.Verdict.OPEN


@dataclass(frozen=True)
class Appearance:
    """The first time that footage is known to have been there; `near` is the match that says so, None for the piece itself."""

    on: date
    near: Near | None
    contradicts_claim: bool


def near(item: Footage) -> list[Near]:
    """What looks like `item`, whichever of the two came first: alarms first, then the most alike. Two queries."""
    pairs = list(
        Likeness.objects.filter(Q(footage=item) | Q(other=item)).select_related(
            "footage", "other", "reference", "answered_by"
        )
    )
    others = [dates.other_of(pair, item) for pair in pairs if pair.reference is None]
    stills = _stills([item.pk, *(other.pk for other in others if other.state not in WITHHELD)])
    found = [_near(pair, item, stills) for pair in pairs]
    return sorted(found, key=lambda one: (not one.is_alarm, not one.pair.is_same, one.pair.distance, one.pair.pk))


def unanswered(item: Footage) -> list[Near]:
    """The alarms that nobody has looked at; while there are any, the piece is not cleared."""
    return [one for one in near(item) if one.is_alarm and one.is_open]


def earliest(item: Footage, matches: list[Near] | None = None) -> Appearance:
    """The earliest known appearance: when it came in, and what people said is the same, here or elsewhere.

    `matches` are its `near` where they were asked for before.
    """
    same = [
        one
        for one in (near(item) if matches is None else matches)
        if one.pair.verdict == Likeness.Verdict.SAME and one.since is not None
    ]
    known = [(dates.arrived_on(item), None), *((one.since or date.max, one) for one in same)]
    on, match = min(known, key=lambda one: one[0])
    return Appearance(on, match, item.filmed_on is not None and on < item.filmed_on)


@transaction.atomic
def answer(pair: Likeness, verdict: str, *, by: Any, at: datetime) -> Likeness:
    """Keep what a person says of a pair; an empty verdict takes the answer back.

    A cleared piece that is now said to be the same as something older falls back to review. Raises PermissionError for who
    may not moderate, ValueError for no verdict of the list.
    """
    if not by.has_perm("media.moderate"):
        raise PermissionError("only a moderator says whether two pieces are the same")
    if verdict not in Likeness.Verdict.values:
        raise ValueError("no such verdict")
    pair = (
        Likeness.objects.select_for_update(of=("self",)).select_related("footage", "other", "reference").get(pk=pair.pk)
    )
    pair.verdict = verdict
    pair.answered_by, pair.answered_at = (by, at) if verdict else (None, None)
    pair.save(update_fields=["verdict", "answered_by", "answered_at"])
    if verdict == Likeness.Verdict.SAME and dates.is_alarm(pair, pair.footage):
        finding.fall_back(pair.footage, by=by, at=at)
    return pair


def _near(pair: Likeness, item: Footage, stills: dict[int, Rendition]) -> Near:
    is_alarm, own = dates.is_alarm(pair, item), stills.get(item.pk)
    if pair.reference is not None:
        seen = pair.reference
        return Near(pair, is_alarm, reference=seen, title=seen.what, since=seen.first_seen_on, own_still=own)
    other = dates.other_of(pair, item)
    if other.state in WITHHELD:
        return Near(pair, is_alarm, is_withheld=True, own_still=own)
    return Near(
        pair, is_alarm, ref=other.ref, title=str(other), state=other.state_row, since=dates.known_since(other),
        filmed_on=other.filmed_on, arrived_on=dates.arrived_on(other), still=stills.get(other.pk), own_still=own,
    )  # fmt: skip


def _stills(keys: Iterable[int]) -> dict[int, Rendition]:
    """The smallest still of each piece as it is now, in the format that everything shows."""
    rows = Rendition.objects.filter(
        footage__in=keys, is_current=True, recipe__startswith="still_", recipe__endswith=".jpg"
    )
    return {row.footage_id: row for row in rows.order_by("-width")}
