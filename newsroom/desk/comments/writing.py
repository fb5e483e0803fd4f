"""Writing a comment, and what may become of it. Each act says who may, in one place."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from newsroom.desk.comments import WRITTEN
from newsroom.desk.comments.models import LONGEST, Comment
from newsroom.workflow import history
from newsroom.workflow.editorial import ERASED
from newsroom.workflow.refusals import Refusal, Refused

MAY = "desk.add_comment"
GONE = (ERASED, "purged")


def may_write(item: Any, by: Any) -> bool:
    """Whether a person who sees the item may say something about it."""
    return by.has_perm(MAY) and item.state not in GONE


@transaction.atomic
def write(item: Any, text: str, *, by: Any, at: datetime, about: str = "", thread: Comment | None = None) -> Comment:
    """Say something about the item or a field of it, or answer in an open thread. Raises `Refused`."""
    words = text.replace("\r\n", "\n").strip()
    if not may_write(item, by):
        raise Refused(_not_permitted(item))
    if not words or len(words) > LONGEST:
        raise Refused(_not_a_text(item, words))
    if thread is not None:
        thread = Comment.objects.select_for_update().get(pk=thread.pk)
        if not thread.is_open:
            raise Refused(_not_open(item))
    last = history.latest(item)
    comment = Comment(
        kind=item.kind,
        ref=item.ref,
        about=thread.about if thread else about,
        thread=thread,
        text=words,
        revision_number=last.number if last else 0,
        by=by,
        at=at,
    )
    comment.save()
    for listener in WRITTEN:
        listener(comment, item)
    return comment


def resolve(comment: Comment, *, by: Any, at: datetime) -> None:
    """Close a thread; closing it twice keeps who was first."""
    Comment._base_manager.filter(pk=comment.pk, thread=None, resolved_at=None).update(resolved_by=by, resolved_at=at)


def reopen(comment: Comment) -> None:
    """Open a resolved thread again."""
    comment.mark(resolved_by=None, resolved_at=None)


def take_back(comment: Comment, *, by: Any, at: datetime) -> None:
    """Destroy one's own words; that something was said, and answered, stays. Raises `Refused`."""
    if comment.by_id != by.pk:
        raise Refused(
            Refusal("not_yours", _("Only whoever wrote a comment may take it back. Answer it, or have it resolved."))
        )
    if comment.taken_back_at is None:
        comment.mark(text="", taken_back_at=at)


def _not_permitted(item: Any) -> Refusal:
    words = {"item": str(item) or item.ref, "state": _(item.state_row.label)}
    if item.state in GONE:
        return Refusal("gone", _("“%(item)s” is in the state “%(state)s”, so nothing is written about it.") % words)
    return Refusal("not_permitted", _("“%(item)s”: you may not comment. Ask the chief of the desk.") % words)


def _not_a_text(item: Any, words: str) -> Refusal:
    told = {"item": str(item) or item.ref, "most": LONGEST, "letters": len(words)}
    if not words:
        return Refusal("empty", _("“%(item)s”: the comment is empty, so nothing was kept. Write a sentence.") % told)
    return Refusal(
        "too_long", _("“%(item)s”: a comment has at most %(most)s letters, yours has %(letters)s. Shorten it.") % told
    )


def _not_open(item: Any) -> Refusal:
    return Refusal(
        "not_open",
        _("“%(item)s”: this comment was resolved or taken back, so your answer was not kept. Reopen it first.")
        % {"item": str(item) or item.ref},
    )
