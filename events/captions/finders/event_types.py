"""Event types: every type the words state, the most specific ones, without what is only told in passing."""

from collections.abc import Iterable, Sequence
from itertools import product

from events.captions.lexicon import DENIED, Lexicon
from events.captions.phrases import Match, longest_only
from events.captions.reading import Found
from events.captions.tokens import Caption
from events.captions.vocabulary import book, words

_CAUSES = book("CAUSES")
_WEATHER_CAUSES = words("WEATHER_CAUSES")
_WEATHER_EFFECTS = words("WEATHER_EFFECTS")
_WEATHER = {"storm-snow", "dust-storm"}
# A shortage people protest against is stated, not told in passing.
_STATED_CAUSES = {"power-water-cuts", "protest", "rally", "election", "landslide", "earthquake"}
_NATURE = {"landslide", "flood", "storm-snow", "earthquake", "dust-storm", "transport-accident"}
# What goes without saying when the first is stated.
_IMPLIED = {
    "prison-unrest": {"fire", "shooting", "clash", "protest"},
    "hunger-strike": {"prison", "strike"},
    "execution": {"prison", "death-in-custody"},
    "armed-clash": {"shooting"},
    "shooting": {"fire"},
    "arson": {"fire", "graffiti-banners"},
    "road-blockade": {"fire", "arson"},
    "work-accident": {"building-collapse", "landslide"},
    "building-collapse": {"landslide"},
    "air-strike": {"strike"},
    "truckers-strike": {"shopkeepers-strike"},
}
_OF_ACTORS = {
    ("strike", "truck-drivers"): "truckers-strike",
    ("strike", "bazaar-merchants"): "shopkeepers-strike",
}
_OTHER = "other"
_ONLY_ALONE = {"prison", _OTHER}


def find_event_types(caption: Caption, lexicon: Lexicon, blocked: frozenset[int]) -> list[Found]:
    """Return an "event_type" for each trigger. `blocked` are the tokens of slogans and dates."""
    readable = [
        match
        for match in lexicon.triggers.find(caption.tokens)
        if blocked.isdisjoint(match.indices) and not any(caption.tokens[i].is_hashtag for i in match.indices)
    ]
    causes = {match.indices[-1] for match in _CAUSES.find(caption.tokens)}
    named = [match for match in longest_only(readable) if match.label]
    stated = [match for match in named if not _in_passing(match, causes)] or named
    calm = [match for match in stated if not _is_weather_cause(caption, match)]
    return [
        Found("event_type", match.label, caption.span(match.indices[0], match.indices[-1])) for match in calm or stated
    ]


def _in_passing(match: Match, causes: set[int]) -> bool:
    if match.label in _STATED_CAUSES:
        return False
    return any(match.indices[0] - distance in causes for distance in (1, 2))


def _is_weather_cause(caption: Caption, match: Match) -> bool:
    first = match.indices[0]
    if match.label in _WEATHER and caption.key(match.indices[-1] + 1) in _WEATHER_EFFECTS:
        return True
    is_led = caption.key(first - 1) in _WEATHER_CAUSES or caption.key(first - 2) in _WEATHER_CAUSES
    return match.label in _WEATHER and is_led and not caption.tokens[first].starts_phrase


def settle_types(found: Sequence[Found], actors: Sequence[Found], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the types that stay: no parent beside its child, nothing that another one implies.

    Who acts can make a type more specific: a strike where truckers are named is a truckers' strike.
    """
    types = list(dict.fromkeys(item.value for item in found))
    types += [_OF_ACTORS[pair] for pair in product(types, [a.value for a in actors]) if pair in _OF_ACTORS]
    types = [slug for slug in dict.fromkeys(types) if slug in lexicon.parents or slug == DENIED]
    if DENIED in types:
        return (_OTHER,)
    parents = _ancestors(types, lexicon)
    is_crowd = any("protest" in (slug, lexicon.parents.get(slug)) for slug in types if slug != "road-blockade")
    if _NATURE.intersection(types) and not is_crowd:
        types = [slug for slug in types if slug != "road-blockade"]
    implied = {weaker for slug in types for weaker in _IMPLIED.get(slug, ())}
    stay = [slug for slug in types if slug not in parents and slug not in implied]
    return tuple(slug for slug in stay if slug not in _ONLY_ALONE or len(stay) == 1)


def _ancestors(types: Iterable[str], lexicon: Lexicon) -> set[str]:
    found: set[str] = set()
    for slug in types:
        parent = lexicon.parents.get(slug)
        while parent and parent not in found:
            found.add(parent)
            parent = lexicon.parents.get(parent)
    return found
