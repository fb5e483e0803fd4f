"""From which revision of which source a translation was made, or was last checked against."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.workflow.models import AppendOnly


class TranslatedFrom(AppendOnly):
    """The item `ref` agrees with revision `source_number` of the item `source_ref` of the same kind; the newest row counts."""

    kind = models.CharField(_("kind"), max_length=16)
    ref = models.CharField(_("reference"), max_length=12)
    source_ref = models.CharField(_("reference of the source"), max_length=12)
    source_number = models.PositiveIntegerField(_("revision of the source"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        app_label = "desk"
        verbose_name = _("source of a translation")
        verbose_name_plural = _("sources of translations")
        ordering = ["-pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["kind", "ref", "-id"], name="translated_item"),
            models.Index(fields=["kind", "source_ref"], name="translated_source"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} ← {self.source_ref} #{self.source_number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.ref == self.source_ref:
            raise ValueError("An item is no translation of itself.")
        super().save(*args, **kwargs)
