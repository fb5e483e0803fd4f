"""What stands between a piece of footage and readers: what is missing, when a second person is needed, and who that may be."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.assessment import answering
from media.assessment.models import ChecklistAnswer
from media.assessment.questions import CANT_TELL, CLEAR, GROUPS, NO, QUESTIONS, RISK, YES, of_group
from media.models import Footage
from media.redaction.models import RedactionPlan
from media.submission.models import Submission
from newsroom.staff.models import Trust
from newsroom.workflow import history
from newsroom.workflow.models import MoveRecord
from newsroom.workflow.refusals import Refusal

Answers = dict[str, ChecklistAnswer]
DUE_WARNING = ("graphic", "dead")
CALLING = {
    RISK: (Footage.Risk.HIGH.value,),
    **dict.fromkeys(("unblurred", "minors", "dead"), (YES, CANT_TELL)),
}
"""Answers that call for a second person, by question."""


def missing(item: Footage) -> list[str]:
    """What the assessment still needs before the item may be cleared: translated phrases, empty when nothing is missing."""
    said = answering.current(item)
    return [
        *_unanswered(said),
        *_stopped(said),
        *_undecided(item),
        *_words(item, said),
        *_hiding(item),
        *_consent(item),
    ]


def needs_second(item: Footage) -> list[str]:
    """Why a second, senior person has to clear it, as translated phrases; empty where one moderator may.

    What was not asked, and what nobody could tell, counts as yes.
    """
    said = answering.current(item)
    doubts = {
        _("a colleague saw a danger that somebody else has taken back"): _is_overruled(item, said),
        _("the risk to its sender or to people shown is high"): item.risk == Footage.Risk.HIGH,
        _("the risk is not known, which counts as high"): item.risk == Footage.Risk.UNKNOWN,
        _("faces stay as they are, or may"): _is_not(said, "unblurred", NO),
        _("somebody under age is shown, or may be"): _is_not(said, "minors", NO),
        _("somebody dead or dying is shown, or may be"): _is_not(said, "dead", NO),
        _("“verified” rests on a single source"): (
            item.finding == Footage.Finding.VERIFIED and _is_not(said, "second_source", YES)
        ),
    }
    return [reason for reason, is_so in doubts.items() if is_so]


def assessors(item: Footage) -> set[int]:
    """Primary keys of everybody who had a hand in it: whose answer holds or was given since the last clearing, who drew the
    plan that holds, who wrote of it or of its words since."""
    cleared = MoveRecord.objects.of(item).filter(move="clear").last()
    found = {row.by_id for row in answering.current(item).values()}
    answers = item.answers.filter(at__gte=cleared.at) if cleared else item.answers
    found |= set(answers.values_list("by_id", flat=True))
    plan = _plan(item)
    found |= {plan.made_by_id} if plan else set()
    return found.union(*(history.contributors(one) for one in (item, *item.texts.all())))


def writers_of_words(item: Footage) -> set[int]:
    """Primary keys of whoever wrote words of it that nobody else has approved yet."""
    waiting = [words for words in item.texts.all() if not words.is_approved]
    return set[int]().union(*(history.contributors(words) for words in waiting))


def refusal(item: Footage, *, by: Any, at: datetime) -> Refusal | None:
    """Why this person does not clear it, whatever they are trusted with otherwise; None when they may."""
    if by.pk == item.obtained_by_id or (by.pk == item.created_by_id and item.came_by == Footage.CameBy.UPLOAD):
        return Refusal(
            "own_footage",
            _("“%(item)s”: you brought it or it came from your contact, so somebody else has to clear it.")
            % {"item": item},
        )
    reasons = needs_second(item)
    if not reasons:
        return None
    words = {"item": item, "reasons": "; ".join(reasons)}
    if not by.has_trust(Trust.Power.SENIOR, at):
        return Refusal(
            "second_person",
            _("“%(item)s” needs a second, senior person: %(reasons)s. Ask a senior who had no hand in it to clear it.")
            % words,
        )
    if by.pk in assessors(item):
        return Refusal(
            "second_person",
            _("“%(item)s” needs a second person: %(reasons)s. You had a hand in it yourself; ask another senior.")
            % words,
        )
    return None


def _is_overruled(item: Footage, said: Answers) -> bool:
    """Whether an answer that calls for a second person was replaced by somebody else's since the last clearing."""
    cleared = MoveRecord.objects.of(item).filter(move="clear").last()
    answers = item.answers.filter(at__gte=cleared.at) if cleared else item.answers.all()
    return any(
        row.answer in CALLING[row.question]
        for row in answers.filter(question__in=CALLING)
        if row.question in said
        and said[row.question].answer not in CALLING[row.question]
        and said[row.question].by_id != row.by_id
    )


def _is_not(said: Answers, code: str, wanted: str) -> bool:
    return code not in said or said[code].answer != wanted


def _unanswered(said: Answers) -> list[str]:
    phrases = []
    for group in GROUPS:
        count = sum(question.code not in said for question in of_group(group.code) if question.depth == CLEAR)
        if count:
            phrases.append(
                ngettext("%(count)d answer in “%(group)s”", "%(count)d answers in “%(group)s”", count)
                % {"count": count, "group": _(group.label)}
            )
    return phrases


def _stopped(said: Answers) -> list[str]:
    return [
        _("another answer than “no” to “%(question)s”") % {"question": _(question.text)}
        for question in QUESTIONS
        if question.stops and not _is_not(said, question.code, question.bad)
    ]


def _undecided(item: Footage) -> list[str]:
    wanted = {
        _("how exactly readers may know the place"): item.public_precision,
        _("by what right readers see it"): item.licence,
    }
    return [phrase for phrase, value in wanted.items() if not value]


def _words(item: Footage, said: Answers) -> list[str]:
    texts = [words for words in item.texts.all() if words.caption]
    phrases = []
    if item.form == Footage.Form.CLIP and not any(words.alt_text for words in texts):
        phrases.append(_("a text for people who cannot see the clip"))
    if any(not _is_not(said, code, YES) for code in DUE_WARNING):
        phrases += [
            _("a warning in words in %(language)s") % {"language": words.get_language_display()}
            for words in texts
            if not words.warning
        ]
    return phrases


def _plan(item: Footage) -> RedactionPlan | None:
    return item.plans.order_by("number").last()


def _hides(plan: RedactionPlan | None) -> bool:
    return plan is not None and (plan.mode != RedactionPlan.Mode.NONE or plan.is_mute)


def _hiding(item: Footage) -> list[str]:
    plan = _plan(item)
    if plan is None or not _hides(plan) or plan.watched_by_id not in (None, plan.made_by_id):
        return []
    return [_("a second person who has watched to the end what was hidden")]


def _consent(item: Footage) -> list[str]:
    sent = Submission.objects.filter(files__footage=item)  # whoever sends the very file has a say
    if sent.filter(consent=Submission.Consent.DESK_ONLY).exists():
        return [_("the sender’s consent: they sent it for the newsroom’s eyes only")]
    if sent.filter(may_alter=False).exists() and _hides(_plan(item)):
        return [_("the sender’s consent to hiding something in it: they gave no permission to change it")]
    return []
