"""What a piece of footage itself says against a move, as a table: a move's name, and the questions it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media import claims, saying
from media.assessment import clearing
from media.inspection import progress
from media.inspection.models import Inspection
from media.likeness import seen
from media.models import Footage, FootageText
from media.moderation import DUPLICATE, PURGED, REJECT_CODES
from newsroom.press.words import as_approved
from newsroom.workflow import engine
from newsroom.workflow.editorial import ERASED, HIDDEN
from newsroom.workflow.refusals import Refusal
from newsroom.workflow.table import Move

ONLY_ASKED = "-"
"""The value where somebody asks what could be pressed, and has filled in nothing yet."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A move that somebody wants to make."""

    item: Footage
    move: Move
    by: Any
    at: datetime
    value: str


def refusal(asked: Asked) -> Refusal | None:
    """The first thing that stands against it, or None."""
    for question in QUESTIONS.get(asked.move.name, ()):
        found = question(asked)
        if found is not None:
            return found
    return None


def _is_claimed(asked: Asked) -> Refusal | None:
    holder = claims.holder(asked.item, asked.at)
    if holder is None or holder.pk == asked.by.pk:
        return None
    return Refusal(
        "claimed",
        _("“%(item)s” is being looked at by %(person)s. Take the next one, or wait until they let go of it.")
        % {"item": asked.item, "person": holder},
    )


def _is_inspected(asked: Asked) -> Refusal | None:
    if Inspection.objects.filter(footage=asked.item, status=Inspection.Status.READY).exists():
        return None
    return Refusal(
        "not_inspected",
        _("“%(item)s” cannot be taken or cleared now. %(why)s")
        % {"item": asked.item, "why": progress.sentence(asked.item)},
    )


def _may_clear(asked: Asked) -> Refusal | None:
    return clearing.refusal(asked.item, by=asked.by, at=asked.at)


def _is_held(asked: Asked) -> Refusal | None:
    if not asked.item.held_until_lifted:
        return None
    return Refusal(
        "held",
        _("“%(item)s” is held as evidence, so it cannot be destroyed. A custodian has to lift the hold first.")
        % {"item": asked.item},
    )


def _may_go(asked: Asked) -> Refusal | None:
    from media import retention  # it asks the tables of readers

    if Footage.objects.filter(retention.may_go(asked.at), pk=asked.item.pk).exists():
        return None
    return Refusal(
        "kept",
        _("“%(item)s” was cleared once or is shown by something public, so it is kept. Erase it if it has to go.")
        % {"item": asked.item},
    )


def _has_no_copies(asked: Asked) -> Refusal | None:
    """What is erased for safety must not go on as the copy of itself that came another way."""
    gone = (HIDDEN, ERASED, PURGED)
    copies = Footage.objects.filter(Q(duplicate_of=asked.item) | Q(sha256=asked.item.sha256)).exclude(pk=asked.item.pk)
    refs = list(copies.exclude(state__in=gone).order_by("pk").values_list("ref", flat=True))
    if not refs:
        return None
    return Refusal(
        "has_copies",
        _(
            "“%(item)s” is not erased yet, because copies of it are still here: %(refs)s. Hide those first, and erase them too."
        )
        % {"item": asked.item, "refs": " ".join(refs)},
    )


def _has_day(asked: Asked) -> Refusal | None:
    if asked.value in ("", ONLY_ASKED):
        return None
    try:
        is_later = date.fromisoformat(asked.value) > asked.at.date()
    except ValueError:
        is_later = False
    if is_later:
        return None
    return Refusal(
        "no_day",
        _("“%(item)s” can only be set aside until a day to come. Choose one after today.") % {"item": asked.item},
    )


def _has_root(asked: Asked) -> Refusal | None:
    if asked.value in ("", ONLY_ASKED):
        return None
    root = Footage.objects.filter(ref=asked.value).exclude(pk=asked.item.pk).first()
    if root is not None and root.state not in (DUPLICATE, HIDDEN, ERASED, PURGED):
        return None
    return Refusal(
        "no_root",
        _(
            "“%(item)s” cannot be put down as a copy of “%(ref)s”. Give the reference of the first one, which is no copy."
        )
        % {"item": asked.item, "ref": asked.value},
    )


def _has_code(asked: Asked) -> Refusal | None:
    if asked.value in ("", ONLY_ASKED) or asked.value in REJECT_CODES:
        return None
    return Refusal(
        "no_code",
        _("“%(item)s” was not rejected: the reason has to be one of those on the list. Choose one.")
        % {"item": asked.item},
    )


def _has_no_open_alarm(asked: Asked) -> Refusal | None:
    count = len(seen.unanswered(asked.item))
    if not count:
        return None
    return Refusal(
        "open_alarm",
        ngettext(
            "“%(item)s” cannot be cleared: something that looks like it is older, and nobody has compared the two. "
            "Say whether it is the same.",
            "“%(item)s” cannot be cleared: %(count)s pieces that look like it are older, and nobody has compared them. "
            "Say of each whether it is the same.",
            count,
        )
        % {"item": asked.item, "count": count},
    )


def _is_said_less_exactly(asked: Asked) -> Refusal | None:
    other = saying.said_already(asked.item, asked.at)
    if other is None:
        return None
    return Refusal(
        "said_too_exactly",
        _(
            "“%(item)s” cannot be cleared: “%(other)s” shows it to readers and says more exactly where it was than this "
            "allows. Have that place coarsened first, or the footage taken out of it."
        )
        % {"item": asked.item, "other": other.headline},
    )


def _has_caption(asked: Asked) -> Refusal | None:
    if any(_is_read(words, asked) for words in asked.item.texts.all()):
        return None
    return Refusal(
        "no_caption",
        _("“%(item)s” has no caption that somebody approved, so readers would not know what they see. Write one first.")
        % {"item": asked.item},
    )


def _is_read(words: FootageText, asked: Asked) -> bool:
    """Whether its caption is approved, or will be with the clip; alone on duty, one's own too."""
    approved = as_approved(words)
    if approved is not None and approved.caption:
        return True
    if asked.move.name != "clear" or not (words.caption and words.is_editable):
        return False
    reason = engine.refusal(words, "approve_words", by=asked.by, at=asked.at)
    return reason is None or reason.code == "four_eyes"  # which the clearing itself is asked as well


Question = Callable[[Asked], Refusal | None]
QUESTIONS: dict[str, tuple[Question, ...]] = {
    "take": (_is_inspected, _is_claimed),
    "clear": (_is_inspected, _is_claimed, _has_no_open_alarm, _may_clear, _is_said_less_exactly, _has_caption),
    "publish_alone": (_has_caption,),
    "set_aside": (_is_claimed, _has_day),
    "duplicate": (_is_claimed, _has_root),
    "reject": (_is_claimed, _has_code),
    "ask": (_is_claimed,),
    "resume": (_is_claimed,),
    "erase": (_is_held, _has_no_copies),
    "purge": (_is_held, _may_go),
}
