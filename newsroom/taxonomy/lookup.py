"""From words to terms: any name, alias or slug in any language finds its one row, and nothing is made up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from rapidfuzz import fuzz, process

from newsroom.taxonomy.models import Actor, EventType, Place, Province
from newsroom.taxonomy.naming import Named, bounded
from newsroom.text.letters import name_key

Row = TypeVar("Row", bound=Named)

NEAREST = _(
    "“%(word)s” is not in the list of %(vocabulary)s. Nearest: %(nearest)s. Choose one, or ask to have it added."
)
NOTHING_NEAR = _("“%(word)s” is not in the list of %(vocabulary)s. Check the spelling, or ask to have it added.")
SEVERAL = _("“%(word)s” can be several of the %(vocabulary)s: %(nearest)s. Say which one.")

LIKENESS = 60  # of 100: below it a suggestion only confuses
LARGER = 10  # a namesake with this many times the people is the one meant


class UnknownTerm(ValidationError, ValueError):  # noqa: N818 - it is what a form shows, not a fault of ours
    """A word that names no row of a vocabulary, or more than one.

    `word` is what was asked for, `nearest` the names a person may have meant (best first), `code` is
    "unknown" or "ambiguous".
    """

    def __init__(self, message: Any, code: str, word: str, vocabulary: Any, nearest: list[str]) -> None:
        self.word = word
        self.nearest = nearest
        params = {
            "word": word,
            "vocabulary": vocabulary,
            "nearest": pgettext("between two names of a list", "; ").join(nearest),
        }
        super().__init__(message, code=code, params=params)

    def __str__(self) -> str:
        return " ".join(self.messages)


def find_province(name: str) -> Province:
    """The province called so; raises UnknownTerm."""
    return find_term(Province, name)


def find_event_type(name: str) -> EventType:
    """The event type called so; raises UnknownTerm."""
    return find_term(EventType, name)


def find_actor(name: str) -> Actor:
    """The actor called so; raises UnknownTerm."""
    return find_term(Actor, name)


def find_place(name: str, province: Province | None = None) -> Place:
    """The place called so, in that province where one is given.

    Of several namesakes the one with ten times the people of the next is meant. UnknownTerm is raised where
    there is none such, and where no name fits: a village is never guessed for a city, nor the reverse.
    """
    rows = Place.objects.select_related("province")
    if province is not None:
        rows = rows.filter(province=province)
    return the_one(possible_places(list(rows.filter(_spelled(Place, name))), name), rows, name)


def typed_place(text: str) -> Place:
    """The place that a person typed: a slug, a name, or a name and its province after a comma. Raises UnknownTerm."""
    known = Place.objects.filter(slug=text).first()
    if known is not None:
        return known
    name, _comma, province = (part.strip() for part in text.replace("،", ",").partition(","))
    return find_place(name, find_province(province) if province else None)


def possible_places(matches: list[Place], name: str) -> list[Place]:
    """The largest place of that main name, then those that may be meant as well: namesakes that are not much
    smaller, and places much larger that have the name among their other spellings."""
    named = sorted(best_matches(matches, name), key=_people, reverse=True)
    if not named:
        return []
    others = [place for place in matches if place not in named and _people(place) >= LARGER * _people(named[0])]
    return [named[0], *(place for place in named[1:] if _people(named[0]) < LARGER * _people(place)), *others]


def _people(place: Place) -> int:
    return max(place.population or 0, 1)


def find_term(model: type[Row], name: str) -> Row:
    """The row of a vocabulary called so; raises UnknownTerm."""
    return the_one(best_matches(model.objects.filter(_spelled(model, name)), name), model.objects, name)


def best_matches(rows: Iterable[Row], name: str) -> list[Row]:
    """The rows that fit best: by the exact name, else a folded one, else the slug, else an alias."""
    ranked = sorted(((_rank(row, name), row) for row in rows), key=lambda pair: pair[0])
    return [row for rank, row in ranked if rank == ranked[0][0]]


def the_one(matches: list[Row], rows: Any, name: str) -> Row:
    """The only match; raises UnknownTerm where there is none (naming the nearest of `rows`) or a choice."""
    if len(matches) == 1:
        return matches[0]
    vocabulary = rows.model._meta.verbose_name_plural
    if matches:
        raise UnknownTerm(SEVERAL, "ambiguous", name, vocabulary, [str(row) for row in matches])
    nearest_names = nearest_rows(rows.all(), name)
    raise UnknownTerm(NEAREST if nearest_names else NOTHING_NEAR, "unknown", name, vocabulary, nearest_names)


def nearest(names: Iterable[str], wanted: str, n: int = 3) -> list[str]:
    """The names most like the wanted one after folding, best first, at most n; empty when none is like it."""
    owners = {name_key(name): name for name in names}
    return [owners[key] for key in _alike(owners, name_key(wanted), n)]


def nearest_rows(rows: Iterable[Named], wanted: str, n: int = 3) -> list[str]:
    """As `nearest`, over every spelling of the rows; answers with the rows' own names, each once."""
    owners = {key: row for row in rows for key in row.search_key.strip("\n").split("\n")}
    likely = _alike(owners, name_key(wanted), 4 * n)
    return list(dict.fromkeys(str(owners[key]) for key in likely))[:n]


def _alike(keys: Iterable[str], wanted: str, n: int) -> list[str]:
    found = process.extract(wanted, list(keys), scorer=fuzz.ratio, limit=n, score_cutoff=LIKENESS)
    return [key for key, _score, _index in found]


def _spelled(model: type[Named], name: str) -> Q:
    """Rows that have the name among their spellings, or as their slug."""
    key = model.fold_spelling(name)
    whole = Q(search_key__contains=bounded([key])) if key else Q(pk__in=[])
    return whole | Q(slug=name.strip().lower())


def _rank(row: Named, name: str) -> int:
    names = row.main_names()
    fits = (
        name in names,
        row.fold_spelling(name) in map(row.fold_spelling, names),
        name.strip().lower() == row.slug,
    )
    return fits.index(True) if any(fits) else len(fits)
