"""Mails that say that something waits, in the language of the person, with a link. They carry nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Min, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from newsroom.desk.notices.models import Digest, Mail, Notice
from newsroom.desk.notices.telling import MAIL
from newsroom.press.nameplate import nameplate
from newsroom.staff.models import User
from newsroom.workflow import outbox

USUAL = Digest(every=Digest.Every.DAY, hour=8)


@outbox.handler(MAIL)
def mail_at_once(payload: dict[str, Any]) -> None:
    """One mail for all that waits for a person; none where it was read, or mailed, meanwhile."""
    person = User.objects.filter(pk=payload["person"], is_active=True).first()
    if person is not None:
        _send(person, Notice.objects.to_be_mailed(person, Mail.AT_ONCE), timezone.now())


def send_digests(at: datetime) -> int:
    """Send the digests that are due at `at`; the number of mails. A second run at the same hour sends none."""
    waiting = Notice.objects.filter(mail=Mail.DIGEST, mailed_at=None, read_at=None)
    oldest = dict(waiting.values_list("person").annotate(Min("told_at")).order_by())
    people = list(User.objects.filter(pk__in=oldest, is_active=True).order_by("pk"))
    habits = {one.person_id: one for one in Digest.objects.filter(person__in=people)}
    due = [person for person in people if is_due(habits.get(person.pk, USUAL), oldest[person.pk], at)]
    return sum(_send_digest(person, oldest[person.pk], at) for person in due)


def is_due(habit: Digest, oldest: datetime, at: datetime) -> bool:
    """Whether a digest goes out now: its hour has come since the `oldest` notice, and none went out since that hour."""
    here = timezone.localtime(at).replace(minute=0, second=0, microsecond=0)
    if habit.every == Digest.Every.DAY:
        here = here.replace(hour=habit.hour) - timedelta(days=here.hour < habit.hour)
    return oldest < here and (habit.sent_at is None or habit.sent_at < here)


def _send_digest(person: Any, oldest: datetime, at: datetime) -> bool:
    with transaction.atomic():
        Digest.objects.get_or_create(person=person)
        habit = Digest.objects.select_for_update().get(person=person)  # two runs at once send one mail
        is_sent = is_due(habit, oldest, at) and _send(person, Notice.objects.to_be_mailed(person, Mail.DIGEST), at)
        if is_sent:
            Digest.objects.filter(pk=habit.pk).update(sent_at=at)
        return is_sent


def _send(person: Any, notices: QuerySet[Notice], at: datetime) -> bool:
    """Mark what the mail stands for, then send it: what cannot be sent is unmarked with its transaction."""
    with transaction.atomic():
        if not person.email or not notices.update(mailed_at=at):
            return False
        with translation.override(person.language):
            send_mail(_subject(), _body(), settings.DEFAULT_FROM_EMAIL, [person.email])
    return True


def _subject() -> str:
    return _("%(newsroom)s: something waits for you") % {"newsroom": nameplate()}


def _body() -> str:
    link = settings.NEWSROOM_ADDRESS.rstrip("/") + reverse("admin:desk_notices")
    return _(
        "Something waits for you at the desk:\n\n%(link)s\n\nWhat it is stands there and not in this mail. "
        "There you can also choose what you are told, and when.\n"
    ) % {"link": link}
