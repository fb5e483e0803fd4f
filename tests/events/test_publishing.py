"""What an edition of an event says, language by language."""

from datetime import timedelta

import pytest
import time_machine

from events.drafts import take_in
from events.words_known import lexicon
from newsroom.press.banner import put_up
from newsroom.press.models import Correction, Edition, PastEdition
from newsroom.taxonomy.models import Actor
from newsroom.text.letters import name_key
from newsroom.workflow import revisions
from tests.factory import make_event, make_user, move, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def people(vocabulary):
    return {"writer": make_user("Reporter"), "editor": make_user("Editor")}


def editions(item) -> dict[str, Edition]:
    return {edition.language: edition for edition in Edition.objects.of(item.kind, item.ref)}


def test_what_the_confidence_rests_on_is_said_in_the_language_of_the_page(people, at):
    event = make_event(
        people["writer"],
        at,
        confidence="confirmed",
        confidence_basis="Two clips agree.",
        words={"en": ("A", ""), "fa": ("ب", "")},
    )
    event.texts.filter(language="fa").update(confidence_basis="دو ویدیو با هم می‌خوانند.")
    revisions.record(event, by=people["writer"], at=at)
    publish(event, **people, at=at)
    found = {language: edition.facts["confidence_basis"] for language, edition in editions(event).items()}
    assert found == {"en": "Two clips agree.", "fa": "دو ویدیو با هم می‌خوانند."}


def test_a_caption_without_date_and_place_is_published_and_says_so(people, at):
    report, _new = take_in(
        "Iran Sugarcane Workers Protest Unpaid Wages on 10th Day of Strike",
        lexicon=lexicon(), batch=None, channel="paste", by=people["writer"], at=at,
    )  # fmt: skip
    publish(report.event, **people, at=at)
    english = editions(report.event)["en"]
    assert (english.happened_on, english.facts["dots"], english.facts["day_of_event"]) == (None, [], 10)
    assert english.body_html == "<p>Iran Sugarcane Workers Protest Unpaid Wages on 10th Day of Strike</p>"


def test_a_place_that_must_not_be_read_is_not_in_the_words_either(people, at):
    report, _new = take_in(
        "#IranFloods-April 4, Poledokhtar,Lorestan province W #Iran",
        lexicon=lexicon(), batch=None, channel="paste", by=people["writer"], at=at,
    )  # fmt: skip
    event = report.event
    type(event).objects.filter(pk=event.pk).update(public_precision="province")
    event.refresh_from_db()
    revisions.record(event, by=people["writer"], at=at)
    publish(event, **people, at=at)
    for edition in editions(event).values():
        assert "oledokhtar" not in f"{edition.headline} {edition.body_html} {edition.path} {edition.search_row.body}"
        assert "پلدختر" not in f"{edition.headline} {edition.search_row.body}"
        assert [one["slug"] for one in edition.facts["provinces"]] == ["lorestan"]
        assert edition.facts["places"] == edition.facts["dots"] == []


def test_an_event_whose_only_fact_is_hidden_still_has_a_headline(people, at):
    event = make_event(people["writer"], at, types=[], places=["tehran"], public_precision="none")
    publish(event, **people, at=at)
    assert [edition.headline for edition in editions(event).values()] == ["Event", "رویداد"]


def test_a_misspelt_place_that_must_not_be_read_goes_as_well(people, at):
    report, _new = take_in(
        "April 4, Khorrammabad, Lorestan Province, W Iran. A road collapsed.",
        lexicon=lexicon(), batch=None, channel="paste", by=people["writer"], at=at,
    )  # fmt: skip
    event = report.event
    assert [place.slug for place in event.places.all()] == ["khorramabad"]
    publish(event, **people, at=at)
    move(event, "coarsen", by=people["editor"], at=at, note="Too exact.", value="province")
    for edition in editions(event).values():
        assert edition.body_html == "<p>April 4, […], Lorestan Province, W Iran. A road collapsed.</p>"


HIDDEN = ("hafttappeh", "هفتتپه")
TELLING = (
    'April 10, 2019 - Haft Tappeh, Khuzestan: they chant "Haft Tappeh is hungry" #HaftTappeh #Haft_Tappeh_Strike #Wages'
)


def strike(people, at, **fields):
    """A draft of a report that names its place in every way."""
    report, _new = take_in(TELLING, lexicon=lexicon(), batch=None, channel="paste", by=people["writer"], at=at)
    event = report.event
    event.slogans = ["Haft Tappeh is hungry", "#هفت_تپه گرسنه است", "Bread"]
    for name, value in fields.items():
        setattr(event, name, value)
    event.save()
    event.topics.add("هفت‌تپه", "Strike of HaftTappeh workers")
    event.actors.set(Actor.objects.filter(slug__in=["haft-tappeh-workers", "teachers"]))
    assert event.actors.count() == 2
    revisions.record(event, by=people["writer"], at=at)
    return event


