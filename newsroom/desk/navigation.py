"""The ways of the desk, the same on every page, as a table: each person sees the rows that the role may open.

Each part of the newsroom adds its own row from `AppConfig.ready()`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Link:
    """One way. `view` is the name of an address without arguments; `may` is a permission or a question about the person.

    `key` is the letter that leads there after `g`; rows stand in the order of `rank`.
    """

    name: str
    label: Any
    view: str
    rank: int
    may: str | Callable[[Any], bool] = ""
    key: str = ""

    def is_for(self, person: Any) -> bool:
        """Whether the person may open it."""
        if callable(self.may):
            return self.may(person)
        return not self.may or person.has_perm(self.may)


@dataclass(frozen=True, slots=True)
class Way:
    """A link as a page shows it."""

    name: str
    label: str
    address: str
    key: str
    is_here: bool


LINKS: dict[str, Link] = {}


def add_link(link: Link) -> None:
    """Put a way into the head of every page; one of the same name is replaced. Two rows cannot have one key."""
    if link.key and any(one.key == link.key and one.name != link.name for one in LINKS.values()):
        raise ValueError(f"The key “{link.key}” leads somewhere else already.")
    LINKS[link.name] = link


def ways(request: HttpRequest) -> list[Way]:
    """What the person who asks may open, in order. The longest address that the page lies under is where they are."""
    open_to = sorted((one for one in LINKS.values() if one.is_for(request.user)), key=lambda one: (one.rank, one.name))
    addresses = {one.name: reverse(one.view) for one in open_to}
    home = reverse("admin:index")
    above = [way for way in addresses.values() if request.path == way or (way != home and request.path.startswith(way))]
    here = max(above, key=len, default=None)
    return [Way(one.name, str(one.label), addresses[one.name], one.key, addresses[one.name] == here) for one in open_to]


def _sees_items(person: Any) -> bool:
    return bool(person.has_perm("articles.view_article") or person.has_perm("media.view_footage"))


# fmt: off
for _link in (
    Link("desk",         _("My desk"),              "admin:index",                  0, key="d"),
    Link("in_flight",    _("In flight"),            "admin:desk_in_flight",         2, may=_sees_items, key="b"),
    Link("review",       _("Review queue"),         "admin:desk_review",            4, may="desk.view_assignment", key="r"),
    Link("after_review", _("To be read afterwards"), "admin:desk_after_review", 5, may="workflow.change_afterreview", key="a"),
    Link("handover",     _("Since I left"),         "admin:desk_handover",          6, may="desk.view_assignment", key="h"),
    Link("front_page",   _("Front page"),           "admin:desk_front_pages",      40, may="press.change_frontslot", key="p"),
    Link("banner",       _("Breaking banner"),      "admin:desk_banner",           42, may="workflow.publish"),
    Link("shared",       _("Shared previews"),      "admin:desk_shared_previews",  44, may="desk.add_sharedpreview"),
    Link("rules",        _("Rules of the desk"),    "admin:desk_rules",            75, may="desk.view_assignment"),
    Link("people",       _("People"),               "admin:staff_user_changelist", 90, may="staff.change_user", key="u"),
):
    add_link(_link)
# fmt: on
