"""Which tables hold rows about an item, asked once for all of them: most items have nothing in most of them.

A table is named where its model is, with `@held()`; a page of an item then asks on only where `holds` says yes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection

from newsroom.workflow import history

Model = TypeVar("Model", bound=type[Any])

TABLES: dict[type[Any], tuple[str, str]] = {}


def held(kind: str = "kind", ref: str = "ref") -> Callable[[Model], Model]:
    """Decorator of a model whose rows are about items: the columns that name one. They need an index."""

    def note(model: Model) -> Model:
        TABLES[model] = (kind, ref)
        return model

    return note


def holds(item: Any, *models: type[Any]) -> bool:
    """Whether one of the tables has rows about the item. Outside of `history.reading` nobody looked: then it is yes."""
    if not history.is_read(item):
        return True
    found = history.once(item, "around", lambda: _look(item.kind, item.ref))
    return any(found[model] for model in models)


def _look(kind: str, ref: str) -> dict[type[Any], bool]:
    quote = connection.ops.quote_name
    questions = [
        f"EXISTS(SELECT 1 FROM {quote(model._meta.db_table)} WHERE {quote(first)} = %s AND {quote(second)} = %s)"  # noqa: S608
        for model, (first, second) in TABLES.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(questions)}", [kind, ref] * len(questions))
        return dict(zip(TABLES, map(bool, cursor.fetchone()), strict=True))
