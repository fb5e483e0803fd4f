"""Where posts to copy stand on the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from newsroom.desk.panels import BELOW, Panel, add_panel
from newsroom.front.post_words import offers
from newsroom.front.posts import ALONE, BESIDE_A_CLIP, units
from newsroom.front.sections import BY_KIND
from newsroom.press.models import Edition, PublicPath
from newsroom.press.publishable import Publishable
from newsroom.workflow.around import holds


def asked(request: HttpRequest, item: Any, at: datetime) -> dict[str, Any] | None:
    """The posts of an item that readers have, or had; nothing for others."""
    if not isinstance(item, Publishable) or item.kind not in BY_KIND or not holds(item, Edition, PublicPath):
        return None
    rows = [
        {
            "offer": offer,
            "name": f"post-{offer.about}-{offer.language}",
            "texts": _texts(offer.beside_a_clip, offer.alone),
        }
        for offer in offers(item.kind, item.ref, at=at)
    ]
    return {"posts": rows} if rows else None


def _texts(beside: str, alone: str) -> list[dict[str, Any]]:
    """Two where the longer one says more than the shorter."""
    rows = [{"text": beside, "most": BESIDE_A_CLIP, "units": units(beside), "is_alone": False}]
    return rows + ([{"text": alone, "most": ALONE, "units": units(alone), "is_alone": True}] if alone != beside else [])


def connect() -> None:
    """Once, when the apps are ready."""
    add_panel(Panel("posts", BELOW, 60, "desk/posts.html", asked))
