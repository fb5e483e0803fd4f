"""An embargo beside a title, in lists and on the board: who reads the title must not have to open the item to know."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsroom.desk.moments import short_moment
from newsroom.press.models import Embargo


def with_embargo(items: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """Annotate desk rows with `embargo_until`: the latest of those that stand."""
    standing = _standing(kind, timezone.now()).filter(ref=OuterRef("ref"))
    return items.annotate(embargo_until=Subquery(standing.values("until")[:1]))


def in_list(item: Any) -> SafeString | str:
    """The mark beside a title in a list; nothing without an embargo."""
    until = getattr(item, "embargo_until", None)
    return format_html(' <span class="list-mark tone-stop">{}</span>', _said(until)) if until else ""


def on_board(rows: list[Any], at: datetime) -> dict[tuple[str, str], str]:
    """The same for cards of the board, which come one kind at a time; one query."""
    if not rows:
        return {}
    standing = _standing(rows[0].kind, at).filter(ref__in=[row.ref for row in rows]).order_by("until")
    return {(one.kind, one.ref): _said(one.until) for one in standing}


def _standing(kind: str, at: datetime) -> QuerySet[Embargo]:
    return Embargo.objects.filter(kind=kind, lifted_record=None, until__gt=at).order_by("-until")


def _said(until: Any) -> str:
    return _("embargo until %(when)s") % {"when": short_moment(until)}
