"""What a story must not be."""

import pytest

from articles.models import Article
from newsroom.taxonomy.models import Place
from tests.factory import make_article, make_event, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("precision", "is_refused"),
    [("site", False), ("place", True), ("county", True), ("province", True), ("none", True)],
)
def test_a_story_does_not_say_more_exactly_where_it_was_than_its_event(vocabulary, at, precision, is_refused):
    reporter = make_user("Reporter")
    event = make_event(reporter, at, places=["haft-tappeh"], public_precision=precision)
    story = make_article(reporter, at, events=[event])
    story.places.set(Place.objects.filter(slug="haft-tappeh"))
    assert bool(story.missing_for_publication()) is is_refused


def test_a_story_of_another_place_is_not_touched_by_that(vocabulary, at):
    reporter = make_user("Reporter")
    event = make_event(reporter, at, places=["haft-tappeh"], public_precision="none")
    story = make_article(reporter, at, events=[event])
    story.places.set(Place.objects.filter(slug="tehran"))
    assert story.missing_for_publication() == []


def test_a_slug_that_is_taken_is_refused_with_a_sentence(vocabulary, at):
    from django.core.exceptions import ValidationError

    reporter = make_user("Reporter")
    make_article(reporter, at, slug="taken")
    with pytest.raises(ValidationError, match="taken by another article"):
        Article(headline="x", slug="Taken", language="en").clean()
    Article(headline="x", slug="taken", language="fa").clean()
