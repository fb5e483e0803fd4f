"""The full-text index of editions: one row each, folded words, in the database's own kind of table.

SQLite has an FTS5 table, PostgreSQL a table with a generated tsvector; both are called press_search and are matched by
the same lookup. Folding is ours on both sides: neither engine knows that two spellings of a Persian letter are one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, F, FloatField, Func, Lookup, QuerySet, TextField

from newsroom.press.models import Edition, SearchRow
from newsroom.text.letters import FILLER, fold, search_fold

NEWEST_RANKED = 1000
FEW = 15_000  # rows of PostgreSQL's that are sooner fetched than walked to
HOW_MANY = "EXPLAIN (FORMAT JSON) SELECT FROM press_search WHERE press_search @@ %s::tsquery"
#: planned as if all were wanted, so by the index of words, and then put in order
TAKE_FEW = """
WITH found AS MATERIALIZED (SELECT rowid FROM press_search WHERE press_search @@ %s::tsquery)
SELECT rowid FROM found ORDER BY rowid DESC
"""
MAX_TERMS = 12
LONGEST = 300
#: what a reader may write before a colon, in either language, and the column it names
COLUMNS = {
    "headline": "headline", "تیتر": "headline", "place": "places", "محل": "places",
    "caption": "captions", "شرح": "captions", "text": "body", "متن": "body",
}  # fmt: skip
WEIGHTS = {"headline": "A", "places": "B", "captions": "C", "body": "D"}  # as the migration gives them to PostgreSQL
_QUOTES = str.maketrans("«»", '""')
_TERM = re.compile(rf'(?<!\S)(?P<minus>-?)(?:(?P<name>{"|".join(COLUMNS)}):\s*)?(?:"(?P<phrase>[^"]*)"|(?P<word>\S+))')


def index(edition: Edition, text: str, *, captions: str = "", places: str = "") -> None:
    """Write the edition's row; call it in the transaction that saves the edition."""
    remove(edition.pk)
    columns = {"headline": edition.headline, "body": text, "captions": captions, "places": places}
    SearchRow.objects.create(edition=edition, **{name: search_fold(words) for name, words in columns.items()})


def remove(edition_pk: int) -> None:
    """Delete the row of an edition that goes away."""
    SearchRow.objects.filter(pk=edition_pk).delete()


def is_indexed(edition: Edition) -> bool:
    """Whether the edition has a row."""
    return SearchRow.objects.filter(pk=edition.pk).exists()


@dataclass(frozen=True, slots=True)
class Term:
    """One folded word, or several that stand side by side, anywhere or in one column. `span` is where a reader typed it."""

    words: tuple[str, ...]
    column: str = ""
    span: tuple[int, int] = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """A reader's words: what an edition has to hold, and what it must not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)


def parse(words: str) -> Query:
    """Read `words`, "a phrase", -minus and place:word; anything else is just more words. Never raises."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for found in _TERM.finditer(fold(words[:LONGEST]).translate(_QUOTES)):
        group = "phrase" if found["phrase"] is not None else "word"
        term = Term(
            tuple(word for _span, word in tokens(found[group])), COLUMNS.get(found["name"], ""), found.span(group)
        )
        if term.words:
            (unwanted if found["minus"] else wanted).append(term)
    return Query(tuple(wanted[:MAX_TERMS]), tuple(unwanted[:MAX_TERMS]))


