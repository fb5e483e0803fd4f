"""What was done with originals and renditions: one hash chain per piece of footage, and a root over all of them a day."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.workflow import chain
from newsroom.workflow.models import AppendOnly, AppendOnlyQuerySet, ChainedRow


class CustodyQuerySet(AppendOnlyQuerySet):
    def update(self, **changes: Any) -> int:
        """Whatever takes words out of a reason takes the salt that could prove them too."""
        return super().update(**changes, **({"salt": ""} if "reason" in changes else {}))


class CustodyLink(ChainedRow):
    """One act. `sha256` and `rendition` say on what; the reason may be destroyed for safety, its digest stays in the chain."""

    class Verb(models.TextChoices):
        SEALED = "sealed", _("sealed")
        LOOKED_AT = "looked_at", _("original opened")
        RENDITION_MADE = "rendition_made", _("rendition made")
        REDACTION_DRAWN = "redaction_drawn", _("redaction drawn")
        REDACTION_WATCHED = "watched", _("redaction watched to its end")
        RENDITION_GONE = "rendition_gone", _("rendition replaced and removed")
        EXPORTED = "exported", _("exported as evidence")
        HOLD_SET = "hold_set", _("held")
        HOLD_LIFTED = "hold_lifted", _("hold lifted")
        ERASED = "erased", _("erased")

    verb = models.CharField(_("act"), max_length=16, choices=Verb.choices, editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True, editable=False)
    rendition = models.CharField(_("rendition"), max_length=80, blank=True, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,  # a command that nobody signed
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    at = models.DateTimeField(_("at"), editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)
    salt = models.CharField(max_length=32, blank=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)

    objects = CustodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("link of custody")
        verbose_name_plural = _("custody")
        ordering = ["kind", "ref", "number"]
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["kind", "ref", "number"], name="custody_number")]
        indexes = [models.Index(fields=["-at", "-id"], name="custody_newest")]

    def __str__(self) -> str:
        return f"{self.ref} #{self.number}: {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.salt = chain.new_salt()
        self.digest = chain.digest(self.reason, self.salt)
        super().save(*args, **kwargs)

    def chained_fields(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "ref": self.ref,
            "number": self.number,
            "verb": self.verb,
            "sha256": self.sha256,
            "rendition": self.rendition,
            "actor": self.actor_id,
            "at": self.at.timestamp(),
            "reason": self.digest,
        }


class CustodyRoot(AppendOnly):
    """The hash over the heads of all chains as they stood on a day: printed and kept elsewhere, it proves that no chain
    was written anew. `last_link` is the key of the newest link it covers."""

    day = models.DateField(_("day"), unique=True, editable=False)
    root = models.CharField(_("root"), max_length=64, editable=False)
    count = models.PositiveIntegerField(_("chains"), editable=False)
    last_link = models.PositiveBigIntegerField(editable=False)

    class Meta:
        verbose_name = _("root of custody")
        verbose_name_plural = _("roots of custody")
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day}: {self.root}"
