"""Which feeds belong to a page, for the head that readers' programs look into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from newsroom.front.feeds.formats import FORMATS, in_format
from newsroom.front.frame import absolute
from newsroom.front.sections import BY_KIND
from newsroom.press.models import Edition


@dataclass(frozen=True, slots=True)
class Found:
    """One feed in one format, with its full address. `name` is its own, without the newsroom's."""

    name: str
    format: str
    content_type: str
    address: str


def feeds_of(context: dict[str, Any]) -> list[Found]:
    """The feed of the page in every format, then as RSS those that hold it too, the feed of everything last."""
    own, *more = [*_belonging(context), ("", reverse("front:feed-all"))]
    found = [_found(name, address, ending.ending) for ending in FORMATS for name, address in (own,)]
    return found + [_found(name, address, "xml") for name, address in more]


def _found(name: str, address: str, ending: str) -> Found:
    form = next(row for row in FORMATS if row.ending == ending)
    content_type = form.content_type.partition(";")[0]
    return Found(name, form.name, content_type, absolute(in_format(address, ending)))


def _belonging(context: dict[str, Any]) -> list[tuple[str, str]]:
    edition = context.get("edition")
    if edition is not None:
        return _of_item(edition)
    if context.get("parameter") == "topic":
        return [(str(context["title"]), reverse("front:feed-topic", args=[context["term"].slug]))]
    given, everything = context.get("feed", ""), absolute(reverse("front:feed-all"))
    return [(str(context["title"]), given.removeprefix(absolute("")))] if given and given != everything else []


def _of_item(edition: Edition) -> list[tuple[str, str]]:
    """A series has a feed of its own; an event stands in those of its section, provinces and types."""
    found = []
    if edition.kind == "series":
        found.append((edition.headline, reverse("front:feed-one-series", args=[edition.ref])))
    if edition.kind == "author":
        return [(edition.headline, reverse("front:feed-author", args=[edition.path.rstrip("/").rsplit("/", 1)[-1]]))]
    part = getattr(edition, "part", None)
    if part is not None:
        found.append((part.series.headline, reverse("front:feed-one-series", args=[part.series.ref])))
    if edition.kind in BY_KIND:
        section = BY_KIND[edition.kind]
        found.append((str(section.title), reverse(f"front:feed-{section.name}")))
    provinces = edition.facts.get("provinces", ())[:2]
    return found + [(one["name"], reverse("front:feed-province", args=[one["slug"]])) for one in provinces]
