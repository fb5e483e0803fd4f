"""Event types: every type the words state, the most specific ones, without what is only told in passing."""

from collections.abc import Iterable, Sequence
from itertools import product

from events.captions.finders.in_passing import background_of, is_told_in_passing, is_weather_cause
from events.captions.lexicon import DENIED, Lexicon
from events.captions.phrases import Match, PhraseBook, longest_only
from events.captions.reading import Found
from events.captions.tokens import Caption
from events.captions.vocabulary import word_class

_OFFICIALS = word_class("official")
_LONGEST_OFFICE = 4
_POLITICS = "politics"
# Shopkeepers may close a road as well: the verb then belongs to the road.
_CLOSURE, _BLOCKADE = "shopkeepers-strike", "road-blockade"
_NATURE = {"landslide", "flood", "storm-snow", "earthquake", "dust-storm", "transport-accident"}
# What goes without saying when the first is stated.
_IMPLIED = {
    "prison-unrest": {"fire", "shooting", "clash", "protest", "raid", "arson", "crackdown"},
    "hunger-strike": {"prison", "strike"},
    "execution": {"prison", "death-in-custody", "summons-trial"},
    "death-in-custody": {"arrest", "crackdown"},
    "armed-clash": {"shooting"},
    "shooting": {"fire", "work-accident"},
    "tear-gas": {"work-accident"},
    "arson": {"fire", "graffiti-banners"},
    "road-blockade": {"fire", "arson"},
    "work-accident": {"building-collapse", "landslide"},
    "building-collapse": {"landslide"},
    "air-strike": {"strike", "work-accident"},
    "earthquake": {"sit-in", "building-collapse", "accident"},
    "truckers-strike": {"shopkeepers-strike"},
    # Who drowns in a flood or is lost under an avalanche has met with that, not with an accident besides.
    **{disaster: {"accident"} for disaster in ("flood", "storm-snow", "landslide", "fire", "explosion")},
}
_OF_ACTORS = {
    ("strike", "truck-drivers"): "truckers-strike",
    ("strike", "bazaar-merchants"): "shopkeepers-strike",
}
_OTHER = "other"
_ONLY_ALONE = {"prison", _OTHER}
# What prisoners demand in a letter is life in prison, no protest.
_DEMANDS_OF_PRISONERS = {"prison", "protest"}


def find_event_types(caption: Caption, lexicon: Lexicon, blocked: frozenset[int]) -> list[Found]:
    """Return an "event_type" for each trigger. `blocked` are the tokens of slogans and dates."""
    named = _named(caption, lexicon.triggers, blocked)
    background = background_of(caption, named, lexicon)
    roads = {index for match in named if match.label == _BLOCKADE for index in match.indices}
    stated = [
        match
        for match in named
        if not is_told_in_passing(caption, match, background, lexicon)
        and not (match.label == _CLOSURE and roads.intersection(match.indices[match.core :]))
    ] or named
    calm = [match for match in stated if not is_weather_cause(caption, match)] or stated
    is_closed_road = {match.label for match in calm} == {_BLOCKADE}
    # A road that is closed with nobody closing it: then nature, told as its cause, is the event.
    return _as_found(caption, named if is_closed_road and _NATURE & {match.label for match in named} else calm)


def find_hinted_types(caption: Caption, lexicon: Lexicon, blocked: frozenset[int]) -> list[Found]:
    """Return an "event_type" for words that betray one only where a caption states none."""
    silent = [match for match in _readable(caption, lexicon.triggers, blocked) if not match.label]
    hints = longest_only([*_readable(caption, lexicon.hints, blocked), *silent])
    found = _as_found(caption, [match for match in hints if match.label])[:1]
    return found or _statements(caption)[:1]


def _named(caption: Caption, phrases: PhraseBook, blocked: frozenset[int]) -> list[Match]:
    return [match for match in longest_only(_readable(caption, phrases, blocked)) if match.label]


def _readable(caption: Caption, phrases: PhraseBook, blocked: frozenset[int]) -> list[Match]:
    return [
        match
        for match in phrases.find(caption.tokens)
        if blocked.isdisjoint(match.indices) and not any(caption.tokens[i].is_hashtag for i in match.indices)
    ]


def _statements(caption: Caption) -> list[Found]:
    """Return "politics" for an official whose words follow: "Oil minister: there is enough gas"."""
    colons = [index for index, token in enumerate(caption.tokens) if ":" in token.before]
    return [
        Found("event_type", _POLITICS, caption.span(speaker, speaker))
        for colon in colons
        for speaker in range(max(colon - _LONGEST_OFFICE, 0), colon)
        if caption.key(speaker) in _OFFICIALS
    ]


def _as_found(caption: Caption, matches: Iterable[Match]) -> list[Found]:
    return [Found("event_type", match.label, caption.span(match.indices[0], match.indices[-1])) for match in matches]


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
    if set(stay) == _DEMANDS_OF_PRISONERS:
        stay = ["prison"]
    return tuple(slug for slug in stay if slug not in _ONLY_ALONE or len(stay) == 1)


def _ancestors(types: Iterable[str], lexicon: Lexicon) -> set[str]:
    found: set[str] = set()
    for slug in types:
        parent = lexicon.parents.get(slug)
        while parent and parent not in found:
            found.add(parent)
            parent = lexicon.parents.get(parent)
    return found
