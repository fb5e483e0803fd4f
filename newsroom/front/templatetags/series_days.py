"""How the newspaper writes the days of a series. The language is that of the page."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from newsroom.front.ribbon import GAP, Day, Span
from newsroom.front.series import stretches_of
from newsroom.front.templatetags.newspaper import digits
from newsroom.press.models import Edition
from newsroom.text.calendars import PartialDate, format_both, format_partial, to_jalali

register = template.Library()


@register.filter
def day_words(day: date) -> str:
    """A day in the calendar of the page's language."""
    return format_partial(_partial(day), get_language() or "en")


@register.filter
def day_words_both(day: date) -> str:
    """A day in both calendars."""
    return format_both(_partial(day), get_language() or "en")


@register.filter
def runs(series: Edition) -> str:
    """When it ran, as a person confirmed it: "since 9 November 2026", "9 April 2019 – 14 April 2019"; "" if nobody did."""
    stretches = stretches_of(series)
    if not stretches:
        return ""
    first, last = min(begins for begins, _ends in stretches), max(ends or date.max for _begins, ends in stretches)
    if last == date.max:
        return _("since %(day)s") % {"day": day_words(first)}
    return _("%(first)s – %(last)s") % {"first": day_words(first), "last": day_words(last)}


@register.filter
def is_running(series: Edition) -> bool:
    """Whether its last stretch is still open."""
    return any(ends is None for _begins, ends in stretches_of(series))


@register.filter
def in_square(day: Day) -> str:
    """The number that stands in a day's square: of the series where its days are counted, else of the month."""
    if day.number is not None:
        return digits(day.number)
    return digits(to_jalali(day.day)[2] if get_language() == "fa" else day.day.day)


@register.filter
def said(day: Day) -> str:
    """A square in words: "Day 12, 4 April 2019: 3 reports"."""
    return _("%(day)s: %(what)s") % {"day": _named(day), "what": _what(day)}


def _named(day: Day) -> str:
    parts = [_("Day %(number)s") % {"number": digits(day.number)}] if day.number is not None else []
    parts += [day_words(day.day)] + ([_("today")] if day.is_today else [])
    return pgettext("between two names", ", ").join(parts)


def _what(day: Day) -> str:
    if day.state == GAP:
        return _nothing_received(day)
    return ngettext("%(number)s report", "%(number)s reports", day.reports) % {"number": digits(day.reports)}


def _nothing_received(last: Day) -> str:
    return _("no report received so far") if last.is_today else _("no report received")


@register.filter
def said_of_span(span: Span) -> str:
    """Days without a report, or paused, in words: "Days 10–11, 2 April 2019 – 3 April 2019: no report received"."""
    what = _nothing_received(span.last) if span.state == GAP else _("paused")
    return _("%(day)s: %(what)s") % {"day": _span_named(span), "what": what}


def _span_named(span: Span) -> str:
    if len(span.days) == 1:
        return _named(span.first)
    words = {
        "first": digits(span.first.number),
        "last": digits(span.last.number),
        "from": day_words(span.first.day),
        "to": day_words(span.last.day),
    }
    if span.first.number is None or span.last.number is None:
        return _("%(from)s – %(to)s") % words
    return _("Days %(first)s–%(last)s, %(from)s – %(to)s") % words


@register.filter
def places_counted(number: int) -> str:
    """From how many places reports come."""
    return ngettext("%(number)s place", "%(number)s places", number) % {"number": digits(number)}


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
