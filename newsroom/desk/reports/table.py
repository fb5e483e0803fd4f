"""The reports of the desk as a table. A floor above adds the reports of what it alone knows with `add_report`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

#: rows of a page; a file has more
SHOWN, IN_A_FILE = 200, 50_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for: from `since` until before `until`, one kind, one person, so many days, so many rows.

    `kinds` are the kinds of items the asking person may see: a report never counts others.
    """

    since: datetime
    until: datetime
    kinds: tuple[str, ...]
    person: int | None = None
    days: int = 3
    limit: int = SHOWN


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `cells` follow the report's heads; `item` is (kind, ref), whose title is shown to those who may see it; `share`
    (0 to 1) is drawn as a bar."""

    cells: tuple[Any, ...]
    item: tuple[str, str] | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """`says` is one sentence on what is counted. `heads` name the cells; `filters` are those of `FILTERS` that it knows;
    `needs` is a permission besides that of reading reports."""

    name: str
    title: Any
    says: Any
    heads: tuple[Any, ...]
    rows: Callable[[Asked, datetime], Iterable[Row]]
    filters: tuple[str, ...] = ("since", "until", "kind")
    of_items: bool = True
    has_bars: bool = False
    needs: str = ""
    days: int = field(default=3)


REPORTS: dict[str, Report] = {}


def add_report(report: Report) -> None:
    """Put a report on the page of reports; one of the same name is replaced."""
    REPORTS[report.name] = report
