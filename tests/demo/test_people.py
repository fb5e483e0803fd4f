"""The accounts of the demo."""

from datetime import timedelta

import pytest

from newsroom.demo import people
from newsroom.staff.models import Trust, User
from tests.factory import make_user


def test_an_account_of_a_real_colleague_is_left_alone(db, at):
    make_user("Reporter", "editor")
    with pytest.raises(people.NameTaken, match="editor"):
        people.hire(at)
    assert not User.objects.filter(username="reporter").exists()


def test_hiring_twice_makes_nobody_twice_and_prolongs_duty(db, at):
    desk = people.hire(at)
    later = at + timedelta(days=10)
    assert not desk.editor.has_trust("duty", later)
    assert people.hire(later) == desk
    assert desk.editor.has_trust("duty", later)
    assert (User.objects.count(), Trust.objects.count()) == (6, 3)


def test_nobody_gave_trust_to_themself(db, at):
    people.hire(at)
    assert not [row for row in Trust.objects.all() if row.person_id == row.given_by_id or not row.reason]


def test_the_printed_password_opens_every_account_and_the_old_one_none(db, at):
    people.hire(at)
    for password in ("first-password", "second-password"):
        names = people.give_password(password)
    found = [User.objects.get(username=name) for name in names]
    assert len(found) == 6
    assert all(person.check_password("second-password") for person in found)
    assert not any(person.check_password("first-password") for person in found)


def test_an_account_without_a_given_password_cannot_log_in(db, at):
    assert not people.hire(at).reporter.has_usable_password()
