"""No text says more exactly where it was than the footage that it shows allows."""

from datetime import timedelta

import pytest

from media.models import Footage
from newsroom.taxonomy.models import Place, Province
from newsroom.workflow import engine, revisions
from newsroom.workflow.refusals import Refused
from tests.factory import assess_low_risk, clear, make_article, make_event, make_user, move, publish
from tests.media.clips import add_renditions, make_cleared, make_footage

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def people(vocabulary):
    return {name: make_user(name) for name in ("Reporter", "Editor", "Moderator")}


def values_of(precision):
    place = Place.objects.get(slug="haft-tappeh")
    return {"place": place, "public_precision": precision, "provinces": [place.province]}


def clip_of(people, at, precision):
    """A cleared clip; with an empty precision as it was cleared when nobody had to decide it."""
    clip = make_cleared(people["Reporter"], people["Moderator"], at, **values_of(precision))
    Footage.objects.filter(pk=clip.pk).update(public_precision=precision)
    clip.refresh_from_db()
    return clip


def waiting_clip(people, at, precision):
    """A clip that was inspected, and that nobody has cleared."""
    clip = make_footage(people["Reporter"], at, **values_of(precision))
    add_renditions(clip, at)
    return clip


def code_of_clearing(clip, people, at) -> str:
    """What stands against clearing when everything was assessed."""
    move(clip, "take", by=people["Moderator"], at=at)
    assess_low_risk(clip, by=people["Moderator"], at=at)
    return engine.refusal(clip, "clear", by=people["Moderator"], at=at).code


def event_with(clip, people, at, **fields):
    event = make_event(people["Reporter"], at, **fields)
    event.footage.add(clip)
    revisions.record(event, by=people["Reporter"], at=at)
    return event


def code_of_publishing(item, people, at) -> str:
    try:
        publish(item, writer=people["Reporter"], editor=people["Editor"], at=at)
    except Refused as refused:
        return refused.code
    return ""


SITE, CITY = ("haft-tappeh",), ("shush",)
ALLOWED = [  # what the clip allows, what the event names, at which precision, and whether it may go out
    ("10m", SITE, "site", True),
    ("100m", SITE, "site", True),
    ("1km", SITE, "site", False),
    ("1km", SITE, "place", True),
    ("1km", CITY, "site", True),
    ("city", SITE, "site", False),
    ("city", CITY, "site", True),
    ("city", SITE, "county", True),
    ("province", CITY, "site", False),
    ("province", CITY, "province", True),
    ("none", CITY, "province", False),
    ("none", CITY, "none", True),
    ("", SITE, "site", True),
]


@pytest.mark.parametrize(("precision", "places", "said", "may"), ALLOWED)
def test_an_event_goes_out_where_it_says_no_more_than_its_footage_allows(people, at, precision, places, said, may):
    event = event_with(clip_of(people, at, precision), people, at, places=places, public_precision=said)
    assert code_of_publishing(event, people, at) == ("" if may else "too_exact")


def test_an_event_without_a_place_says_none_whatever_it_may_say(people, at):
    event = event_with(clip_of(people, at, "province"), people, at, public_precision="site")
    assert code_of_publishing(event, people, at) == ""


def test_the_refusal_names_the_footage_and_the_ways_out(people, at):
    event = event_with(clip_of(people, at, "province"), people, at, places=SITE)
    move(event, "submit", by=people["Reporter"], at=at)
    move(event, "approve", by=people["Editor"], at=at)
    sentence = engine.refusal(event, "publish", by=people["Editor"], at=at).sentence
    assert "clip.mp4" in sentence
    assert "the province" in sentence
    assert "less exactly" in sentence


def test_footage_that_is_not_cleared_stands_in_nobodys_way(people, at):
    waiting = waiting_clip(people, at, "province")
    assert code_of_publishing(event_with(waiting, people, at, places=SITE), people, at) == ""


@pytest.mark.parametrize("note", ["update", "correct"])
def test_a_correction_may_not_say_more_either(people, at, note):
    event = event_with(clip_of(people, at, "province"), people, at, places=SITE, public_precision="province")
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(event, "revise", by=people["Reporter"], at=at)
    event.public_precision = "site"
    event.save()
    revisions.record(event, by=people["Reporter"], at=at)
    move(event, "submit", by=people["Reporter"], at=at)
    move(event, "approve", by=people["Editor"], at=at)
    assert engine.refusal(event, note, by=people["Editor"], at=at, note="n").code == "too_exact"


