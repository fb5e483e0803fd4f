"""From a caption to its reading: every finder looks, and `assemble` puts together what they found."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from events.captions.assemble import SLOGAN_TYPES, Findings, assemble
from events.captions.finders import provinces as province_finder
from events.captions.finders.dates import find_dates
from events.captions.finders.event_types import find_event_types, find_hinted_types
from events.captions.finders.hashtags import find_hashtags, find_named_events
from events.captions.finders.hedges import find_hedges
from events.captions.finders.mentions import find_mentions
from events.captions.finders.places import find_places
from events.captions.finders.running_day import find_running_day
from events.captions.finders.scope import find_scope
from events.captions.finders.slogans import find_slogans
from events.captions.lexicon import Lexicon
from events.captions.phrases import longest_only
from events.captions.reading import Found, Reading
from events.captions.tokens import Caption, read_caption


def parse(text: str, lexicon: Lexicon) -> Reading:
    """Return what `text` says, as far as it is understood. Never raises; time grows with the length only."""
    caption = read_caption(text)
    findings = Findings(quotes=find_slogans(caption))
    findings.quoted = caption.within(item.span for item in findings.quotes)
    findings.dates = _unquoted(caption, find_dates(caption), findings)
    dated = caption.within(item.span for item in findings.dates)
    _look_for_places(caption, lexicon, findings, dated)
    findings.hashtags = find_hashtags(caption)
    findings.types = _types(caption, lexicon, findings, dated)
    findings.days = _unquoted(caption, find_running_day(caption), findings)
    placed = caption.within(item.span for item in (*findings.places, *findings.provinces))
    findings.hedges = _unquoted(caption, find_hedges(caption, placed, dated), findings)
    findings.scopes = _unquoted(caption, find_scope(caption), findings)
    findings.actors = _actors(caption, lexicon)
    return assemble(caption, findings, lexicon)


def _look_for_places(caption: Caption, lexicon: Lexicon, findings: Findings, dated: frozenset[int]) -> None:
    hits = find_mentions(caption, lexicon, findings.quoted | dated)
    province_hits = province_finder.find_provinces(caption, hits)
    provinces = province_finder.as_found(caption, province_hits)
    named = Counter(str(item.value) for item in provinces)
    taken = {hit.first for hit in province_hits}
    located, findings.doubts = find_places(caption, [hit for hit in hits if hit.first not in taken], lexicon, named)
    findings.places = [item for item in located if item.field == "place"]
    findings.provinces = provinces + [item for item in located if item.field == "province"]


def _types(caption: Caption, lexicon: Lexicon, findings: Findings, dated: frozenset[int]) -> list[Found]:
    stated = find_event_types(caption, lexicon, findings.quoted | dated)
    stated += [
        Found("event_type", SLOGAN_TYPES[item.field], item.span)
        for item in findings.quotes
        if item.field in SLOGAN_TYPES
    ]
    named = find_named_events(findings.hashtags)
    stated += [item for item in named if item.field == "event_type"]
    if not stated:
        stated = [replace(item, field="event_type") for item in named]
    return stated or find_hinted_types(caption, lexicon, findings.quoted | dated)


def _actors(caption: Caption, lexicon: Lexicon) -> list[Found]:
    return [
        Found("actor", match.label, caption.span(match.indices[0], match.indices[-1]))
        for match in longest_only(lexicon.actors.find(caption.tokens))
    ]


def _unquoted(caption: Caption, found: Sequence[Found], findings: Findings) -> list[Found]:
    return [item for item in found if findings.quoted.isdisjoint(caption.within([item.span]))]
