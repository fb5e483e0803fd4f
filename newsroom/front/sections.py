"""The sections of the public site: one row for each kind of content that has a list of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Section:
    """`name` is the first part of the section's addresses, `kind` the name in the registry of kinds."""

    name: str
    kind: str
    title: Any
    singular: Any
    about: Any


SECTIONS = (
    Section(
        "events", "event", _("Events"), _("Event"),
        _("What happened, where and when, with how sure we are of it. One entry an event."),
    ),
    Section(
        "series", "series", pgettext_lazy("several of them", "Series"), _("Series"),
        _("Strikes, floods and other things that go on for days, with a square for each day and the reports of it."),
    ),
    Section(
        "articles", "article", _("Articles"), _("Article"),
        _("Stories by our writers. Each names the events and the footage that it rests on."),
    ),
    Section(
        "footage", "footage", _("Footage"), _("Footage"),
        _("Pictures and clips from the ground that were checked and cleared for publication."),
    ),
)  # fmt: skip
BY_NAME = {section.name: section for section in SECTIONS}
BY_KIND = {section.kind: section for section in SECTIONS}
#: kinds with pages that no list of news holds: people are found by the names above their stories
UNLISTED = ("author",)
