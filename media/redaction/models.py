"""Plans of what to hide in a picture."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RedactionPlan(models.Model):
    """What a person drew, the whole of it, under a number; a change is a new plan. The newest one holds.

    `boxes` is a list of tracks, each a list of {"at": second, "box": [left, top, right, bottom]} in shares of the upright
    picture (0 to 1); between two moments a box moves in a straight line, and it is there from its first moment to its last.
    """

    class Mode(models.TextChoices):
        NONE = "none", _("nothing is hidden")
        BOXES = "boxes", _("what is in the boxes")
        WHOLE = "whole", _("the whole picture")
        AROUND = "around", _("everything but what is in the boxes")

    footage = models.ForeignKey("media.Footage", on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveIntegerField(_("number"))
    mode = models.CharField(_("what is hidden"), max_length=8, choices=Mode.choices)
    boxes = models.JSONField(_("boxes"), default=list)
    is_mute = models.BooleanField(_("sound taken off"), default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"))
    watched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("watched to the end by"), null=True, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    watched_at = models.DateTimeField(_("watched at"), null=True)

    class Meta:
        verbose_name = _("redaction plan")
        verbose_name_plural = _("redaction plans")
        ordering = ["footage", "number"]
        constraints = [models.UniqueConstraint(fields=["footage", "number"], name="redactionplan_number")]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_mode_display()}"
