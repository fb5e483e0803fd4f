"""What footage must have before it is cleared or published alone."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from media.assessment import clearing
from media.models import Footage
from newsroom.workflow.rules import Rule, add_rules


def rendition(item: Footage) -> list[str]:
    return [] if item.rendition else [_("a clean rendition")]


def caption(item: Footage) -> list[str]:
    return [] if any(text.caption for text in item.texts.all()) else [_("a caption in at least one language")]


def alt_text(item: Footage) -> list[str]:
    is_bare = item.form == Footage.Form.STILL and not any(text.alt_text for text in item.texts.all())
    return [_("a text for people who cannot see the picture")] if is_bare else []


add_rules(
    "footage",
    Rule("rendition", _n("Footage has a clean rendition."), rendition),
    Rule("caption", _n("Footage has a caption in at least one language."), caption),
    Rule("alt_text", _n("A picture has words for people who cannot see it."), alt_text),
    Rule("assessed", _n("Every question of the checklist that clearing asks for is answered."), clearing.missing),
)
