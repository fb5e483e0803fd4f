"""The map of the last two days for Google News."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from newsroom.front.covers import covered
from newsroom.front.frame import absolute
from newsroom.front.sitemaps.writing import Address, News
from newsroom.front.uncovered import picture_of
from newsroom.press.models import Edition
from newsroom.press.nameplate import nameplate

RECENT = timedelta(hours=48)
MOST = 1000  # what it takes
KINDS = ("article", "event")


def news(at: datetime) -> Iterator[Address]:
    """Stories and events first published within two days, newest first."""
    rows = Edition.objects.live(at=at).filter(published_at__gt=at - RECENT, kind__in=KINDS).defer("body_html")
    for edition in covered(list(rows[:MOST]), at=at):
        language = edition.text_language or edition.language
        told = News(nameplate(language), language, edition.headline, edition.published_at)
        yield Address(absolute(edition.path), picture=picture_of(edition), news=told)
