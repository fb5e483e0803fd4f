"""The two states of an item as badges: where it stands in the work, and what readers see of it."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from newsroom.press.publishable import LIVE, NOT_PUBLIC, SCHEDULED
from newsroom.workflow.table import State

DRAFT_OVER_LIVE = "draft over live"

#: tone, icon and word of what readers see
PUBLICATION = {
    LIVE: ("live", "●", _n("Live")),
    SCHEDULED: ("wait", "◷", _n("Scheduled")),
    DRAFT_OVER_LIVE: ("live", "◐", _n("Live, being changed")),
    NOT_PUBLIC: ("quiet", "○", _n("Not public")),
}


def state_badge(state: State) -> SafeString:
    """Colour, icon and word of a state of the work."""
    return badge(state.tone, state.icon, _(state.label))


def publication_badge(publication: str) -> SafeString:
    """Colour, icon and word of a key of `PUBLICATION`."""
    tone, icon, word = PUBLICATION[publication]
    return badge(tone, icon, _(word))


def badge(tone: str, icon: str, word: str) -> SafeString:
    """One badge; the icon is hidden from screen readers because the word says the same."""
    return format_html('<span class="badge tone-{}"><span aria-hidden="true">{}</span> {}</span>', tone, icon, word)


def publication_of(publication: str, *, is_editable: bool) -> str:
    """The key of `PUBLICATION` for an item: one that is live while its words may change is a draft over a live item."""
    return DRAFT_OVER_LIVE if publication == LIVE and is_editable else publication
