"""What readers' tables hold of a series and of its events, and what an event that keeps its place back leaves out."""

from datetime import date, timedelta

import pytest

from newsroom.front.series import may_name, with_series
from newsroom.press.models import Edition, PastEdition
from newsroom.workflow import revisions
from tests.events.series.factory import make_part, make_series
from tests.factory import make_user, move, publish

pytestmark = pytest.mark.django_db
FIRST = date(2026, 11, 1)
HOUR = timedelta(hours=1)
WORDS = {"en": ("The long strike", "It goes on."), "fa": ("اعتصاب بلند", "ادامه دارد.")}


@pytest.fixture
def people(vocabulary):
    return {"writer": make_user("Reporter"), "editor": make_user("Editor")}


def live(item, at, language: str = "en") -> Edition:
    return item.live_editions(at).get(language=language)


def test_a_series_is_public_in_both_languages_with_its_days(people, at):
    series = make_series(people["writer"], at, words=WORDS, stretches=[(FIRST, None)], places=("haft-tappeh",))
    publish(series, **people, at=at)
    english, persian = live(series, at), live(series, at, "fa")
    assert (english.headline, persian.headline) == ("The long strike", "اعتصاب بلند")
    assert english.path == f"/series/{series.ref}/the-long-strike/"
    assert english.facts["stretches"] == [["2026-11-01", None]]
    assert [one["slug"] for one in english.facts["provinces"]] == ["khuzestan"]


def test_a_series_needs_a_type_and_words(people, at):
    series = make_series(people["writer"], at, types=(), words={"en": ("", "")})
    assert len(series.missing_for_publication()) == 2


def test_an_event_says_the_day_stated_beside_the_day_counted(people, at):
    series = make_series(people["writer"], at, stretches=[(FIRST, None)])
    event = make_part(series, people["writer"], at, day=date(2026, 11, 12), stated=11)
    publish(event, **people, at=at)
    edition = live(event, at)
    fact = edition.facts["series"]
    assert (fact["ref"], fact["day_stated"], fact["day_counted"]) == (series.ref, 11, 12)
    assert [(one.role, one.to_kind, one.to_ref) for one in edition.links.all()] == [("series", "series", series.ref)]


@pytest.mark.parametrize("dated", [{"day": None}, {"day": date(2026, 10, 3)}], ids=["no day", "before it began"])
def test_a_day_that_cannot_be_counted_is_not(people, at, dated):
    series = make_series(people["writer"], at, stretches=[(FIRST, None)])
    event = make_part(series, people["writer"], at, stated=4, **dated)
    publish(event, **people, at=at)
    assert live(event, at).facts["series"]["day_counted"] is None


def test_readers_learn_of_a_series_when_it_is_live(people, at, client):
    series = make_series(people["writer"], at, words=WORDS)
    event = make_part(series, people["writer"], at)
    publish(event, **people, at=at)
    assert not hasattr(with_series([live(event, at)], at=at)[0], "part")
    publish(series, **people, at=at)
    assert with_series([live(event, at)], at=at)[0].part.series.headline == "The long strike"
    move(series, "withdraw", by=people["editor"], at=at, note="It was another matter.", value="wrong")
    assert not hasattr(with_series([live(event, at)], at=at)[0], "part")


KEPT_BACK = {"places": ("haft-tappeh",), "provinces": ("khuzestan",)}


@pytest.mark.parametrize(
    ("precision", "series", "is_linked"),
    [
        ("site", {"places": ("haft-tappeh",)}, True),
        ("place", {"places": ("haft-tappeh",)}, False),
        ("place", {"places": ("shush",)}, False),  # “near Shush” is all that is said, and not a report from there
        ("place", {"provinces": ("khuzestan",)}, True),
        ("county", {"places": ("haft-tappeh",)}, False),
        ("province", {"places": ("haft-tappeh",)}, False),
        ("province", {"places": ("shush",)}, False),
        ("province", {"provinces": ("khuzestan",)}, True),
        ("province", {"provinces": ("khuzestan", "tehran")}, False),
        ("province", {"words": {"en": ("Strike in Haft Tappeh", "")}}, False),
        ("province", {"words": {"en": ("Strike", "The mill of Haft Tappeh stands.")}}, False),
        ("province", {"words": {"fa": ("اعتصاب هفت‌تپه", "")}}, False),
        ("none", {"provinces": ("khuzestan",)}, False),
        ("none", {"words": {"en": ("Strike in Khuzestan", "")}}, False),
        ("none", {}, True),
    ],
)
def test_an_event_is_not_placed_by_what_its_series_says(people, at, precision, series, is_linked):
    series = make_series(people["writer"], at, **series)
    event = make_part(series, people["writer"], at, public_precision=precision, **KEPT_BACK)
    publish(event, **people, at=at)
    publish(series, **people, at=at)
    for language in ("en", "fa"):
        edition = live(event, at, language)
        assert edition.links.filter(role="series").exists() is is_linked
        assert ("series" in edition.facts) is is_linked
        assert may_name(edition, live(series, at, language)) is is_linked


