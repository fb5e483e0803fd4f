"""Who was asked to read what, until when, by whom: a row for each asking, and the open one is what counts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.workflow.around import held
from newsroom.workflow.models import AppendOnly


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def of(self, item: Any) -> AssignmentQuerySet:
        """The rows of one item, the newest first."""
        return self.filter(kind=item.kind, ref=item.ref).order_by("-pk")

    def open(self) -> AssignmentQuerySet:
        return self.filter(ended_at=None)


@held()
class Assignment(AppendOnly):
    """One asking. What was asked never changes: another asking ends this one. The answer and the end are written once."""

    class Priority(models.IntegerChoices):
        URGENT = 1, _("urgent")
        NORMAL = 2, _("normal")
        LOW = 3, _("low")

    class Answer(models.TextChoices):
        NONE = "none", _("no answer yet")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    class End(models.TextChoices):
        READ = "read", _("it was approved")
        GONE = "gone", _("it left the desk")
        DECLINED = "declined", _("it was declined")
        ASKED_ANEW = "anew", _("it was asked anew")
        TAKEN_BACK = "back", _("it was taken back")

    kind = models.CharField(_("kind"), max_length=16, editable=False)
    ref = models.CharField(_("reference"), max_length=12, editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reader"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    due_at = models.DateTimeField(_("due at"), null=True)
    priority = models.PositiveSmallIntegerField(_("priority"), choices=Priority.choices, default=Priority.NORMAL)
    instruction = models.CharField(_("what to look at"), max_length=300, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("asked by"), on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked at"))
    revision_number = models.PositiveIntegerField(_("revision"))
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, default=Answer.NONE)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    answer_note = models.CharField(_("why"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    end = models.CharField(_("why it ended"), max_length=8, choices=End.choices, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        app_label = "desk"
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["-pk"]
        default_permissions = ("add", "view")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "ref"], condition=Q(ended_at=None), name="assignment_one_open_an_item"
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "ref"], name="assignment_of_item"),
            models.Index(fields=["reviewer", "due_at"], condition=Q(ended_at=None), name="assignment_of_reader"),
            models.Index(fields=["due_at"], condition=Q(ended_at=None), name="assignment_due"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"

    @property
    def is_accepted(self) -> bool:
        return self.answer == self.Answer.ACCEPTED
