"""Rows that hold words of items or about them and hang on no kind: each app says where its own are, for an erasure.

A row that readers could reach is dealt with by whoever shows it; this is how the words in it are found and destroyed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import Model

Holder = Callable[[str, list[str]], Iterable[Model]]
HOLDERS: list[Holder] = []


def holder(function: Holder) -> Holder:
    """Register a function from (kind, refs) to the rows that hold words of, or about, these items."""
    if function not in HOLDERS:
        HOLDERS.append(function)
    return function


def rows_about(kind: str, refs: list[str]) -> list[Model]:
    """All of them, for one item and what was merged into it."""
    return [row for function in HOLDERS for row in function(kind, refs)]