class TestClearing:
    def test_footage_that_a_live_event_says_too_much_of_is_not_cleared(self, people, at):
        clip = waiting_clip(people, at, "province")
        event = event_with(clip, people, at, places=SITE)
        publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
        with pytest.raises(Refused) as caught:
            clear(clip, moderator=people["Moderator"], at=at)
        assert caught.value.code == "said_too_exactly"
        assert "Haft Tappeh" in str(caught.value)

    def test_it_is_cleared_when_the_event_says_less(self, people, at):
        clip = waiting_clip(people, at, "province")
        event = event_with(clip, people, at, places=SITE)
        publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
        move(event, "coarsen", by=people["Editor"], at=at + HOUR, note="r", value="province")
        clear(clip, moderator=people["Moderator"], at=at + HOUR)
        assert clip.state == "cleared"

    def test_it_is_not_cleared_for_an_event_that_is_scheduled(self, people, at):
        clip = waiting_clip(people, at, "province")
        event = event_with(clip, people, at, places=SITE)
        publish(event, writer=people["Reporter"], editor=people["Editor"], at=at, live_from=at + 5 * HOUR)
        assert code_of_clearing(clip, people, at) == "said_too_exactly"

    def test_a_story_that_rests_on_a_more_exact_event_counts(self, people, at):
        event = make_event(people["Reporter"], at, places=SITE)
        publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
        clip = waiting_clip(people, at, "province")
        story = make_article(people["Reporter"], at, events=[event], footage=[clip])
        publish(story, writer=people["Reporter"], editor=people["Editor"], at=at)
        assert code_of_clearing(clip, people, at) == "said_too_exactly"


class TestStories:
    def story(self, people, at, **fields):
        places = fields.pop("places", ())
        story = make_article(people["Reporter"], at, **fields)
        story.places.set(Place.objects.filter(slug__in=places))
        revisions.record(story, by=people["Reporter"], at=at)
        return story

    @pytest.mark.parametrize(
        ("precision", "values", "may"),
        [
            ("none", {"provinces": ["khuzestan"]}, False),
            ("none", {"provinces": ["tehran"]}, True),
            ("none", {}, True),
            ("province", {"provinces": ["khuzestan"]}, True),
            ("province", {"places": ["shush"]}, False),
            ("province", {"places": ["tehran"]}, True),
            ("city", {"places": ["shush"]}, True),
            ("city", {"places": ["haft-tappeh"]}, False),
        ],
    )
    def test_a_story_goes_out_where_it_says_no_more_of_the_same_province(self, people, at, precision, values, may):
        """Another province is not where the clip was filmed: a story may tell of several places."""
        story = self.story(people, at, footage=[clip_of(people, at, precision)], **values)
        assert code_of_publishing(story, people, at) == ("" if may else "too_exact")

    def test_its_events_are_part_of_what_it_says(self, people, at):
        event = make_event(people["Reporter"], at, places=SITE)
        story = self.story(people, at, footage=[clip_of(people, at, "city")], events=[event])
        assert code_of_publishing(story, people, at) == "too_exact"

    @pytest.mark.parametrize("way", ["lead", "embed"])
    def test_a_lead_picture_and_an_embed_are_shown_as_well(self, people, at, way):
        clip = clip_of(people, at, "province")
        values = (
            {"lead": clip} if way == "lead" else {"body": f'<figure data-embed="footage:{clip.ref}"></figure><p>A</p>'}
        )
        assert code_of_publishing(self.story(people, at, places=SITE, **values), people, at) == "too_exact"

    def test_footage_of_nowhere_known_holds_for_every_place(self, people, at):
        clip = clip_of(people, at, "province")
        Footage.objects.filter(pk=clip.pk).update(place=None)
        clip.provinces.set(Province.objects.none())
        assert code_of_publishing(self.story(people, at, footage=[clip], places=["tehran"]), people, at) == "too_exact"
