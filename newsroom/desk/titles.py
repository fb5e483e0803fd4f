"""The titles of items that rows name by kind and reference, one query a kind, and only for whoever may see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from newsroom.press.words import Words
from newsroom.workflow.models import WorkflowItem

Name = tuple[str, str]


def titles_for(site: Any, request: HttpRequest, names: Iterable[Name]) -> dict[Name, str]:
    """(kind, ref) → title; what the person may not see, and what is not there, is missing."""
    wanted: dict[str, set[str]] = {}
    for kind, ref in names:
        wanted.setdefault(kind, set()).add(ref)
    models = {model.kind: model for model in visible_models(site, request)}
    return {
        (kind, item.ref): str(item) or item.ref
        for kind, refs in wanted.items()
        if kind in models
        for item in _rows(models[kind]).filter(ref__in=refs)
    }


def visible_models(site: Any, request: HttpRequest) -> list[Any]:
    """The models with a workflow that the person may see."""
    return [
        model
        for model, admin in site._registry.items()
        if issubclass(model, WorkflowItem) and admin.has_view_or_change_permission(request)
    ]


def kind_names(site: Any) -> dict[str, str]:
    """kind → what people call it."""
    return {model.kind: str(model._meta.verbose_name) for model in site._registry if issubclass(model, WorkflowItem)}


def move_labels(site: Any) -> dict[Name, str]:
    """(kind, move) → the words on its button, untranslated."""
    return {
        (model.kind, move.name): move.label
        for model in site._registry
        if issubclass(model, WorkflowItem)
        for move in model.workflow.moves
    }


def _rows(model: Any) -> Any:
    return model._default_manager.select_related("parent") if issubclass(model, Words) else model._default_manager
