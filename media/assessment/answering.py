"""The one door for answers of the checklist, the finding and the risk. Rows are added and never changed; the newest holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from media.assessment.models import ChecklistAnswer
from media.assessment.questions import BY_CODE, FINDING, RISK
from media.models import Footage
from media.moderation import CLEARED, MODERATE
from newsroom.workflow.editorial import WITHDRAWN

VERDICT_VALUES = {FINDING: Footage.Finding.values, RISK: Footage.Risk.values}
STRENGTH = {Footage.Finding.VERIFIED.value: 2, Footage.Finding.PARTLY.value: 1}


class AnswerRefused(Exception):  # noqa: N818 - it reads as what happened
    """The answer was not taken; `code` is stable, `sentence` is translated. Nothing was changed."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code, self.sentence = code, sentence


def require_moderator(person: Any) -> None:
    """Raise PermissionError for whoever may not check footage."""
    if not (person.is_active and person.has_perm(MODERATE)):
        raise PermissionError("only moderators assess footage")


@transaction.atomic
def answer(item: Footage, code: str, answer: str, note: str = "", *, by: Any, at: datetime) -> ChecklistAnswer:
    """Put down what `by` says to the question `code`; the same person saying the same again is no new row.

    `code` is a question of the table, or "finding" or "risk": those are kept on the footage too, and a new finding of cleared
    footage reaches its readers. Raises AnswerRefused, and PermissionError where the person may not moderate.
    """
    require_moderator(by)
    locked = Footage.objects.select_for_update().get(pk=item.pk)  # nobody clears it between the look and the answer
    _refuse_unknown(code, answer)
    _refuse_closed(locked, code, answer)
    said = {"answer": answer, "note": note.strip(), "by": by}
    last = current(locked).get(code)
    if last is not None and {name: getattr(last, name) for name in said} == said:
        return last
    row = ChecklistAnswer.objects.create(footage=locked, question=code, at=at, **said)
    if code in VERDICT_VALUES:
        Footage.objects.filter(pk=item.pk).update(**{code: answer})
        setattr(item, code, answer)
        _tell(Footage.objects.get(pk=item.pk), code, answer, by=by, at=at)
    return row


def current(item: Footage) -> dict[str, ChecklistAnswer]:
    """The answers that hold, by question. What was said of an earlier redaction counts no more once there is a new plan."""
    rows = {row.question: row for row in item.answers.select_related("by").order_by("pk")}
    plan = item.plans.order_by("number").last()
    return {
        code: row
        for code, row in rows.items()
        if plan is None or row.at >= plan.made_at or code not in BY_CODE or not BY_CODE[code].is_of_redaction
    }


def history(item: Footage, code: str) -> QuerySet[ChecklistAnswer]:
    """Every answer to a question, oldest first."""
    return item.answers.filter(question=code).select_related("by").order_by("pk")


def _refuse_unknown(code: str, answer: str) -> None:
    allowed = BY_CODE[code].answers if code in BY_CODE else VERDICT_VALUES.get(code)
    if allowed is None:
        raise AnswerRefused("unknown_question", _("“%(code)s” is no question of the checklist.") % {"code": code})
    if answer not in allowed:
        raise AnswerRefused(
            "unknown_answer",
            _("“%(answer)s” is no answer to “%(code)s”. Choose one of those that are offered.")
            % {"answer": answer, "code": code},
        )


def _refuse_closed(item: Footage, code: str, answer: str) -> None:
    if item.is_editable:
        return
    if code != FINDING or item.state not in (CLEARED, WITHDRAWN):
        raise AnswerRefused(
            "closed",
            _("“%(item)s” is in the state “%(state)s”, where answers do not change. Take it back to review first.")
            % {"item": item, "state": _(item.state_row.label)},
        )
    if STRENGTH.get(answer, 0) > STRENGTH.get(item.finding, 0):
        raise AnswerRefused(
            "stronger",
            _(
                "“%(item)s” has been cleared, so its finding can only become weaker here. "
                "To say more, take it back to review and have it cleared again."
            )
            % {"item": item},
        )


def _tell(item: Footage, code: str, answer: str, *, by: Any, at: datetime) -> None:
    """Open and coming windows say the new verdict, and what rests on footage that fell is less sure from now on."""
    from media import consequences, publishing  # they ask for the answers

    publishing.say_again(item, at=at)
    if code == FINDING:
        consequences.fell(item, answer, by=by, at=at)
