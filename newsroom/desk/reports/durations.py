"""How long items stood in each state: median and ninetieth of a hundred, counted in the database.

A stay begins with the move that led into the state (for the first one with the first save) and ends with the move out of it.
What still stands there is not counted; the report of what lies still shows it. The moves of the asked days are walked along
the index of `at`, each finding the one before it along the chain of its item.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from newsroom.desk.reports.table import Asked, Row
from newsroom.workflow.checks import items
from newsroom.workflow.models import MoveRecord, Revision

HOUR = 3600

SECONDS = {
    "sqlite": "(julianday(left_at) - julianday(begun_at)) * 86400.0",
    "postgresql": "EXTRACT(EPOCH FROM (left_at - begun_at))",
}
MONTH = {
    "sqlite": "strftime('%%Y-%%m', left_at)",
    "postgresql": "to_char(left_at AT TIME ZONE 'UTC', 'YYYY-MM')",
}
SQL = """
WITH stays AS (
  SELECT m.kind, m.source AS state, m.at AS left_at,
    COALESCE(
      (SELECT MAX(p.at) FROM {moves} p
        WHERE p.kind = m.kind AND p.ref = m.ref AND p.number < m.number AND p.source <> p.target),
      (SELECT r.saved_at FROM {revisions} r WHERE r.kind = m.kind AND r.ref = m.ref AND r.number = 1)
    ) AS begun_at
  FROM {moves} m
  WHERE m.source <> m.target AND m.at >= %s AND m.at < %s AND m.kind IN ({kinds}){person}
), lengths AS (
  SELECT kind, state, {month} AS month, {seconds} AS length FROM stays WHERE begun_at IS NOT NULL
), ranked AS (
  SELECT kind, state, month, length,
    ROW_NUMBER() OVER (PARTITION BY kind, state, month ORDER BY length) AS place,
    COUNT(*) OVER (PARTITION BY kind, state, month) AS stays
  FROM lengths
)
SELECT kind, state, month, MAX(stays),
  MAX(CASE WHEN place = (stays + 1) / 2 THEN length END),
  MAX(CASE WHEN place = (stays * 9 + 9) / 10 THEN length END)
FROM ranked GROUP BY kind, state, month ORDER BY month DESC, kind, state
"""


def time_in_states(asked: Asked, at: datetime) -> Iterator[Row]:
    """A row a kind, state and month: how many left it, and after how many hours."""
    found = _asked(asked) if asked.kinds else []
    names, labels = _names()
    longest = max((row[5] for row in found), default=0) or 1
    for kind, state, month, stays, median, ninetieth in found[: asked.limit]:
        if (kind, state) in labels:
            cells = (month, names[kind], _(labels[kind, state]), stays, hours(median), hours(ninetieth))
            yield Row(cells, share=float(ninetieth) / float(longest))


def hours(seconds: Any) -> float:
    """Hours with one digit behind the point."""
    return round(float(seconds) / HOUR, 1)


def _asked(asked: Asked) -> list[Any]:
    vendor = connection.vendor
    sql = SQL.format(
        moves=MoveRecord._meta.db_table,
        revisions=Revision._meta.db_table,
        kinds=", ".join(["%s"] * len(asked.kinds)),
        person=" AND m.by_id = %s" if asked.person else "",
        month=MONTH[vendor],
        seconds=SECONDS[vendor],
    )
    bounds = [connection.ops.adapt_datetimefield_value(moment) for moment in (asked.since, asked.until)]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*bounds, *asked.kinds, *([asked.person] if asked.person else [])])
        return cursor.fetchall()


def _names() -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    models = items()
    names = {model.kind: str(model._meta.verbose_name) for model in models}
    return names, {(model.kind, state.name): state.label for model in models for state in model.workflow.states}
