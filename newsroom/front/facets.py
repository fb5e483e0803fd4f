"""What a list can be narrowed or widened by, each with how many it would give: provinces, types, places, topics, kinds, months.

Counted among the newest of the list, up to `MOST`: so it costs the same however much there is. Within that the numbers are those
of the lists they lead to; beyond it the page says of what they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.front.filters import EditionFilter
from newsroom.front.listing import ROWS, Selection, newest_rows
from newsroom.front.named import MOST_TERMS
from newsroom.front.sections import SECTIONS
from newsroom.front.tallies import Month, month_of
from newsroom.press.models import CONFIDENCES, Edition
from newsroom.taxonomy.models import Place, Topic

MOST = 1_000  # as many as a search ranks
FIRST = 8  # choices of each facet that stand open
SHOWN = 40
MONTHS = 12
COLUMNS = ("pk", "kind", "happened_on", "published_at", "confidence")
FINDING = "facts__finding__mark"  # read only where a list is of footage: a fact costs more than a column
#: the facets of terms: the field of the filter, and what the selection and the through rows call its terms
TERMS = {"province": "provinces", "type": "event_types", "place": "places", "topic": "topics"}
#: what the selection has to forget so that the other values of a facet can be counted
OWN = {name: {of: ()} for name, of in TERMS.items()} | {
    "kind": {"kind": ""},
    "confidence": {"confidence": ""},
    "month": {"since": None, "until": None},
}

Row = tuple[Any, ...]
Newest = Callable[[Selection, int], list[Row]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A link of a facet. `number` is how many it gives, None where nobody counted; `adds` tells that they come to those there."""

    name: str
    number: int | None
    address: str
    adds: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The choices of one field, most first."""

    name: str
    title: str
    choices: list[Choice]

    @property
    def first(self) -> list[Choice]:
        return self.choices[:FIRST]

    @property
    def rest(self) -> list[Choice]:
        return self.choices[FIRST:]


@dataclass(frozen=True, slots=True)
class Counted:
    """The newest of a selection; `is_cut` tells that there are older ones."""

    rows: list[Row]
    is_cut: bool


class Facets:
    """The facets of a list with filters, and how long it is. `newest` reads the newest rows of a selection, as of a search."""

    def __init__(
        self,
        filters: EditionFilter,
        selection: Selection,
        path: str,
        *,
        newest: Newest | None = None,
        most: int = MOST,
        **more: str,
    ) -> None:
        self.filters, self.path, self.most, self.more = filters, path, most, more
        self.selection = replace(selection, after=None, before=None)
        self.newest = newest or _newest
        self._counted: dict[Selection, Counted] = {}

    @cached_property
    def whole(self) -> Counted:
        """The list itself."""
        return self._of(self.selection)

    @property
    def number(self) -> int:
        """How many the list has, or `most` where it has more."""
        return len(self.whole.rows)

    @property
    def is_cut(self) -> bool:
        return self.whole.is_cut

    @cached_property
    def facets(self) -> list[Facet]:
        """Those with something to choose, in the order of the page."""
        fields = self.filters.form.fields
        made = [self._kinds()] if "kind" in fields else []
        made += [self._terms(name) for name in TERMS if name in fields]
        made += [self._sureness()] if "confidence" in fields and self.selection.kind else []
        made += [self._months()]
        return [facet for facet in made if facet.choices]

    @property
    def is_of_newest(self) -> bool:
        """Whether some of the numbers are of the newest alone: without its province a list may be long that is short with it."""
        return bool(self.facets) and any(counted.is_cut for counted in self._counted.values())

    @property
    def linked(self) -> tuple[str, ...]:
        """The fields that are links instead of fields of a form."""
        return ("kind", "province", "type", *(("confidence",) if self.selection.kind else ()))

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What a form has to carry along beside its own fields: what is chosen by links, and names that were typed before."""
        return [pair for pair in self.filters.pairs() if pair[0] in (*self.linked, "place", "topic", "author")]

    def _of(self, selection: Selection) -> Counted:
        if selection not in self._counted:
            rows = self.newest(selection, self.most + 1)
            self._counted[selection] = Counted(rows[: self.most], len(rows) > self.most)
        return self._counted[selection]

    def _around(self, name: str) -> Counted:
        """The list without what is asked of one field."""
        return self._of(replace(self.selection, **OWN[name]))

    def _title(self, name: str) -> str:
        return str(self.filters.form.fields[name].label)

    def _kinds(self) -> Facet:
        numbers = Counter(row[1] for row in self._around("kind").rows)
        asked = self.selection.kind
        choices = [
            Choice(str(row.title), numbers[row.kind], self._address({"kind": [row.kind]}))
            for row in SECTIONS
            if numbers[row.kind] and row.kind != asked
        ]
        return Facet("kind", self._title("kind"), choices)

    def _sureness(self) -> Facet:
        rows = self._around("confidence").rows
        numbers = Counter((row[5] if row[1] == "footage" else row[4]) or "" for row in rows)
        choices = [
            Choice(str(words), numbers[code], self._address({"confidence": [code]}))
            for code, words in CONFIDENCES
            if numbers[code] and code != self.selection.confidence
        ]
        return Facet("confidence", self._title("confidence"), choices)

    def _months(self) -> Facet:
        is_jalali = self.filters.own_language == "fa"
        days = filter(None, (_day_of(row) for row in self._around("month").rows))
        numbers = Counter(month_of(day, is_jalali=is_jalali) for day in days)
        asked = self.filters.asked
        dates = tuple(str(asked.get(name, "")) for name in ("since", "until"))
        choices = [
            Choice(self.filters.month_words(spelled), numbers[month], self._address(_within(spelled)))
            for month in sorted(numbers, reverse=True)[:MONTHS]
            if (spelled := _spelled(month)) and dates != (spelled, spelled)
        ]
        return Facet("month", _("Month"), choices)

    def _terms(self, name: str) -> Facet:
        """The terms of one vocabulary: any of those chosen may fit, so another one adds what has none of them."""
        chosen = list(self._slugs(name))
        if len(chosen) >= MOST_TERMS:
            return Facet(name, "", [])
        counted = self._around(name)
        sets = _filed(name, counted.rows)
        keys: tuple[int, ...] = getattr(self.selection, TERMS[name])
        there = set().union(*(sets.get(key, ()) for key in keys))
        found = [
            (len(editions - there), term)
            for term, editions in self._named(name, sets)
            if term.slug not in chosen and term.pk not in keys
        ]
        found = [(number, term) for number, term in found if number or counted.is_cut]
        language = self.filters.own_language
        found.sort(key=lambda one: (-one[0], one[1].name_in(language)))
        choices = [
            Choice(
                term.name_in(language), number or None, self._address({name: [*chosen, term.slug]}), adds=bool(chosen)
            )
            for number, term in found[:SHOWN]
        ]
        return Facet(name, self._title(name), choices)

    def _named(self, name: str, sets: dict[int, set[int]]) -> Iterable[tuple[Any, set[int]]]:
        """The terms with their editions: all of a closed vocabulary, of the others those with most."""
        vocabulary, nothing = self.filters.vocabulary, set[int]()
        if name == "province":
            return [(term, sets.get(term.pk, nothing)) for term in vocabulary.provinces.values()]
        if name == "type":
            families = ((term, vocabulary.with_narrower(term.slug)) for term in vocabulary.event_types.values())
            return [(term, nothing.union(*(sets.get(one.pk, ()) for one in family))) for term, family in families]
        most = sorted(sets, key=lambda key: -len(sets[key]))[:SHOWN]
        model = Place if name == "place" else Topic
        return [(term, sets[term.pk]) for term in model.objects.filter(pk__in=most)] if most else []

    def _slugs(self, name: str) -> Iterable[str]:
        return (getattr(one, "slug", one) for one in self.filters.asked.get(name, ()))

    def _address(self, changes: dict[str, Any]) -> str:
        return self.filters.with_choices(self.path, changes, **self.more)


