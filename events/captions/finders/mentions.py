"""Mentions: the names in a text which are meant as places, and not as people, streets or ordinary words."""

import re

from events.captions.lexicon import Lexicon
from events.captions.names import Hit
from events.captions.phrases import PhraseBook
from events.captions.tokens import Caption
from events.captions.vocabulary import book, groups, words

_LOCATIVES = words("LOCATIVES")
_PLACE_TYPES = words("PLACE_TYPES_BEFORE")
_STREET_AFTER = words("STREET_AFTER")
_STREET_BEFORE = words("STREET_BEFORE")
_WATERS_AFTER = words("WATERS_AFTER")
_WATERS_BEFORE = words("WATERS_BEFORE")
_FOREIGN_BEFORE = words("FOREIGN_BEFORE")
_FOREIGN_AFTER = words("FOREIGN_AFTER")
_FOREIGN_PHRASES = groups("FOREIGN_PHRASES")
_COMPOUNDS = words("COMPOUND_AFTER")
_HONORIFICS = words("HONORIFICS")
_PERSONS = words("PERSON_NAMES")
_WEAK = words("WEAK_NAMES")
_NOT_MISSPELT = words("NOT_MISSPELT")
_PROVINCE_AFTER = words("PROVINCE_AFTER") | words("PROVINCES_AFTER")
_PROVINCE_BEFORE: PhraseBook = book("PROVINCE_BEFORE")
_ORDINARY = frozenset().union(*(words(table) for table in ("COUNTRY", "COMPASS", "STOP_WORDS", "MONTHS")))
_SEPARATOR = re.compile(r"[-|:,;/()\n#•.!&]")
_AND = {"and", "or", "و"}
_SMALL = {"village", "town"}
_WATERS = {"lake", "river", "mountain", "road", "region", "island"}
_MANY_LETTERS = 6
_SURE_MISSPELT = 9


def find_mentions(caption: Caption, lexicon: Lexicon, blocked: frozenset[int]) -> list[Hit]:
    """Return the names that are meant as places or provinces, in order. `blocked` tokens name none."""
    hits = lexicon.names.find(caption)
    return [hit for hit in hits if blocked.isdisjoint(range(hit.first, hit.last + 1)) and _is_meant(caption, hit)]


def has_province_mark(caption: Caption, hit: Hit) -> bool:
    """Tell whether "Province" follows the name directly or «استان» stands before it."""
    after = caption.key(hit.last + 1) in _PROVINCE_AFTER and caption.tokens[hit.last + 1].before in (
        " ",
        "-",
        "",
    )
    return after or is_led_by_province(caption, hit)


def is_led_by_province(caption: Caption, hit: Hit) -> bool:
    """Tell whether «استان», "governor-general of" or the like stands before the name."""
    if hit.first == 0 or caption.tokens[hit.first].starts_phrase:
        return False
    first = max(0, hit.first - 4)
    window = caption.tokens[first : hit.first]
    return any(match.indices[-1] == hit.first - first - 1 for match in _PROVINCE_BEFORE.find(window))


def _is_meant(caption: Caption, hit: Hit) -> bool:
    if has_province_mark(caption, hit) and hit.name.province:
        return True
    return (
        _is_written_as_name(caption, hit)
        and not _is_ordinary(caption, hit)
        and not _is_street(caption, hit)
        and not _is_water(caption, hit)
        and not _is_foreign(caption, hit)
        and not _is_compound(caption, hit)
        and not _is_person(caption, hit)
        and (not _is_weak(caption, hit) or _is_supported(caption, hit))
    )


def _is_written_as_name(caption: Caption, hit: Hit) -> bool:
    token = caption.tokens[hit.first]
    if hit.is_loose and any(caption.key(index) in _NOT_MISSPELT for index in range(hit.first, hit.last + 1)):
        return False
    if token.is_persian or token.is_capital or token.is_hashtag:
        return True
    return not caption.has_capitals and len(token.key) >= _MANY_LETTERS


def _is_ordinary(caption: Caption, hit: Hit) -> bool:
    if hit.first != hit.last:
        return all(caption.key(index) in _ORDINARY for index in range(hit.first, hit.last + 1))
    return caption.key(hit.first) in _ORDINARY


def _is_street(caption: Caption, hit: Hit) -> bool:
    if _is_next(caption, hit, _STREET_AFTER) or _is_longer_street(caption, hit):
        return True
    return _is_before(caption, hit, _STREET_BEFORE)


