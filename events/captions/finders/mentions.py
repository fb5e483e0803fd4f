"""Mentions: the names in a text which are meant as places, and not as people, streets or ordinary words."""

import re

from events.captions.lexicon import Lexicon
from events.captions.names import Hit
from events.captions.phrases import PhraseBook
from events.captions.tokens import Caption
from events.captions.vocabulary import book, groups, words
from newsroom.taxonomy.packs.reading import PlaceEntry

_LOCATIVES = words("LOCATIVES")
_PLACE_TYPES = words("PLACE_TYPES_BEFORE")
_STREET_AFTER = words("STREET_AFTER")
_STREET_BEFORE = words("STREET_BEFORE")
_WATERS_AFTER = words("WATERS_AFTER")
_WATERS_BEFORE = words("WATERS_BEFORE")
_FOREIGN_BEFORE = words("FOREIGN_BEFORE")
_FOREIGN_AFTER = words("FOREIGN_AFTER")
_LONGER_NAMES = groups("LONGER_NAMES")
_COMPOUNDS = words("COMPOUND_AFTER")
_HONORIFICS = words("HONORIFICS")
_PERSONS = words("PERSON_NAMES")
_WEAK = words("WEAK_NAMES")
_ORDINARY_WORDS = _WEAK - words("LED_NAMES")
_NOT_MISSPELT = words("NOT_MISSPELT")
_PROVINCE_AFTER = words("PROVINCE_AFTER") | words("PROVINCES_AFTER")
_PROVINCE_BEFORE: PhraseBook = book("PROVINCE_BEFORE")
_ORDINARY = frozenset().union(*(words(table) for table in ("COUNTRY", "COMPASS", "STOP_WORDS", "MONTHS")))
_IN_SMALL_LETTERS = _LOCATIVES | words("COUNTRY")
_DOUBTFUL = _WEAK | _PERSONS
_LEADS = _LOCATIVES - words("AND_WORDS")
_PREPOSITIONS = words("PREPOSITIONS")
_NO_NAMES = _LOCATIVES | _PROVINCE_AFTER | _ORDINARY
_SEPARATOR = re.compile(r"[-|:,;/()\n#•.!&]")
_JOINTS = {" ", "-", " #", ". "}
_SHORTEST = 2
_TOWNS = {"capital", "city", "town", "village", "island"}
_CITIES = {"capital", "city"}
_SMALL = {"village", "town"}
_WATERS = {"lake", "river", "mountain", "road", "region", "island"}
_MANY_LETTERS = 6
_LONGEST_LEAD = 4
_ACRONYM = 4
_AGE_DIGITS = 2
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
    return ends_before(_PROVINCE_BEFORE, caption, hit.first)


def ends_before(phrases: PhraseBook, caption: Caption, index: int) -> bool:
    """Tell whether one of the phrases ends directly before token `index`."""
    if index == 0 or caption.tokens[index].starts_phrase:
        return False
    first = max(0, index - _LONGEST_LEAD)
    window = caption.tokens[first:index]
    return any(match.indices[-1] == index - first - 1 for match in phrases.find(window))


def _is_meant(caption: Caption, hit: Hit) -> bool:
    if has_province_mark(caption, hit) and hit.name.province:
        return True
    return (
        _is_written_as_name(caption, hit)
        and not _is_ordinary(caption, hit)
        and not _begins_with_preposition(caption, hit)
        and not _is_street(caption, hit)
        and not _is_water(caption, hit)
        and not _is_foreign(caption, hit)
        and not _is_compound(caption, hit)
        and not _is_person(caption, hit)
        and not _is_acronym(caption, hit)
        and not _is_part(caption, hit)
        and (not _is_weak(caption, hit) or _is_supported(caption, hit))
    )


def _is_written_as_name(caption: Caption, hit: Hit) -> bool:
    token = caption.tokens[hit.first]
    if hit.is_loose and any(caption.key(index) in _NOT_MISSPELT for index in range(hit.first, hit.last + 1)):
        return False
    if token.is_persian or token.is_capital or token.is_hashtag:
        return True
    return (not caption.has_capitals and len(token.key) >= _MANY_LETTERS) or _is_plain_city(caption, hit)


def _is_plain_city(caption: Caption, hit: Hit) -> bool:
    """Tell whether a city's own name in small letters stands where a place does: "strike in ahvaz"."""
    key = caption.key(hit.first)
    is_city = any(place.kind in _CITIES and place.slug in hit.name.main for place in hit.name.places)
    if hit.is_loose or not is_city or key in _DOUBTFUL or len(key) <= _SHORTEST:
        return False
    if caption.has_capitals:
        return _is_before(caption, hit, _LEADS)
    return _is_before(caption, hit, _IN_SMALL_LETTERS) or _is_segment(caption, hit)


def _is_ordinary(caption: Caption, hit: Hit) -> bool:
    return all(caption.key(index) in _ORDINARY for index in range(hit.first, hit.last + 1))


