"""What editors put on the front page, in order: a place for each item or link, in one language.

Rows name items; whether one is shown is asked of the live editions each time, so what is withdrawn or has ended falls out by
itself and what is scheduled comes by itself. `newsroom.press.front_page` writes them.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.workflow.models import AppendOnly


class FrontSlot(models.Model):
    """One place of the front page of a language: an item (kind and ref), or a link to another site."""

    class Place(models.TextChoices):
        LEAD = "lead", _("Lead")
        SECOND = "second", _("Seconds")
        MORE = "more", pgettext_lazy("a part of the front page", "More")

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    place = models.CharField(pgettext_lazy("of the front page", "place"), max_length=8, choices=Place.choices)
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=16, blank=True)
    ref = models.CharField(_("reference"), max_length=12, blank=True)
    address = models.URLField(_("address"), max_length=500, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=80, blank=True)
    shown_until = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("place on the front page")
        verbose_name_plural = _("front page")
        ordering = ["language", "position"]
        constraints = [
            models.UniqueConstraint(fields=["language", "position"], name="frontslot_position"),
            models.UniqueConstraint(
                fields=["language", "kind", "ref"], condition=~Q(ref=""), name="frontslot_item_once_a_language"
            ),
            models.CheckConstraint(
                condition=Q(ref="") ^ Q(address=""), name="frontslot_is_an_item_or_a_link"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.language} {self.place}: {self.title or f'{self.kind} {self.ref}'}"


class FrontSave(AppendOnly):
    """One saving of the front page of a language: who, when, and everything that stood on it. Numbers are its versions."""

    language = models.CharField(_("language"), max_length=10)
    number = models.PositiveIntegerField(_("version"))
    slots = models.JSONField(_("what stood on it"), default=list)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("saved by"), on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField(_("saved at"))

    class Meta:
        verbose_name = _("saved front page")
        verbose_name_plural = _("saved front pages")
        ordering = ["language", "-number"]
        constraints = [models.UniqueConstraint(fields=["language", "number"], name="frontsave_number")]

    def __str__(self) -> str:
        return f"{self.language} {self.number}"
