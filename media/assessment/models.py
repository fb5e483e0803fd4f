"""Answers to the questions of the checklist."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from media.assessment.questions import ANSWERS, BY_CODE, VERDICTS


def codes_of_questions() -> list[tuple[str, str]]:
    """Codes that may stand in a row, so that an erasure knows them from somebody's words."""
    return [(code, question.text) for code, question in BY_CODE.items()] + list(VERDICTS.items())


def codes_of_answers() -> list[tuple[str, str]]:
    """The same for answers. The values of a finding and of a risk are fields of the footage, and are checked there."""
    return list(ANSWERS.items())


class ChecklistAnswer(models.Model):
    """One answer by one person; the newest of a question holds, the earlier ones stay as history.

    The finding and the risk are answered the same way, under the questions "finding" and "risk".
    """

    footage = models.ForeignKey("media.Footage", on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(_("question"), max_length=32, choices=codes_of_questions)
    answer = models.CharField(_("answer"), max_length=16, choices=codes_of_answers)
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("answered by"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("answered at"))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["footage", "question", "pk"]
        indexes = [models.Index(fields=["footage", "question", "-id"], name="checklistanswer_newest")]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"
