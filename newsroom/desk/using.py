"""What an item is used in, as the desk shows it: on its page, and in the forms of the moves that take it away or change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from newsroom.desk.badges import publication_badge
from newsroom.press import kinds
from newsroom.press.publishable import Publishable
from newsroom.press.using import Use, add_asker, public_uses, uses_of

__all__ = ["Use", "add_asker", "seen_uses"]

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Seen:
    """A use as one person may see it; without a title where that person may not see the item."""

    use: Use
    is_hidden: bool

    @property
    def badge(self) -> Any:
        """Whether readers see it so."""
        return publication_badge(self.use.publication)


def seen_uses(item: Any, person: Any, *, at: datetime) -> dict[str, Any] | None:
    """What uses the item, for a template; None for what cannot be used."""
    if not isinstance(item, Publishable) or item.kind not in kinds.KINDS:
        return None
    uses = uses_of(item, at)
    seen = [Seen(use, is_hidden=not _may_see(person, use)) for use in uses]
    return {"uses": seen[:SHOWN], "more": seen[SHOWN:], "public_count": len(public_uses(uses)), "count": len(uses)}


def of_request(request: HttpRequest, item: Any, *, at: datetime) -> dict[str, Any] | None:
    """`seen_uses`, asked once for one page."""
    known: dict[str, Any] = request.__dict__.setdefault("_uses_of_items", {})
    if item.ref not in known:
        known[item.ref] = seen_uses(item, request.user, at=at)
    return known[item.ref]


def _may_see(person: Any, use: Use) -> bool:
    if use.kind not in kinds.KINDS:
        return True
    meta = kinds.get(use.kind).model._meta
    return bool(person.has_perm(f"{meta.app_label}.view_{meta.model_name}"))
