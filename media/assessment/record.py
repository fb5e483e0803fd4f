"""What readers are told of the assessment: what was looked at, by how many people, what is open. No name, no note, no source."""

from __future__ import annotations

from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from media.assessment import answering
from media.assessment.models import ChecklistAnswer
from media.assessment.questions import CANT_TELL, GROUPS, Group, Question, of_group
from media.models import Footage

HOLDS, AGAINST = "holds", "against"


def public_record(item: Footage, language: str) -> dict[str, Any]:
    """The record as JSON values, with words in `language` beside each code.

    `finding` is {code, word}: while nobody has assessed it, the word is "reported". `groups` are those of which readers may hear:
    {code, label, checked: [{code, topic, outcome, word}], open: [{code, topic}], people, since}. `outcome` is "holds" or
    "against"; `people` counts whoever answered, `since` is the day of the newest answer (None when nothing was answered).
    """
    rows = answering.current(item)
    with translation.override(language):
        groups = [_group(group, rows) for group in GROUPS if any(question.topic for question in of_group(group.code))]
        return {"finding": {"code": item.finding, "word": _finding(item)}, "groups": groups}


def _finding(item: Footage) -> str:
    if item.finding in (Footage.Finding.UNASSESSED, Footage.Finding.IN_PROGRESS):
        return _("reported")
    return str(item.get_finding_display())


def _group(group: Group, rows: dict[str, ChecklistAnswer]) -> dict[str, Any]:
    told = [question for question in of_group(group.code) if question.topic]
    answered = [rows[question.code] for question in told if question.code in rows]
    said = {row.question: row.answer for row in answered}
    return {
        "code": group.code,
        "label": _(group.label),
        "checked": [_checked(one, said[one.code]) for one in told if said.get(one.code) in (one.good, one.bad)],
        "open": [
            {"code": one.code, "topic": _(one.topic)} for one in told if said.get(one.code, CANT_TELL) == CANT_TELL
        ],
        "people": len({row.by_id for row in answered}),
        "since": timezone.localdate(max(row.at for row in answered)).isoformat() if answered else None,
    }


def _checked(question: Question, answer: str) -> dict[str, str]:
    is_good = answer == question.good
    return {
        "code": question.code,
        "topic": _(question.topic),
        "outcome": HOLDS if is_good else AGAINST,
        "word": _("nothing against it") if is_good else _("speaks against it"),
    }
