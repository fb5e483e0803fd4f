"""How far each group of the checklist is, for one look."""

from __future__ import annotations

from dataclasses import dataclass

from media.assessment import answering
from media.assessment.questions import CANT_TELL, GROUPS, Group, of_group
from media.models import Footage

UNASKED, OPEN, GOOD, BAD = "unasked", "open", "good", "bad"


@dataclass(frozen=True, slots=True)
class Light:
    """One group: how many questions it has, how many were answered, and how the answers stand.

    `light` is bad when one answer speaks against the footage, unasked when nothing was asked, open while a question was not
    asked or nobody could tell, and good else.
    """

    group: Group
    light: str
    asked: int
    total: int
    good: int
    bad: int
    open: int


def lights(item: Footage) -> list[Light]:
    """The light of every group, in order."""
    said = {code: row.answer for code, row in answering.current(item).items()}
    return [_light(group, said) for group in GROUPS]


def _light(group: Group, said: dict[str, str]) -> Light:
    questions = of_group(group.code)
    asked = [question for question in questions if question.code in said]
    bad = sum(said[question.code] == question.bad for question in asked)
    good = sum(said[question.code] == question.good for question in asked)
    still_open = len(questions) - len(asked) + sum(said[question.code] == CANT_TELL for question in asked)
    if bad:
        light = BAD
    elif not asked:
        light = UNASKED
    else:
        light = OPEN if still_open else GOOD
    return Light(group, light, len(asked), len(questions), good, bad, still_open)
