"""Who may let things go on alone just now, and ending it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from newsroom.staff.models import Trust
from tests.factory import give_trust, make_user


def on_duty(browser) -> list[str]:
    sections = browser.get(reverse("admin:index")).context["sections"]
    return [entry.title for section in sections if section.name == "duty" for entry in section.entries]


def test_a_chief_sees_who_is_on_duty_and_ends_it_at_once(db, now, editor, chief, sign_in):
    trust = give_trust(editor, "duty", at=now)
    browser = sign_in(chief)
    assert on_duty(browser) == ["editor"]
    browser.post(reverse("admin:desk_end_duty", args=[trust.pk]))
    assert on_duty(browser) == []
    assert not editor.has_trust("duty", now + timedelta(seconds=30))
    assert Trust.objects.filter(pk=trust.pk).exists()


def test_other_trust_is_not_ended_there(db, now, editor, chief, sign_in):
    trust = give_trust(editor, "senior", at=now)
    assert sign_in(chief).post(reverse("admin:desk_end_duty", args=[trust.pk])).status_code == 404


@pytest.mark.parametrize(
    ("role", "status"), [("Editor", 403), ("Reporter", 403), ("Administrator", 403), ("Chief", 302)]
)
def test_who_ends_it_for_another(db, now, editor, sign_in, role, status):
    trust = give_trust(editor, "duty", at=now)
    assert sign_in(make_user(role)).post(reverse("admin:desk_end_duty", args=[trust.pk])).status_code == status


def test_everybody_ends_their_own(db, now, editor, sign_in):
    trust = give_trust(editor, "duty", at=now)
    sign_in(editor).post(reverse("admin:desk_end_duty", args=[trust.pk]))
    assert not editor.has_trust("duty", now + timedelta(seconds=30))


def test_it_takes_a_post(db, now, editor, chief, sign_in):
    trust = give_trust(editor, "duty", at=now)
    assert sign_in(chief).get(reverse("admin:desk_end_duty", args=[trust.pk])).status_code == 405
