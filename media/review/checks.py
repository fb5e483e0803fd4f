"""The checklist as the screen shows it: a light a group, the answers that hold, and what may be answered with one key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from media.assessment import answering, lights
from media.assessment.models import ChecklistAnswer
from media.assessment.questions import ANSWERS, CANT_TELL, NO, NOT_RELEVANT, YES, Question, of_group
from media.models import Footage
from media.processing.steps import PUBLIC_NAMES
from media.review.readings import Reading
from media.submission.models import Submission

ANSWER_KEYS = {YES: "y", NO: "n", CANT_TELL: "c", NOT_RELEVANT: "x"}
TRIAGE = "triage"
AT_ONCE = ("safety", "publication")
"""Groups that a person who has read them may answer with one key: every question as it is when nothing was found."""

ALONE = ("graphic", "danger")
"""What is never answered along with others in the first look."""

DUE_WARNING = ("graphic", "dead")

LIGHTS = {
    lights.UNASKED: ("quiet", "○", _n("not asked")),
    lights.OPEN: ("wait", "◐", _n("open")),
    lights.GOOD: ("ready", "●", _n("good")),
    lights.BAD: ("stop", "▲", _n("speaks against it")),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the newsroom knows already about a question: an answer, and in plain words why."""

    answer: str
    reason: str

    @property
    def label(self) -> str:
        return _(ANSWERS[self.answer])


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on the screen; `known` is proposed until a person answers."""

    question: Question
    text: str
    held: ChecklistAnswer | None
    known: Known | None

    @property
    def choices(self) -> list[tuple[str, str, str, bool]]:
        """(value, word, key, whether it is what was answered) of every answer."""
        said = self.held.answer if self.held else ""
        return [(one, _(ANSWERS[one]), ANSWER_KEYS[one], one == said) for one in self.question.answers]


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its light. `is_at_once`: one key answers what is left of it."""

    code: str
    label: str
    light: lights.Light
    asked: list[Asked]

    @property
    def tone(self) -> tuple[str, str, str]:
        tone, icon, word = LIGHTS[self.light.light]
        return tone, icon, _(word)

    @property
    def left(self) -> list[Asked]:
        return [one for one in self.asked if one.held is None]

    @property
    def is_at_once(self) -> bool:
        return self.code in AT_ONCE and bool(self.left)

    @property
    def proposed(self) -> list[Asked]:
        """What one key confirms in the first look, once the questions that stand alone are answered."""
        return [one for one in self.left if one.known is not None] if self.code == TRIAGE else []

    @property
    def is_ready(self) -> bool:
        """Whether everything that is left of it is proposed."""
        return bool(self.proposed) and len(self.proposed) == len(self.left)


def groups(item: Footage, seen: Seen) -> list[Group]:
    """Every group in order."""
    held, known = answering.current(item), known_answers(item, seen)
    return [
        Group(
            light.group.code,
            _(light.group.label),
            light,
            [Asked(one, _(one.text), held.get(one.code), known.get(one.code)) for one in of_group(light.group.code)],
        )
        for light in lights.lights(item)
    ]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the screen has found out about a piece before anybody answered."""

    readings: list[Reading]
    sent: Submission | None
    near: int
    is_compared: bool


def known_answers(item: Footage, seen: Seen) -> dict[str, Known]:
    """What is known about a question by its code. What the newsroom cannot know is not there: a person says it."""
    found = {code: rule(item, seen) for code, rule in RULES.items()}
    return {code: known for code, known in found.items() if known is not None}


def at_once(group: Group) -> tuple[dict[str, str], list[str]]:
    """What one key answers in a group, and the texts of the questions that it leaves to be answered by themselves.

    A question that the newsroom can check itself is only answered as it found it.
    """
    answers: dict[str, str] = {}
    for one in group.left:
        code = one.question.code
        if code in RULES:
            if one.known is not None:
                answers[code] = one.known.answer
        else:
            answers[code] = one.question.good
    return answers, [one.text for one in group.left if one.question.code not in answers]


def _new(_item: Footage, seen: Seen) -> Known | None:
    if not seen.is_compared or seen.near:
        return None
    return Known(YES, _("nothing in our store looks like it"))


def _where(item: Footage, seen: Seen) -> Known | None:
    if item.place_id:
        return Known(YES, _("the desk has put it down: %(place)s") % {"place": item.place})
    place = next((str(place) for one in seen.readings for place in one.places), "")
    if place:
        return Known(YES, _("its caption says %(words)s") % {"words": place})
    if seen.sent and seen.sent.claim_where:
        return Known(YES, _("its sender says where"))
    return Known(CANT_TELL, _("nothing that came with it says where"))


def _when(item: Footage, seen: Seen) -> Known | None:
    if item.filmed_on:
        return Known(YES, _("the desk has put it down"))
    day = next((one.when for one in seen.readings if one.when), "")
    if day:
        return Known(YES, _("its caption says %(words)s") % {"words": day})
    if seen.sent and seen.sent.claim_when:
        return Known(YES, _("its sender says when"))
    return Known(CANT_TELL, _("nothing that came with it says when"))


def _worth(_item: Footage, _seen: Seen) -> Known | None:
    return Known(YES, _("you go on with it"))


def _consent(_item: Footage, seen: Seen) -> Known | None:
    """Only the public form asks for it in words that we know; for what came otherwise a person answers."""
    if seen.sent is None or seen.sent.is_over or seen.sent.consent == Submission.Consent.DESK_ONLY:
        return None
    return Known(YES, seen.sent.get_consent_display())


def _warning(item: Footage, _seen: Seen) -> Known | None:
    said = answering.current(item)
    if all(code in said and said[code].answer == NO for code in DUE_WARNING):
        return Known(NOT_RELEVANT, _("no answer asks for one"))
    texts = [words for words in item.texts.all() if words.caption]
    return Known(YES, _("it is written")) if texts and all(words.warning for words in texts) else None


def _alt_text(item: Footage, _seen: Seen) -> Known | None:
    if item.form == Footage.Form.SOUND:
        return Known(NOT_RELEVANT, _("there is nothing to see"))
    texts = [words for words in item.texts.all() if words.caption]
    return Known(YES, _("it is written")) if texts and all(words.alt_text for words in texts) else None


def _watched(item: Footage, _seen: Seen) -> Known | None:
    plan = item.plans.order_by("number").last()
    if plan is None or (plan.mode == plan.Mode.NONE and not plan.is_mute):
        return Known(NOT_RELEVANT, _("nothing is hidden in it"))
    return Known(YES, str(plan.watched_by)) if plan.watched_by_id not in (None, plan.made_by_id) else None


def _stripped(item: Footage, _seen: Seen) -> Known | None:
    files = [row.is_strip_checked for row in item.renditions.filter(is_current=True, recipe__in=PUBLIC_NAMES)]
    return Known(YES, _("every file was proven clean")) if files and all(files) else None


Rule = Callable[[Footage, Seen], Known | None]
RULES: dict[str, Rule] = {
    "new": _new,
    "where": _where,
    "when": _when,
    "worth": _worth,
    "consent": _consent,
    "warning": _warning,
    "alt_text": _alt_text,
    "watched": _watched,
    "stripped": _stripped,
}