def tokens(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The words of a text as the index knows them, each with where it stands in the text as it is written."""
    for found in re.finditer(r"\w+", fold(text)):
        word = found[0].replace(FILLER, "").casefold()
        if word:
            yield found.span(), word


def _quoted(compiler: Any, alias: str) -> str:
    """The alias as the statement spells it; the method has another name since Django 6.1."""
    quote = getattr(compiler, "quote_name", None) or compiler.quote_name_unless_alias
    return str(quote(alias))


class Matches(Lookup):
    """`headline__matches=Query`: the row matches, in the syntax of the engine."""

    lookup_name = "matches"
    prepare_rhs = False

    def get_prep_lookup(self) -> Any:
        return self.rhs

    def get_db_prep_lookup(self, value: Query, connection: Any) -> tuple[str, list[str]]:
        return "%s", [expression(value, connection.vendor)]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        alias = _quoted(compiler, self.lhs.alias)
        return f"{alias}.press_search MATCH %s", [expression(self.rhs, "sqlite")]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        alias = _quoted(compiler, self.lhs.alias)
        return f"{alias}.press_search @@ %s::tsquery", [expression(self.rhs, "postgresql")]


TextField.register_lookup(Matches)


def expression(query: Query, vendor: str) -> str:
    """The query in FTS5's or tsquery's own words. Terms hold word characters alone, so nothing needs escaping but quotes."""
    if vendor == "sqlite":
        text = " AND ".join(map(_fts5, query.wanted))
        return text + "".join(f" NOT {_fts5(term)}" for term in query.unwanted)
    return " & ".join([*map(_tsquery, query.wanted), *(f"!{_tsquery(term)}" for term in query.unwanted)])


def _fts5(term: Term) -> str:
    column = f"{term.column} : " if term.column else ""
    return f'{column}"{" ".join(term.words)}"'


def _tsquery(term: Term) -> str:
    weight = f":{WEIGHTS[term.column]}" if term.column else ""
    return "(" + " <-> ".join(f"'{word}'{weight}" for word in term.words) + ")"


class Rank(Func):
    """How well a row fits: higher is better, headlines weigh more."""

    output_field = FloatField()

    def __init__(self, column: Any, query: Query) -> None:
        super().__init__(column)
        self.query = query

    def as_sqlite(self, compiler: Any, connection: Any, **_extra: Any) -> tuple[str, list[Any]]:
        alias = _quoted(compiler, self.source_expressions[0].alias)
        return f"-bm25({alias}.press_search, 5.0, 1.0, 2.0, 3.0)", []

    def as_postgresql(self, compiler: Any, connection: Any, **_extra: Any) -> tuple[str, list[Any]]:
        alias = _quoted(compiler, self.source_expressions[0].alias)
        return f"ts_rank({alias}.press_search, %s::tsquery)", [expression(self.query, "postgresql")]


class RowKey(Func):
    """The key of a row of the index itself: by it SQLite's index walks from the newest match on and stops, instead of sorting."""

    output_field = BigIntegerField()

    def as_sql(self, compiler: Any, connection: Any, **_extra: Any) -> tuple[str, list[Any]]:
        return f"{_quoted(compiler, self.source_expressions[0].alias)}.rowid", []


def matching(editions: QuerySet[Edition], query: Query) -> QuerySet[Edition]:
    """Those of `editions` that match, newest first."""
    return editions.filter(search_row__headline__matches=query).order_by(RowKey("search_row__headline").desc())


def newest_rows(editions: QuerySet[Edition], query: Query, size: int, *columns: str) -> list[tuple[Any, ...]]:
    """The columns of the newest `size` of `editions` that match, newest first.

    Where few match, PostgreSQL takes them all from its index first: it would walk all rows for them otherwise. Where many
    match, that walk soon has enough.
    """
    keys = _few(query) if connection.vendor == "postgresql" else None
    for part in (keys[: 3 * size], keys) if keys is not None else ():
        rows = list(editions.filter(pk__in=part).order_by("-pk").values_list(*columns)[:size])
        if len(rows) == size or len(part) == len(keys):
            return rows
    return list(matching(editions, query).values_list(*columns)[:size])


def _few(query: Query) -> list[int] | None:
    """The keys of all rows that match, newest first; None where PostgreSQL expects more than a few."""
    text = expression(query, "postgresql")
    with connection.cursor() as cursor:
        cursor.execute(HOW_MANY, [text])
        (plan,) = cursor.fetchone()
        if (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]["Plan Rows"] > FEW:
            return None
        cursor.execute(TAKE_FEW, [text])
        return [key for (key,) in cursor.fetchall()]


def ranked(keys: list[int], query: Query) -> list[int]:
    """The keys of editions that match, best first, then newest first.

    SQLite ranks only what it matches, and would match once for each key: it is asked for a range, and compares the keys.
    """
    if not keys:
        return []
    if connection.vendor == "sqlite":
        rows = SearchRow.objects.filter(headline__matches=query, pk__gte=min(keys), pk__lte=max(keys))
        rows = rows.annotate(key=F("pk") + 0).filter(key__in=keys)
    else:
        rows = SearchRow.objects.filter(pk__in=keys)
    ranks = rows.annotate(rank=Rank("headline", query)).values_list("pk", "rank")
    return [pk for pk, _rank in sorted(ranks, key=lambda row: (-row[1], -row[0]))]


def found(editions: QuerySet[Edition], query: Query) -> list[int]:
    """The keys of the newest thousand of `editions` that match, best first, then newest first."""
    return ranked([key for (key,) in newest_rows(editions, query, NEWEST_RANKED, "pk")], query)
