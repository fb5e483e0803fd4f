"""What is checked: the saved story, and what a form holds; provinces as the parser of captions finds them."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from articles.checking import story as stories
from articles.checking.checks import CHECKS, findings
from articles.checking.provinces import named_provinces
from articles.checking.words import SAID
from events.words_known import lexicon
from newsroom.taxonomy.models import Province
from tests.desk.pages import address
from tests.factory import make_article, make_still, make_user


@pytest.fixture
def reporter(db):
    return make_user("Reporter", "reporter")


def test_every_finding_has_words() -> None:
    assert set(SAID) == {check.code for check in CHECKS}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Floods in Khuzestan and in Isfahan Province.", ["IR-06", "IR-10"]),
        ("در خوزستان و استان مرکزی باران آمد", ["IR-06", "IR-00"]),
        ("بانک مرکزی اعلام کرد", []),
        ("خبرگزاری فارس نوشت", []),
        ("Fars News Agency wrote", []),
        ("the Persian Gulf", []),
    ],
)
def test_provinces_are_found_in_both_scripts(vocabulary, text, codes) -> None:
    assert [code for code, _words in named_provinces(text, lexicon())] == codes


def test_the_quote_is_how_the_text_spells_it(vocabulary) -> None:
    assert list(named_provinces("Rain in khouzestan.", lexicon())) in ([("IR-06", "khouzestan")], [])
    assert list(named_provinces("باران در خوزستان", lexicon())) == [("IR-06", "خوزستان")]


def test_a_saved_story_is_checked_with_what_is_chosen_beside_it(vocabulary, at, reporter) -> None:
    still = make_still(reporter, at)
    body = f'<p>Rain in Khuzestan and Lorestan.</p><figure data-embed="footage:{still.ref}"></figure>'
    article = make_article(reporter, at, provinces=["khuzestan"], body=body, language="fa")
    story = stories.of_item(article)
    assert story.has_byline
    assert story.has_place
    assert [one.value for one in findings(story) if one.code == "untagged_province"] == ["IR-15"]
    assert story.silent == {f"footage:{still.ref}"}  # it has words in English only
    article.language = "en"
    assert stories.of_item(article).silent == frozenset()


def form(**values) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in {"language": "en", "headline": "A", "body": "<p>b</p>", **values}.items():
        data.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    return data


@pytest.mark.parametrize(
    ("values", "has_byline", "has_place"),
    [
        ({}, False, False),
        ({"credit": "Desk West"}, True, False),
        ({"bylines__0__author": "4"}, True, False),
        ({"bylines__0__author": ""}, False, False),
        ({"bylines__0__author": "4", "bylines__0__DELETE": "on"}, False, False),
        ({"dateline": "Shadegan"}, False, True),
        ({"places": ["3"]}, False, True),
        ({"provinces": ["nonsense", "99999999999999999999"]}, False, False),
    ],
)
def test_what_a_form_holds_is_checked_as_it_stands(vocabulary, values, has_byline, has_place) -> None:
    story = stories.of_form(form(**values))
    assert (story.has_byline, story.has_place) == (has_byline, has_place)


def test_ticked_provinces_count(vocabulary) -> None:
    province = Province.objects.get(slug="khuzestan")
    story = stories.of_form(form(provinces=[str(province.pk)], body="<p>Rain in Khuzestan.</p>"))
    assert story.provinces == {"IR-06"}
    assert [one.code for one in findings(story)] == ["no_byline"]


ADDRESS = reverse("admin:articles_article_checks")


def test_the_desk_answers_while_somebody_writes_and_keeps_nothing(vocabulary, at, reporter, client) -> None:
    article = make_article(reporter, at, body="<p>Saved.</p>")
    client.force_login(reporter)
    answer = client.post(
        ADDRESS, {"language": "en", "headline": "A", "body": '<p><a href="/a">here</a> <script>x</script></p>'}
    )
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert 'data-quote="here"' in answer.content.decode()
    assert "<script" not in answer.content.decode()
    article.refresh_from_db()
    assert article.body == "<p>Saved.</p>"


def test_words_of_a_story_are_not_read_as_markup(vocabulary, reporter, client) -> None:
    client.force_login(reporter)
    page = client.post(ADDRESS, {"headline": '"><b>' + "x" * 100, "body": "<p>a</p>"}).content.decode()
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_who_may_ask(vocabulary, client) -> None:
    assert client.post(ADDRESS, {}).status_code == 302
    client.force_login(make_user("Administrator", "administrator"))
    assert client.post(ADDRESS, {}).status_code == 403
    client.force_login(make_user("Moderator", "moderator"))
    assert client.post(ADDRESS, {}).status_code == 200
    assert client.get(ADDRESS).status_code == 405


def test_the_page_of_a_story_shows_its_checks_and_its_length(vocabulary, at, reporter, client) -> None:
    article = make_article(reporter, at, body='<p>Five words are in here: <a href="/a">here</a>.</p>')
    client.force_login(reporter)
    page = client.get(address(article)).content.decode()
    assert 'id="story-checks"' in page
    assert "Words: 6 · time to read: 1 min" in page
    assert "A link that only says “here”" in page


def test_a_desk_in_persian_counts_in_its_digits(vocabulary, at, client) -> None:
    writer = make_user("Reporter", "farsi", language="fa")
    article = make_article(writer, at, language="fa", body="<p>" + "آب " * 12 + "</p>")
    client.force_login(writer)
    page = client.get(address(article), headers={"accept-language": "fa"}).content.decode()
    assert "۱۲" in page[page.index('class="checks-length"') :][:200]
