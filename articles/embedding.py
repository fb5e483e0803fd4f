"""Stories in the picker, and what stories show and rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.models import Article
from newsroom.desk.embeds import sources
from newsroom.desk.embeds.sources import Embedding, Item, Source
from newsroom.text.sanitise import embed_refs, sanitise_html


def shown(item: Article) -> list[Item]:
    """The embeds of the working copy, in the order of the text."""
    return embed_refs(sanitise_html(item.body))


def beside(item: Article) -> Iterator[Item]:
    """Lead picture, events and footage that the story rests on."""
    if item.lead is not None:
        yield "footage", item.lead.ref
    for ref in item.events.order_by("pk").values_list("ref", flat=True):
        yield "event", ref
    for ref in item.footage.order_by("pk").values_list("ref", flat=True):
        yield "footage", ref


def about(item: Any) -> str:
    """In which language the story is."""
    return str(item.get_language_display())


sources.add_source(Source("articles", _("Articles"), "article", rank=40, about=about))
sources.add_embedding(Embedding("article", shown, beside))
