"""The newsroom, its site, and where a page stands in it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.front.frame import absolute
from newsroom.front.structured.block import Node, filled
from newsroom.press.nameplate import nameplate


def organization_id() -> str:
    """The name by which pages refer to the newsroom."""
    return f"{absolute('/')}#newsroom"


def organization() -> Node:
    """The newsroom."""
    return filled(
        type="NewsMediaOrganization",
        id=organization_id(),
        name=nameplate(),
        url=absolute("/"),
        logo=filled(type="ImageObject", url=absolute(reverse("mark"))),
        correctionsPolicy=absolute(reverse("front:corrections")),
        ethicsPolicy=absolute(reverse("front:about")),
    )


def publisher() -> Node:
    """The same where it publishes something; short, with what search engines ask for."""
    logo = filled(type="ImageObject", url=absolute(reverse("mark")))
    return filled(type="NewsMediaOrganization", id=organization_id(), name=nameplate(), url=absolute("/"), logo=logo)


def website(language: str) -> Node:
    """The site in a language, with its search."""
    target = {"@type": "EntryPoint", "urlTemplate": absolute(reverse("front:search")) + "?q={words}"}
    return filled(
        type="WebSite",
        url=absolute(reverse("front:home")),
        name=nameplate(),
        inLanguage=language,
        publisher={"@id": organization_id()},
        potentialAction={"@type": "SearchAction", "target": target, "query-input": "required name=words"},
    )


def breadcrumbs(context: dict[str, Any]) -> Node:
    """From the front page to this one."""
    steps = [(nameplate(), absolute(reverse("front:home"))), *_between(context)]
    own = context["edition"].headline if context.get("edition") else str(context["title"])
    trail = [step for step in steps if step[1] != context["canonical"]] + [(own, context["canonical"])]
    return filled(
        type="BreadcrumbList",
        itemListElement=[
            {"@type": "ListItem", "position": number, "name": name, "item": address}
            for number, (name, address) in enumerate(trail, start=1)
        ],
    )


def _between(context: dict[str, Any]) -> list[tuple[str, str]]:
    section = context.get("section")
    if section is not None:
        return [(str(section.title), absolute(reverse(f"front:{section.name}")))]
    if getattr(context.get("edition"), "kind", "") == "author":
        return [(_("Authors"), absolute(reverse("front:authors")))]
    if context.get("parameter") == "province":
        return [(_("Provinces"), absolute(reverse("front:provinces")))]
    return []
