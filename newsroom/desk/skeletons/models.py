"""Skeletons of recurring items: a strike report, a flood update. People call them templates."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.desk.skeletons.gaps import KNOWN, unknown_gaps
from newsroom.press import kinds
from newsroom.taxonomy.models import EventType, Province
from newsroom.text.sanitise import sanitise_html

WORDS = ("headline", "standfirst", "body")


class Skeleton(models.Model):
    """What a new item of one kind starts with. `{place}`, `{province}`, `{date}` and `{day}` are gaps."""

    name_en = models.CharField(_("name in English"), max_length=80)
    name_fa = models.CharField(_("name in Persian"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=16)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = models.TextField(_("body"), blank=True)
    event_types = models.ManyToManyField(EventType, verbose_name=_("event types"), blank=True, related_name="+")
    provinces = models.ManyToManyField(Province, verbose_name=_("provinces"), blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_offered = models.BooleanField(_("offered"), default=True)

    class Meta:
        app_label = "desk"
        verbose_name = _("template")
        verbose_name_plural = _("templates")
        ordering = ["kind", "position", "name_en"]

    def __str__(self) -> str:
        return (self.name_fa if get_language() == "fa" else "") or self.name_en

    def clean(self) -> None:
        self.body = sanitise_html(self.body)
        for name in WORDS:
            strange = unknown_gaps(getattr(self, name))
            if strange:
                words = {"gap": strange[0], "known": ", ".join(f"{{{one}}}" for one in KNOWN)}
                raise ValidationError(
                    {name: _now("“{%(gap)s}” is no gap this template knows. Use one of %(known)s.") % words}
                )


def kind_choices() -> list[tuple[str, str]]:
    """The kinds that people begin by hand on a form with words."""
    return [
        (kind.name, str(kind.model._meta.verbose_name))
        for kind in kinds.KINDS.values()
        if kind.name in ("article", "event")
    ]


def offered(kind: str) -> Any:
    """The templates offered for a kind, in their order."""
    return Skeleton.objects.filter(kind=kind, is_offered=True)
