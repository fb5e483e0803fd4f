"""Pictures and clips known from elsewhere."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReferenceClip(models.Model):
    """Something that was seen elsewhere: what it is, since when it is known, who checked that. Never publishable.

    Only hashes of its frames and one small still (a file in the vault's folder of renditions, for the desk) are kept.
    """

    what = models.CharField(_("what it shows"), max_length=300)
    first_seen_on = models.DateField(_("first seen on"))
    link = models.URLField(_("where it was seen"), max_length=500, blank=True)
    still = models.CharField(max_length=80, blank=True, editable=False)
    note = models.TextField(_("how we know"), blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("checked by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    created_at = models.DateTimeField(_("entered at"), editable=False)

    class Meta:
        verbose_name = _("reference clip")
        verbose_name_plural = _("reference clips")
        ordering = ["-first_seen_on", "pk"]

    def __str__(self) -> str:
        return self.what
