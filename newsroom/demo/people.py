"""The six accounts of the demo and what they are trusted with. Nobody of this name exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _

from newsroom.staff import roles
from newsroom.staff.models import Trust, User

ADDRESS = "%s@demo.invalid"  # a domain that can never exist: it marks an account as one of the demo
ROLES = {
    "reporter": roles.REPORTER,
    "editor": roles.EDITOR,
    "moderator": roles.MODERATOR,
    "chief": roles.CHIEF,
    "reviewer": roles.REVIEWER,
    "admin": roles.ADMINISTRATOR,
}
DUTY_HOURS = 24
PAST = timedelta(days=30)  # the demo begins less long ago, and its footage was cleared by who was trusted then


class NameTaken(Exception):  # noqa: N818 - it reads as what happened
    """An account that is not of the demo has one of its names; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The people of the demo by what they do."""

    reporter: User
    editor: User
    moderator: User
    chief: User
    reviewer: User
    admin: User


@transaction.atomic
def hire(at: datetime) -> Desk:
    """The demo's accounts with their roles and trust, made where they are missing; duty runs for a day from `at`.

    Raises NameTaken rather than change an account of a real colleague.
    """
    desk = Desk(**{name: _account(name, role) for name, role in ROLES.items()})
    _trust(desk.moderator, Trust.Power.SENIOR, desk.chief, at, "Demonstration: takes the second look at footage.")
    _trust(desk.chief, Trust.Power.CUSTODIAN, desk.admin, at, "Demonstration: keeps the originals.")
    _trust(desk.editor, Trust.Power.DUTY, desk.chief, at, "Demonstration: on duty today.")
    Trust.objects.filter(person=desk.editor, power=Trust.Power.DUTY).update(ends_at=_end_of_duty(at))
    return desk


def give_password(password: str) -> list[str]:
    """Set one password for all accounts of the demo, so that what is printed is true; returns their names."""
    for name in ROLES:
        person = User.objects.get(username=name, email=ADDRESS % name)
        if not person.check_password(password):
            person.set_password(password)
            person.save(update_fields=["password"])
    return list(ROLES)


def _account(name: str, role: roles.Role) -> User:
    person = User.objects.filter(username=name).first()
    if person is not None and person.email != ADDRESS % name:
        raise NameTaken(
            _(
                "The account “%(name)s” is not one of the demo, so nothing was changed. "
                "Choose another NEWSROOM_DATA_DIR for the demo."
            )
            % {"name": name}
        )
    if person is None:
        person = User(username=name, email=ADDRESS % name, first_name="Demo", last_name=name.capitalize())
        person.is_staff = True
        person.set_unusable_password()
        person.save()
        person.groups.add(Group.objects.get(name=role.name))
    return person


def _trust(person: User, power: str, given_by: User, at: datetime, reason: str) -> None:
    Trust.objects.get_or_create(
        person=person,
        power=power,
        defaults={
            "given_by": given_by,
            "given_at": at - PAST,
            "ends_at": _end_of_duty(at) if power == Trust.Power.DUTY else None,
            "reason": reason,
        },
    )


def _end_of_duty(at: datetime) -> datetime:
    return at + timedelta(hours=DUTY_HOURS)
