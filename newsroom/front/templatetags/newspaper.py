"""How the newspaper writes dates, numbers and places. The language is that of the page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, ngettext
from django.utils.translation import gettext as _

from newsroom.front.banners import banner_of
from newsroom.front.first_styles import FONTS, sheet
from newsroom.front.frame import absolute
from newsroom.press import kinds
from newsroom.press.models import Edition
from newsroom.text.calendars import PartialDate, format_both, format_moment, format_partial
from newsroom.text.digits import written_in
from newsroom.text.sanitise import plain_text

register = template.Library()

EXCERPT = 160  # letters


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


@register.filter
def digits(value: Any) -> str:
    """Numbers in the digits of the page's language."""
    return written_in(_language(), str(value))


@register.filter
def moment(value: datetime) -> str:
    """Day and time, in the newsroom's zone."""
    return format_moment(value, _language(), timezone.get_default_timezone())


@register.filter
def day(value: datetime) -> str:
    """The day of a moment, in the newsroom's zone."""
    return format_partial(_day_of(value), _language())


@register.filter
def day_both(value: datetime) -> str:
    """The day of a moment in both calendars."""
    return format_both(_day_of(value), _language())


@register.filter
def clock(value: datetime) -> str:
    """The time of day of a moment, in the newsroom's zone."""
    return digits(f"{timezone.localtime(value, timezone.get_default_timezone()):%H:%M}")


@register.filter
def iso(value: datetime) -> str:
    """A moment for the datetime attribute, to the minute, in the newsroom's zone."""
    return timezone.localtime(value, timezone.get_default_timezone()).isoformat(timespec="minutes")


def _day_of(value: datetime) -> PartialDate:
    local = timezone.localtime(value, timezone.get_default_timezone())
    return PartialDate(local.year, local.month, local.day)


def _happened(edition: Edition) -> PartialDate:
    return PartialDate(edition.year, edition.month, edition.day)


@register.filter
def happened(edition: Edition) -> str:
    """When it happened as far as it is known, in both calendars where the page is Persian; "" when unknown."""
    write = format_both if _language() == "fa" else format_partial
    return _with_unknown_year(edition, write(_happened(edition), _language()))


@register.filter
def happened_both(edition: Edition) -> str:
    """When it happened as far as it is known, in both calendars."""
    return _with_unknown_year(edition, format_both(_happened(edition), _language()))


def _with_unknown_year(edition: Edition, words: str) -> str:
    if words and edition.year is None:
        return _("%(date)s, year unknown") % {"date": words}
    return words


@register.filter
def happened_iso(edition: Edition) -> str:
    """The same for the datetime attribute: "2019-04-10", "2019-04", "2019", "04-10"; "" when nothing fits it."""
    parts = (
        edition.year and f"{edition.year:04}",
        edition.month and f"{edition.month:02}",
        edition.day and f"{edition.day:02}",
    )
    return "-".join(part for part in parts if part) if edition.year or edition.day else ""


@register.filter
def length_of(seconds: int | None) -> str:
    """The length of a clip, such as 0:41 or 1:02:05."""
    if seconds is None:
        return ""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return digits(f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}")


@register.filter
def figure_words(figure: dict[str, Any]) -> str:
    """A stated number in words: "12–15", "at least 3", "at most 5", "4"."""
    least, most = figure.get("least"), figure.get("most")
    if least is None:
        return _("at most %(number)s") % {"number": digits(most)}
    if most is None:
        return _("at least %(number)s") % {"number": digits(least)}
    return digits(least) if least == most else digits(f"{least}–{most}")


@register.filter
def excerpt(edition: Edition) -> str:
    """The beginning of the words, in one line; "" where a list was read without them. In a search, what was found."""
    if hasattr(edition, "snippet"):
        return edition.snippet
    if "body_html" in edition.get_deferred_fields():
        return ""
    text = " ".join(plain_text(edition.body_html).split())
    return text if len(text) <= EXCERPT else text[:EXCERPT].rsplit(" ", 1)[0] + "…"


@register.filter
def hedged_words(what: str) -> str:
    """What the report marks as unsure, in a few words that stand beside it; "" for a part without any."""
    return {
        "place": _("location not confirmed"),
        "event": _("not confirmed that it happened this way"),
        "number": _("numbers not confirmed"),
        "time": _("time not confirmed"),
    }.get(what, "")


@register.filter
def where(edition: Edition) -> list[str]:
    """The names of the places, without one that only repeats its province's."""
    provinces = {province["name"] for province in edition.facts.get("provinces", ())}
    return [place["name"] for place in edition.facts.get("places", ())[:3] if place["name"] not in provinces]


@register.filter
def reports_counted(number: int) -> str:
    """How many reports an entry rests on."""
    return ngettext("%(number)s report", "%(number)s reports", number) % {"number": digits(number)}


@register.filter
def teaser_template(edition: Edition) -> str:
    """The template that shows an edition of this kind in a list."""
    return kinds.get(edition.kind).teaser_template


@register.filter
def in_language(edition: Edition) -> SafeString:
    """The lang and dir attributes for words that are not in the page's language; "" for those that are."""
    language = edition.text_language
    if not language or language == edition.language:
        return SafeString("")
    return language_attributes(language)


@register.filter
def in_own_language(edition: Edition) -> SafeString:
    """The lang and dir attributes for an entry of another language's site."""
    return language_attributes(edition.language)


def language_attributes(language: str) -> SafeString:
    """lang and dir for words in another language."""
    return format_html(' lang="{}" dir="{}"', language, "rtl" if get_language_info(language)["bidi"] else "ltr")


@register.filter
def language_name(code: str) -> str:
    """The name of a language in the page's language."""
    return str(get_language_info(code)["name_translated"])


@register.filter
def of_kind(editions: list[Edition], kind: str) -> list[Edition]:
    """Those of one kind, in order."""
    return [edition for edition in editions if edition.kind == kind]


@register.filter
def section_path(name: str) -> str:
    """The address of a section's list."""
    return reverse(f"front:{name}")


@register.filter
def absolute_address(path: str) -> str:
    """The full address of a path of this site."""
    return absolute(path)


@register.filter
def plain_day(text: str) -> str:
    """A day stored as "2019-04-10", in words."""
    return format_partial(PartialDate(*map(int, text.split("-"))), _language())


@register.simple_tag(takes_context=True)
def outline(context: template.Context, slug: str) -> str:
    """The path data of a province's outline in a box of 24 × 24; "" where there is none."""
    vocabulary = context.get("vocabulary")
    return vocabulary.outline(slug) if vocabulary else ""


@register.inclusion_tag("front/parts/banner.html", takes_context=True)
def breaking(context: template.Context) -> dict[str, Any]:
    """The breaking banner of the moment the page is made for; nothing where none hangs."""
    at = context.get("made_at") or context.get("at") or timezone.now()
    return {"band": banner_of(_language(), at=at)}


@register.simple_tag
def page_styles(*names: str) -> SafeString:
    """The style elements of a page: what all need on the first screen, and the sheets of its own sort."""
    sheets = (sheet(one) for one in ("first", *names))
    return mark_safe("".join(f"<style>{one}</style>" for one in sheets))  # noqa: S308 - files of ours


@register.simple_tag
def text_styles() -> SafeString:
    """The style element of a text edition."""
    return mark_safe(f"<style>{sheet('text')}</style>")  # noqa: S308 - a file of ours


@register.simple_tag
def first_fonts() -> list[str]:
    """The addresses of the fonts that a page of this language shows first."""
    return [settings.STATIC_URL + name for name in FONTS.get(_language(), ())]
