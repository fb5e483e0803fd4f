"""The table of roles names only permissions that exist, and gives each role what it needs and no more."""

import pytest
from django.contrib.auth.models import Group, Permission

from newsroom.staff.roles import ROLES
from tests.factory import give_trust, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_a_role_is_a_group_with_exactly_the_permissions_of_its_row(role):
    held = Group.objects.get(name=role.name).permissions.values_list("content_type__app_label", "codename")
    named = {f"{app}.{codename}" for app, codename in held}
    assert named <= set(role.permissions)
    assert set(role.permissions) - named <= TO_COME


#: permissions of parts of the desk that may not be installed; a role gets them as soon as they are
TO_COME = {"desk.add_comment"}


@pytest.mark.parametrize(
    ("role", "permission", "expected"),
    [
        ("Reporter", "workflow.write", True),
        ("Reporter", "workflow.approve", False),
        ("Reporter", "media.moderate", False),
        ("Reporter", "staff.view_user", False),
        ("Editor", "workflow.publish", True),
        ("Editor", "media.moderate", False),
        ("Moderator", "media.moderate", True),
        ("Moderator", "workflow.publish", False),
        ("Reviewer", "articles.view_article", True),
        ("Reviewer", "desk.add_signoff", True),
        ("Reviewer", "articles.change_article", False),
        ("Reviewer", "workflow.write", False),
        ("Reviewer", "workflow.approve", False),
        ("Reviewer", "workflow.publish", False),
        ("Reviewer", "events.view_report", False),
        ("Reviewer", "desk.add_assignment", False),
        ("Chief", "staff.add_trust", True),
        ("Administrator", "staff.change_user", True),
        ("Administrator", "workflow.approve", False),
        ("Administrator", "articles.change_article", False),
    ],
)
def test_who_may_what(role, permission, expected):
    assert make_user(role).has_perm(permission) is expected


def test_no_role_may_delete_stories_footage_or_the_past():
    names = {permission for role in ROLES for permission in role.permissions}
    assert not {
        name for name in names if ".delete_" in name and not name.startswith(("taxonomy.", "staff.delete_trust"))
    }


def test_duty_without_an_end_cannot_be_stored(at):
    from django.db import IntegrityError

    trust = give_trust(make_user("Editor"), "duty", at=at)
    trust.ends_at = None
    with pytest.raises(IntegrityError):
        trust.save()


def test_the_permissions_come_back_after_every_migrate():
    from newsroom.staff.roles import give_permissions

    Group.objects.get(name="Editor").permissions.clear()
    give_permissions()
    assert Permission.objects.filter(group__name="Editor", codename="publish").exists()
