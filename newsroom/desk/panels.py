"""What the page of an item shows beside its form, as a table: each part of the desk adds its own panel.

A panel asks for what it shows and gives the context of its template, or None where it has nothing to say. Panels of one
place stand in the order of `rank`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

#: under the state and its moves; beside the form on wide screens and under it on narrow ones; after the form
TOP, SIDE, BELOW = "top", "side", "below"

Ask = Callable[[HttpRequest, Any, datetime], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """`ask(request, item, at)` gives the context of `template`; None leaves the panel out. Templates get `item` and `opts`.

    `begin(request, model)` gives the context beside the form of an item that is not saved yet; without it there is none.
    """

    name: str
    place: str
    rank: int
    template: str
    ask: Ask
    begin: Callable[[HttpRequest, type[Any]], dict[str, Any] | None] | None = None


PANELS: dict[str, Panel] = {}


def add_panel(panel: Panel) -> None:
    """Put a panel on the page of every item; one of the same name is replaced."""
    PANELS[panel.name] = panel


def rendered(request: HttpRequest, item: Any, *, at: datetime) -> dict[str, list[SafeString]]:
    """The panels of a saved item by their place, in order."""
    found: dict[str, list[SafeString]] = {TOP: [], SIDE: [], BELOW: []}
    for panel in sorted(PANELS.values(), key=lambda one: (one.rank, one.name)):
        context = panel.ask(request, item, at)
        if context is not None:
            words = {"item": item, "opts": item._meta, **context}
            found[panel.place].append(render_to_string(panel.template, words, request))
    return found


def begun(request: HttpRequest, model: type[Any]) -> dict[str, list[SafeString]]:
    """The panels beside the form of a new item."""
    found: dict[str, list[SafeString]] = {TOP: [], SIDE: [], BELOW: []}
    for panel in sorted(PANELS.values(), key=lambda one: (one.rank, one.name)):
        context = panel.begin(request, model) if panel.begin else None
        if context is not None:
            found[panel.place].append(render_to_string(panel.template, {"opts": model._meta, **context}, request))
    return found
