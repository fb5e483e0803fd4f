"""Pages of authors: only who wants one, only with something public, nothing of the account, nothing left when it goes."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from articles import authors
from articles.models import AuthorProfile
from newsroom.press.models import Edition, PastEdition, PublicPath
from newsroom.staff.models import User
from tests.desk.pages import address as page_of
from tests.factory import make_article, make_user, move, publish
from tests.front.factory import make_edition

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
PATH = "/authors/desk-west/"


@pytest.fixture
def people(vocabulary) -> dict[str, User]:
    return {role: make_user(role) for role in ("Reporter", "Editor", "Chief")}


@pytest.fixture
def story(people, at):
    """A live story of Desk West, an hour ago."""
    with time_machine.travel(at, tick=False):
        article = make_article(people["Reporter"], at - HOUR, headline="Water in the streets")
        publish(article, writer=people["Reporter"], editor=people["Editor"], at=at - HOUR)
        yield article


def shown(at, **values) -> AuthorProfile:
    """The profile with a page for readers."""
    profile = AuthorProfile.objects.get(slug="desk-west")
    for name, value in {"is_public": True, "bio_en": "Writes of rivers.", "role_en": "Desk", **values}.items():
        setattr(profile, name, value)
    profile.save()
    authors.arrange(profile, at=at)
    return profile


def test_all_stories_of_an_author_are_a_list_like_any_other(client):
    person = make_edition("author", headline="Desk West", slug="desk-west")
    for number in range(3):
        make_edition("article", headline=f"Story {number}", links=(("author", "author", person.ref),))
    make_edition("article", headline="By others")
    assert 'href="/articles/?author=desk-west">All of these' in client.get(PATH).content.decode()
    page = client.get("/articles/?author=desk-west").content.decode()
    assert [f"Story {number}" in page for number in range(3)] == [True] * 3
    assert "By others" not in page
    assert "Desk West</bdi>" in page
    assert len(client.get("/articles/list.json?author=desk-west").json()["items"]) == 3
    assert "Story 2" in client.get("/feeds/articles.xml?author=desk-west").content.decode()
    assert "is listed among the authors" in client.get("/articles/?author=nobody").content.decode()


def test_nobody_has_a_page_who_did_not_ask_for_one(client, story):
    assert client.get(PATH).status_code == 404
    assert PATH not in client.get(story.live_editions(story.created_at + HOUR)[0].path).content.decode()
    assert "Desk West" not in client.get("/authors/").content.decode()


@pytest.mark.parametrize(("prefix", "name"), [("", "Desk West"), ("/fa", "میز غرب")])
def test_a_page_names_its_person_as_printed_and_lists_the_stories(client, story, at, people, prefix, name):
    shown(at, account=people["Reporter"], bio_fa="از رودها می‌نویسد.")
    page = client.get(prefix + PATH).content.decode()
    assert f"<h1><bdi>{name}</bdi></h1>" in page
    assert ("Water in the streets" in page) == (prefix == "")
    assert people["Reporter"].username not in page
    assert name in client.get(f"{prefix}/authors/").content.decode()


def test_the_byline_leads_to_the_page(client, story, at):
    shown(at)
    page = client.get(Edition.objects.get(kind="article").path).content.decode()
    assert f'<a href="{PATH}" rel="author"><bdi>Desk West</bdi></a>' in page
    assert '"@type":"Person","name":"Desk West","url":' in page, "machines are told the address"


def test_machines_are_told_of_a_person_and_not_where_a_page_would_be(client, story, at):
    assert (
        '"@type":"Person","name":"Desk West"}' in client.get(Edition.objects.get(kind="article").path).content.decode()
    )
    shown(at)
    assert '"@type":"ProfilePage"' in client.get(PATH).content.decode()


def test_the_page_is_there_only_while_something_of_theirs_is_public(client, story, at, people):
    shown(at)
    assert client.get(PATH).status_code == 200
    move(story, "withdraw", by=people["Editor"], at=at, note="r", value="wrong")
    response = client.get(PATH)
    assert response.status_code == 410
    assert "Desk West" not in response.content.decode()


def test_a_page_opens_with_the_first_story(client, people, at):
    AuthorProfile.objects.create(slug="desk-west", name_en="Desk West", is_public=True)
    with time_machine.travel(at, tick=False):
        assert client.get(PATH).status_code == 404
        publish(make_article(people["Reporter"], at), writer=people["Reporter"], editor=people["Editor"], at=at)
        assert client.get(PATH).status_code == 200


def test_a_page_that_is_taken_away_leaves_no_name_behind(client, story, at):
    shown(at)
    shown(at, is_public=False)
    response = client.get(PATH)
    assert response.status_code == 410
    assert "This page is no longer available." in response.content.decode()
    for model in (Edition, PastEdition, PublicPath):
        assert not model.objects.filter(kind="author").exclude(**_neutral(model)).exists()


def _neutral(model) -> dict[str, str]:
    return {"path__startswith": "erased:"} if model is PublicPath else {"pk": 0}


def test_an_address_that_is_given_up_does_not_lead_to_the_new_name(client, story, at):
    shown(at)
    shown(at, slug="desk-east", name_en="Desk East")
    assert client.get(PATH).status_code == 410
    assert client.get("/authors/desk-east/").status_code == 200


def test_earlier_words_of_a_profile_are_shown_to_nobody(client, story, at):
    shown(at, bio_en="Lives in the north.")
    shown(at, bio_en="Writes.")
    for address in (PATH, f"{PATH}?v=1", "/feeds/all.xml"):
        assert "north" not in client.get(address).content.decode()
    assert client.get(f"{PATH}?v=2").status_code == 404


def test_a_name_that_is_hidden_in_a_story_takes_the_story_off_the_page(client, story, at, people):
    shown(at)
    move(story, "hide_words", by=people["Editor"], at=at, note="Danger.", value="Desk West")
    page = client.get(PATH)
    assert "Water in the streets" not in page.content.decode()
    assert PATH not in client.get(Edition.objects.get(kind="article").path).content.decode()


def test_people_are_in_no_list_of_news(client, story, at):
    shown(at)
    for address in ("/feeds/all.xml", "/search/?q=rivers", "/"):
        assert PATH not in client.get(address).content.decode()


def test_who_may_not_publish_can_take_a_page_away_but_not_change_it(client, story, at, people):
    profile = shown(at)
    client.force_login(people["Reporter"])
    address = f"/admin/articles/authorprofile/{profile.pk}/change/"
    words = {"name_en": "Desk West", "slug": "desk-west", "bio_en": "Mine now.", "is_public": "on"}
    assert "may publish" in client.post(address, words).content.decode()
    profile.refresh_from_db()
    assert profile.bio_en == "Writes of rivers."
    words.pop("is_public")
    assert client.post(address, words).status_code == 302
    assert client.get(PATH).status_code == 410
    client.force_login(people["Editor"])
    assert client.post(address, words | {"is_public": "on"}).status_code == 302
    assert "Mine now." in client.get(PATH).content.decode()


@pytest.mark.parametrize(("role", "may"), [("Chief", True), ("Reporter", False)])
def test_who_may_hide_for_safety_may_say_that_a_name_is_printed_again(story, people, client, role, may):
    profile = AuthorProfile.objects.get(slug="desk-west")
    profile.is_withheld = True
    profile.save()
    data = {"name_en": "Desk West", "slug": "desk-west", "name_fa": "میز غرب"}
    client.force_login(people[role])
    page = client.post(page_of(profile), data)
    profile.refresh_from_db()
    assert (page.status_code == 302, profile.is_withheld) == (may, not may)
    if not may:
        assert "“Desk West” was erased for safety in a story." in page.content.decode()


def test_a_name_that_is_not_printed_has_no_page(story, people, client):
    profile = AuthorProfile.objects.get(slug="desk-west")
    data = {"name_en": "Desk West", "slug": "desk-west", "is_withheld": "on", "is_public": "on"}
    client.force_login(people["Chief"])
    said = client.post(page_of(profile), data).content.decode()
    assert "so it has no page for readers either" in said
