"""Public windows: when what is public, in which words, under which address."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.press import paths, windows
from newsroom.press.models import Correction, Edition, PastEdition, PublicPath
from newsroom.workflow import revisions
from newsroom.workflow.refusals import Refused
from tests.factory import make_article, make_event, make_user, move, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def reporter(vocabulary):
    return make_user("Reporter")


@pytest.fixture
def editor(vocabulary):
    return make_user("Editor")


@pytest.fixture
def story(reporter, at):
    return make_article(reporter, at, headline="Water in the streets", slug="water", provinces=["lorestan"])


def headlines(item, at) -> list[str]:
    return [edition.headline for edition in Edition.objects.of(item.kind, item.ref).live(at=at)]


def rewrite(item, headline, by, at):
    """A draft over the live item, saved."""
    move(item, "revise", by=by, at=at)
    item.headline = headline
    item.save()
    revisions.record(item, by=by, at=at)


def republish(item, name, *, writer, editor, at, **values):
    move(item, "submit", by=writer, at=at)
    move(item, "approve", by=editor, at=at)
    move(item, name, by=editor, at=at, **values)


def test_a_published_story_is_public_at_once_and_not_before(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at)
    assert headlines(story, at) == ["Water in the streets"]
    assert headlines(story, at - timedelta(microseconds=1)) == []


def test_a_scheduled_story_appears_at_its_minute_and_goes_at_its_end(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at, live_from=at + HOUR, live_until=at + 3 * HOUR)
    seen = [bool(headlines(story, at + n * HOUR)) for n in range(5)]
    assert seen == [False, True, True, False, False]


def test_the_old_text_stays_up_while_the_new_one_is_written(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at)
    rewrite(story, "Better words", reporter, at + HOUR)
    assert headlines(story, at + HOUR) == ["Water in the streets"]


def test_a_correction_planned_for_later_replaces_the_text_at_its_minute(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at)
    rewrite(story, "Better words", reporter, at + HOUR)
    republish(
        story,
        "correct",
        writer=reporter,
        editor=editor,
        at=at + 2 * HOUR,
        live_from=at + 5 * HOUR,
        note="The town was wrong.",
    )
    assert headlines(story, at + 4 * HOUR) == ["Water in the streets"]
    assert headlines(story, at + 5 * HOUR) == ["Better words"]
    assert Correction.objects.get().public_at == at + 5 * HOUR


def test_the_first_publication_stays_what_lists_sort_by(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at)
    rewrite(story, "Better words", reporter, at + HOUR)
    republish(story, "correct", writer=reporter, editor=editor, at=at + HOUR, note="The town was wrong.")
    edition = story.live_editions(at + HOUR).get()
    assert edition.published_at == at
    assert edition.updated_at == at + HOUR
    assert edition.number == 2
    assert edition.province_rows.get().published_at == at


def test_what_readers_could_see_before_is_kept(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at)
    rewrite(story, "Better words", reporter, at + HOUR)
    republish(story, "correct", writer=reporter, editor=editor, at=at + HOUR, note="The town was wrong.")
    past = PastEdition.objects.get()
    assert (past.number, past.headline, past.live_until) == (1, "Water in the streets", at + HOUR)


def test_publishing_now_takes_the_place_of_what_was_planned(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at, live_from=at + 5 * HOUR)
    rewrite(story, "Out at once", reporter, at)
    republish(story, "update", writer=reporter, editor=editor, at=at + HOUR, note="New figures.")
    assert headlines(story, at + HOUR) == ["Out at once"]
    assert headlines(story, at + 6 * HOUR) == ["Out at once"]
    assert story.live_editions(at + HOUR).get().published_at == at + HOUR


def test_a_live_story_cannot_be_replaced_without_a_note_for_readers(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at)
    rewrite(story, "Quietly other words", reporter, at)
    with pytest.raises(Refused) as refused:
        republish(story, "publish", writer=reporter, editor=editor, at=at)
    assert refused.value.code == "window"
    with pytest.raises(Refused) as refused:
        move(story, "correct", by=editor, at=at, note="  ")
    assert refused.value.code == "note_missing"


def test_a_withdrawn_story_leaves_a_tombstone_with_its_line(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at)
    path = story.live_editions(at).get().path
    move(story, "withdraw", by=editor, at=at + HOUR, note="The source took it back.", value="wrong")
    assert headlines(story, at + HOUR) == []
    assert paths.find(path, at=at + HOUR).line == "Withdrawn: it was wrong."
    assert PastEdition.objects.get().headline == "Water in the streets"


def test_withdrawing_what_was_only_planned_leaves_no_trace_for_readers(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at, live_from=at + 5 * HOUR)
    move(story, "withdraw", by=editor, at=at + HOUR, note="Too early.", value="wrong")
    assert not Edition.objects.exists()
    assert not PublicPath.objects.exists()
    assert not Correction.objects.exists()


def test_a_changed_slug_moves_the_address_and_the_old_one_leads_to_it(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at)
    old = story.live_editions(at).get().path
    move(story, "revise", by=reporter, at=at)
    story.slug = "flood"
    story.save()
    revisions.record(story, by=reporter, at=at)
    republish(story, "update", writer=reporter, editor=editor, at=at + HOUR, note="A clearer address.")
    new = story.live_editions(at + HOUR).get().path
    assert (old, new) == ("/articles/2026/11/water/", "/articles/2026/11/flood/")
    assert paths.find(old, at=at + HOUR).moved_to == new


def test_an_address_is_never_given_to_another_item(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at)
    move(story, "withdraw", by=editor, at=at, note="Wrong.", value="wrong")
    type(story).objects.filter(pk=story.pk).update(slug="other")
    thief = make_article(reporter, at, slug="water")
    move(thief, "submit", by=reporter, at=at)
    move(thief, "approve", by=editor, at=at)
    with pytest.raises(Refused) as refused:
        move(thief, "publish", by=editor, at=at)
    assert refused.value.code == "path_taken"
    thief.refresh_from_db()
    assert thief.state == "approved"


def test_an_address_that_was_never_public_is_not_known(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at, live_from=at + HOUR)
    path = Edition.objects.get().path
    assert paths.find(path, at=at) is None
    assert paths.find(path, at=at + HOUR).edition is not None


def test_the_year_and_month_of_a_path_are_the_newsrooms(reporter, editor, at, settings):
    new_year_in_tehran = at.replace(year=2026, month=12, day=31, hour=21)
    late = make_article(reporter, at, slug="late")
    publish(late, writer=reporter, editor=editor, at=new_year_in_tehran)
    assert Edition.objects.get().path == "/articles/2027/01/late/"


def test_an_event_is_live_in_both_languages_at_once(reporter, editor, at):
    event = make_event(
        reporter, at, types=["flood"], places=["pol-e-dokhtar"], provinces=["lorestan"], month=4, day=4,
        words={"en": ("Roads under water", "The river rose.")},
    )  # fmt: skip
    publish(event, writer=reporter, editor=editor, at=at)
    english, persian = Edition.objects.order_by("language")
    assert english.headline == "Roads under water"
    assert persian.headline == "سیل، پلدختر، لرستان، ۱۵ فروردین"
    assert persian.text_language == "en"
    assert "The river rose." in persian.body_html
    assert persian.path == f"/fa/events/{event.ref}/سیل-پلدختر-لرستان-۱۵-فروردین/".replace("۱۵", "15")


def test_an_english_item_published_by_somebody_who_reads_persian_stays_english(reporter, editor, at):
    from django.utils import translation

    event = make_event(reporter, at, types=["flood"], provinces=["lorestan"])
    with translation.override("fa"):
        publish(event, writer=reporter, editor=editor, at=at)
    english = Edition.objects.get(language="en")
    assert (english.headline, english.path.split("/")[1]) == ("Flood, Lorestan", "events")


def test_words_nobody_approved_are_not_in_the_edition(reporter, editor, at):
    from events.models import EventText

    event = make_event(reporter, at, words={"en": ("Approved words", "")})
    publish(event, writer=reporter, editor=editor, at=at)
    EventText.objects.create(parent=event, language="fa", headline="هنوز نه", created_by=reporter, created_at=at)
    windows.open_window(event, "fa", at=at + HOUR, live_from=at + HOUR)
    assert event.live_editions(at + HOUR).get(language="fa").headline != "هنوز نه"


def test_late_words_go_out_when_a_second_person_approves_them(reporter, editor, at):
    from events.models import EventText

    event = make_event(reporter, at, words={"en": ("English words", "")})
    publish(event, writer=reporter, editor=editor, at=at)
    late = EventText.objects.create(
        parent=event, language="fa", headline="واژه‌های فارسی", created_by=editor, created_at=at
    )
    revisions.record(event, by=editor, at=at + HOUR)
    with pytest.raises(Refused) as refused:
        move(late, "approve_words", by=editor, at=at + HOUR)
    assert refused.value.code == "four_eyes"
    move(late, "approve_words", by=make_user("Chief"), at=at + HOUR)
    assert event.live_editions(at + HOUR).get(language="fa").headline == "واژه‌های فارسی"
    assert event.live_editions(at + HOUR).get(language="en").headline == "English words"


def test_ended_windows_can_be_put_away_without_changing_what_is_public(story, reporter, editor, at):
    publish(story, writer=reporter, editor=editor, at=at, live_until=at + HOUR)
    assert windows.archive_ended(at + 2 * HOUR) == 1
    assert not Edition.objects.exists()
    assert PastEdition.objects.get().live_until == at + HOUR


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 6)), min_size=1, max_size=6))
def test_windows_of_one_item_never_overlap(story, at, plan):
    """Whatever is opened when: (hours until asked, hours until it opens, hours it stays open)."""
    Edition.objects.all().delete()
    PastEdition.objects.all().delete()
    now = at
    for wait, ahead, length in plan:
        now += wait * HOUR + timedelta(seconds=1)
        start = now + ahead * HOUR
        windows.open_window(story, "en", at=now, live_from=start, live_until=start + length * HOUR)
        spans = sorted(Edition.objects.values_list("live_from", "live_until"))
        past = sorted(PastEdition.objects.values_list("live_from", "live_until"))
        assert all(before[1] <= after[0] for before, after in pairwise(past + spans))
    numbers = [*PastEdition.objects.values_list("number", flat=True), *Edition.objects.values_list("number", flat=True)]
    assert len(numbers) == len(set(numbers))
