"""Footage in the picker of the body editor: everything, and the cleared stills as pictures.

A card shows a picture only where the piece is cleared and needs no warning: first sight of anything else is for the review.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from media.assessment.clearing import DUE_WARNING
from media.assessment.models import ChecklistAnswer
from media.assessment.questions import YES
from media.models import Footage
from media.moderation import CLEARED, REJECTED
from media.review.views import may_see
from newsroom.desk.embeds import sources
from newsroom.desk.embeds.sources import Picture, Source


def fetched(items: Any) -> Any:
    """With its words, and whether anybody ever found that it needs a warning."""
    found = ChecklistAnswer.objects.filter(footage=OuterRef("pk"), question__in=DUE_WARNING, answer=YES)
    return items.annotate(is_hard=Exists(found)).prefetch_related("texts")


def stills(items: Any) -> Any:
    """Pictures that may stand in a story."""
    return items.filter(form=Footage.Form.STILL, state=CLEARED)


def picture(request: HttpRequest, item: Footage) -> Picture | None:
    """The small clean copy of a cleared piece without a warning."""
    if not item.is_cleared or not item.rendition or _needs_warning(item) or not may_see(item, request.user):
        return None
    return Picture(reverse("admin:media_footage_picture", args=[item.pk]), _words(item, "alt_text"))


def about(item: Footage) -> str:
    """Its form, its caption, its credit, and whether readers are warned before they see it."""
    warned = _now("behind a warning, so no picture here") if _needs_warning(item) else ""
    return " · ".join(filter(None, [item.get_form_display(), _words(item, "caption"), item.credit, warned]))


def _needs_warning(item: Footage) -> bool:
    return item.is_hard or any(words.warning for words in item.texts.all())


def doubt(item: Footage) -> str:
    """Why readers do not see it, where nobody has cleared it."""
    if item.is_cleared:
        return ""
    if item.state == REJECTED:
        return _now("Rejected: readers never see it. Take it out, or put something else in its place.")
    return _now("Not cleared: readers see nothing here until a moderator has cleared it.")


def _words(item: Footage, column: str) -> str:
    """Its words in the language of the desk, else in another."""
    texts = sorted(item.texts.all(), key=lambda words: words.language != get_language())
    return next((getattr(words, column) for words in texts if getattr(words, column)), "")


sources.add_source(
    Source("footage", _("Footage"), "footage", rank=20, fetch=fetched, picture=picture, about=about, doubt=doubt)
)
sources.add_source(
    Source(
        "pictures",
        _("Pictures"),
        "footage",
        rank=30,
        narrow=stills,
        fetch=fetched,
        picture=picture,
        about=about,
        doubt=doubt,
        is_part=True,
    )
)