def columns_of(selection: Selection) -> tuple[str, ...]:
    """The columns of a row to count by."""
    return (*COLUMNS, FINDING) if selection.kind == "footage" else COLUMNS


def _newest(selection: Selection, size: int) -> list[Row]:
    return newest_rows(selection, size, *columns_of(selection))


def _filed(name: str, rows: list[Row]) -> dict[int, set[int]]:
    """The keys of the editions under each term; one query."""
    if not rows:
        return {}
    relation = next(relation for relation, of in ROWS.items() if of == TERMS[name])
    through = Edition._meta.get_field(relation).related_model
    pairs = through.objects.filter(content_object__in=[row[0] for row in rows])
    sets: dict[int, set[int]] = {}
    for term, edition in pairs.order_by().values_list("tag_id", "content_object_id"):
        sets.setdefault(term, set()).add(edition)
    return sets


def _day_of(row: Row) -> date | None:
    """The day by which the list's dates take a row: of the event, of publication for the rest."""
    kind, happened_on, published_at = row[1:4]
    return happened_on if kind == "event" else _local(published_at)


def _local(moment: datetime) -> date:
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def _spelled(month: Month) -> str:
    return f"{month[0]:02}-{month[1]:02}"


def _within(month: str) -> dict[str, list[str]]:
    return {"since": [month], "until": [month]}
