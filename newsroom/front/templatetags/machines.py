"""What machines read of a page, from the context of its template, and the mirrors of the moment."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from newsroom.front import opengraph
from newsroom.front.feeds.discovery import Found, feeds_of
from newsroom.front.frame import absolute
from newsroom.front.sections import BY_KIND
from newsroom.front.structured.block import data_block
from newsroom.front.structured.pages import nodes_of
from newsroom.press.models import Mirror

register = template.Library()


@register.simple_tag(takes_context=True)
def discovered_feeds(context: template.Context) -> list[Found]:
    """The feeds that belong to the page."""
    return feeds_of(context.flatten())


@register.simple_tag(takes_context=True)
def open_graph(context: template.Context) -> list[opengraph.Tag]:
    """The tags of its card."""
    return opengraph.tags_of(context.flatten())


@register.simple_tag(takes_context=True)
def structured_data(context: template.Context) -> SafeString:
    """The data block of the page."""
    return data_block(nodes_of(context.flatten()))


@register.simple_tag(takes_context=True)
def oembed_address(context: template.Context, form: str) -> str:
    """Where to ask how an item's page is embedded; "" on pages that are none."""
    edition = context.get("edition")
    if not edition or edition.kind not in BY_KIND or not context.get("is_indexed"):
        return ""
    return f"{absolute(reverse('oembed'))}?{urlencode({'url': context['canonical'], 'format': form})}"


@register.inclusion_tag("front/parts/mirrors.html", takes_context=True)
def mirrors(context: template.Context) -> dict[str, Any]:
    """The other addresses of this page; one query."""
    at = context.get("made_at") or context.get("at") or timezone.now()
    return {"mirrors": list(Mirror.objects.shown(at=at)), "path": context.get("path", "/")}
