"""The list of mirrors: the chief keeps it, readers see it at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from newsroom.press.mirrors import check_address
from newsroom.press.models import Mirror


def test_a_chief_adds_a_mirror_that_every_page_then_names(sign_in, chief, client):
    desk = sign_in(chief)
    assert desk.get(reverse("admin:press_mirror_add")).status_code == 200
    given = {
        "name": "Mirror 2", "address": "https://two.example/", "position": 0,
        "shown_since_0": "2020-01-01", "shown_since_1": "00:00", "shown_until_0": "", "shown_until_1": "",
    }  # fmt: skip
    assert desk.post(reverse("admin:press_mirror_add"), given).status_code == 302
    assert Mirror.objects.get().address == "https://two.example"
    for path in ("/", "/fa/", "/about/", "/feeds/"):
        assert f'href="https://two.example{path}"' in client.get(path).content.decode()


def test_others_have_no_say(sign_in, reporter, editor, moderator, administrator):
    for person in (reporter, editor, moderator, administrator):
        assert sign_in(person).get(reverse("admin:press_mirror_changelist")).status_code == 403


@pytest.mark.parametrize(
    ("since", "until", "is_shown"),
    [(0, None, True), (-1, 1, True), (1, None, False), (-2, 0, False), (-2, -1, False)],
)
def test_a_mirror_is_shown_from_its_first_moment_until_its_last(db, now, since, until, is_shown):
    hour = timedelta(hours=1)
    Mirror.objects.create(
        name="Two", address="https://two.example", shown_since=now + since * hour,
        shown_until=None if until is None else now + until * hour,
    )  # fmt: skip
    assert Mirror.objects.shown(at=now).exists() is is_shown


def test_mirrors_stand_in_their_order(db, now):
    for position, name in ((2, "b"), (1, "a"), (3, "c")):
        Mirror.objects.create(name=name, address=f"https://{name}.example", position=position, shown_since=now)
    assert [one.host for one in Mirror.objects.shown(at=now)] == ["a.example", "b.example", "c.example"]


@pytest.mark.parametrize(
    "address",
    ["two.example", "javascript:alert(1)", "https://two.example/news/", "https://two.example/?a=b", "https://a:b@two.example"],
)  # fmt: skip
def test_an_address_that_repeats_no_path_of_ours_is_refused(address):
    with pytest.raises(ValidationError):
        check_address(address)
