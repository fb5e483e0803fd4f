"""What each page says: the front page of the site, lists of their items, items of themselves."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from newsroom.front.frame import absolute
from newsroom.front.structured.block import Node, filled
from newsroom.front.structured.items import item_nodes
from newsroom.front.structured.site import breadcrumbs, organization, organization_id, website
from newsroom.press.models import Edition


def nodes_of(context: dict[str, Any]) -> list[Node]:
    """The nodes of a page from the context of its template; none for what search engines are asked to leave out."""
    if not context.get("is_indexed") or not context.get("canonical"):
        return []
    if context.get("edition"):
        return [*item_nodes(context), breadcrumbs(context)]
    if context["path"] == reverse("front:home"):
        return [website(context["language"]), organization()]
    listed = _listed(context)
    return [*([_collection(context, listed)] if listed else []), breadcrumbs(context)]


def _listed(context: dict[str, Any]) -> list[Edition]:
    """What a list or the shelves of a term show, without what is folded into another entry."""
    entries = list(getattr(context.get("page"), "entries", ()) or ())
    for shelf in context.get("shelves", ()):
        entries += shelf["entries"]
    return [entry for entry in entries if getattr(entry, "path", "")]


def _collection(context: dict[str, Any], listed: list[Edition]) -> Node:
    addresses = dict.fromkeys(absolute(one.path) for one in listed)
    return filled(
        type="CollectionPage",
        id=context["canonical"],
        url=context["canonical"],
        name=str(context["title"]),
        description=context.get("description"),
        inLanguage=context["language"],
        publisher={"@id": organization_id()},
        mainEntity={
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": number, "url": address}
                for number, address in enumerate(addresses, start=1)
            ],
        },
    )
