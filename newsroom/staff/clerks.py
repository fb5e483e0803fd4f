"""Accounts that act for the newsroom itself. Nobody is one of them, so everybody is the second pair of eyes."""

from __future__ import annotations

from django.contrib.auth.models import Permission

from newsroom.staff.models import User


def clerk(username: str, *permissions: str) -> User:
    """The account of that name, made when it is missing. It can never log in, whatever somebody did to it by hand.

    `permissions` ("app.codename") are given to it; those it has stay.
    """
    person, _is_new = User.objects.get_or_create(username=username, defaults={"password": "!"})
    if person.has_usable_password() or person.is_staff or person.is_superuser or not person.is_active:
        person.set_unusable_password()
        person.is_staff = person.is_superuser = False
        person.is_active = True
        person.save()
    for permission in permissions:
        app, codename = permission.split(".")
        person.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return person
