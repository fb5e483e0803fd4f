"""What a person typed into the form of an item and did not save yet."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.workflow.around import held


class KeptFormQuerySet(models.QuerySet["KeptForm"]):
    def of(self, person: Any, kind: str, ref: str) -> KeptFormQuerySet:
        """The row of one person and one item: nobody else's is ever asked for."""
        return self.filter(person=person, kind=kind, ref=ref).exclude(fields={})

    def outlived(self, at: datetime) -> KeptFormQuerySet:
        """Rows that nobody came back to for as many days as the newsroom keeps them."""
        return self.filter(kept_at__lt=at - timedelta(days=settings.NEWSROOM_UNSAVED_DAYS))


@held()
class KeptForm(models.Model):
    """The fields of one form as they were typed, by name, each a list of what a browser would send. It is no revision and
    counts for nothing until its person saves. The reference of an item that was never saved is the one it will get."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    is_new = models.BooleanField(default=False)
    fields = models.JSONField(default=dict)
    opened_revision = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    kept_at = models.DateTimeField(db_index=True)

    objects = KeptFormQuerySet.as_manager()

    class Meta:
        app_label = "desk"
        verbose_name = _("unsaved form")
        verbose_name_plural = _("unsaved forms")
        constraints = [models.UniqueConstraint(fields=["person", "kind", "ref"], name="kept_form_once_a_person")]
        indexes = [models.Index(fields=["kind", "ref"], name="kept_form_item")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"
