"""Accounts and trust: nobody raises themself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.staff.models import Trust, User
from tests.desk.pages import address, filled_in

ADD_TRUST = "admin:staff_trust_add"


def give(browser, person: User, power: str = "senior", ends_at: str = ""):
    date, _space, time = ends_at.partition(" ")
    data = {"person": person.pk, "power": power, "reason": "Night shift.", "ends_at_0": date, "ends_at_1": time}
    return browser.post(reverse(ADD_TRUST), data)


def test_a_chief_gives_trust_in_their_own_name(vocabulary, chief, editor, sign_in):
    before = timezone.now()
    assert give(sign_in(chief), editor).status_code == 302
    trust = Trust.objects.get()
    assert (trust.person, trust.given_by) == (editor, chief)
    assert trust.given_at >= before


def test_a_chief_gives_none_to_themself(db, chief, sign_in):
    answer = give(sign_in(chief), chief)
    assert "You cannot give trust to yourself" in answer.content.decode()
    assert not Trust.objects.exists()


def test_duty_without_an_end_is_refused_with_a_sentence(db, chief, editor, sign_in):
    browser = sign_in(chief)
    assert "Duty needs an end time" in give(browser, editor, "duty").content.decode()
    assert not Trust.objects.exists()


@pytest.mark.parametrize(("hours", "is_given"), [(8, True), (23, True), (25, False), (24 * 365, False)])
def test_duty_lasts_a_day_at_most(db, chief, editor, sign_in, hours, is_given):
    ends_at = timezone.localtime(timezone.now() + timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M:%S")
    answer = give(sign_in(chief), editor, "duty", ends_at)
    assert ("Duty lasts 24 hours at most" in answer.content.decode()) is not is_given
    assert editor.has_trust("duty", timezone.now()) is is_given


def test_duty_is_not_prolonged_past_a_day_by_changing_the_row(db, chief, editor, sign_in):
    now = timezone.now()
    trust = Trust.objects.create(
        person=editor, power="duty", given_by=chief, given_at=now, ends_at=now + timedelta(hours=20), reason="test"
    )
    browser = sign_in(chief)
    data = {"person": editor.pk, "power": "duty", "reason": "Longer.", "ends_at_0": "2060-01-01", "ends_at_1": "00:00"}
    assert "Duty lasts 24 hours at most" in browser.post(address(trust), data).content.decode()
    trust.refresh_from_db()
    assert trust.ends_at == now + timedelta(hours=20)


def test_duty_is_ended_and_never_deleted(db, chief, editor, sign_in):
    now = timezone.now()
    trust = Trust.objects.create(
        person=editor, power="duty", given_by=chief, given_at=now, ends_at=now + timedelta(hours=20), reason="test"
    )
    assert sign_in(chief).post(address(trust, "delete"), {"post": "yes"}).status_code == 403
    assert Trust.objects.filter(pk=trust.pk).exists()


@pytest.mark.parametrize("role", ["reporter", "editor", "moderator", "administrator"])
def test_others_give_no_trust(db, request, chief, role, sign_in):
    person = request.getfixturevalue(role)
    assert give(sign_in(person), chief).status_code == 403


def test_a_chief_does_not_lengthen_their_own_duty(db, chief, sign_in):
    now = timezone.now()
    trust = Trust.objects.create(
        person=chief, power="duty", given_by=chief, given_at=now, ends_at=now + timedelta(days=1), reason="test"
    )
    assert sign_in(chief).post(address(trust), {"ends_at_0": "2060-01-01", "ends_at_1": "00:00"}).status_code == 403


def test_an_administrator_changes_roles_of_others_and_not_their_own(db, administrator, editor, sign_in):
    browser = sign_in(administrator)
    fields = browser.get(address(editor)).context["adminform"].form.fields
    assert "groups" in fields
    assert "is_superuser" not in fields
    data = filled_in(browser.get(address(administrator))) | {
        "groups": [1, 2, 3, 4],
        "is_superuser": "on",
        "first_name": "Ada",
    }
    assert browser.post(address(administrator), data).status_code == 302
    administrator.refresh_from_db()
    assert (administrator.first_name, administrator.is_superuser) == ("Ada", False)
    assert [group.name for group in administrator.groups.all()] == ["Administrator"]


def test_an_account_above_all_roles_is_out_of_reach(db, administrator, sign_in):
    above = User.objects.create_superuser("above", password="secret")
    browser = sign_in(administrator)
    assert browser.post(address(above), {"username": "mine"}).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[above.pk])
    assert browser.post(password, {"password1": "Long-enough-1", "password2": "Long-enough-1"}).status_code == 403


@pytest.mark.parametrize("model", ["moverecord", "revision", "afterreview", "outbox"])
def test_what_happened_is_read_and_never_written(db, chief, sign_in, model):
    browser = sign_in(chief)
    assert browser.get(reverse(f"admin:workflow_{model}_changelist")).status_code == 200
    assert browser.get(reverse(f"admin:workflow_{model}_add")).status_code == 403
