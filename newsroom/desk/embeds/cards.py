"""The card of something that can be embedded: its title, its state, its picture, and what readers see of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.desk.embeds.sources import Source, source_of
from newsroom.press import kinds
from newsroom.press.publishable import with_publication
from newsroom.workflow.editorial import ERASED, HIDDEN, WITHDRAWN

SEEN, COMING, NOT_YET, LOST = "seen", "coming", "not yet", "lost"
Card = dict[str, Any]


def card(request: HttpRequest, source: Source, item: Any) -> Card:
    """A card as JSON. `item` carries `is_live` and `is_coming`; what is hidden for safety shows no word and no picture."""
    if item.state in (HIDDEN, ERASED):
        return gone(f"{item.kind}:{item.ref}", item._meta.verbose_name, item.state_row)
    picture = source.picture(request, item)
    sight, note = seen_by_readers(source, item)
    return {
        "embed": f"{item.kind}:{item.ref}",
        "kind": str(item._meta.verbose_name),
        "title": str(item) or item.ref,
        "about": source.about(item),
        "state": _state(item.state_row),
        "sight": sight,
        "note": note,
        "picture": {"src": picture.src, "alt": picture.alt} if picture else None,
    }


def gone(embed: str, kind: Any = "", state: Any = None) -> Card:
    """The card of what is hidden, erased, not there, or not for this person to see: they look alike but for the state."""
    return {
        "embed": embed,
        "kind": str(kind),
        "title": _("Hidden for safety") if state else _("Not found, or not for you to see"),
        "about": "",
        "state": _state(state) if state else "",
        "sight": LOST,
        "note": _("Readers see nothing here. Take it out of the text."),
        "picture": None,
    }


def seen_by_readers(source: Source, item: Any) -> tuple[str, str]:
    """What readers see of an item that is embedded, as a word of this module and as a sentence; "" where they see it."""
    if item.is_live:
        return SEEN, ""
    if item.state == WITHDRAWN:
        return LOST, _("Withdrawn: readers see nothing here. Take it out, or put something else in its place.")
    doubt = source.doubt(item)
    if doubt:
        return NOT_YET, doubt
    if item.is_coming:
        return COMING, _("Scheduled: readers see it here from then on.")
    if kinds.get(item.kind).follower is not None:
        return COMING, _("Becomes public with this text.")
    return NOT_YET, _("Not public yet: readers see nothing here until it is published.")


def found(request: HttpRequest, admin: Any, refs: Iterable[str]) -> dict[str, Card]:
    """The cards of the items of one kind that the person may see, by their ref."""
    source = source_of(admin.model.kind)
    if source is None:
        return {}
    items = source.fetch(public_too(admin, admin.get_queryset(request).filter(ref__in=list(refs))))
    return {item.ref: card(request, source, item) for item in items}


def public_too(admin: Any, items: QuerySet[Any]) -> QuerySet[Any]:
    """The items with what readers see of them."""
    return with_publication(items, admin.model.kind, timezone.now())


def _state(row: Any) -> str:
    return f"{row.icon} {_(row.label)}"
