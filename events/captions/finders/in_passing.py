"""What a caption tells in passing: causes, past events, whom a ceremony is for, who says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.captions.lexicon import Lexicon
from events.captions.phrases import Match
from events.captions.tokens import Caption
from events.captions.vocabulary import book, words

_CAUSES = book("CAUSES", "PAST_EVENTS", "AFTERMATHS")
_CAUSE_ENDS = words("CAUSE_ENDS")
_PAST_TAILS = book("PAST_TAILS")
_CEREMONY_LEADS = words("CEREMONY_LEADS")
_CEREMONY_ENDS = words("CEREMONY_ENDS")
_PARTICIPLES = words("PARTICIPLES")
_PARTICIPLE_LEADS = words("PARTICIPLE_LEADS")
_NO_NOUNS = words("STOP_WORDS") | {""}
_SAID = words("ATTRIBUTIONS")
_WEATHER_CAUSES = words("WEATHER_CAUSES")
_WEATHER_EFFECTS = words("WEATHER_EFFECTS")
_WEATHER = {"storm-snow", "dust-storm"}
_PROTEST, _CEREMONY, _POLITICS = "protest", "vigil", "politics"
# What people do after something, which is then told as the reason.
_ANSWERS = {_PROTEST, "strike", "clash"}
# A shortage people protest against is stated, not told in passing.
_STATED_CAUSES = {"power-water-cuts", "protest", "rally", "election", "landslide", "earthquake"}
# How many words after "over" or "due to" may stand before the cause is named: English (False), Persian (True).
_CAUSE_REACH = {False: 4, True: 2}
_CEREMONY_REACH = 9
_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Background:
    """Where a caption leads over to what it tells in passing, by token.

    `causes` are the last words of "due to" and the like with their table, `heads` the first words of events with
    their last, `tails` the first words of "last year", `ceremonies` the last words of funerals and vigils.
    """

    causes: Mapping[int, str]
    heads: Mapping[int, int]
    tails: frozenset[int]
    ceremonies: frozenset[int]


def background_of(caption: Caption, named: Sequence[Match], lexicon: Lexicon) -> Background:
    """Return the background of the events `named` in a caption."""
    causes = {match.indices[-1]: match.label for match in _CAUSES.find(caption.tokens)}
    if not any({match.label, lexicon.parents.get(match.label)} & _ANSWERS for match in named):
        causes = {index: label for index, label in causes.items() if label != "AFTERMATHS"}
    return Background(
        causes=causes,
        heads=dict(sorted((match.indices[0], match.indices[-1]) for match in named)),
        tails=frozenset(match.indices[0] for match in _PAST_TAILS.find(caption.tokens)),
        ceremonies=frozenset(
            match.indices[-1] for match in named if match.label == _CEREMONY and not _is_led(caption, match)
        ),
    )


def is_told_in_passing(caption: Caption, match: Match, background: Background, lexicon: Lexicon) -> bool:
    """Tell whether an event named in a caption is not what the caption is about."""
    return (
        _is_cause(caption, match, background)
        or _is_past(caption, match, background.tails)
        or _describes(caption, match)
        or _is_attribution(caption, match)
        or _is_of_ceremony(caption, match, background.ceremonies, lexicon)
    )


def is_weather_cause(caption: Caption, match: Match) -> bool:
    """Tell whether weather is named as the cause of something: "after heavy rain", "rain flooded homes"."""
    first = match.indices[0]
    if match.label in _WEATHER and caption.key(match.indices[-1] + 1) in _WEATHER_EFFECTS:
        return True
    is_led = caption.key(first - 1) in _WEATHER_CAUSES or caption.key(first - 2) in _WEATHER_CAUSES
    return match.label in _WEATHER and is_led and not caption.tokens[first].starts_phrase


def _is_cause(caption: Caption, match: Match, background: Background) -> bool:
    """Tell whether the words of a cause stand closely before: "over the fatal shooting of a boy".

    A cause is named once: what follows the first event after it is free of it.
    """
    first = match.indices[0]
    for index in range(first - 1, first - 1 - _CAUSE_REACH[caption.tokens[first].is_persian], -1):
        if _is_broken(caption, index + 1):
            return False
        if index in background.causes:
            return match.label not in _STATED_CAUSES or background.causes[index] == "PAST_EVENTS"
        if background.heads.get(index, first) < first or caption.key(index) in _CAUSE_ENDS:
            return False
    return False


def _is_past(caption: Caption, match: Match, tails: frozenset[int]) -> bool:
    """Tell whether the words date themselves back: "arrested last week", "the 2017 quake"."""
    first, following = match.indices[0], match.indices[-1] + 1
    if following in tails and not _is_broken(caption, following):
        return True
    year = caption.key(first - 1)
    return len(year) == _YEAR_DIGITS and year.isdecimal() and caption.key(first - 2) in _PARTICIPLE_LEADS


def _describes(caption: Caption, match: Match) -> bool:
    """Tell whether a participle only describes somebody: "a jailed lawyer"."""
    first = match.indices[0]
    is_participle = match.core == 1 and caption.key(first) in _PARTICIPLES
    if not is_participle or caption.key(first - 1) not in _PARTICIPLE_LEADS or caption.key(first + 1) in _NO_NOUNS:
        return False
    return not _is_broken(caption, first + 1)


def _is_broken(caption: Caption, index: int) -> bool:
    """Tell whether a clause ends before token `index`, or the text begins with it."""
    return index <= 0 or caption.tokens[index].starts_phrase or "," in caption.tokens[index].before


def _is_attribution(caption: Caption, match: Match) -> bool:
    """Tell whether "officials say" only names the source, at the end of a clause."""
    last = match.indices[-1]
    if match.label != _POLITICS or caption.key(last) not in _SAID:
        return False
    return last + 1 == len(caption.tokens) or _is_broken(caption, last + 1)


def _is_led(caption: Caption, ceremony: Match) -> bool:
    """Tell whether a ceremony is where something happens: "at the funeral of"."""
    return caption.key(ceremony.indices[0] - 1) in _CEREMONY_LEADS


def _is_of_ceremony(caption: Caption, match: Match, ceremonies: frozenset[int], lexicon: Lexicon) -> bool:
    """Tell whether the words say whom a ceremony is for: "funeral of two miners killed in a blast"."""
    if match.label == _CEREMONY or lexicon.parents.get(match.label) == _PROTEST:
        return False
    first = match.indices[0]
    for index in range(first, max(first - _CEREMONY_REACH, 0), -1):
        if _is_broken(caption, index) or caption.key(index) in _CEREMONY_ENDS:
            return False
        if index - 1 in ceremonies:
            return True
    return False
