"""The charts of a term: its reports by month, by type or by province, as a picture with its table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from newsroom.front.drawings import chart
from newsroom.front.listing import Selection
from newsroom.front.tallies import Month, Tally, by_month, by_term, tally, with_broader
from newsroom.front.templatetags.newspaper import digits, reports_counted
from newsroom.front.vocabulary import Vocabulary
from newsroom.text.calendars import PartialDate, format_partial, from_jalali, jalali_month_name

BARS = 10  # rows in the picture; the table has all
LABELLED = 3  # every third month is named


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `day` is the first day of a month, in the other calendar where the page's own is another."""

    words: str
    number: int
    day: str = ""
    iso: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """A chart with its table. `heading` names the first column, `other` that of days in the Gregorian calendar."""

    name: str
    title: str
    heading: str
    rows: list[Row]
    drawn: chart.Chart
    counted: Tally
    other: str = ""


def figures_of(
    parameter: str, term: Any, vocabulary: Vocabulary, *, at: datetime, names: Sequence[str] = ()
) -> list[Figures]:
    """The charts of a term's page, or those of the names given; none where there is nothing to show."""
    counted = tally(_selection(parameter, term, vocabulary, at))
    title = term.name_in(get_language() or "")
    makers: dict[str, Callable[[], Figures | None]] = {
        "by-month": lambda: _months(counted, title, at),
        "by-type": lambda: _types(counted, title, vocabulary),
        "by-province": lambda: _provinces(counted, title, vocabulary),
    }
    wanted = [name for name in CHARTS[parameter] if not names or name in names]
    return [made for name in wanted if (made := makers[name]()) is not None]


#: the charts that a page of each sort of term has
CHARTS = {
    "province": ("by-month", "by-type"),
    "type": ("by-month", "by-province"),
    "topic": ("by-month", "by-province"),
}


def _selection(parameter: str, term: Any, vocabulary: Vocabulary, at: datetime) -> Selection:
    language = get_language() or ""
    if parameter == "type":
        keys = tuple(one.pk for one in vocabulary.with_narrower(term.slug))
        return Selection(language, at, "event", event_types=keys)
    if parameter == "topic":
        return Selection(language, at, "event", topics=(term.pk,))
    return Selection(language, at, "event", provinces=(term.pk,))


def _months(counted: Tally, name: str, at: datetime) -> Figures | None:
    language = get_language() or ""
    months = by_month(counted, language, at=at)
    if not months:
        return None
    rows = [
        Row(month_words(month, language), number, _begins(month, language), _begins_iso(month, language))
        for month, number in months
    ]
    values = [
        _value(row, _short(month, language) if (len(rows) - 1 - place) % LABELLED == 0 else "")
        for place, (row, (month, _number)) in enumerate(zip(rows, months, strict=True))
    ]
    words = {"name": name, "first": rows[0].words, "last": rows[-1].words}
    title = _("%(name)s: reports by month, %(first)s – %(last)s") % words
    drawn = chart.columns(values, title, rtl=_is_rtl())
    return Figures("by-month", title, _("Month"), rows, drawn, counted, _("begins on") if language == "fa" else "")


def _types(counted: Tally, name: str, vocabulary: Vocabulary) -> Figures | None:
    terms = {term.pk: term for term in vocabulary.event_types.values()}
    numbers = with_broader(by_term(counted, "type"), ((term.pk, term.parent_id) for term in terms.values()))
    title = _("%(name)s: reports by type of event") % {"name": name}
    return _of_terms("by-type", title, _("Type of event"), numbers, terms, counted)


def _provinces(counted: Tally, name: str, vocabulary: Vocabulary) -> Figures | None:
    terms = {term.pk: term for term in vocabulary.provinces.values()}
    title = _("%(name)s: reports by province") % {"name": name}
    return _of_terms("by-province", title, _("Province"), by_term(counted, "province"), terms, counted)


def _of_terms(
    name: str, title: str, heading: str, numbers: dict[int, int], terms: dict[int, Any], counted: Tally
) -> Figures | None:
    language = get_language() or ""
    rows = [Row(terms[key].name_in(language), number) for key, number in numbers.items() if key in terms]
    rows.sort(key=lambda row: (-row.number, row.words))
    if not rows:
        return None
    drawn = chart.rows([_value(row, row.words) for row in rows[:BARS]], title, rtl=_is_rtl())
    return Figures(name, title, heading, rows, drawn, counted)


def _value(row: Row, label: str) -> chart.Value:
    said = reports_counted(row.number) if row.number else _("no reports")
    return chart.Value(label, row.number, digits(row.number), _("%(day)s: %(what)s") % {"day": row.words, "what": said})


def month_words(month: Month, language: str) -> str:
    """A month of the language's calendar: "April 2019", «فروردین ۱۳۹۸»."""
    if language == "fa":
        return f"{jalali_month_name(month[1], language)} {digits(month[0])}"
    return format_partial(PartialDate(*month), language)


def _short(month: Month, language: str) -> str:
    """The name of a month, short enough to stand under three columns."""
    if language == "fa":
        return jalali_month_name(month[1], language)
    return format_partial(PartialDate(*month), language)[:3]


def _first(month: Month, language: str) -> PartialDate:
    if language != "fa":
        return PartialDate(*month, 1)
    day = from_jalali(*month, 1)
    return PartialDate(day.year, day.month, day.day)


def _begins(month: Month, language: str) -> str:
    return format_partial(_first(month, language), language, "gregorian") if language == "fa" else ""


def _begins_iso(month: Month, language: str) -> str:
    day = _first(month, language).first_day()
    return day.isoformat() if day else ""


def _is_rtl() -> bool:
    return bool(get_language_info(get_language() or "en")["bidi"])
