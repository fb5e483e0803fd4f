"""The last step: findings become a reading. Here it is settled which date counts and what nobody understood."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import cast

from events.captions.finders.event_types import settle_types
from events.captions.finders.language import find_language
from events.captions.lexicon import Lexicon
from events.captions.reading import Doubt, Found, HedgedPart, Reading, Scope, Span
from events.captions.relative import days_back
from events.captions.tokens import Caption
from events.captions.vocabulary import book, words
from newsroom.text.calendars import PartialDate

SLOGAN_TYPES = {"chanted": "chants", "written": "graffiti-banners"}
_QUIET = words("STOP_WORDS") | words("COMPASS") | words("COUNTRY")
_OLD = book("OLD_FOOTAGE")
_FOOTAGE_LEADS = words("FOOTAGE_LEADS")
_PRECISIONS = ("day", "month", "year", "none")


@dataclass(slots=True)
class Findings:
    """What the finders saw in one caption, by kind. `quoted` are the tokens inside quotation marks."""

    quotes: list[Found]
    quoted: frozenset[int] = frozenset()
    dates: list[Found] = field(default_factory=list)
    places: list[Found] = field(default_factory=list)
    provinces: list[Found] = field(default_factory=list)
    hashtags: list[Found] = field(default_factory=list)
    types: list[Found] = field(default_factory=list)
    days: list[Found] = field(default_factory=list)
    hedges: list[Found] = field(default_factory=list)
    scopes: list[Found] = field(default_factory=list)
    actors: list[Found] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def slogans(self) -> list[Found]:
        """The quotations that are slogans."""
        return [item for item in self.quotes if item.field in SLOGAN_TYPES]

    def all(self) -> list[Found]:
        """Everything that took up words of the text."""
        located = [*self.dates, *self.provinces, *self.places]
        stated = [*self.hashtags, *self.types, *self.days, *self.hedges, *self.scopes, *self.actors]
        return [*self.slogans, *located, *stated]


def assemble(caption: Caption, findings: Findings, lexicon: Lexicon) -> Reading:
    """Return the reading that the findings make together."""
    isos = [item.value.province_iso for item in findings.places]
    isos += [item.value for item in findings.provinces]
    everything = findings.all()
    return Reading(
        date=_date(caption, [item for item in findings.dates if item.field == "date"]),
        places=tuple(dict.fromkeys(item.value.slug for item in findings.places)),
        provinces=tuple(dict.fromkeys(isos)),
        event_types=settle_types(findings.types, findings.actors, lexicon),
        actors=_values(findings.actors),
        hashtags=_values(findings.hashtags),
        day_of_event=findings.days[0].value if findings.days else None,
        scope=_scope(findings.scopes, bool(isos)),
        hedges=tuple((cast(HedgedPart, item.value), item.span) for item in findings.hedges),
        slogans=_values(findings.slogans),
        lang=find_language(caption),
        spans=_spans(everything),
        unread=_unread(caption, everything, findings.quoted),
        warnings=(*findings.doubts, *_missing_days(findings.dates)),
    )


def _date(caption: Caption, dates: Sequence[Found]) -> PartialDate:
    if not dates:
        return PartialDate()
    chosen = _chosen(caption, dates)
    date: PartialDate = chosen.value
    years = [item.value.year for item in dates if item.value.precision == "year"]
    if date.precision in ("day", "month") and date.year is None and years:
        date = _with_year(date, years[0])
    return _shifted(caption, chosen, date)


def _chosen(caption: Caption, dates: Sequence[Found]) -> Found:
    """Return the date of the footage when it is said to be old, else the first of the finest dates."""
    if len(dates) > 1 and _OLD.find(caption.tokens):
        starts = {token.start: index for index, token in enumerate(caption.tokens)}
        led = [item for item in dates if caption.key(starts[item.span.start] - 1) in _FOOTAGE_LEADS]
        if led:
            return led[0]
    return min(dates, key=lambda item: _PRECISIONS.index(item.value.precision))


def _with_year(date: PartialDate, year: int) -> PartialDate:
    try:
        return replace(date, year=year)
    except ValueError:
        return date


def _shifted(caption: Caption, chosen: Found, date: PartialDate) -> PartialDate:
    """Count "yesterday" from the date a message carries at its head."""
    back = days_back([token.key for token in caption.tokens])
    first = date.first_day()
    is_head = caption.tokens[0].start >= chosen.span.start
    if not back or date.precision != "day" or first is None or not is_head:
        return date
    day = first - timedelta(days=back)
    return PartialDate(day.year, day.month, day.day)


def _scope(found: Sequence[Found], is_located: bool) -> Scope | None:
    if found:
        return "national"
    return "local" if is_located else None


def _values(found: Iterable[Found]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.value for item in found))


def _missing_days(dates: Iterable[Found]) -> list[Doubt]:
    return [Doubt("no-such-day", item.span) for item in dates if item.field == "no_date"]


def _spans(found: Iterable[Found]) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, dict[Span, None]] = {}
    for item in found:
        name = "slogan" if item.field in SLOGAN_TYPES else item.field
        spans.setdefault(name, {})[item.span] = None
    return {name: tuple(listed) for name, listed in spans.items()}


def _unread(caption: Caption, found: Iterable[Found], quoted: frozenset[int]) -> tuple[Span, ...]:
    read = caption.within(item.span for item in found) | quoted
    return tuple(
        Span(token.start, token.end)
        for index, token in enumerate(caption.tokens)
        if index not in read and token.key not in _QUIET
    )
