"""How the intake page says things: names of fields, the badge of a row, where a dot lies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from events.enumerating import with_commas, with_semicolons
from events.independence import independent
from events.intake.rows import Row
from events.models import EventPost, Report
from newsroom.desk.badges import badge, state_badge
from newsroom.front.templatetags.newspaper import digits
from newsroom.taxonomy.models import Place
from newsroom.taxonomy.packs.outlines import CountryMap
from newsroom.text.calendars import format_both

register = template.Library()

FIELD_NAMES = {
    "place": gettext_lazy("place"),
    "province": gettext_lazy("province"),
    "date": gettext_lazy("date"),
    "day_of_event": gettext_lazy("running day"),
    "event_type": gettext_lazy("event type"),
    "slogan": gettext_lazy("slogan"),
    "hedge": gettext_lazy("marked as unsure"),
    "actor": gettext_lazy("actor"),
    "scope": gettext_lazy("nationwide"),
    "hashtag": gettext_lazy("hashtag"),
    "unread": gettext_lazy("not understood"),
}
DECISIONS = {"accepted": ("ready", "✓"), "attached": ("ready", "⊕"), "discarded": ("quiet", "✕")}


@register.filter
def field_name(field: str) -> str:
    """What a marked stretch is, in words."""
    return str(FIELD_NAMES[field])


@register.filter
def row_badge(row: Row) -> SafeString:
    """Certain, to be looked at, or what was decided."""
    if row.is_certain:
        return badge("ready", "●", _("certain"))
    if row.is_waiting:
        return badge("wait", "◔", _("to be looked at"))
    tone, icon = DECISIONS[row.report.decision]
    return badge(tone, icon, row.report.get_decision_display())


@register.filter
def state_of(event: EventPost) -> SafeString:
    """The state of the event's work."""
    return state_badge(event.state_row)


@register.filter
def reports_said(event: EventPost) -> str:
    """How many reports an event rests on, and how many of them stand on their own."""
    reports = list(event.reports.all())
    total = ngettext("%(count)s report", "%(count)s reports", len(reports)) % {"count": digits(len(reports))}
    if len(reports) < 2:
        return total
    alone = independent(reports)
    return with_commas(
        [total, ngettext("%(count)s independent", "%(count)s independent", alone) % {"count": digits(alone)}]
    )


@register.filter
def year_words(year_from: str) -> str:
    """Where the year of a date comes from."""
    return str(EventPost.YearFrom(year_from).label)


@register.filter
def when_words(event: EventPost) -> str:
    """The date of an event in both calendars, as far as it is known."""
    return format_both(event.date_parts, get_language() or "en") or "–"


@register.filter
def listed(names: Iterable[Any]) -> str:
    """Names that may hold commas, one after the other."""
    return with_semicolons(getattr(one, "name", one) for one in names)


@register.filter
def names_of(rows: Iterable[Any]) -> str:
    """Places or terms, one after the other, in the language of the page."""
    return with_semicolons(rows)


@register.filter
def of_report(found: dict[int, Any], report: Report) -> Any:
    """What a table by report holds for this one."""
    return found.get(report.pk, [])


@register.simple_tag
def dot(country: CountryMap, place: Place) -> tuple[float, float]:
    """Where a place lies on the map."""
    return country.point(place.lat, place.lon)
