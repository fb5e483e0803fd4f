"""Who is at an item, who holds it, and since when. It warns people; what a save may do is judged by revision numbers alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

from newsroom.desk.presence.models import Hold, HoldBreak, Presence, UntoldBreak
from newsroom.workflow.around import holds
from newsroom.workflow.editorial import APPROVE
from newsroom.workflow.models import Revision


@dataclass(frozen=True, slots=True)
class Around:
    """What one person is told of the others at an item; `newer` is the revision somebody else saved after it was opened."""

    others: list[Presence]
    hold: Hold | None
    is_mine: bool
    may_break: bool
    broken: HoldBreak | None
    newer: Revision | None

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.others or self.hold or self.broken or self.newer)


def see(person: Any, item: Any, *, at: datetime) -> None:
    """Note that a person's page of the item is open; who has not been seen for long is forgotten by the way."""
    Presence.objects.update_or_create(
        person=person, kind=item.kind, ref=item.ref,
        defaults={"seen_at": at}, create_defaults={"seen_at": at, "opened_at": at},
    )  # fmt: skip
    if Presence.objects.gone(at).delete()[0]:
        Hold.objects.filter(~Exists(Presence.objects.filter(_same_item(), person=OuterRef("person")))).delete()


def type_in(person: Any, item: Any, *, opened_revision: int, at: datetime) -> None:
    """The first change in a form: it is noted, and takes the lock where nobody else holds it.

    Whoever's lock was broken takes it again only after they have taken note of that.
    """
    Presence.objects.filter(person=person, kind=item.kind, ref=item.ref, typing_at=None).update(typing_at=at)
    if UntoldBreak.objects.filter(person=person, kind=item.kind, ref=item.ref).exists():
        return
    names = {"kind": item.kind, "ref": item.ref}
    with transaction.atomic():
        there = Hold.objects.select_for_update().filter(**names).first()
        if there is not None and there.person_id != person.pk and not _is_here(there, at):
            there.delete()
        Hold.objects.get_or_create(
            **names, defaults={"person": person, "revision_number": opened_revision, "taken_at": at}
        )


def leave(person: Any, kind: str, ref: str) -> None:
    """A person closed the page: they are gone, and their lock with them."""
    Presence.objects.filter(person=person, kind=kind, ref=ref).delete()
    Hold.objects.filter(person=person, kind=kind, ref=ref).delete()


def saved(person: Any, item: Any) -> None:
    """A person saved the item: nothing of theirs is unsaved, so their lock ends and an old break needs no telling."""
    Hold.objects.filter(person=person, kind=item.kind, ref=item.ref).delete()
    UntoldBreak.objects.filter(person=person, kind=item.kind, ref=item.ref).delete()
    Presence.objects.filter(person=person, kind=item.kind, ref=item.ref).update(typing_at=None)


@transaction.atomic
def break_hold(item: Any, *, by: Any, at: datetime) -> HoldBreak | None:
    """Take the lock of an item from whoever holds it, in a row that stays; None when somebody let go of it before."""
    hold = Hold.objects.select_for_update().filter(kind=item.kind, ref=item.ref).first()
    if hold is None or hold.person_id == by.pk:
        return None
    broken = HoldBreak(
        kind=item.kind, ref=item.ref, held_by=hold.person, taken_at=hold.taken_at,
        revision_number=hold.revision_number, broken_by=by, broken_at=at,
    )  # fmt: skip
    broken.save()
    UntoldBreak.objects.create(broken=broken, person=hold.person, kind=item.kind, ref=item.ref)
    hold.delete()
    return broken


def take_note(person: Any, kind: str, ref: str) -> None:
    """A person has read that their lock was broken."""
    UntoldBreak.objects.filter(person=person, kind=kind, ref=ref).delete()


def around(person: Any, item: Any, *, opened_revision: int | None, at: datetime) -> Around:
    """What to tell a person who has the item open since the revision `opened_revision` (None: just now)."""
    if not holds(item, Presence, Hold, UntoldBreak) and opened_revision is None:
        return Around(others=[], hold=None, is_mine=False, may_break=False, broken=None, newer=None)
    rows = Presence.objects.here(at).filter(kind=item.kind, ref=item.ref).exclude(person=person)
    others = list(rows.select_related("person").order_by("opened_at", "pk"))
    hold = Hold.objects.filter(kind=item.kind, ref=item.ref).select_related("person").first()
    if hold is not None and hold.person_id != person.pk and hold.person_id not in {one.person_id for one in others}:
        hold = None
    told = UntoldBreak.objects.filter(person=person, kind=item.kind, ref=item.ref)
    untold = told.select_related("broken__broken_by").order_by("-pk").first()
    newer = None
    if opened_revision is not None:
        later = Revision.objects.of(item).filter(number__gt=opened_revision).exclude(author=person)
        newer = later.select_related("author").defer("snapshot").last()
    is_mine = hold is not None and hold.person_id == person.pk
    return Around(
        others=others,
        hold=hold,
        is_mine=is_mine,
        may_break=hold is not None and not is_mine and person.has_perm(APPROVE),
        broken=untold.broken if untold else None,
        newer=newer,
    )


def someone_else(kind: str, person: Any, at: datetime) -> Any:
    """For lists: the name of somebody else who has the row's item open, those who type first; None where nobody is."""
    rows = Presence.objects.here(at).filter(kind=kind, ref=OuterRef("ref")).exclude(person=person)
    full = NullIf(Trim(Concat("person__first_name", Value(" "), "person__last_name")), Value(""))
    named = rows.annotate(name=Coalesce(full, "person__username"))
    return Subquery(named.order_by(F("typing_at").asc(nulls_last=True), "pk").values("name")[:1])


def _same_item() -> Q:
    return Q(kind=OuterRef("kind"), ref=OuterRef("ref"))


def _is_here(hold: Hold, at: datetime) -> bool:
    return Presence.objects.here(at).filter(kind=hold.kind, ref=hold.ref, person=hold.person_id).exists()
