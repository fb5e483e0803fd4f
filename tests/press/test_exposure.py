"""Footage is public while something public shows it, and goes from everywhere when it is withdrawn."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.storage import default_storage

from media.inspection import renditions
from media.vault import open_original, originals
from newsroom.press import paths
from newsroom.press.models import Edition, Plan, PublicFile
from newsroom.workflow import revisions
from newsroom.workflow.refusals import Refused
from tests.factory import assess_low_risk, clear, make_article, make_event, make_still, make_user, move, publish

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)


@pytest.fixture
def people(vocabulary):
    return {name: make_user(name) for name in ("Reporter", "Editor", "Moderator")}


@pytest.fixture
def still(people, at):
    still = make_still(people["Reporter"], at)
    clear(still, moderator=people["Moderator"], at=at)
    return still


def event_with(still, people, at, **values):
    event = make_event(people["Reporter"], at)
    event.footage.add(still)
    revisions.record(event, by=people["Reporter"], at=at)
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at, **values)
    return event


def files_on_disk() -> list[str]:
    folder = settings.MEDIA_ROOT
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_cleared_clip_is_not_public_by_itself(still, at):
    assert not still.has_public_window(at)
    assert still.rendition not in files_on_disk()


def test_a_cleared_clip_is_public_while_an_event_shows_it(still, people, at):
    event = event_with(still, people, at)
    assert still.live_editions(at).count() == 2
    assert default_storage.exists(still.rendition)
    move(event, "withdraw", by=people["Editor"], at=at + HOUR, note="Wrong.", value="wrong")
    assert not still.has_public_window(at + HOUR)
    assert not default_storage.exists(still.rendition)


def test_a_clip_opens_with_the_first_window_that_shows_it(still, people, at):
    event_with(still, people, at, live_from=at + HOUR, live_until=at + 2 * HOUR)
    counts = [still.live_editions(at + n * HOUR).count() for n in range(3)]
    assert counts == [0, 2, 0]


def test_a_clip_that_is_not_cleared_stays_away_until_it_is(people, at):
    waiting = make_still(people["Reporter"], at)
    event_with(waiting, people, at)
    assert not waiting.has_public_window(at)
    clear(waiting, moderator=people["Moderator"], at=at + HOUR)
    assert waiting.live_editions(at + HOUR).count() == 2


def test_a_clip_can_be_published_alone_by_its_own_move(still, people, at):
    move(still, "publish_alone", by=people["Moderator"], at=at)
    assert still.live_editions(at).count() == 2


def test_withdrawing_a_clip_takes_it_from_pages_files_and_lead_pictures(still, people, at):
    article = make_article(people["Reporter"], at, footage=[still], lead=still)
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    assert article.live_editions(at).get().lead_src.endswith(still.rendition)
    address = still.live_editions(at).first().path
    move(still, "withdraw", by=people["Moderator"], at=at + HOUR, note="A face can be seen.", value="safety")
    assert article.live_editions(at + HOUR).get().lead_src == ""
    assert not default_storage.exists(still.rendition)
    assert not PublicFile.objects.filter(ref=still.ref).exists()
    assert paths.find(address, at=at + HOUR).edition is None


def test_nobody_clears_what_they_brought_in(people, at):
    from newsroom.workflow import engine

    own = make_still(people["Moderator"], at)
    move(own, "take", by=people["Moderator"], at=at)
    assess_low_risk(own, by=people["Moderator"], at=at)
    assert engine.refusal(own, "clear", by=people["Moderator"], at=at).code == "own_footage"


def test_no_public_file_is_an_original_or_holds_its_metadata(still, people, at):
    event_with(still, people, at)
    sealed = {open_original(name, settings.VAULT_DIR).read() for name in originals(settings.VAULT_DIR)}
    own = PublicFile.objects.filter(ref=still.ref).values_list("name", flat=True)
    public = [(settings.MEDIA_ROOT / name).read_bytes() for name in own]
    assert public
    assert all(content not in sealed and b"NEEDLE" not in content for content in public)
    assert b"NEEDLE" in open_original(still.original, settings.VAULT_DIR).read()
    assert Edition.objects.filter(lead_src__contains=still.original).count() == 0


def test_a_clip_is_away_between_two_stories(still, people, at):
    now, later = (make_article(people["Reporter"], at, footage=[still]) for _ in range(2))
    publish(now, writer=people["Reporter"], editor=people["Editor"], at=at)
    publish(later, writer=people["Reporter"], editor=people["Editor"], at=at, live_from=at + 24 * HOUR)
    move(now, "withdraw", by=people["Editor"], at=at + HOUR, note="r", value="wrong")
    assert [still.live_editions(at + n * HOUR).count() for n in (2, 23, 24)] == [0, 0, 2]


def test_a_clip_that_goes_with_its_story_says_only_the_neutral_line(still, people, at):
    event = event_with(still, people, at)
    path = still.live_editions(at).first().path
    move(event, "withdraw", by=people["Editor"], at=at + HOUR, note="r", value="wrong")
    assert paths.find(path, at=at + HOUR).line == "This page is no longer available."


def test_a_warning_written_later_reaches_readers(still, people, at):
    event_with(still, people, at)
    words = still.texts.get()
    move(words, "rework_words", by=people["Reporter"], at=at + HOUR)
    words.warning = "Shows a dead person."
    words.save()
    revisions.record(still, by=people["Reporter"], at=at + HOUR)
    move(words, "approve_words", by=people["Moderator"], at=at + 2 * HOUR)
    assert set(still.live_editions(at + 2 * HOUR).values_list("warning", flat=True)) == {"Shows a dead person."}


def test_a_warning_does_not_fall_away_while_its_words_are_reworked(people, at):
    still = make_still(people["Reporter"], at, warning="Shows a dead person.")
    clear(still, moderator=people["Moderator"], at=at)
    event_with(still, people, at)
    words = still.texts.get()
    move(words, "rework_words", by=people["Reporter"], at=at + HOUR)
    words.caption, words.warning = "Other words", ""
    words.save()
    revisions.record(still, by=people["Reporter"], at=at + HOUR)
    event_with(still, people, at + 2 * HOUR)
    live = still.live_editions(at + 2 * HOUR)
    assert set(live.values_list("headline", "warning")) == {("A flooded street", "Shows a dead person.")}


def test_a_lead_picture_comes_back_when_its_clip_is_cleared_again(still, people, at):
    article = make_article(people["Reporter"], at, lead=still)
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(still, "fall_back", by=people["Moderator"], at=at + HOUR, note="Look again.")
    assert article.live_editions(at + HOUR).get().lead_src == ""
    move(still, "clear", by=make_user("Moderator"), at=at + 2 * HOUR)
    assert article.live_editions(at + 2 * HOUR).get().lead_src.endswith(still.rendition)


def test_clearing_a_clip_approves_its_words(still, people, at):
    move(still, "publish_alone", by=people["Moderator"], at=at)
    assert set(still.live_editions(at).values_list("headline", "text_language")) == {("A flooded street", "en")}


@pytest.mark.parametrize(("name", "value"), [("hide", ""), ("withdraw", "wrong")])
def test_a_story_goes_even_when_a_file_of_another_page_cannot_be_shown(still, people, at, name, value):
    story, other = event_with(still, people, at), event_with(still, people, at)
    for row in still.renditions.all():
        renditions.path_of(row).unlink()
        default_storage.delete(row.name)
    move(story, name, by=people["Editor"], at=at + HOUR, note="It names somebody.", value=value)
    assert not story.has_public_window(at + HOUR)
    assert not still.has_public_window(at + HOUR)
    assert other.has_public_window(at + HOUR)


def test_what_cannot_be_shown_is_not_published(still, people, at):
    for row in still.renditions.all():
        renditions.path_of(row).unlink()
    with pytest.raises(Refused):
        event_with(still, people, at)


def test_a_clip_whose_story_comes_later_than_planned_is_unknown_until_then(still, people, at):
    story = event_with(still, people, at, live_from=at + HOUR)
    path = Edition.objects.of("footage", still.ref).first().path
    plan = Plan.objects.of(story.kind, story.ref).get()
    move(story, "reschedule", by=people["Editor"], at=at, note="Later.", value=str(plan.pk), live_from=at + 3 * HOUR)
    assert paths.find(path, at=at + 2 * HOUR) is None
    assert paths.find(path, at=at + 3 * HOUR).edition is not None
