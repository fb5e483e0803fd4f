"""What a form says, as readers would see it, before it is saved."""

from datetime import timedelta

import pytest
from django.test import Client

from articles.models import Article
from newsroom.desk.looking.looking import cut
from newsroom.taxonomy.models import Province
from tests.desk.pages import address, filled_in
from tests.factory import make_article, make_event, make_user, move, publish

HOUR = timedelta(hours=1)


@pytest.fixture
def story(vocabulary, reporter, now):
    return make_article(reporter, now - HOUR, headline="Saved headline")


def look(desk, item, **typed):
    data = filled_in(desk.get(address(item))) | typed
    return desk.post(address(item, "look"), data)


def test_the_page_and_the_cards_say_what_is_typed_and_nothing_is_saved(sign_in, reporter, story):
    khuzestan = Province.objects.get(slug="khuzestan")
    answer = look(
        sign_in(reporter), story, scale="page", headline="Typed headline", search_title="Typed title",
        search_text="Typed description", social_text="Typed card", provinces=[khuzestan.pk],
    )  # fmt: skip
    made = answer.json()
    assert "no-store" in answer.headers["Cache-Control"]
    assert "<h1>Typed headline</h1>" in made["page"]
    assert "<title>Typed title – " in made["page"]
    assert '<meta name="description" content="Typed description">' in made["page"]
    assert '<meta property="og:title" content="Typed headline">' in made["page"]
    assert '<meta property="og:description" content="Typed card">' in made["page"]
    assert khuzestan.name_in("en") in made["page"]
    for words in ("Typed title", "Typed description", "Typed headline", "Typed card"):
        assert words in made["cards"]
    assert Article.objects.get().headline == "Saved headline"
    assert not Article.objects.get().provinces.exists()


def test_a_form_with_a_mistake_shows_what_can_be_read(sign_in, reporter, story):
    made = look(sign_in(reporter), story, scale="page", headline="", standfirst="Typed standfirst").json()
    assert "Typed standfirst" in made["page"]


def test_the_page_is_made_only_when_it_is_open(sign_in, reporter, story):
    assert look(sign_in(reporter), story).json()["page"] == ""


def test_what_is_typed_is_cleaned(sign_in, reporter, story):
    made = look(
        sign_in(reporter), story, scale="page", body="<p>x</p><script>alert(1)</script>", headline="<b>x</b>"
    ).json()
    assert "<script>alert" not in made["page"]
    assert "<b>x</b>" not in made["page"] + made["cards"]


def test_a_closed_item_is_shown_as_it_was_saved(sign_in, reporter, editor, story, now):
    move(story, "submit", by=reporter, at=now)
    move(story, "approve", by=editor, at=now)
    made = sign_in(reporter).post(address(story, "look"), {"scale": "page", "headline": "Typed"}).json()
    assert "<h1>Saved headline</h1>" in made["page"]


def test_who_may_look(sign_in, administrator, story):
    assert sign_in(administrator).post(address(story, "look")).status_code == 403
    assert Client().post(address(story, "look")).status_code == 302
    assert sign_in(make_user("Editor")).get(address(story, "look")).status_code == 405


def test_other_kinds_have_no_cards_of_their_own(sign_in, reporter, vocabulary, now):
    event = make_event(reporter, now - HOUR)
    assert "data-look" not in sign_in(reporter).get(address(event)).content.decode()


def test_readers_pages_say_the_words_for_search_and_cards(reporter, editor, vocabulary, now, client):
    story = make_article(reporter, now - HOUR, search_title="Short title", search_text="Short text", social_text="Card")
    plain = make_article(reporter, now - HOUR, headline="Plain", standfirst="Standing first.")
    for one in (story, plain):
        publish(one, writer=reporter, editor=editor, at=now - HOUR / 2)
    page = client.get(story.live_editions(now).get().path).content.decode()
    assert "<title>Short title – " in page
    assert f'og:title" content="{story.headline}"' in page
    assert 'name="description" content="Short text"' in page
    assert 'og:description" content="Card"' in page
    page = client.get(plain.live_editions(now).get().path).content.decode()
    assert "<title>Plain – " in page
    assert page.count('content="Standing first."') == 2


def test_a_passage_that_is_taken_out_leaves_them_too(reporter, editor, chief, vocabulary, now):
    story = make_article(
        reporter, now - HOUR, search_text="It was the third house.", social_text="The third house burnt."
    )
    publish(story, writer=reporter, editor=editor, at=now - HOUR / 2)
    move(story, "take_out", by=chief, at=now, note="x", value="third house")
    story.refresh_from_db()
    edition = story.live_editions(now).get()
    for words in (story.search_text, story.social_text, str(edition.facts)):
        assert "third house" not in words


@pytest.mark.parametrize(
    ("text", "most", "shown"), [("one two", 10, "one two"), ("one two three", 10, "one two …"), ("  a\n b ", 9, "a b")]
)
def test_words_are_cut_between_words(text, most, shown):
    assert cut(text, most) == shown
