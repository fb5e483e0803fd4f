"""Who is told about which move: one row for each move of every workflow. Read it aloud: "approve: its writers, and who may
publish it". What somebody did alone is told to those who read it afterwards, whatever it was; whoever follows the item is told
of every move; nobody of their own, and nobody of what they may not see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from newsroom.desk.notices import subjects as about
from newsroom.desk.notices.models import Following
from newsroom.press.words import Words
from newsroom.staff.models import Trust, User
from newsroom.workflow import history
from newsroom.workflow.editorial import HIDE, PUBLISH
from newsroom.workflow.models import MoveRecord, Revision
from newsroom.workflow.table import SAME

Who = Callable[[Any, MoveRecord], set[int]]
BACKEND = "django.contrib.auth.backends.ModelBackend"

#: `(item)` gives the keys of the people who were asked by name to read it; a floor that keeps such rows adds a function
ASKED_BY_NAME: list[Callable[[Any], Iterable[int]]] = []


@dataclass(frozen=True, slots=True)
class Told:
    """A group of people, and the kind of notice it is for them."""

    who: Who
    subject: str


def writers(item: Any, record: MoveRecord) -> set[int]:
    """Who made it, and who wrote since it was published before this move."""
    counted = history.PUBLISHED_BY + history.TAKEN_BACK_BY
    before = MoveRecord.objects.of(item).filter(move__in=counted, number__lt=record.number).last()
    number = (before.revision_number or 0) if before and before.move in history.PUBLISHED_BY else 0
    wrote = Revision.objects.of(item).filter(number__gt=number, is_reduction=False)
    return {item.created_by_id, *wrote.values_list("author_id", flat=True)}


def readers(item: Any, record: MoveRecord) -> set[int]:
    """Whoever was asked by name to read it; else those on duty who may let it go on; else all who may."""
    asked = {pk for ask in ASKED_BY_NAME for pk in ask(item)}
    return asked or on_duty(_next_to_act(item), record)


def publishers(item: Any, record: MoveRecord) -> set[int]:
    """Who may send it out: those on duty, else all."""
    return on_duty(holders(PUBLISH), record)


def takers(item: Any, record: MoveRecord) -> set[int]:
    """Who may take it up again from where it stands now."""
    return on_duty(_next_to_act(item), record)


def second_persons(item: Any, record: MoveRecord) -> set[int]:
    """Who may agree to what is hidden."""
    return holders(HIDE)


def later_readers(item: Any, record: MoveRecord) -> set[int]:
    """Who reads afterwards what somebody did alone."""
    return holders("workflow.change_afterreview")


def followers(item: Any, record: MoveRecord) -> set[int]:
    """Who asked to be told of whatever happens to it, or to the item whose words it is."""
    named = Q(kind=item.kind, ref=item.ref)
    if isinstance(item, Words):
        named |= Q(kind=item.parent.kind, ref=item.parent.ref)
    return set(Following.objects.filter(named).values_list("person_id", flat=True))


def holders(permission: str) -> set[int]:
    """Active people who hold a permission by their role or by themselves; superusers only where their role says so too."""
    people = User.objects.with_perm(permission, include_superusers=False, backend=BACKEND)
    return set(people.values_list("pk", flat=True))


def on_duty(people: set[int], record: MoveRecord) -> set[int]:
    """Those of the people who are on duty at that moment; all of them where nobody is."""
    duty = Trust.objects.held(record.at).filter(power=Trust.Power.DUTY, person__in=people)
    return set(duty.values_list("person_id", flat=True)) or people


def _next_to_act(item: Any) -> set[int]:
    """Who may take the moves that lead on from the state it is in: those a second person reads for, else any other."""
    workflow = item.workflow
    ways = [move for move in workflow.moves if move.starts_from(item.state) and move.target != SAME]
    ahead = [move for move in ways if move.four_eyes and move.is_complete] or [m for m in ways if m.four_eyes]
    return {pk for move in ahead or ways[:1] for pk in holders(move.who)}


WRITERS_GO_ON, WRITERS_BACK = Told(writers, about.GONE_ON), Told(writers, about.BACK)
WRITERS_LESS = Told(writers, about.LESS_PUBLIC)
READERS, PUBLISHERS = Told(readers, about.TO_READ), Told(publishers, about.TO_READ)
TAKERS, SECOND, LATER = (
    Told(takers, about.TO_READ),
    Told(second_persons, about.AGREE),
    Told(later_readers, about.AFTERWARDS),
)
FOLLOWERS = Told(followers, about.FOLLOWED)

Row = tuple[Told, ...]
SAFETY: dict[str, Row] = {
    "hide":          (SECOND, WRITERS_LESS),
    "unhide":        (WRITERS_BACK,),
    "erase":         (),  # whoever is told of an erasure would be told that there was something
    "hide_words":    (SECOND, WRITERS_LESS),
    "destroy_words": (),
}  # fmt: skip
STORIES: dict[str, Row] = {
    "submit":        (READERS,),
    "send_back":     (WRITERS_BACK,),
    "approve":       (WRITERS_GO_ON, PUBLISHERS),
    "publish":       (WRITERS_GO_ON,),
    "update":        (WRITERS_GO_ON,),
    "correct":       (WRITERS_GO_ON,),
    "fix":           (WRITERS_GO_ON,),
    "revise":        (WRITERS_BACK,),
    "unschedule":    (WRITERS_BACK,),
    "cancel_plan":   (WRITERS_BACK,),
    "reschedule":    (WRITERS_GO_ON,),
    "expire":        (WRITERS_LESS,),
    "embargo":       (WRITERS_GO_ON,),
    "lift_embargo":  (WRITERS_GO_ON,),
    "needs_nothing": (),
    "revisit":       (),
    "revisited":     (),
    "check":         (WRITERS_LESS,),
    "checked":       (WRITERS_GO_ON,),
    "take_out":      (WRITERS_LESS,),
    "withdraw":      (WRITERS_LESS,),
    "spike":         (WRITERS_BACK,),
    "unspike":       (WRITERS_BACK,),
    **SAFETY,
}  # fmt: skip
EVENTS: dict[str, Row] = STORIES | {
    "lower":         (WRITERS_LESS,),
    "coarsen":       (WRITERS_LESS,),
    "merge":         (WRITERS_GO_ON,),
    "merge_live":    (WRITERS_GO_ON,),
    "unmerge":       (WRITERS_BACK,),
}  # fmt: skip
WORDS: dict[str, Row] = {
    "approve_words": (WRITERS_GO_ON,),
    "rework_words":  (READERS,),
}  # fmt: skip
FOOTAGE: dict[str, Row] = {
    "take":          (),
    "clear":         (WRITERS_GO_ON,),
    "ask":           (),  # what was asked is the sender's; the desk waits
    "set_aside":     (),
    "resume":        (),
    "duplicate":     (WRITERS_BACK,),
    "not_duplicate": (TAKERS,),
    "fall_back":     (TAKERS, WRITERS_LESS),
    "reject":        (WRITERS_BACK,),
    "reopen":        (TAKERS,),
    "publish_alone": (WRITERS_GO_ON,),
    "withdraw":      (WRITERS_LESS,),
    "purge":         (),
    "revisit":       (),
    "revisited":     (),
    **SAFETY,
}  # fmt: skip
TABLES: dict[str, dict[str, Row]] = {"editorial": STORIES, "events": EVENTS, "words": WORDS, "moderation": FOOTAGE}


def told_of(item: Any, record: MoveRecord) -> dict[int, str]:
    """Person's key → kind of notice, for one move. The first row that names a person decides; followers come last."""
    rows = TABLES.get(item.workflow.name, {}).get(record.move, ())
    found: dict[int, str] = {}
    later = (LATER,) if hasattr(record, "after_review") else ()
    for told in (*rows, *later, FOLLOWERS):
        for pk in told.who(item, record):
            found.setdefault(pk, told.subject)
    found.pop(record.by_id, None)
    return found
