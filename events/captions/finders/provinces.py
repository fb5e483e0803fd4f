"""Provinces: names that can only be one, and names of cities where the text means the province."""

import re
from collections.abc import Sequence

from events.captions.finders.mentions import ends_before, has_province_mark
from events.captions.names import Hit
from events.captions.reading import Found
from events.captions.tokens import Caption
from events.captions.vocabulary import book, words
from newsroom.taxonomy.packs.reading import PlaceEntry

_PLURAL = words("PROVINCES_AFTER")
_PLURAL_BEFORE = book("PROVINCES_BEFORE")
_DISTRICT_AFTER = words("DISTRICT_AFTER")
_TITLES = words("TITLE_AFTER")
_TITLE_NOT = words("TITLE_NOT")
_LISTED = re.compile(r"\s*(?:,|&)?\s*")
_AFTER_TOWN = re.compile(r" ?[,(] ?")
_AND = words("AND_WORDS")
TOWNS = {"capital", "city", "town", "village", "island"}


def find_provinces(caption: Caption, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits that mean a province."""
    marked = {position for position, hit in enumerate(hits) if _is_marked(caption, hit)}
    _mark_lists(caption, hits, marked)
    return [
        hit
        for position, hit in enumerate(hits)
        if hit.name.province and (position in marked or _is_province(caption, hits, position))
    ]


def as_found(caption: Caption, hits: Sequence[Hit]) -> list[Found]:
    """Return "province" findings of hits that mean one."""
    return [
        Found("province", hit.name.province.iso, caption.span(hit.first, hit.last)) for hit in hits if hit.name.province
    ]


def _is_marked(caption: Caption, hit: Hit) -> bool:
    if not hit.name.province:
        return False
    is_titled = caption.key(hit.last + 1) in _TITLES and caption.key(hit.last + 2) not in _TITLE_NOT
    return has_province_mark(caption, hit) or (is_titled and caption.tokens[hit.last + 1].before == " ")


def _mark_lists(caption: Caption, hits: Sequence[Hit], marked: set[int]) -> None:
    """Let "provinces" after or before a list mark every name of it: "Ilam, Fars and Kerman provinces"."""
    opened: set[int] = set()
    for position in range(1, len(hits)):
        is_open = position - 1 in marked and ends_before(_PLURAL_BEFORE, caption, hits[position - 1].first)
        if (is_open or position - 1 in opened) and _joined(caption, hits[position - 1], hits[position]):
            opened.add(position)
    marked |= opened
    for position in range(len(hits) - 1, 0, -1):
        is_plural = caption.key(hits[position].last + 1) in _PLURAL
        if (is_plural or (position in marked and position + 1 in marked)) and _joined(
            caption, hits[position - 1], hits[position]
        ):
            marked.add(position)
            marked.add(position - 1)


def _joined(caption: Caption, one: Hit, other: Hit) -> bool:
    between = other.first - one.last - 1
    if between == 0:
        return bool(_LISTED.fullmatch(caption.tokens[other.first].before)) and caption.tokens[other.first].before != " "
    return between == 1 and caption.key(one.last + 1) in _AND


def _is_province(caption: Caption, hits: Sequence[Hit], position: int) -> bool:
    hit = hits[position]
    if not _shares_city(hit):
        return not _is_namesake(caption, hits, position)
    if position == 0:
        return False
    town = hits[position - 1]
    return _follows_town(caption, town, hit) and _has_town_of(town, hit) and not _is_list(caption, hits, position)


def _follows_town(caption: Caption, town: Hit, hit: Hit) -> bool:
    """Tell whether the name stands as a province does after a town: "Paveh, Kermanshah", «پاوه کرمانشاه»."""
    token = caption.tokens[hit.first]
    if town.last + 1 != hit.first:
        return False
    is_persian_pair = token.is_persian and caption.tokens[town.last].is_persian and token.before == " "
    return is_persian_pair or bool(_AFTER_TOWN.fullmatch(token.before))


def _shares_city(hit: Hit) -> bool:
    province = hit.name.province
    return province is not None and any(place.slug == province.capital for place in hit.name.places)


def _has_town_of(town: Hit, hit: Hit) -> bool:
    province = hit.name.province
    return (
        province is not None
        and any(
            place.kind in TOWNS and place.province_iso == province.iso and place.slug != province.capital
            for place in town.name.places
        )
        and not _is_site(town)
    )


def _is_site(town: Hit) -> bool:
    return bool(town.name.places) and all(place.kind not in TOWNS for place in town.name.places)


def _is_list(caption: Caption, hits: Sequence[Hit], position: int) -> bool:
    """Tell "in Kashan, Isfahan and Tehran", a list of cities, from "Paveh, Kermanshah"."""
    if position + 1 == len(hits) or "(" in caption.tokens[hits[position].first].before:
        return False
    following = hits[position + 1]
    if following.first == hits[position].last + 1 and caption.tokens[following.first].before == " ":
        return True
    if following.first - hits[position].last != 2 or caption.key(hits[position].last + 1) not in _AND:
        return False
    return not (position + 2 < len(hits) and _AFTER_TOWN.fullmatch(caption.tokens[hits[position + 2].first].before))


def _is_namesake(caption: Caption, hits: Sequence[Hit], position: int) -> bool:
    """Tell whether a place of the same name is meant: "district" or its own town or province follows."""
    hit = hits[position]
    if caption.key(hit.last + 1) in _DISTRICT_AFTER and any(place.kind == "district" for place in hit.name.places):
        return True
    if position + 1 == len(hits) or hits[position + 1].first != hit.last + 1:
        return False
    following = hits[position + 1]
    if not _AFTER_TOWN.fullmatch(caption.tokens[following.first].before):
        return False
    isos = {place.province_iso for place in following.name.places if _is_known(place)}
    if following.name.province:
        isos.add(following.name.province.iso)
    isos.discard(hit.name.province.iso if hit.name.province else "")
    return any(place.province_iso in isos for place in hit.name.places)


def _is_known(place: PlaceEntry) -> bool:
    return place.kind in ("capital", "city")
