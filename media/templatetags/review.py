"""How the moderation desk says things: stage, risk and finding as badges, ages, dots, days in both calendars."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from media import claims
from media.inspection.models import Inspection
from media.models import Footage
from media.moderation import RECEIVED
from media.review import viewing
from newsroom.desk.badges import badge, state_badge
from newsroom.taxonomy.models import Place
from newsroom.taxonomy.packs.outlines import CountryMap
from newsroom.text.calendars import PartialDate, format_both

register = template.Library()

STAGES = {
    Inspection.Status.WAITING: ("quiet", "○"),
    Inspection.Status.RUNNING: ("wait", "◔"),
    Inspection.Status.READY: ("ready", "●"),
    Inspection.Status.REFUSED: ("stop", "✕"),
    Inspection.Status.FAILED: ("stop", "!"),
}
RISKS = {
    Footage.Risk.UNKNOWN: ("wait", "△"),
    Footage.Risk.LOW: ("ready", "▽"),
    Footage.Risk.HIGH: ("stop", "▲"),
}
SOUND, DOUBTED = (
    (Footage.Finding.VERIFIED, Footage.Finding.PARTLY),
    (
        Footage.Finding.MISDATED,
        Footage.Finding.ALTERED,
        Footage.Finding.SYNTHETIC,
    ),
)


@register.filter
def stage_badge(item: Footage) -> SafeString:
    """How far it is: the machine's word while nobody has taken it, the state after that."""
    inspection = getattr(item, "inspection", None)
    if item.state != RECEIVED or inspection is None:
        return state_badge(item.state_row)
    tone, icon = STAGES[Inspection.Status(inspection.status)]
    return badge(tone, icon, inspection.get_status_display())


@register.filter
def risk_badge(item: Footage) -> SafeString:
    """What it may do to people."""
    tone, icon = RISKS[Footage.Risk(item.risk)]
    return badge(tone, icon, _("risk: %(word)s") % {"word": item.get_risk_display()})


@register.filter
def finding_badge(item: Footage) -> SafeString:
    """What the check came to."""
    finding = Footage.Finding(item.finding)
    tone, icon = ("ready", "✓") if finding in SOUND else ("stop", "✕") if finding in DOUBTED else ("quiet", "◌")
    return badge(tone, icon, item.get_finding_display())


@register.filter
def named(terms: Iterable[Any]) -> str:
    """Terms one after the other, in the language of the page."""
    return pgettext("between two names of a list", "; ").join(map(str, terms))


@register.filter
def clock(seconds: float) -> str:
    """A length as minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


@register.filter
def both_calendars(day: date | None) -> str:
    """A day in both calendars, the page's own first."""
    if day is None:
        return ""
    return format_both(PartialDate(day.year, day.month, day.day), get_language() or "en")


@register.simple_tag
def age(item: Footage, at: datetime) -> str:
    """How long it has been here."""
    return timesince(item.created_at, at, depth=1)


@register.simple_tag
def due(item: Footage, at: datetime) -> str:
    """When what was set aside comes back."""
    if item.review_by <= timezone.localtime(at).date():
        return _("its day has come")
    return _("until %(day)s") % {"day": both_calendars(item.review_by)}


@register.simple_tag
def holder_of(item: Footage, at: datetime) -> Any:
    """Who is looking at it."""
    return claims.holder(item, at)


@register.simple_tag
def thumb(item: Footage) -> str:
    """The address of the small picture of a row, "" where there is none; `thumbs` were fetched with the rows."""
    row = next(iter(item.thumbs), None)
    if row is not None:
        return viewing.address(item, row)
    return reverse("admin:media_footage_picture", args=[item.pk]) if item.rendition else ""


@register.simple_tag
def still_address(ref: str, row: Any) -> str:
    """Where a picture of the piece with that reference is fetched."""
    return reverse("admin:media_footage_rendition", args=[ref, row.pk])


@register.simple_tag
def kept_with(request: HttpRequest, **changed: Any) -> str:
    """The parameters of this address with some changed; None takes one out."""
    query = request.GET.copy()
    for name, value in changed.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return query.urlencode()


@register.simple_tag
def dot_of(country: CountryMap, place: Place) -> tuple[float, float]:
    """Where a place lies on the map."""
    return country.point(place.lat, place.lon)
