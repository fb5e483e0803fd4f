"""What waits in the queue, as a section of My desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from media.moderation import MODERATE
from media.review import queue
from newsroom.desk import board
from newsroom.desk.badges import badge
from newsroom.desk.queue import Desk, Entry
from newsroom.front.templatetags.newspaper import digits


def entries(_desks: list[Desk], by: Any, at: datetime) -> Iterator[Entry]:
    """A line for each section of the queue that has something in it, with how much."""
    counts = queue.counts(queue.Asked(), by=by, at=at)
    for name, section in queue.SECTIONS.items():
        if counts[name]:
            said = ngettext("%(count)s piece", "%(count)s pieces", counts[name]) % {"count": digits(counts[name])}
            address = f"{reverse('admin:media_footage_queue')}?show={name}"
            yield Entry(str(section.title), "", "", str(_("footage")), badge(section.tone, "◔", said), address=address)


def _moderates(_desks: list[Desk], by: Any) -> bool:
    return by.has_perm(MODERATE)


board.add_section(
    ("footage", _("Footage waiting"), _("No footage waits. What comes in is inspected first."), _moderates, entries),
    before="arrivals",
)
