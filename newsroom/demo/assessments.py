"""What the demo's footage was found to be, answered before it is cleared: one row a piece, said only where it is not usual."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from media.assessment.answering import answer
from media.assessment.placing import set_place
from media.assessment.questions import CANT_TELL, CLEAR, NO, QUESTIONS, YES
from media.models import Footage
from newsroom.demo.people import Desk
from newsroom.workflow import revisions

NOTE = "Demonstration: drawn by rule."
AROUND = Footage.Precision.METRES_100


@dataclass(frozen=True, slots=True)
class Assessment:
    """Who assessed it and what they said. `answers` are those beside (or instead of) the good ones of safety and publication."""

    by: str = "moderator"
    risk: str = Footage.Risk.LOW
    finding: str = Footage.Finding.IN_PROGRESS
    answers: dict[str, str] = field(default_factory=dict)
    known: str = AROUND
    told: str = AROUND
    is_whole: bool = True  # the questions that come before clearing are answered


USUAL = Assessment()
ASSESSMENTS = {
    "flood-street": Assessment(
        finding=Footage.Finding.VERIFIED,
        answers={
            "new": YES, "seen_here": NO, "seen_elsewhere": NO, "reworked": NO, "calendar": YES, "weather": YES,
            "not_older": YES, "landmarks": YES, "signs": YES, "sound": YES, "shows_claim": YES, "second_source": YES,
        },
    ),
    "road": Assessment(
        finding=Footage.Finding.PARTLY,
        answers={"seen_elsewhere": NO, "calendar": YES, "weather": CANT_TELL, "landmarks": YES, "shows_claim": YES},
    ),
    # risk high: the chief assessed it, the senior moderator clears it
    "square": Assessment(
        by="chief", risk=Footage.Risk.HIGH, answers={"danger": YES, "faces": YES, "seen_here": NO}
    ),
    "river": Assessment(
        finding=Footage.Finding.INCONCLUSIVE,
        answers={"seen_elsewhere": NO, "not_older": CANT_TELL, "landmarks": YES, "shows_claim": YES},
    ),
    "night": Assessment(finding=Footage.Finding.MISDATED, answers={"new": NO, "seen_elsewhere": YES}, is_whole=False),
    "trucks-waiting": Assessment(
        risk=Footage.Risk.UNKNOWN, answers={"new": YES, "graphic": NO, "where": YES, "when": CANT_TELL}, is_whole=False
    ),
}  # fmt: skip


def assess(item: Footage, key: str, desk: Desk, *, at: datetime) -> None:
    """Answer the checklist for the piece `key`, and put down its place and its licence."""
    row = ASSESSMENTS.get(key, USUAL)
    person = getattr(desk, row.by)
    due = {one.code: one.good for one in QUESTIONS if one.depth == CLEAR} if row.is_whole else {}
    for code, said in (due | row.answers | {"risk": row.risk, "finding": row.finding}).items():
        answer(item, code, said, NOTE if code == "finding" else "", by=person, at=at)
    set_place(
        item, place=None, lat=None, lon=None, note=NOTE, desk_precision=row.known, public_precision=row.told,
        filmed_on=None, by=person, at=at,
    )  # fmt: skip
    item.licence, item.generation = Footage.Licence.OWN, Footage.Generation.ORIGINAL
    item.save(update_fields=["licence", "generation"])
    revisions.record(item, by=person, at=at)
