"""Previews that somebody without an account may read: one revision, until an end, by an address that is kept nowhere."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom.press.holding import holder
from newsroom.workflow.around import held


class SharedPreviewQuerySet(models.QuerySet["SharedPreview"]):
    def readable(self, at: datetime) -> SharedPreviewQuerySet:
        """Those whose end has not come and that nobody took back. Whether the item still may be shown is asked besides."""
        return self.filter(expires_at__gt=at, revoked_at=None)


@held()
class SharedPreview(models.Model):
    """One page of an item in a language as a revision said it. `page` is everything it shows; it goes when the item goes.

    `token_digest` is the SHA-256 of the secret in the address; the secret itself was shown once.
    """

    kind = models.CharField(_("kind"), max_length=16)
    ref = models.CharField(_("reference"), max_length=12)
    language = models.CharField(_("language"), max_length=10)
    revision_number = models.PositiveIntegerField(_("revision"))
    token_digest = models.CharField(max_length=64, unique=True)
    page = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("shared by"), on_delete=models.PROTECT, related_name="+"
    )
    shared_at = models.DateTimeField(_("shared at"))
    expires_at = models.DateTimeField(_("ends at"))
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("taken back by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField(_("taken back at"), null=True)

    objects = SharedPreviewQuerySet.as_manager()

    class Meta:
        app_label = "desk"
        verbose_name = _("shared preview")
        verbose_name_plural = _("shared previews")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("shared_at")), name="sharedpreview_ends_later")
        ]
        indexes = [
            models.Index(fields=["kind", "ref"], name="sharedpreview_item"),
            models.Index(fields=["shared_by", "-id"], name="sharedpreview_mine"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} {self.language} #{self.revision_number}"


class Opening(models.Model):
    """How often a shared preview was opened in one minute. By whom and from where is not known and not kept."""

    preview = models.ForeignKey(SharedPreview, on_delete=models.CASCADE, related_name="openings")
    opened_at = models.DateTimeField(_("opened at"))
    times = models.PositiveIntegerField(_("times"), default=1)

    class Meta:
        app_label = "desk"
        verbose_name = _("opening of a shared preview")
        verbose_name_plural = _("openings of shared previews")
        ordering = ["-opened_at"]
        constraints = [models.UniqueConstraint(fields=["preview", "opened_at"], name="opening_once_a_minute")]

    def __str__(self) -> str:
        return f"{self.opened_at:%Y-%m-%d %H:%M} × {self.times}"


@holder
def _previews_of(kind: str, refs: list[str]) -> models.QuerySet[SharedPreview]:
    return SharedPreview.objects.filter(kind=kind, ref__in=refs)