def _is_longer_street(caption: Caption, hit: Hit) -> bool:
    """Tell whether the street's name goes on: "Shapur New Street"."""
    if hit.last + 2 >= len(caption.tokens) or caption.key(hit.last + 1) in _LOCATIVES:
        return False
    more, street = caption.tokens[hit.last + 1 : hit.last + 3]
    return more.is_capital and more.before == street.before == " " and street.key in _STREET_AFTER


def _is_water(caption: Caption, hit: Hit) -> bool:
    if any(place.kind in _WATERS for place in hit.name.places):
        return False
    return _is_next(caption, hit, _WATERS_AFTER) or _is_before(caption, hit, _WATERS_BEFORE)


def _is_foreign(caption: Caption, hit: Hit) -> bool:
    if _is_before(caption, hit, _FOREIGN_BEFORE):
        return True
    following = caption.key(hit.last + 1)
    if following in _FOREIGN_AFTER and not _has_stop(caption.tokens[hit.last + 1].before):
        return True
    return following in _FOREIGN_PHRASES.get(caption.key(hit.last), frozenset())


def _has_stop(before: str) -> bool:
    return "." in before or "\n" in before


def _is_compound(caption: Caption, hit: Hit) -> bool:
    return caption.after(hit.last) in ("-", " ") and caption.key(hit.last + 1) in _COMPOUNDS


def _is_person(caption: Caption, hit: Hit) -> bool:
    if _is_before(caption, hit, _HONORIFICS):
        return True
    if hit.first != hit.last or caption.key(hit.first) not in _PERSONS:
        return False
    return _is_name_part(caption, hit.last + 1, " ") or _is_name_part(
        caption, hit.first - 1, caption.tokens[hit.first].before
    )


def _is_name_part(caption: Caption, index: int, before: str) -> bool:
    """Tell whether the token may be the other half of a person's name."""
    if not 0 <= index < len(caption.tokens):
        return False
    token = caption.tokens[index]
    joint = before if index < len(caption.tokens) and before != " " else " "
    if joint != " " or token.is_hashtag or token.is_number or token.key in _LOCATIVES | _PROVINCE_AFTER | _ORDINARY:
        return False
    return token.is_capital and token.before == " "


def _is_weak(caption: Caption, hit: Hit) -> bool:
    """Tell whether the name by itself says too little: ordinary words, Persian villages, misspellings."""
    key = "".join(caption.key(index) for index in range(hit.first, hit.last + 1))
    if hit.is_loose:
        return len(key) < _SURE_MISSPELT
    if key in _WEAK or len(key) <= 2:
        return True
    if hit.first != hit.last:
        return False
    token = caption.tokens[hit.first]
    if hit.name.province or not token.is_persian:
        return False
    return all(place.kind in _SMALL or place.slug not in hit.name.main for place in hit.name.places) and not any(
        place.kind not in _SMALL and place.kind != "city" for place in hit.name.places
    )


def _is_supported(caption: Caption, hit: Hit) -> bool:
    token = caption.tokens[hit.first]
    if token.is_hashtag or _is_before(caption, hit, _PLACE_TYPES):
        return True
    is_small = token.is_persian and all(
        place.kind in _SMALL and place.slug not in hit.name.main for place in hit.name.places
    )
    if is_small and not hit.name.province:
        return False
    if not token.is_persian and _is_before(caption, hit, _LOCATIVES):
        return True
    if token.is_persian and _is_before(caption, hit, _LOCATIVES) and token.key not in _WEAK:
        return True
    return _is_segment(caption, hit)


def _is_segment(caption: Caption, hit: Hit) -> bool:
    """Tell whether separators (or the ends of the text) stand on both sides of the name."""
    before = caption.tokens[hit.first].before
    after = caption.after(hit.last)
    starts = hit.first == 0 or bool(_SEPARATOR.search(before)) or caption.key(hit.first - 1) in _LOCATIVES - _AND
    ends = hit.last + 1 == len(caption.tokens) or bool(_SEPARATOR.search(after))
    return starts and ends


def _is_before(caption: Caption, hit: Hit, allowed: frozenset[str]) -> bool:
    return caption.key(hit.first - 1) in allowed and caption.tokens[hit.first].before in (
        " ",
        ". ",
        " #",
        "-",
    )


def _is_next(caption: Caption, hit: Hit, allowed: frozenset[str]) -> bool:
    return caption.key(hit.last + 1) in allowed and caption.tokens[hit.last + 1].before in (" ", "-", " #")
