"""Who has an item open, who holds it, and whose hold was broken."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.workflow.around import held
from newsroom.workflow.models import AppendOnly

GONE_AFTER = timedelta(seconds=60)
PURGED_AFTER = timedelta(hours=1)


class PresenceQuerySet(models.QuerySet["Presence"]):
    def here(self, at: datetime) -> PresenceQuerySet:
        """Rows whose page still says that it is open."""
        return self.filter(seen_at__gt=at - GONE_AFTER)

    def gone(self, at: datetime) -> PresenceQuerySet:
        """Rows that nobody will ask for again."""
        return self.filter(seen_at__lt=at - PURGED_AFTER)


@held()
class Presence(models.Model):
    """One person has the page of one item open since `opened_at` and types since `typing_at`."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    opened_at = models.DateTimeField()
    typing_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(db_index=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        app_label = "desk"
        verbose_name = _("person at an item")
        verbose_name_plural = _("people at items")
        constraints = [models.UniqueConstraint(fields=["person", "kind", "ref"], name="presence_once_a_person")]
        indexes = [models.Index(fields=["kind", "ref", "seen_at"], name="presence_item")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}: {self.person}"


@held()
class Hold(models.Model):
    """The lock of an item: who changed the form first, and on which revision. It warns; saves are judged by revisions."""

    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    revision_number = models.PositiveIntegerField()
    taken_at = models.DateTimeField()

    class Meta:
        app_label = "desk"
        verbose_name = _("lock")
        verbose_name_plural = _("locks")
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="one_lock_an_item")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}: {self.person}"


class HoldBreak(AppendOnly):
    """An editor broke somebody's lock. The row stays; what its holder typed stays too, in their unsaved form."""

    kind = models.CharField(_("kind"), max_length=16, editable=False)
    ref = models.CharField(_("reference"), max_length=12, editable=False)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("held by"), on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField(_("taken at"))
    revision_number = models.PositiveIntegerField(_("revision"))
    broken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("broken by"), on_delete=models.PROTECT, related_name="+"
    )
    broken_at = models.DateTimeField(_("broken at"))

    class Meta:
        app_label = "desk"
        verbose_name = _("broken lock")
        verbose_name_plural = _("broken locks")
        ordering = ["-broken_at", "-pk"]
        indexes = [models.Index(fields=["kind", "ref"], name="broken_lock_item")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


@held()
class UntoldBreak(models.Model):
    """A broken lock that its holder has not taken note of yet. Until then it is not taken again behind their back."""

    broken = models.OneToOneField(HoldBreak, on_delete=models.PROTECT, related_name="untold")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)

    class Meta:
        app_label = "desk"
        verbose_name = _("broken lock to be told")
        verbose_name_plural = _("broken locks to be told")
        indexes = [models.Index(fields=["person", "kind", "ref"], name="untold_break_item")]

    def __str__(self) -> str:
        return str(self.broken)
