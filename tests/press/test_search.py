"""Search finds what readers mean, in either script and spelling, on both databases."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.press import search
from newsroom.press.models import Edition
from tests.factory import make_article, make_event, make_user, publish
from tests.front.factory import NOW, make_edition

pytestmark = pytest.mark.django_db
LETTERS = "ab:\"-«»()*^& |!\\'\u200cكتیر محل\u064e1_"


@pytest.fixture
def corpus(vocabulary, at):
    reporter, editor = make_user("Reporter"), make_user("Editor")
    event = make_event(reporter, at, types=["flood"], places=["kut-abdollah"], provinces=["khuzestan"])
    story = make_article(
        reporter, at, headline="Bread queue grows", body="<p>The river bread of the town was late.</p>"
    )
    other = make_article(reporter, at, headline="A quiet day", body="<p>Nothing but bread.</p>")
    for item in (event, story, other):
        publish(item, writer=reporter, editor=editor, at=at)


def find(words: str, at, language: str = "en") -> list[str]:
    query = search.parse(words)
    live = Edition.objects.live(at=at).filter(language=language)
    return [Edition.objects.get(pk=pk).headline for pk in search.found(live, query)] if query else []


@pytest.mark.parametrize(
    "words", ["Khuzestan", "khouzestan", "خوزستان", "خوزستان ", "كوت عبدالله", "کوت‌عبدالله", "flood"]
)
def test_an_event_is_found_by_its_place_in_any_spelling(corpus, at, words):
    assert len(find(words, at)) == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bread", ["Bread queue grows", "A quiet day"]),
        ("bread -quiet", ["Bread queue grows"]),
        ('"river bread"', ["Bread queue grows"]),
        ('"bread river"', []),
        ('bread -"river bread"', ["A quiet day"]),
        ("-bread", []),
        ("nowhere", []),
        ("   ", []),
    ],
)
def test_words_phrases_and_minus(corpus, at, words, expected):
    assert find(words, at) == expected


@pytest.mark.parametrize(
    "words",
    ["'", '"', '""', "a' OR 1=1 --", "NEAR(a b)", "headline:x", "*", "(((", "a AND OR b",
     "\\", "%_", "\0", "!a & | b", ":*", "x" * 5000,
     "^a", "{a b}", "-", "--", '-"', "ك" * 300, "🌊", "a\u200cb"],
)  # fmt: skip
def test_hostile_words_raise_nothing(corpus, at, words):
    find(words, at)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.sampled_from(LETTERS), max_size=40))
def test_whatever_is_typed_can_be_asked_of_the_index_and_is_known_by_its_place(words):
    query = search.parse(words)
    for term in (*query.wanted, *query.unwanted):
        start, end = term.span
        assert tuple(word for _span, word in search.tokens(words[start:end])) == term.words
    if query:
        search.found(Edition.objects.all(), query)


def test_what_is_not_live_is_not_found(corpus, at):
    later = at + timedelta(hours=1)
    Edition.objects.filter(headline="A quiet day").update(live_until=later)
    assert find("quiet", at) == ["A quiet day"]
    assert find("quiet", later) == []


@pytest.mark.parametrize("few", [-1, 10_000], ids=["walked to", "taken at once"])
def test_the_newest_that_match_are_found_either_way(monkeypatch, few):
    """PostgreSQL has two ways, by how many it expects; SQLite one."""
    monkeypatch.setattr(search, "FEW", few)
    editions = [make_edition(headline="Flood", language="fa" if number == 0 else "en") for number in range(9)]
    make_edition(headline="Strike")
    newest = [edition.pk for edition in reversed(editions)]
    live, query = Edition.objects.live(at=NOW), search.parse("flood")
    assert search.newest_rows(live, query, 4, "pk") == [(pk,) for pk in newest[:4]]
    assert search.newest_rows(live, query, 40, "pk", "language")[-1] == (newest[-1], "fa")
    assert search.newest_rows(live.filter(language="fa"), query, 1, "pk") == [(newest[-1],)]
