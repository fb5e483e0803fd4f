"""What the desk's own parts put where the desk has a place for it: panels, sections of My desk, marks of the lists."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.desk import board, comments, lists
from newsroom.desk.assignment import telling as asking_told
from newsroom.desk.assignment import wiring as assignment
from newsroom.desk.assignment.models import Assignment
from newsroom.desk.audit import wiring as audit
from newsroom.desk.comments import marks, panel, waiting
from newsroom.desk.comments.models import Comment
from newsroom.desk.comments.writing import MAY
from newsroom.desk.duty import wiring as duty
from newsroom.desk.embeds import lost
from newsroom.desk.handover import wiring as handover
from newsroom.desk.in_flight import columns
from newsroom.desk.looking import looking
from newsroom.desk.mirrors import wiring as mirrors
from newsroom.desk.moments import short_moment
from newsroom.desk.notices import recipients
from newsroom.desk.notices import telling as notices_told
from newsroom.desk.notices import wiring as notices
from newsroom.desk.panels import BELOW, SIDE, Panel, add_panel
from newsroom.desk.posts import wiring as posts
from newsroom.desk.presence.panel import PANEL as PRESENCE
from newsroom.desk.reading import wiring as reading
from newsroom.desk.reports import wiring as reports
from newsroom.desk.rules import wiring as rules
from newsroom.desk.schedule import embargoed
from newsroom.desk.schedule import wiring as schedule
from newsroom.desk.sharing import views as sharing
from newsroom.desk.signoff import wiring as signoff
from newsroom.desk.translation import panel as translation
from newsroom.press.holding import holder
from newsroom.workflow.models import Revision

PARTS = (assignment, signoff, reading, duty, handover, rules, schedule, notices, audit, reports, posts, mirrors)


def join() -> None:
    """Called once, when the desk's app is ready."""
    for part in PARTS:
        part.connect()
    add_panel(PRESENCE)
    add_panel(Panel("look", SIDE, 20, "desk/look_cards.html", looking.cards_panel))
    add_panel(Panel("page", BELOW, 20, "desk/look_page.html", looking.page_panel))
    add_panel(Panel("sharing", SIDE, 60, "desk/share.html", sharing.panel))
    lost.join()
    add_panel(Panel("comments", SIDE, 50, panel.TEMPLATE, panel.asked))
    add_panel(Panel("translation", SIDE, 40, translation.TEMPLATE, translation.asked))
    lists.MARKS.append(lists.ListMark(translation.with_source, translation.in_list))
    lists.MARKS.append(lists.ListMark(marks.with_open, marks.in_list))
    lists.MARKS.append(lists.ListMark(embargoed.with_embargo, embargoed.in_list))
    board.add_section(
        (
            "comments", _("Comments for you"), _("No comment waits for your answer."),
            lambda _desks, by: by.has_perm(MAY), lambda desks, by, _at: waiting.for_you(desks, by),
        ),
        before="in_review",
    )  # fmt: skip
    comments.WRITTEN.append(tell_of_comment)
    asking_told.LISTENERS.append(notices_told.tell)
    recipients.ASKED_BY_NAME.append(asked_by_name)
    columns.MARKS.append(due_marks)
    columns.MARKS.append(embargoed.on_board)


def tell_of_comment(comment: Any, item: Any) -> None:
    """Whoever writes an item, and whoever spoke in a thread, learns that something was said there."""
    named = set(Revision.objects.of(item).values_list("author_id", flat=True)) | {item.created_by_id}
    if comment.thread_id:
        thread = Comment.objects.filter(Q(pk=comment.thread_id) | Q(thread=comment.thread_id))
        named |= set(thread.values_list("by_id", flat=True))
    people = get_user_model().objects.filter(pk__in=named)
    notices_told.tell("answer" if comment.thread_id else "comment", item, people, comment.by, comment.at)


def asked_by_name(item: Any) -> list[int]:
    """Who was asked to read it and has not declined."""
    asked = Assignment.objects.of(item).open().exclude(answer=Assignment.Answer.DECLINED).exclude(reviewer=None)
    return list(asked.values_list("reviewer_id", flat=True))


def due_marks(rows: list[Any], at: datetime) -> dict[tuple[str, str], Any]:
    """Until when items of one kind should be read, as short marks for the board."""
    if not rows:
        return {}
    due = Assignment.objects.open().filter(kind=rows[0].kind, ref__in=[row.ref for row in rows]).exclude(due_at=None)
    return {
        (one.kind, one.ref): _now("due %(when)s") % {"when": short_moment(one.due_at)}
        for one in due.order_by("kind", "ref")
    }


@holder
def _comments(kind: str, refs: list[str]) -> list[Any]:
    return list(Comment.objects.filter(kind=kind, ref__in=refs))
