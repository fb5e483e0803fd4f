"""Uploads that are under way."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """A file that comes in pieces. Its address holds a secret of 256 bits, of which only the digest is kept.

    `by` is the person of the desk who brings it, None for a stranger, whose form it belongs to by `form_digest`.
    """

    digest = models.CharField(max_length=64, unique=True, editable=False)
    form_digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    part = models.CharField(max_length=40, unique=True, editable=False)  # the file it is kept in meanwhile
    length = models.PositiveBigIntegerField(_("length in bytes"), editable=False)
    received = models.PositiveBigIntegerField(_("bytes that are here"), default=0, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    given_name = models.CharField(_("name of the file"), max_length=120, blank=True, editable=False)
    created_at = models.DateTimeField(_("begun at"), editable=False)
    touched_at = models.DateTimeField(_("last byte at"), editable=False, db_index=True)
    is_abandoned = models.BooleanField(_("abandoned"), default=False, editable=False)

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.received}/{self.length}"

    @property
    def is_whole(self) -> bool:
        return self.received == self.length
