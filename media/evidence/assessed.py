"""What people found out about a piece of footage, for the evidence record. Whoever answered is a number."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from media.assessment.questions import BY_CODE
from media.likeness.models import Likeness
from media.models import Footage

UNKNOWN = "not recorded"
PEOPLE = ("faces", "unblurred", "minors", "dead", "detained")


def assessment_of(item: Footage) -> dict[str, Any]:
    """The stage, the finding and the risk, every answer that was given, and where and when it was filmed."""
    return {
        "stage": item.state,
        "finding": item.finding,
        "risk": item.risk,
        "answers": [_answer(row) for row in item.answers.order_by("pk")],
        "filmed_on_as_claimed": item.filmed_on.isoformat() if item.filmed_on else UNKNOWN,
        "place": _place(item),
        "provinces": sorted(term.slug for term in item.provinces.all()),
        "event_types": sorted(term.slug for term in item.event_types.all()),
        "words": [_words(words) for words in item.texts.order_by("language")],
    }


def people_shown(item: Footage) -> dict[str, str]:
    """What was answered last about the people who can be seen, by question."""
    said = {row.question: row.answer for row in item.answers.order_by("pk")}
    return {code: said.get(code, UNKNOWN) for code in PEOPLE if code in BY_CODE}


def similarity_of(item: Footage) -> list[dict[str, Any]]:
    """What looks like it, whichever came first, and what a person said to that."""
    rows = [*item.likenesses.select_related("other", "reference"), *item.likenesses_of_later.select_related("footage")]
    return [_likeness(row, item) for row in rows]


def plans_of(item: Footage) -> list[dict[str, Any]]:
    """Every plan of what to hide, the last of which holds."""
    return [
        {
            "number": plan.number,
            "mode": plan.mode,
            "boxes": plan.boxes,
            "is_mute": plan.is_mute,
            "made_by": plan.made_by_id,
            "made_at": _moment(plan.made_at),
            "watched_by": plan.watched_by_id,
            "watched_at": _moment(plan.watched_at) if plan.watched_at else None,
        }
        for plan in item.plans.order_by("number")
    ]


def _answer(row: Any) -> dict[str, Any]:
    return {
        "question": row.question, "answer": row.answer, "note": row.note, "by": row.by_id, "at": _moment(row.at),
    }  # fmt: skip


def _place(item: Footage) -> dict[str, Any]:
    return {
        "slug": item.place.slug if item.place else UNKNOWN,
        "latitude": item.lat,
        "longitude": item.lon,
        "basis": item.place_note,
        "known_within": item.desk_precision or UNKNOWN,
        "told_within": item.public_precision or UNKNOWN,
    }


def _likeness(row: Likeness, item: Footage) -> dict[str, Any]:
    other = row.reference or (row.other if row.footage_id == item.pk else row.footage)
    return {
        "other": other.ref if isinstance(other, Footage) else f"reference {other.pk}, seen {other.first_seen_on}",
        "other_came_first": row.footage_id == item.pk,
        "frames": row.frames,
        "of": row.sampled,
        "bits": row.distance,
        "variant": row.variant,
        "verdict": row.verdict or "not looked at",
        "by": row.answered_by_id,
    }


def _words(words: Any) -> dict[str, str]:
    names = ("language", "caption", "alt_text", "warning", "transcript", "captions_vtt", "state")
    return {name: getattr(words, name) for name in names}


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
