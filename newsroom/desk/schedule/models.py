"""The day on which an item comes back to the desk."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Revisit(models.Model):
    """On `on` somebody looks at the item again. Who asked for it, why, and who looked stands in the moves."""

    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    on = models.DateField(_("on"))
    record = models.ForeignKey("workflow.MoveRecord", on_delete=models.PROTECT, related_name="+")
    ended_record = models.ForeignKey("workflow.MoveRecord", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        app_label = "desk"
        verbose_name = _("day to look again")
        verbose_name_plural = _("days to look again")
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["on", "id"], name="revisit_due", condition=Q(ended_record=None))]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "ref"], condition=Q(ended_record=None), name="revisit_one_day_an_item"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} {self.on:%Y-%m-%d}"
