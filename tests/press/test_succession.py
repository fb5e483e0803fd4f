"""Whoever asks for a merged item gets the one that stands for it."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.press import succession
from newsroom.press.models import Successor
from newsroom.press.paths import standing_for
from newsroom.press.succession import MOST_STEPS, follow
from tests.front.factory import NOW, make_edition

pytestmark = pytest.mark.django_db


def chain(*refs: str, kind: str = "event") -> None:
    for ref, to_ref in pairwise(refs):
        succession.name(kind, ref, to_ref)


def event(ref: str) -> tuple[str, str]:
    return "event", ref


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([], {}),
        (["alone"], {}),
        (["a"], {"a": "c"}),
        (["b"], {"b": "c"}),
        (["c"], {}),
        (["a", "b", "c", "alone"], {"a": "c", "b": "c"}),
    ],
)
def test_each_item_is_followed_to_the_end_of_its_chain(asked, expected):
    chain("a", "b", "c")
    assert follow([event(ref) for ref in asked]) == {event(one): event(end) for one, end in expected.items()}


def test_the_same_reference_of_another_kind_is_another_item():
    chain("a", "b")
    assert follow([("article", "a"), ("event", "a")]) == {event("a"): event("b")}


def test_naming_again_replaces_and_forgetting_ends_it():
    chain("a", "b")
    chain("a", "c")
    assert follow([event("a")]) == {event("a"): event("c")}
    succession.forget("event", "a")
    assert follow([event("a")]) == {}
    assert not Successor.objects.exists()


def test_forgetting_what_was_never_named_does_nothing():
    chain("a", "b")
    succession.forget("event", "b")
    succession.forget("article", "a")
    assert follow([event("a")]) == {event("a"): event("b")}


@pytest.mark.parametrize("circle", [("a", "b", "a"), ("a", "a"), ("a", "b", "c", "a")])
def test_a_circle_comes_to_an_end(circle):
    chain(*circle)
    for ref in set(circle):
        assert set(follow([event(ref)])) <= {event(ref)}


def test_a_chain_as_long_as_the_limit_is_followed_to_its_end():
    refs = [f"e{number}" for number in range(MOST_STEPS + 1)]
    chain(*refs)
    assert follow([event(refs[0])]) == {event(refs[0]): event(refs[-1])}


def test_many_items_are_followed_together():
    for number in range(20):
        chain(f"a{number}", f"b{number}", f"c{number}")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(follow([event(f"a{number}") for number in range(20)])) == 20
    assert len(queries) <= 3


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_edition_that_stands_for_a_merged_item_is_in_the_language_asked_for(language):
    chain("bbbbbbbb", "cccccccc", "dddddddd")
    made = {one: make_edition(ref="dddddddd", language=one, headline=one) for one in ("en", "fa")}
    assert standing_for("event", "bbbbbbbb", language, at=NOW) == made[language]


def test_an_item_that_is_live_itself_stands_for_itself():
    chain("bbbbbbbb", "cccccccc")
    own = make_edition(ref="bbbbbbbb")
    make_edition(ref="cccccccc")
    assert standing_for("event", "bbbbbbbb", "en", at=NOW) == own


def test_nothing_stands_for_what_was_merged_into_something_that_is_not_live():
    chain("bbbbbbbb", "cccccccc")
    assert standing_for("event", "bbbbbbbb", "en", at=NOW) is None
    make_edition(ref="cccccccc")
    assert standing_for("event", "bbbbbbbb", "en", at=datetime(2020, 1, 1, tzinfo=UTC)) is None
