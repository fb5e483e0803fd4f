"""The vocabulary of a pack, ready for finding: built once, then only read."""

from dataclasses import dataclass

from events.captions.names import NameIndex, spellings
from events.captions.phrases import PhraseBook
from events.captions.vocabulary import LOCALES, spelled_out, words
from newsroom.taxonomy.packs.reading import ActorEntry, EventTypeEntry, Pack, PlaceEntry
from newsroom.text.letters import name_key

_SITE_ENDINGS = words("SITE_ENDINGS")
_PORT_WORDS = words("PORT_WORDS")
_LATIN_PORTS = {word for word in _PORT_WORDS if word.isascii()}
_FEWEST_WORDS = 3
# The label of phrases that say an event did not take place.
DENIED = "denied"


@dataclass(frozen=True)
class Lexicon:
    """Names, triggers and actors of one pack. `parents` says which event type each type belongs under.

    `hints` betray a type only where nothing else in a caption does.
    """

    names: NameIndex
    triggers: PhraseBook
    hints: PhraseBook
    parents: dict[str, str | None]
    actors: PhraseBook


def build_lexicon(pack: Pack) -> Lexicon:
    """Return the lexicon of `pack`. Phrases of the locales for types the pack does not have are left out."""
    return Lexicon(
        names=_names(pack),
        triggers=_triggers(pack.event_types),
        hints=_hints(pack.event_types),
        parents={entry.slug: entry.parent for entry in pack.event_types},
        actors=_actors(pack.actors),
    )


def _names(pack: Pack) -> NameIndex:
    index = NameIndex()
    for place in pack.places:
        for name in place.names.values():
            for spelling in spellings(name):
                index.add_place(place, spelling, is_main=True)
                if place.kind == "industrial":
                    index.add_place(place, _without_ending(spelling), is_main=False)
        short = _without_port(place)
        for spelling in _ports(place):
            index.add_place(place, spelling, is_main=False)
        if short:
            index.add_place(place, short, is_main=True)
        for alias in place.aliases:
            index.add_place(place, alias.split(",")[0], is_main=False)
    for province in pack.provinces:
        for spelling in (*province.names.values(), *province.aliases):
            index.add_province(province, spelling)
    return index


def _without_port(place: PlaceEntry) -> str:
    """Return the name of a port as people say it, "" for other places.

    «بندر گناوه» is plain Genaveh in English, so people say «گناوه» too. "Bandar Abbas" has the word in both
    names and is never called by the rest alone.
    """
    names = [name.split() for name in place.names.values()]
    ports = [name[1:] for name in names if name_key(name[0]) in _PORT_WORDS]
    is_said_without = len(ports) < len(names) and place.kind == "city"
    return " ".join(ports[0]) if ports and is_said_without else ""


def _ports(place: PlaceEntry) -> list[str]:
    """Return the names of a port with the word behind: "Anzali Port" for "Bandar-e Anzali"."""
    names = [name.split() for name in (*place.names.values(), *place.aliases)]
    return [f"{' '.join(name[1:])} port" for name in names if len(name) > 1 and name_key(name[0]) in _LATIN_PORTS]


def _without_ending(spelling: str) -> str:
    """Return the name of a site as people say it: "Bafq Iron Ore Mine" without its last word."""
    *rest, last = spelling.split()
    return " ".join(rest) if len(rest) >= _FEWEST_WORDS and name_key(last) in _SITE_ENDINGS else spelling


def _triggers(entries: tuple[EventTypeEntry, ...]) -> PhraseBook:
    book = PhraseBook()
    not_triggers = words("NOT_TRIGGERS")
    for entry in entries:
        for phrases in entry.triggers.values():
            for phrase in phrases:
                if name_key(phrase) not in not_triggers:
                    book.add(entry.slug, phrase)
    known = {entry.slug for entry in entries} | {"", DENIED}
    _add(book, "EVENT_PHRASES", known)
    return book


def _hints(entries: tuple[EventTypeEntry, ...]) -> PhraseBook:
    book = PhraseBook()
    _add(book, "EVENT_HINTS", {entry.slug for entry in entries})
    return book


def _add(book: PhraseBook, table: str, known: set[str]) -> None:
    for locale in LOCALES:
        for slug, phrases in getattr(locale, table).items():
            if slug in known:
                for phrase in map(spelled_out(locale), phrases):
                    book.add(slug, phrase)


def _actors(entries: tuple[ActorEntry, ...]) -> PhraseBook:
    book = PhraseBook()
    for entry in entries:
        for name in (*entry.names.values(), *entry.aliases):
            book.add(entry.slug, name)
    return book