def letters_of(edition) -> str:
    """Everything a window holds and is found by, as letters and digits alone."""
    terms = [row.tag.name for row in edition.topic_rows.select_related("tag")]
    words = [edition.headline, edition.body_html, edition.path, str(edition.facts), edition.search_row.body, *terms]
    return name_key("".join(words))


def test_a_hidden_place_is_not_told_by_hashtags_actors_and_slogans(people, at):
    event = strike(people, at, public_precision="province")
    publish(event, **people, at=at)
    for edition in editions(event).values():
        assert not [name for name in HIDDEN if name in letters_of(edition)]
        assert [one["slug"] for one in edition.facts["topics"]] == ["wages"]
        assert [row.tag.slug for row in edition.topic_rows.select_related("tag")] == ["wages"]
        assert [one["slug"] for one in edition.facts["actors"]] == ["teachers"]
        assert edition.facts["slogans"] == ["[…] is hungry", "[…] گرسنه است", "Bread"]


def test_a_place_that_becomes_hidden_leaves_the_terms_and_the_others_stay_whole(people, at):
    event = strike(people, at)
    publish(event, **people, at=at)
    before = editions(event)["en"]
    assert [name for name in HIDDEN if name in letters_of(before)]
    move(event, "coarsen", by=people["editor"], at=at + HOUR, note="Too exact.", value="province")
    for edition in editions(event).values():
        assert not [name for name in HIDDEN if name in letters_of(edition)]
        assert [one["slug"] for one in edition.facts["topics"]] == ["wages"]
        assert [row.tag.slug for row in edition.topic_rows.select_related("tag")] == ["wages"]
        assert [one["slug"] for one in edition.facts["actors"]] == ["teachers"]
        assert edition.facts["event_types"]
    assert not [name for past in PastEdition.objects.all() for name in HIDDEN if name in name_key(str(past.facts))]


def test_the_page_of_an_event_that_became_coarser_opens_and_no_topic_page_has_it(people, at, client):
    event = strike(people, at)
    publish(event, **people, at=at)
    move(event, "coarsen", by=people["editor"], at=at + HOUR, note="Too exact.", value="province")
    with time_machine.travel(at + HOUR, tick=False):
        assert client.get(editions(event)["en"].path).status_code == 200
        assert event.ref not in client.get("/topics/hafttappeh/").content.decode()
        assert event.ref in client.get("/topics/wages/").content.decode()
        assert event.ref not in client.get("/search/?q=HaftTappeh").content.decode()


def test_what_was_said_of_it_does_not_name_the_place_either(people, at):
    event = strike(people, at)
    publish(event, **people, at=at)
    note = Correction.objects.create(
        kind="event", ref=event.ref, what="correction", note="It was in #HaftTappeh.", public_at=at,
        words={"en": "It was in Haft Tappeh.", "fa": "در هفت‌تپه بود."},
    )  # fmt: skip
    band = put_up(
        {"en": "Strike in Haft Tappeh"}, item=("event", event.ref), by=people["editor"], at=at, ends_at=at + 2 * HOUR
    )
    move(event, "coarsen", by=people["editor"], at=at + HOUR, note="Too exact.", value="province")
    note.refresh_from_db()
    band.refresh_from_db()
    said = name_key(" ".join([note.note, *note.words.values(), *band.texts.values()]))
    assert not [name for name in HIDDEN if name in said]
    assert "strike" in said


def test_no_earlier_version_is_more_exact_when_an_ordinary_change_makes_the_place_coarser(people, at, client):
    event = make_event(
        people["writer"], at, places=["haft-tappeh"], provinces=["khuzestan"], public_precision="site",
        words={"en": ("Strike in Haft Tappeh", "In Haft Tappeh.")},
    )  # fmt: skip
    publish(event, **people, at=at)
    old = editions(event)["en"].path
    for precision, hours in (("province", 1), ("province", 2)):
        move(event, "revise", by=people["writer"], at=at + hours * HOUR)
        event.public_precision, event.confidence = precision, ("reported", "partly")[hours - 1]
        event.confidence_basis = "One clip."
        event.save()
        revisions.record(event, by=people["writer"], at=at + hours * HOUR)
        move(event, "submit", by=people["writer"], at=at + hours * HOUR)
        move(event, "approve", by=people["editor"], at=at + hours * HOUR)
        move(event, "correct", by=people["editor"], at=at + hours * HOUR, note="Said less.")
    with time_machine.travel(at + 3 * HOUR, tick=False):
        path = editions(event)["en"].path
        answers = {
            more: client.get(path + more) for more in ("", "?v=1", "?v=2", "?v=3", "history/", "text/", "history/text/")
        }
        record = client.get("/corrections/").content.decode()
        was = client.get(old)
    assert {more: one.status_code for more, one in answers.items() if one.status_code != 200} == {"?v=1": 404}
    assert not [more for more, one in answers.items() if "Tappeh" in one.content.decode()]
    assert ("?v=1" in record, "?v=2" in record) == (False, True)
    assert was.status_code == 410
