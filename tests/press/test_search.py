"""Search finds what readers mean, in either script and spelling, on both databases."""

from datetime import timedelta

import pytest

from newsroom.press import search
from newsroom.press.models import Edition
from tests.factory import make_article, make_event, make_user, publish

pytestmark = pytest.mark.django_db


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


def test_what_is_not_live_is_not_found(corpus, at):
    later = at + timedelta(hours=1)
    Edition.objects.filter(headline="A quiet day").update(live_until=later)
    assert find("quiet", at) == ["A quiet day"]
    assert find("quiet", later) == []
