"""From a caption to its reading: the finders look, and here what they found is put together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import cast

from events.captions.finders import provinces as province_finder
from events.captions.finders.dates import find_dates
from events.captions.finders.event_types import find_event_types, settle_types
from events.captions.finders.hashtags import find_hashtags, find_named_events
from events.captions.finders.hedges import find_hedges
from events.captions.finders.language import find_language
from events.captions.finders.mentions import find_mentions
from events.captions.finders.places import find_places
from events.captions.finders.running_day import find_running_day
from events.captions.finders.scope import find_scope
from events.captions.finders.slogans import find_slogans
from events.captions.lexicon import Lexicon
from events.captions.phrases import longest_only
from events.captions.reading import Doubt, Found, HedgedPart, Reading, Scope, Span
from events.captions.tokens import Caption, read_caption
from events.captions.vocabulary import book, numbers, words
from newsroom.text.calendars import PartialDate

_SLOGAN_TYPES = {"chanted": "chants", "written": "graffiti-banners"}
_QUIET = words("STOP_WORDS") | words("COMPASS") | words("COUNTRY")
_YESTERDAY = numbers("YESTERDAY")
_OLD = book("OLD_FOOTAGE")
_FOOTAGE_LEADS = words("FOOTAGE_LEADS")


def parse(text: str, lexicon: Lexicon) -> Reading:
    """Return what `text` says, as far as it is understood. Never raises; time grows with the length only."""
    caption = read_caption(text)
    quotes = find_slogans(caption)
    dates = find_dates(caption)
    quoted = _tokens(caption, quotes)
    blocked = quoted | _tokens(caption, dates)
    hits = find_mentions(caption, lexicon, blocked)
    province_hits = province_finder.find_provinces(caption, hits)
    provinces = province_finder.as_found(caption, province_hits)
    named = Counter(str(item.value) for item in provinces)
    taken = {hit.first for hit in province_hits}
    other_hits = [hit for hit in hits if hit.first not in taken]
    located, doubts = find_places(caption, other_hits, lexicon, named)
    places = [item for item in located if item.field == "place"]
    provinces += [item for item in located if item.field == "province"]
    hashtags = find_hashtags(caption)
    types = _types(caption, lexicon, blocked, hashtags, quotes)
    days = [item for item in find_running_day(caption) if quoted.isdisjoint(_tokens(caption, [item]))]
    hedges = find_hedges(caption, _tokens(caption, places + provinces), _tokens(caption, dates))
    hedges = [item for item in hedges if quoted.isdisjoint(_tokens(caption, [item]))]
    scopes = find_scope(caption)
    slogans = [item for item in quotes if item.field in _SLOGAN_TYPES]
    kept_dates = [item for item in dates if item.field == "date"]
    actors = _actors(caption, lexicon)
    everything = [*slogans, *dates, *provinces, *places, *hashtags, *types, *days, *hedges, *scopes, *actors]
    isos = dict.fromkeys([item.value.province_iso for item in places] + [item.value for item in provinces])
    slugs = tuple(dict.fromkeys(item.value.slug for item in places))
    return Reading(
        date=_date(caption, kept_dates),
        places=slugs,
        provinces=tuple(isos),
        event_types=settle_types(types, lexicon),
        actors=_values(actors),
        hashtags=_values(hashtags),
        day_of_event=days[0].value if days else None,
        scope=_scope(scopes, bool(isos)),
        hedges=tuple((cast(HedgedPart, item.value), item.span) for item in hedges),
        slogans=_values(slogans),
        lang=find_language(caption),
        spans=_spans(everything),
        unread=_unread(caption, everything, quoted),
        warnings=(*doubts, *(Doubt("no-such-day", item.span) for item in dates if item.field == "no_date")),
    )


def _types(
    caption: Caption,
    lexicon: Lexicon,
    blocked: frozenset[int],
    hashtags: Sequence[Found],
    quotes: Sequence[Found],
) -> list[Found]:
    stated = find_event_types(caption, lexicon, blocked)
    stated += [
        Found("event_type", _SLOGAN_TYPES[item.field], item.span) for item in quotes if item.field in _SLOGAN_TYPES
    ]
    named = find_named_events(list(hashtags))
    stated += [item for item in named if item.field == "event_type"]
    if not stated:
        stated = [replace(item, field="event_type") for item in named]
    return [item for item in stated if item.value in lexicon.parents]


def _actors(caption: Caption, lexicon: Lexicon) -> list[Found]:
    return [
        Found("actor", match.label, caption.span(match.indices[0], match.indices[-1]))
        for match in longest_only(lexicon.actors.find(caption.tokens))
    ]


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
    order = ("day", "month", "year", "none")
    return min(dates, key=lambda item: order.index(item.value.precision))


def _with_year(date: PartialDate, year: int) -> PartialDate:
    try:
        return replace(date, year=year)
    except ValueError:
        return date


def _shifted(caption: Caption, chosen: Found, date: PartialDate) -> PartialDate:
    """Count "yesterday" from the date a message carries at its head."""
    back = next((_YESTERDAY[token.key] for token in caption.tokens if token.key in _YESTERDAY), 0)
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


def _spans(found: Iterable[Found]) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, dict[Span, None]] = {}
    for item in found:
        field = "slogan" if item.field in _SLOGAN_TYPES else item.field
        spans.setdefault(field, {})[item.span] = None
    return {field: tuple(listed) for field, listed in spans.items()}


def _tokens(caption: Caption, found: Iterable[Found]) -> frozenset[int]:
    return caption.within([item.span for item in found])


def _unread(caption: Caption, found: Iterable[Found], quoted: frozenset[int]) -> tuple[Span, ...]:
    read = _tokens(caption, found) | quoted
    return tuple(
        Span(token.start, token.end)
        for index, token in enumerate(caption.tokens)
        if index not in read and token.key not in _QUIET
    )