def _begins_with_preposition(caption: Caption, hit: Hit) -> bool:
    """Tell whether the first word is a preposition and only its chance neighbour makes it a name."""
    token = caption.tokens[hit.first]
    is_parted = caption.raw[token.end : token.end + 1].isspace() and hit.last > hit.first
    return is_parted and token.key in _PREPOSITIONS


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
    return following in _LONGER_NAMES.get(caption.key(hit.last), frozenset())


def _has_stop(before: str) -> bool:
    return "." in before or "\n" in before


def _is_compound(caption: Caption, hit: Hit) -> bool:
    return caption.after(hit.last) in ("-", " ") and caption.key(hit.last + 1) in _COMPOUNDS


def _is_person(caption: Caption, hit: Hit) -> bool:
    if _is_before(caption, hit, _HONORIFICS) or _has_age(caption, hit):
        return True
    if hit.first != hit.last or caption.key(hit.first) not in _PERSONS:
        return False
    return _is_half_of_name(caption, hit.last + 1, caption.after(hit.last)) or _is_half_of_name(
        caption, hit.first - 1, caption.tokens[hit.first].before
    )


def _has_age(caption: Caption, hit: Hit) -> bool:
    """Tell whether an age follows, as it does after people: "Kian, 9, was killed"."""
    age = caption.key(hit.last + 1)
    is_number = age.isdecimal() and len(age) <= _AGE_DIGITS and caption.tokens[hit.last + 1].before == ", "
    return is_number and caption.after(hit.last + 1).startswith(",")


def _is_acronym(caption: Caption, hit: Hit) -> bool:
    token = caption.tokens[hit.first]
    written = caption.raw[token.start : token.end]
    is_short = hit.first == hit.last and len(written) <= _ACRONYM and written.isupper() and written.isascii()
    return is_short and not caption.is_shouted and all(place.kind in _TOWNS for place in hit.name.places)


def _is_part(caption: Caption, hit: Hit) -> bool:
    """Tell whether a village's name is only the beginning of a longer one: "Chenar Mahmudi"."""
    is_village = hit.first == hit.last and all(place.kind == "village" for place in hit.name.places)
    return is_village and not hit.name.province and _is_half_of_name(caption, hit.last + 1, " ")


def _is_half_of_name(caption: Caption, index: int, joint: str) -> bool:
    """Tell whether the token at `index`, joined by `joint`, may belong to one name with the mention."""
    if joint != " " or not 0 <= index < len(caption.tokens):
        return False
    token = caption.tokens[index]
    return token.is_capital and token.before == " " and not token.is_hashtag and token.key not in _NO_NAMES


def _is_weak(caption: Caption, hit: Hit) -> bool:
    """Tell whether the name by itself says too little: ordinary words, Persian villages, misspellings."""
    key = "".join(caption.key(index) for index in range(hit.first, hit.last + 1))
    if hit.is_loose:
        return len(key) < _SURE_MISSPELT
    if key in _WEAK or len(key) <= _SHORTEST:
        return True
    is_word = hit.first == hit.last and caption.tokens[hit.first].is_persian and not hit.name.province
    return is_word and not any(_is_well_known(place, hit) for place in hit.name.places)


def _is_well_known(place: PlaceEntry, hit: Hit) -> bool:
    """Tell whether a Persian word is safely this place: a city by its main name, a site by any."""
    return place.kind not in _SMALL and (place.kind != "city" or place.slug in hit.name.main)


def _is_supported(caption: Caption, hit: Hit) -> bool:
    """Tell whether the text says that a weak name is a place."""
    token = caption.tokens[hit.first]
    if token.is_hashtag or _is_before(caption, hit, _PLACE_TYPES):
        return True
    if token.is_persian and not hit.name.province and all(_is_byname(place, hit) for place in hit.name.places):
        return False
    is_word = token.is_persian and token.key in _ORDINARY_WORDS
    is_led = _is_before(caption, hit, _LOCATIVES) and not is_word
    return is_led or _is_segment(caption, hit)


def _is_byname(place: PlaceEntry, hit: Hit) -> bool:
    return place.kind in _SMALL and place.slug not in hit.name.main


def _is_segment(caption: Caption, hit: Hit) -> bool:
    """Tell whether separators (or the ends of the text) stand on both sides of the name."""
    before = caption.tokens[hit.first].before
    after = caption.after(hit.last)
    starts = hit.first == 0 or bool(_SEPARATOR.search(before)) or caption.key(hit.first - 1) in _LEADS
    ends = hit.last + 1 == len(caption.tokens) or bool(_SEPARATOR.search(after))
    return starts and ends


def _is_before(caption: Caption, hit: Hit, allowed: frozenset[str]) -> bool:
    return caption.key(hit.first - 1) in allowed and caption.tokens[hit.first].before in _JOINTS


def _is_next(caption: Caption, hit: Hit, allowed: frozenset[str]) -> bool:
    return caption.key(hit.last + 1) in allowed and caption.tokens[hit.last + 1].before in _JOINTS
