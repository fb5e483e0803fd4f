"""What must not be read of an event whose place is kept back: names in its words, and terms that say it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from events.models import EventPost
from newsroom.taxonomy.public_place import PublicPlace
from newsroom.text.letters import name_key


def names_to_hide(item: EventPost, place: PublicPlace) -> list[str]:
    """What must not be read where a place is not shown: its spellings, and the very words in which reports name it.

    The words of a report that name something shown are spared, also when they name it in another spelling of its list.
    """
    if not place.hidden_names:
        return []
    shown = (*(one.place for one in place.places), *place.provinces)
    visible = {name_key(name) for row in shown for name in row.spellings()}
    spoken = (
        report.raw_text[start:end]
        for report in item.reports.all()
        for start, end in report.reading.get("spans", {}).get("place", [])
    )
    return [*place.hidden_names, *(words for words in spoken if name_key(words) not in visible)]


def telling_nothing(terms: Iterable[Any], hidden: Iterable[str]) -> list[Any]:
    """The topics or actors among `terms` whose names hold none of the hidden names, in any language.

    Spaces, half-spaces and the signs of a hashtag do not count: “HaftTappeh”, “Haft_Tappeh” and “#هفت_تپه” name the place.
    """
    keys = {key for key in map(name_key, hidden) if key}
    return [term for term in terms if not any(key in name_key(name) for name in _names_of(term) for key in keys)]


def _names_of(term: Any) -> list[str]:
    return [term.name, term.slug, *term.spellings()]
