"""Pages of the desk that belong to no model, as a list: each part of the desk adds its own addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import URLPattern

from newsroom.workflow.models import WorkflowItem

#: `(site)` gives addresses under the desk's own; each view is wrapped with `site.admin_view` by whoever adds it
PAGES: list[Callable[[Any], list[URLPattern]]] = []


def add_pages(make: Callable[[Any], list[URLPattern]]) -> None:
    """Add addresses to the desk. They stand before those of the models."""
    if make not in PAGES:
        PAGES.append(make)


def admin_of(site: Any, kind: str) -> Any:
    """The admin of the items of a kind; 404 where no item has it."""
    for model, admin in site._registry.items():
        if issubclass(model, WorkflowItem) and model.kind == kind:
            return admin
    raise Http404


def item_named(site: Any, request: HttpRequest, kind: str, ref: str, *, lock: bool = False) -> tuple[Any, Any]:
    """An item and its admin by its name; 404 where there is none, or none that this person may see.

    `lock` keeps its row until the transaction ends.
    """
    admin = admin_of(site, kind)
    items = admin.model._default_manager
    item = (items.select_for_update() if lock else items).filter(ref=ref).first()
    if item is None or not admin.has_view_or_change_permission(request, item):
        raise Http404
    return item, admin
