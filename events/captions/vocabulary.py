"""The tables of all locales as one vocabulary, folded as tokens are. A caption may mix its languages."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from events.captions.locales import en, en_events, fa, fa_events
from events.captions.phrases import PhraseBook, book_of
from newsroom.text.letters import name_key

# A language is its tables: those of its two modules together.
LOCALES: tuple[Any, ...] = tuple(
    SimpleNamespace(**vars(general) | vars(events)) for general, events in ((en, en_events), (fa, fa_events))
)


_CLASS = re.compile(r"@(\w+)")


def words(table: str) -> frozenset[str]:
    """Return the words of one table (a set, or the keys of a dict) of every locale."""
    return frozenset(name_key(word) for locale in LOCALES for word in getattr(locale, table))


def numbers(table: str) -> dict[str, int]:
    """Return word -> number of one table of every locale."""
    return {name_key(word): value for locale in LOCALES for word, value in getattr(locale, table).items()}


def terms(table: str) -> dict[str, str]:
    """Return word -> slug of one table of every locale."""
    return {name_key(word): slug for locale in LOCALES for word, slug in getattr(locale, table).items()}


def groups(table: str) -> dict[str, frozenset[str]]:
    """Return group -> words of one table of every locale."""
    merged: dict[str, set[str]] = {}
    for locale in LOCALES:
        for group, members in getattr(locale, table).items():
            merged.setdefault(name_key(group), set()).update(map(name_key, members))
    return {group: frozenset(members) for group, members in merged.items()}


def book(*tables: str) -> PhraseBook:
    """Return one book of the phrases of the tables of every locale, each labelled with its table."""
    return book_of((table, map(spelled_out(locale), getattr(locale, table))) for table in tables for locale in LOCALES)


def word_class(name: str) -> frozenset[str]:
    """Return the words of one class of every locale."""
    return frozenset(name_key(word) for locale in LOCALES for word in locale.WORD_CLASSES[name].split("|"))


def spelled_out(locale: Any) -> Callable[[str], str]:
    """Return what writes out the word classes ("@road") in a phrase of the locale."""
    return lambda phrase: _CLASS.sub(lambda name: str(locale.WORD_CLASSES[name[1]]), phrase)
