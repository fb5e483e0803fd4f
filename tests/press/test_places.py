"""Where an edition was, as readers may know it: found by place, and not found where the place is kept back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from newsroom.press import search
from newsroom.press.models import Edition, EditionPlace, SearchRow
from newsroom.taxonomy.models import Place
from newsroom.workflow import revisions
from tests.factory import make_article, make_event, make_user, move, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def people(vocabulary):
    return {"writer": make_user("Reporter"), "editor": make_user("Editor")}


def filed(item) -> dict[str, set[str]]:
    """The slugs of the places that the item's editions are filed under, by language."""
    return {
        edition.language: set(edition.place_rows.values_list("tag__slug", flat=True))
        for edition in Edition.objects.of(item.kind, item.ref)
    }


def is_found(words: str, at, column: str = "place:") -> bool:
    return bool(search.found(Edition.objects.live(at=at), search.parse(f'{column}"{words}"')))


def _with_place(story, writer, at):
    story.places.set(Place.objects.filter(slug="ahvaz"))
    revisions.record(story, by=writer, at=at)
    return story


def test_an_event_is_filed_under_its_places_in_every_language(people, at):
    event = make_event(people["writer"], at, places=["haft-tappeh", "ahvaz"])
    publish(event, **people, at=at)
    assert filed(event) == {"en": {"haft-tappeh", "ahvaz"}, "fa": {"haft-tappeh", "ahvaz"}}
    rows = EditionPlace.objects.filter(content_object__language="fa")
    assert {(row.language, row.published_at) for row in rows} == {("fa", at)}


def test_a_story_is_filed_under_the_places_it_names(people, at):
    story = _with_place(make_article(people["writer"], at), people["writer"], at)
    publish(story, **people, at=at)
    assert filed(story) == {"en": {"ahvaz"}}


@pytest.mark.parametrize(("precision", "left"), [("county", set()), ("province", set()), ("none", set())])
def test_a_place_that_is_kept_back_is_found_in_no_way(people, at, precision, left):
    event = make_event(people["writer"], at, places=["haft-tappeh"], public_precision=precision)
    publish(event, **people, at=at)
    assert filed(event) == {"en": left, "fa": left}
    for words in ("Haft Tappeh", "هفت‌تپه", "هفت تپه"):
        assert not is_found(words, at, "")


def test_a_city_that_stands_for_a_place_nearby_is_no_place_of_it(people, at):
    event = make_event(people["writer"], at, places=["haft-tappeh"], public_precision="county")
    publish(event, **people, at=at)
    assert [one["is_near"] for one in Edition.objects.of("event", event.ref)[0].facts["places"]] == [True]
    assert filed(event)["en"] == set()


def test_coarsening_takes_the_place_off_what_is_live(people, at):
    event = make_event(people["writer"], at, places=["haft-tappeh"])
    publish(event, **people, at=at)
    assert is_found("Haft Tappeh", at)
    move(event, "coarsen", by=people["editor"], at=at + HOUR, note="Danger.", value="province")
    assert filed(event) == {"en": set(), "fa": set()}
    assert not EditionPlace.objects.exists()
    for words in ("Haft Tappeh", "هفت تپه"):
        assert not is_found(words, at + HOUR, "")
    assert is_found("Khuzestan", at + HOUR)


@pytest.mark.parametrize("hidden", ["Haft Tappeh", "هفت تپه"])
def test_a_name_that_is_hidden_for_safety_files_nothing_in_any_language(people, at, hidden):
    words = {"en": ("Water in Haft Tappeh", "x"), "fa": ("آب در هفت‌تپه", "x")}
    event = make_event(people["writer"], at, places=["haft-tappeh"], words=words)
    publish(event, **people, at=at)
    move(event, "hide_words", by=people["editor"], at=at + HOUR, note="Danger.", value=hidden)
    assert filed(event) == {"en": set(), "fa": set()}
    assert not is_found(hidden, at + HOUR, "")
    move(event, "revise", by=people["writer"], at=at + HOUR)
    for name, by in {"submit": "writer", "approve": "editor"}.items():
        move(event, name, by=people[by], at=at + HOUR)
    move(event, "update", by=people["editor"], at=at + 2 * HOUR, note="More.")
    assert filed(event) == {"en": set(), "fa": set()}, "published again before a second person agreed"
    assert not is_found(hidden, at + 2 * HOUR)


def test_what_is_withdrawn_has_no_place(people, at):
    event = make_event(people["writer"], at, places=["ahvaz"])
    publish(event, **people, at=at)
    move(event, "withdraw", by=people["editor"], at=at + HOUR, note="Wrong.", value="unconfirmed")
    assert not EditionPlace.objects.exists()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("headline:bread", True), ("text:bread", False), ("text:river", True), ("headline:river", False),
        ("place:ahvaz", True), ("place:اهواز", True), ("محل:اهواز", True), ("محل: اهواز", True), ("place:river", False),
        ("تیتر:bread", True), ("متن:river", True), ("شرح:river", False), ("caption:river", False),
        ('headline:"bread queue"', True), ('text:"bread queue"', False), ("«bread queue»", True),
        ("bread -place:ahvaz", False), ("bread -place:tehran", True), ("bread -text:bread", True),
        ("headline:bread text:river", True), ("HEADLINE:bread", True), ("headline:", False), ("nofield:bread", False),
    ],
)  # fmt: skip
def test_words_are_looked_for_in_the_field_that_is_named(people, at, words, found):
    story = make_article(people["writer"], at, headline="Bread queue", body="<p>The river stood here.</p>")
    _with_place(story, people["writer"], at)
    publish(story, **people, at=at)
    query = search.parse(words)
    assert bool(query and search.found(Edition.objects.live(at=at), query)) is found


@pytest.mark.django_db(transaction=True)
def test_what_was_public_before_is_filed_and_found_after_the_migrations(people, at):
    event = make_event(people["writer"], at, places=["haft-tappeh"])
    near = make_event(people["writer"], at, places=["haft-tappeh"], public_precision="county")
    for item in (event, near):
        publish(item, **people, at=at)
    before = {row.pk: (row.headline, row.body) for row in SearchRow.objects.all()}
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes("press")
    try:
        MigrationExecutor(connection).migrate([("press", "0012_merged_into")])
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM press_search")
            assert cursor.fetchone() == (len(before),)
    finally:
        MigrationExecutor(connection).migrate(latest)
    assert filed(event) == {"en": {"haft-tappeh"}, "fa": {"haft-tappeh"}}
    assert filed(near) == {"en": set(), "fa": set()}
    assert {row.pk: row.headline for row in SearchRow.objects.all()} == {key: row[0] for key, row in before.items()}
    assert is_found("Haft Tappeh", at)
    assert is_found("هفت‌تپه", at)
    assert apps.get_model("press", "EditionPlace").objects.count() == 2
