"""What the pages of the desk ask of embeds."""

from __future__ import annotations

from django import template
from django.contrib import admin

from newsroom.desk.embeds import picker
from newsroom.desk.embeds.sources import Source

register = template.Library()


@register.simple_tag(takes_context=True)
def embed_sources(context: template.Context) -> list[Source]:
    """The filters of the picker that the person may use."""
    return picker.offered_sources(admin.site, context["request"])
