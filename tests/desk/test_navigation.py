"""The ways in the head of the desk: each role sees what it may open, and every way it sees opens."""

import re

import pytest
from django.urls import reverse

from newsroom.desk import navigation
from newsroom.desk.navigation import Link, add_link

HOME = reverse("admin:index")


def ways_of(response) -> list[str]:
    return [way.name for way in response.context["ways"]]


@pytest.mark.parametrize(
    ("role", "seen", "not_seen"),
    [
        ("reporter", {"desk", "stories", "events", "reports", "footage"}, {"people", "queue"}),
        ("editor", {"desk", "stories", "events", "reports", "footage"}, {"people", "queue"}),
        ("moderator", {"desk", "stories", "events", "footage", "queue"}, {"people"}),
        ("chief", {"desk", "stories", "events", "footage", "queue"}, {"people"}),
        ("administrator", {"desk", "people"}, {"stories", "events", "footage", "queue"}),
    ],
)
def test_each_role_sees_its_own_ways(request, sign_in, role, seen, not_seen):
    names = set(ways_of(sign_in(request.getfixturevalue(role)).get(HOME)))
    assert seen <= names
    assert not names & not_seen


@pytest.mark.parametrize("role", ["reporter", "editor", "moderator", "chief", "administrator"])
def test_every_way_that_is_shown_opens(request, sign_in, role):
    client = sign_in(request.getfixturevalue(role))
    for way in client.get(HOME).context["ways"]:
        assert client.get(way.address, follow=True).status_code == 200, way.name


@pytest.mark.parametrize(
    ("view", "here"),
    [("index", "desk"), ("articles_article_changelist", "stories"), ("articles_article_add", "stories"),
     ("media_footage_queue", "queue"), ("media_footage_changelist", "footage")],
)  # fmt: skip
def test_the_way_that_the_page_lies_under_is_marked(sign_in, chief, view, here):
    response = sign_in(chief).get(reverse(f"admin:{view}"))
    assert [way.name for way in response.context["ways"] if way.is_here] == [here]
    shown = re.findall(r'<a href="([^"]+)" aria-current="page"', response.content.decode().split("</header>")[0])
    assert shown == [way.address for way in response.context["ways"] if way.is_here]


def test_a_page_of_none_of_them_marks_none(sign_in, chief):
    response = sign_in(chief).get(reverse("admin:password_change"))
    assert not any(way.is_here for way in response.context["ways"])


def test_two_ways_cannot_have_one_key():
    with pytest.raises(ValueError, match="leads somewhere else"):
        add_link(Link("other", "Other", "admin:index", 5, key="d"))
    assert "other" not in navigation.LINKS


def test_who_is_not_logged_in_is_told_no_ways(client, db):
    assert "ways" not in client.get(reverse("admin:login")).content.decode().split("<main")[0]
