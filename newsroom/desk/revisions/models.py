"""Which revision brought an earlier one back."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.workflow.models import AppendOnly


class Restored(AppendOnly):
    """Revision `number` of an item was made by restoring its revision `source`. It holds no words."""

    kind = models.CharField(_("kind"), max_length=16)
    ref = models.CharField(_("reference"), max_length=12)
    number = models.PositiveIntegerField(_("revision"))
    source = models.PositiveIntegerField(_("restored revision"))

    class Meta:
        app_label = "desk"
        verbose_name = _("restored revision")
        verbose_name_plural = _("restored revisions")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "ref", "number"], name="restored_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} #{self.number} ← #{self.source}"
