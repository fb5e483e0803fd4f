"""What came in, as it came in. A report is kept whole; nobody who sent something is named in any column."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from events.models.posts import EventPost
from media.models import Footage
from newsroom.text.refs import new_ref


def digest_of(text: str) -> str:
    """Keyed digest of a text with its white space squeezed: the same message pasted twice is one.

    The key keeps an erased text from being guessed back from the digest, which stays so that it is not taken in again.
    """
    return hmac.new(settings.SECRET_KEY.encode(), " ".join(text.split()).encode(), hashlib.sha256).hexdigest()


class Batch(models.Model):
    """What one person brought in at one time, stored before it is read."""

    name = models.CharField(_("name"), max_length=200)
    text = models.TextField(_("text"), editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    year = models.PositiveSmallIntegerField(_("year where the text gives none"), null=True, blank=True)
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("brought by"), on_delete=models.PROTECT, related_name="+"
    )
    brought_at = models.DateTimeField(_("brought at"))
    read_at = models.DateTimeField(_("read at"), null=True, editable=False)

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["-brought_at"]

    def __str__(self) -> str:
        return self.name


class Report(models.Model):
    """One incoming message: its words, what the parser read in them, where it came from, and the event it supports."""

    class Channel(models.TextChoices):
        DOCUMENT = "document", _("document")
        PASTE = "paste", _("pasted")
        OTHER = "other", _("other")

    ref = models.CharField(_("reference"), max_length=12, unique=True, default=new_ref, editable=False)
    raw_text = models.TextField(_("text as it came in"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    reading = models.JSONField(_("reading"), default=dict, editable=False)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices, default=Channel.OTHER)
    arrived_at = models.DateTimeField(_("arrived at"))
    source_url = models.URLField(
        _("public link"), max_length=500, blank=True, help_text=_("Of a public post only; never of a person's chat.")
    )
    batch = models.ForeignKey(
        Batch, verbose_name=_("batch"), null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    event = models.ForeignKey(
        EventPost, verbose_name=_("event"), null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    footage = models.ManyToManyField(Footage, verbose_name=_("footage"), blank=True, related_name="reports")

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-arrived_at", "-pk"]

    def __str__(self) -> str:
        return Truncator(self.raw_text).chars(90)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.digest:
            self.digest = digest_of(self.raw_text)
        super().save(*args, **kwargs)
