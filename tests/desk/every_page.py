"""Every page of the desk, found from its addresses: none can be added and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from newsroom.desk.reports.table import REPORTS
from newsroom.staff.models import User
from newsroom.workflow.models import AfterReview, WorkflowItem

ROWS = 3
"""How many of the newest rows of a model without states are tried before its page counts as one that nobody can open."""

KEYED = (User, AfterReview)
"""Models whose rows have a page under a name that is not theirs."""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """A page as somebody sees it: the name of its address, what it leads to, and who opens it."""

    name: str
    path: str
    person: User

    def __str__(self) -> str:
        return f"{self.name} {self.path} ({self.person.username})"


def names() -> list[str]:
    """The names of all addresses under /admin/, without the namespace, sorted."""
    site = next(one for one in get_resolver().url_patterns if getattr(one, "namespace", None) == "admin")
    return sorted(set(_names(site.url_patterns)))


def _names(patterns: Any) -> Iterator[str]:
    for one in patterns:
        if hasattr(one, "url_patterns"):
            yield from _names(one.url_patterns)
        elif one.name:
            yield one.name


def pages(people: list[User]) -> tuple[list[DeskPage], list[str]]:
    """Whatever answers GET with a page, each for the first of `people` who may open it; and the names nobody can open.

    An item's pages come once for each state that the database holds, because a state decides what stands on them.
    """
    clients = {person.pk: _signed_in(person) for person in people}
    found, shut = [], []
    for name in names():
        seen = [page for path in paths(name) if (page := _opened(name, path, people, clients))]
        model = _model_of(name)
        if not (model and issubclass(model, WorkflowItem) and name.endswith("_change")) and name != "desk_report":
            seen = seen[:1]
        found += seen
        if not seen:
            shut.append(name)
    return found, shut


def paths(name: str) -> list[str]:
    """Addresses to try under a name, with the rows that are there; empty where nothing fits."""
    made = []
    for arguments in _arguments(name):
        with suppress(NoReverseMatch):
            made.append(reverse(f"admin:{name}", args=arguments))
    return list(dict.fromkeys(made))


def _arguments(name: str) -> Iterator[tuple[Any, ...]]:
    yield ()
    model = _model_of(name)
    for row in _rows(model) if model else ():
        yield (row.pk,)
        if hasattr(row, "ref"):
            yield (row.ref,)
        yield (row.pk, 1)
    if model is None:
        for kind, _admin in admin.site._registry.items():
            if issubclass(kind, WorkflowItem):
                for row in _rows(kind):
                    yield (kind.kind, row.ref)
        yield from ((one,) for one in REPORTS)
        yield from (("en",), ("fa",))
        yield from ((row.pk,) for kind in KEYED for row in _rows(kind))
        yield from ((label,) for label in {kind._meta.app_label for kind in admin.site._registry})


def _model_of(name: str) -> Any:
    for model in admin.site._registry:
        if name.startswith(f"{model._meta.app_label}_{model._meta.model_name}_"):
            return model
    return None


def _rows(model: Any) -> list[Any]:
    rows = list(model._default_manager.order_by("pk"))
    if issubclass(model, WorkflowItem):
        return list({row.state: row for row in rows}.values())
    return rows[-ROWS:]


def _opened(name: str, path: str, people: list[User], clients: dict[int, Client]) -> DeskPage | None:
    for person in people:
        response = clients[person.pk].get(path)
        if response.status_code == 200 and response.headers.get("Content-Type", "").startswith("text/html"):
            return DeskPage(name, path, person)
    return None


def _signed_in(person: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client
