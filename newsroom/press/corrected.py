"""What a correction left behind: items and languages that may say what was corrected, until somebody has looked."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.workflow.around import held


class CorrectionFlagQuerySet(models.QuerySet["CorrectionFlag"]):
    def open(self) -> CorrectionFlagQuerySet:
        """Those that nobody has dealt with."""
        return self.filter(closed_record=None)

    def told(self, at: datetime) -> CorrectionFlagQuerySet:
        """Those that a page tells its readers of at `at`."""
        ended = Q(ends_at=None) | Q(ends_at__gt=at)
        return self.filter(ended, why__in=CorrectionFlag.TOLD, public_at__lte=at)


@held()
class CorrectionFlag(models.Model):
    """An item, in a language, that somebody should look at because another (or itself, in another language) was corrected.

    Where it is the same report in another language, its page says so from `public_at` until `ends_at`. Who closed it and
    why stands in the move that did.
    """

    class Why(models.TextChoices):
        TRANSLATION = "translation", _("is the same report in another language")
        WORDS = "words", _("has words in another language that did not change")
        EMBED = "embed", _("shows it in its text")
        RESTS_ON = "rests_on", _("rests on it")
        QUOTE = "quote", _("quotes the corrected passage")
        FIGURE = "figure", _("has the corrected figure about the same event")

    TOLD = (Why.TRANSLATION, Why.WORDS)

    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    language = models.CharField(max_length=10, blank=True)
    why = models.CharField(max_length=12, choices=Why.choices)
    because_kind = models.CharField(max_length=16)
    because_ref = models.CharField(max_length=12)
    because_language = models.CharField(max_length=10, blank=True)
    public_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    record = models.ForeignKey("workflow.MoveRecord", on_delete=models.PROTECT, related_name="flags")
    closed_record = models.ForeignKey(
        "workflow.MoveRecord", null=True, on_delete=models.PROTECT, related_name="closed_flags"
    )

    objects = CorrectionFlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("flag of a correction")
        verbose_name_plural = _("flags of corrections")
        ordering = ["-public_at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "ref"], name="correctionflag_item"),
            models.Index(fields=["-public_at", "-id"], name="correctionflag_open", condition=Q(closed_record=None)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["record", "kind", "ref", "language"], name="correctionflag_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} ← {self.because_kind} {self.because_ref}"
