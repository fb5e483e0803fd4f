"""Accounts that act for the newsroom itself: nobody can be one of them."""

import pytest

from newsroom.staff.clerks import clerk
from newsroom.staff.models import User

pytestmark = pytest.mark.django_db


def test_it_is_made_once_with_its_permissions_and_cannot_log_in(client):
    made = clerk("inspection", "media.moderate", "workflow.hide")
    assert clerk("inspection").pk == made.pk
    assert User.objects.get(pk=made.pk).has_perms(["media.moderate", "workflow.hide"])
    assert not made.has_usable_password()
    assert not client.login(username="inspection", password="!")


def test_what_somebody_did_to_it_by_hand_is_undone():
    person = User.objects.create_user(
        "inspection", password="secret", is_staff=True, is_superuser=True, is_active=False
    )
    clerk("inspection")
    person.refresh_from_db()
    assert not person.has_usable_password()
    assert (person.is_staff, person.is_superuser, person.is_active) == (False, False, True)
