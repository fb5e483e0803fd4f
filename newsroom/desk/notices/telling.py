"""Telling people: a row each, in the transaction of the act, and a row of the outbox for each mail that goes out at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from newsroom.desk.notices import recipients
from newsroom.desk.notices.models import Mail, Notice, Wish
from newsroom.desk.notices.subjects import AGREE, ASKED, COMMENT, SUBJECTS, TO_READ
from newsroom.press.words import Words
from newsroom.staff.models import User
from newsroom.workflow import outbox

MAIL = "mail_notices"
#: mails of one minute are one mail, and an act that drains the outbox itself never waits for a mail server
SOON = timedelta(minutes=1)

WAITING = (TO_READ, ASKED, AGREE)

#: what other parts of the desk tell of, and the kind of notice it is
EVENTS = {
    "asked": ASKED, "accepted": ASKED, "declined": ASKED, "taken_back": ASKED, "changed": ASKED,
    "comment": COMMENT, "answer": COMMENT, "resolved": COMMENT,
}  # fmt: skip


def tell(event: str, item: Any, persons: Iterable[Any], by: Any, at: datetime) -> list[Notice]:
    """Tell `persons` of `event` about `item`; call it inside the transaction of the act.

    An event is a key of `EVENTS` or the name of a move. Left out are whoever did it, who may not see the item, and who wants
    nothing of that kind.
    """
    subject = EVENTS.get(event, "followed")
    return _write(event, item, {person.pk: subject for person in persons}, by, at)


def tell_of_move(item: Any, record: Any) -> None:
    """What every move brings with it. Words that are approved with their item are told of with it, once."""
    if isinstance(item, Words) and not item.parent.state_row.is_settled:
        return
    _settle(item, record)
    _write(record.move, item, recipients.told_of(item, record), record.by, record.at)


def _settle(item: Any, record: Any) -> None:
    """What waited waits no longer once the item has moved on; and whoever moves it knows what they were told of it."""
    over = Q(person=record.by_id)
    if record.source != record.target:
        over |= Q(subject__in=WAITING)
    Notice.objects.filter(over, kind=item.kind, ref=item.ref, read_at=None).update(read_at=record.at)


def _write(event: str, item: Any, told: dict[int, str], by: Any, at: datetime) -> list[Notice]:
    told = {pk: subject for pk, subject in told.items() if by is None or pk != by.pk}
    people = User.objects.filter(pk__in=told, is_active=True, is_staff=True) if told else ()
    may_see = [person for person in people if sees(person, item)]
    if not may_see:
        return []
    wishes = {(one.person_id, one.subject): one for one in Wish.objects.filter(person__in=may_see)}
    notices = []
    for person in may_see:
        subject = told[person.pk]
        wish = wishes.get((person.pk, subject)) or SUBJECTS[subject]
        mail = wish.mail if person.email else Mail.NEVER
        if wish.is_shown or mail != Mail.NEVER:
            notices.append(
                Notice(
                    person=person, subject=subject, event=event, kind=item.kind, ref=item.ref, by=by, told_at=at,
                    is_shown=wish.is_shown, mail=mail,
                )
            )  # fmt: skip
    for notice in Notice.objects.bulk_create(notices):
        if notice.mail == Mail.AT_ONCE:
            outbox.post(MAIL, {"person": notice.person_id}, at=at + SOON)
    return notices


def sees(person: Any, item: Any) -> bool:
    """Whether the person's role lets them see items of this kind; words in one language are seen with their item."""
    model = type(item)
    if isinstance(item, Words):
        model = model._meta.get_field("parent").related_model
    app, name = model._meta.app_label, model._meta.model_name
    return person.has_perm(f"{app}.view_{name}") or person.has_perm(f"{app}.change_{name}")
