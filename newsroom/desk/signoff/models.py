"""What people sign off before an item goes on, as rows that the chief writes, and who ticked what for which revision."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.workflow.around import held
from newsroom.workflow.models import AppendOnly


class SignOffItem(models.Model):
    """One line of the list of a kind: "Names checked". Lines that were ever ticked are switched off, never deleted."""

    class Stage(models.TextChoices):
        APPROVE = "approve", _("before it is approved")
        PUBLISH = "publish", _("before it is published")

    kind = models.CharField(_("kind"), max_length=16)
    name_en = models.CharField(_("words in English"), max_length=60)
    name_fa = models.CharField(_("words in Persian"), max_length=60, blank=True)
    stage = models.CharField(_("asked for"), max_length=8, choices=Stage.choices, default=Stage.APPROVE)
    is_for_others = models.BooleanField(_("not by the writer"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_asked = models.BooleanField(_("asked for now"), default=True)

    class Meta:
        app_label = "desk"
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")
        ordering = ["kind", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "name_en"], name="signoff_name_once_a_kind")]

    def __str__(self) -> str:
        return (self.name_fa if get_language() == "fa" else "") or self.name_en


class SignOffQuerySet(models.QuerySet["SignOff"]):
    def of(self, item: Any) -> SignOffQuerySet:
        """The rows of one item, oldest first."""
        return self.filter(kind=item.kind, ref=item.ref).order_by("pk")


@held()
class SignOff(AppendOnly):
    """Somebody ticked a line for one revision, or took the tick back. The last row of a line and revision counts."""

    item = models.ForeignKey(SignOffItem, verbose_name=_("sign-off"), on_delete=models.PROTECT, related_name="ticks")
    kind = models.CharField(_("kind"), max_length=16, editable=False)
    ref = models.CharField(_("reference"), max_length=12, editable=False)
    revision_number = models.PositiveIntegerField(_("revision"))
    is_ticked = models.BooleanField(_("ticked"))
    is_bypass = models.BooleanField(_("alone, under duty"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))

    objects = SignOffQuerySet.as_manager()

    class Meta:
        app_label = "desk"
        verbose_name = _("tick of a sign-off")
        verbose_name_plural = _("ticks of sign-offs")
        ordering = ["-pk"]
        default_permissions = ("add", "view")
        indexes = [models.Index(fields=["kind", "ref", "revision_number"], name="signoff_of_revision")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} #{self.revision_number}"