@pytest.mark.parametrize(
    ("precision", "other", "is_linked"),
    [
        ("province", {"public_precision": "site", **KEPT_BACK}, False),
        ("province", {"public_precision": "province", **KEPT_BACK}, True),
        ("province", {"public_precision": "site", "places": ("shush",)}, True),
        ("none", {"public_precision": "province", **KEPT_BACK}, False),
        ("none", {"public_precision": "none", **KEPT_BACK}, True),
    ],
)
def test_an_event_is_not_placed_by_the_other_events_of_its_series(people, at, precision, other, is_linked):
    series = make_series(people["writer"], at)
    make_part(series, people["writer"], at, **other)
    event = make_part(series, people["writer"], at, public_precision=precision, **KEPT_BACK)
    publish(event, **people, at=at)
    assert ("series" in live(event, at).facts) is is_linked


def test_an_event_that_becomes_coarser_leaves_its_series_at_once(people, at, client):
    series = make_series(people["writer"], at, places=("haft-tappeh",))
    event = make_part(series, people["writer"], at, **KEPT_BACK)
    publish(series, **people, at=at)
    publish(event, **people, at=at)
    assert may_name(live(event, at), live(series, at))
    move(event, "coarsen", by=people["editor"], at=at, note="Too exact.", value="province")
    assert not may_name(live(event, at), live(series, at))


def test_a_series_that_says_more_than_before_loses_the_events_that_keep_their_place_back(people, at):
    series = make_series(people["writer"], at)
    exact = make_part(series, people["writer"], at, places=("shush",))
    coarse = make_part(series, people["writer"], at, public_precision="province", **KEPT_BACK)
    for item in (series, exact, coarse):
        publish(item, **people, at=at)
    assert may_name(live(coarse, at), live(series, at))
    move(series, "revise", by=people["writer"], at=at)
    series.texts.update(headline="Strike in Haft Tappeh")
    revisions.record(series, by=people["writer"], at=at)
    move(series, "submit", by=people["writer"], at=at)
    move(series, "approve", by=people["editor"], at=at)
    move(series, "update", by=people["editor"], at=at, note="The place is said now.")
    assert not may_name(live(coarse, at), live(series, at))
    assert may_name(live(exact, at), live(series, at))


def test_an_erased_event_is_in_no_series(people, at):
    series = make_series(people["writer"], at)
    event = make_part(series, people["writer"], at)
    move(event, "hide", by=people["editor"], at=at, note="Somebody is at risk.")
    move(event, "erase", by=make_user("Chief"), at=at, note="Agreed.")
    event.refresh_from_db()
    assert event.series is None


@pytest.fixture
def wave(people, at):
    """A live series that says the province and no more."""
    series = make_series(people["writer"], at, has_day_count=False, provinces=("khuzestan",))
    publish(series, **people, at=at)
    return series


def is_told(item, at) -> bool:
    """Whether some window of the event names a series, by link or fact."""
    rows = item.live_editions(at)
    return any("series" in one.facts or one.links.filter(role="series").exists() for one in rows)


@pytest.mark.parametrize("order", [("coarse", "exact"), ("exact", "coarse")])
def test_two_events_of_a_series_tell_nothing_of_each_other_whichever_comes_out_first(people, at, wave, order):
    made = {"coarse": {"public_precision": "province"}, "exact": {"public_precision": "site"}}
    events = {}
    for name in order:
        events[name] = make_part(wave, people["writer"], at, **made[name], **KEPT_BACK)
        publish(events[name], **people, at=at)
    assert (is_told(events["coarse"], at), is_told(events["exact"], at)) == (False, True)
    assert events["coarse"].live_editions(at).count() == 2


def test_a_series_stays_where_the_new_event_says_another_place(people, at, wave):
    coarse = make_part(wave, people["writer"], at, public_precision="province", **KEPT_BACK)
    publish(coarse, **people, at=at)
    publish(make_part(wave, people["writer"], at, places=("shush",)), **people, at=at)
    assert is_told(coarse, at)


def test_what_an_event_said_before_of_its_series_goes_from_its_earlier_versions_too(people, at, wave):
    coarse = make_part(wave, people["writer"], at, public_precision="province", **KEPT_BACK)
    publish(coarse, **people, at=at)
    move(coarse, "revise", "submit", by=people["writer"], at=at + HOUR)
    move(coarse, "approve", by=people["editor"], at=at + HOUR)
    move(coarse, "update", by=people["editor"], at=at + HOUR, note="Nothing.")
    assert any("series" in past.facts for past in PastEdition.objects.filter(ref=coarse.ref))
    publish(make_part(wave, people["writer"], at, **KEPT_BACK), **people, at=at + HOUR)
    assert not is_told(coarse, at + HOUR)
    assert not any("series" in past.facts for past in PastEdition.objects.filter(ref=coarse.ref))


def test_a_live_window_that_says_more_than_its_working_copy_counts(people, at, wave):
    exact = make_part(wave, people["writer"], at, **KEPT_BACK)
    publish(exact, **people, at=at)
    move(exact, "revise", by=people["writer"], at=at)
    type(exact).objects.filter(pk=exact.pk).update(public_precision="province")
    coarse = make_part(wave, people["writer"], at, public_precision="province", **KEPT_BACK)
    publish(coarse, **people, at=at)
    assert not is_told(coarse, at)


def test_an_event_that_becomes_coarser_takes_nothing_from_the_others(people, at, wave):
    coarser, other = (make_part(wave, people["writer"], at, **KEPT_BACK) for _number in range(2))
    for event in (coarser, other):
        publish(event, **people, at=at)
    move(coarser, "coarsen", by=people["editor"], at=at, note="Too exact.", value="province")
    assert (is_told(coarser, at), is_told(other, at)) == (False, True)
