"""Moves that make a live item less public: one person with a reason, and somebody reads it afterwards."""

from datetime import timedelta

import pytest

from events.models import EventPost, EventText
from newsroom.press import paths
from newsroom.press.models import Correction, Edition, PastEdition
from newsroom.workflow import revisions
from newsroom.workflow.models import AfterReview
from newsroom.workflow.refusals import Refused
from tests.factory import clear, make_article, make_event, make_still, make_user, move, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def people(vocabulary):
    return {name: make_user(name) for name in ("Reporter", "Editor", "Moderator")}


@pytest.fixture
def event(people, at):
    event = make_event(
        people["Reporter"], at, types=["strike"], places=["haft-tappeh"], confidence="confirmed", confidence_basis="Two clips.",
    )  # fmt: skip
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    return event


def test_a_confidence_goes_down_on_the_live_page_in_every_language(event, people, at):
    move(event, "lower", by=people["Moderator"], at=at + HOUR, note="The clip is older.", value="disputed")
    live = Edition.objects.live(at=at + HOUR)
    assert set(live.values_list("language", "confidence")) == {("en", "disputed"), ("fa", "disputed")}
    assert EventPost.objects.get().confidence == "disputed"
    assert AfterReview.objects.count() == 1


@pytest.mark.parametrize("value", ["confirmed", "nonsense"])
def test_a_confidence_does_not_go_up_by_this_door(event, people, at, value):
    with pytest.raises(Refused) as refused:
        move(event, "lower", by=people["Editor"], at=at + HOUR, note="More sure.", value=value)
    assert refused.value.code == "not_lower"


def test_a_coarsened_place_leaves_lists_maps_addresses_search_and_past_versions(event, people, at):
    old = [edition.path for edition in Edition.objects.all()]
    move(event, "coarsen", by=people["Editor"], at=at + HOUR, note="The house can be found.", value="province")
    for edition in [*Edition.objects.live(at=at + HOUR), *PastEdition.objects.all()]:
        assert "Haft" not in edition.headline
        assert "هفت" not in edition.headline
        assert edition.facts["dots"] == []
        assert edition.facts["places"] == []
        assert edition.facts["provinces"]
    assert {paths.find(path, at=at + HOUR).line for path in old} == {"This page is no longer available."}
    assert not Edition.objects.filter(search_row__body__contains="haft").exists()
    assert PastEdition.objects.count() == 2
    assert EventPost.objects.get().public_precision == "province"


def test_a_coarsened_event_can_go_on_through_the_desk(event, people, at):
    move(event, "coarsen", by=people["Editor"], at=at + HOUR, note="Too exact.", value="none")
    move(event, "revise", by=people["Reporter"], at=at + HOUR)
    move(event, "submit", by=people["Reporter"], at=at + HOUR)


def test_a_place_does_not_get_more_exact_by_this_door(event, people, at):
    with pytest.raises(Refused) as refused:
        move(event, "coarsen", by=people["Editor"], at=at + HOUR, note="x", value="site")
    assert refused.value.code == "not_coarser"


def test_a_passage_is_taken_out_of_the_live_text_while_the_draft_goes_on(people, at):
    article = make_article(people["Reporter"], at, body="<p>Two were seen & counted. The red house burned.</p>")
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(article, "revise", by=people["Reporter"], at=at)
    move(
        article,
        "take_out",
        by=people["Editor"],
        at=at + HOUR,
        note="It shows who filmed.",
        value="The red house burned.",
    )
    edition = article.live_editions(at + HOUR).get()
    assert edition.body_html == "<p>Two were seen &amp; counted. […]</p>"
    assert "red" not in edition.search_row.body
    assert article.state == "draft"
    assert not PastEdition.objects.filter(body_html__contains="red house").exists()


def test_a_passage_with_signs_that_html_writes_differently_is_found(people, at):
    article = make_article(people["Reporter"], at, body="<p>Two were seen &amp; counted.</p>")
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(article, "take_out", by=people["Editor"], at=at + HOUR, note="Wrong.", value="seen & counted")
    assert article.live_editions(at + HOUR).get().body_html == "<p>Two were […].</p>"


def test_a_passage_that_is_not_there_is_refused(people, at):
    article = make_article(people["Reporter"], at)
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    with pytest.raises(Refused) as refused:
        move(article, "take_out", by=people["Editor"], at=at + HOUR, note="x", value="never written")
    assert refused.value.code == "passage_not_found"


def test_a_clip_is_taken_out_of_a_story_and_is_gone_when_nothing_else_shows_it(people, at):
    still = make_still(people["Reporter"], at)
    clear(still, moderator=people["Moderator"], at=at)
    article = make_article(
        people["Reporter"], at, body=f'<p>See.</p><figure data-embed="footage:{still.ref}"></figure>', footage=[still]
    )
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    assert still.live_editions(at).exists()
    move(article, "take_out", by=people["Moderator"], at=at + HOUR, note="A face.", value=f"footage:{still.ref}")
    assert "figure" not in article.live_editions(at + HOUR).get().body_html
    assert not still.has_public_window(at + HOUR)


def test_a_page_says_since_when_it_is_being_checked_until_somebody_else_has(event, people, at):
    move(event, "check", by=people["Editor"], at=at + HOUR, note="A reader wrote.")
    assert set(Edition.objects.live(at=at + HOUR).values_list("checking_since", flat=True)) == {at + HOUR}
    move(event, "check", by=make_user("Chief"), at=at + 1.5 * HOUR, note="Another reader wrote.")
    assert set(Edition.objects.live(at=at + 1.5 * HOUR).values_list("checking_since", flat=True)) == {at + HOUR}
    move(event, "checked", by=make_user("Chief"), at=at + 2 * HOUR, note="It holds.")
    assert set(Edition.objects.live(at=at + 2 * HOUR).values_list("checking_since", flat=True)) == {None}
    with pytest.raises(Refused) as refused:
        move(event, "checked", by=make_user("Chief"), at=at + 3 * HOUR, note="Again.")
    assert refused.value.code == "not_checking"


def again(item, people, at, name: str, **values) -> None:
    """From published, through the desk, to published again."""
    move(item, "revise", "submit", by=people["Reporter"], at=at)
    move(item, "approve", by=people["Editor"], at=at)
    move(item, name, by=people["Editor"], at=at, note="For readers.", **values)


def test_a_confidence_is_compared_with_what_is_live_and_not_with_the_draft(people, at):
    event = make_event(people["Reporter"], at)
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(event, "revise", by=people["Reporter"], at=at)
    EventPost.objects.update(confidence="confirmed", confidence_basis="I say so.")
    with pytest.raises(Refused) as refused:
        move(event, "lower", by=people["Moderator"], at=at + HOUR, note="x", value="partly")
    assert refused.value.code == "not_lower"


def test_what_is_live_can_be_lowered_when_the_draft_is_lower_already(event, people, at):
    move(event, "revise", by=people["Reporter"], at=at)
    EventPost.objects.update(confidence="reported", public_precision="province")
    move(event, "lower", by=people["Editor"], at=at + HOUR, note="x", value="reported")
    move(event, "coarsen", by=people["Editor"], at=at + 2 * HOUR, note="x", value="province")
    live = Edition.objects.live(at=at + 2 * HOUR)
    assert {(one.confidence, one.facts["precision"]) for one in live} == {("reported", "province")}


def test_a_coarsened_place_leaves_the_words_too_in_every_spelling(people, at):
    words = {
        "en": ("Strike at Haft Tappeh", "Haft Tapeh workers, Khuzestan"),
        "fa": ("اعتصاب در هفت تپه", "کارگران هفت‌تپه"),
    }
    event = make_event(people["Reporter"], at, types=["strike"], places=["haft-tappeh"], words=words)
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(event, "coarsen", by=people["Editor"], at=at + HOUR, note="x", value="province")
    for row in [*Edition.objects.all(), *PastEdition.objects.all()]:
        text = f"{row.headline} {row.body_html}"
        assert not [name for name in ("Haft", "Tap", "هفت", "تپه") if name in text]
        assert "[…]" in text
    again(event, people, at + 2 * HOUR, "update")
    assert not Edition.objects.filter(headline__contains="Haft").exists()


def test_a_coarsened_place_leaves_the_addresses_of_every_version(people, at):
    event = make_event(people["Reporter"], at, places=["haft-tappeh"], words={"en": ("Haft Tappeh stands still", "")})
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    first = Edition.objects.get(language="en").path
    move(event, "revise", by=people["Reporter"], at=at)
    event.texts.update(headline="The mill stands still")
    revisions.record(event, by=people["Reporter"], at=at)
    move(event, "submit", by=people["Reporter"], at=at)
    move(event, "approve", by=people["Editor"], at=at)
    move(event, "update", by=people["Editor"], at=at + HOUR, note="For readers.")
    move(event, "coarsen", by=people["Editor"], at=at + 2 * HOUR, note="x", value="none")
    assert paths.find(first, at=at + 2 * HOUR).line == "This page is no longer available."


def test_a_passage_that_was_taken_out_does_not_come_back(people, at):
    article = make_article(people["Reporter"], at, body="<p>Water. It was the third house.</p>")
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(article, "take_out", by=make_user("Chief"), at=at + HOUR, note="r", value="It was the third house.")
    article.refresh_from_db()
    again(article, people, at + 2 * HOUR, "update")
    assert article.live_editions(at + 2 * HOUR).get().body_html == "<p>Water. […]</p>"


def test_a_lead_picture_is_taken_out_with_its_address(people, at):
    still = make_still(people["Reporter"], at)
    clear(still, moderator=people["Moderator"], at=at)
    led = make_article(people["Reporter"], at, lead=still)
    other = make_article(people["Reporter"], at, footage=[still])
    for story in (led, other):
        publish(story, writer=people["Reporter"], editor=people["Editor"], at=at)
    assert led.live_editions(at).get().lead_src
    move(led, "take_out", by=people["Editor"], at=at + HOUR, note="r", value=f"footage:{still.ref}")
    assert led.live_editions(at + HOUR).get().lead_src == ""
    led.refresh_from_db()
    assert led.lead is None


def test_late_words_leave_a_planned_correction_and_the_line_of_checking_alone(people, at):
    event = make_event(people["Reporter"], at, words={"en": ("Head", "")})
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(event, "check", by=people["Editor"], at=at, note="r")
    late(event, people, at)
    assert set(Edition.objects.live(at=at + HOUR).values_list("checking_since", flat=True)) == {at}
    again(event, people, at + HOUR, "correct", live_from=at + 5 * HOUR)
    move(event.texts.get(language="fa"), "rework_words", by=people["Reporter"], at=at + 2 * HOUR)
    revisions.record(event, by=people["Reporter"], at=at + 2 * HOUR)
    move(event.texts.get(language="fa"), "approve_words", by=people["Editor"], at=at + 2 * HOUR)
    assert Edition.objects.live(at=at + 4 * HOUR).count() == 2
    assert Edition.objects.live(at=at + 6 * HOUR).count() == 2


def test_late_words_reach_an_event_that_is_only_planned(people, at):
    event = make_event(people["Reporter"], at, words={"en": ("Head", "")})
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at, live_from=at + 5 * HOUR)
    late(event, people, at)
    assert Edition.objects.live(at=at + 6 * HOUR).get(language="fa").headline == "سرخط"
    assert not Edition.objects.live(at=at + HOUR).exists()


def late(event, people, at) -> None:
    words = EventText.objects.create(
        parent=event, language="fa", headline="سرخط", created_by=people["Reporter"], created_at=at
    )
    revisions.record(event, by=people["Reporter"], at=at)
    move(words, "approve_words", by=people["Editor"], at=at + HOUR)


def test_what_was_scheduled_can_be_cancelled_and_the_live_page_stays(people, at):
    article = make_article(people["Reporter"], at, headline="As it is")
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    again(article, people, at + HOUR, "correct", live_from=at + 5 * HOUR)
    move(article, "unschedule", by=people["Editor"], at=at + 2 * HOUR, note="Not yet sure.")
    assert [one.number for one in article.live_editions(at + 6 * HOUR)] == [1]
    assert not Correction.objects.exists()
    assert article.state == "published"
    with pytest.raises(Refused) as refused:
        move(article, "unschedule", by=people["Editor"], at=at + 2 * HOUR, note="Again.")
    assert refused.value.code == "nothing_scheduled"


def test_cancelling_gives_the_live_page_its_own_end_back(people, at):
    article = make_article(people["Reporter"], at)
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at, live_until=at + 9 * HOUR)
    again(article, people, at + HOUR, "correct", live_from=at + 5 * HOUR)
    move(article, "revise", by=people["Reporter"], at=at + 2 * HOUR)
    move(article, "unschedule", by=people["Editor"], at=at + 2 * HOUR, note="Not yet sure.")
    assert article.live_editions(at + 6 * HOUR).get().live_until == at + 9 * HOUR


def test_a_note_about_a_correction_that_never_came_is_never_shown(people, at):
    article = make_article(people["Reporter"], at)
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    again(article, people, at + HOUR, "correct", live_from=at + 10 * HOUR)
    again(article, people, at + 2 * HOUR, "update")
    assert list(Correction.objects.values_list("what", flat=True)) == ["update"]
    again(article, people, at + 3 * HOUR, "correct", live_from=at + 10 * HOUR)
    move(article, "withdraw", by=people["Editor"], at=at + 4 * HOUR, note="r", value="wrong")
    assert not Correction.objects.filter(public_at__gt=at + 4 * HOUR).exists()


def test_nobody_brings_back_alone_what_was_withdrawn(people, at):
    chief = make_user("Chief")
    article = make_article(people["Editor"], at)
    publish(article, writer=people["Editor"], editor=chief, at=at)
    move(article, "withdraw", by=chief, at=at + HOUR, note="Wrong.", value="wrong")
    move(article, "revise", "submit", by=people["Editor"], at=at + 2 * HOUR)
    with pytest.raises(Refused) as refused:
        move(article, "approve", by=people["Editor"], at=at + 2 * HOUR)
    assert refused.value.code == "four_eyes"


def test_withdrawn_versions_stay_away_when_the_item_comes_back(people, at):
    from newsroom.front.versions import past_versions

    article = make_article(people["Reporter"], at)
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(article, "withdraw", by=people["Editor"], at=at + HOUR, note="Wrong.", value="wrong")
    move(article, "revise", "submit", by=people["Reporter"], at=at + 2 * HOUR)
    move(article, "approve", "publish", by=people["Editor"], at=at + 2 * HOUR)
    assert past_versions(article.live_editions(at + 2 * HOUR).get(), at=at + 2 * HOUR) == []


def test_a_tombstone_keeps_its_line_until_the_item_is_back(people, at):
    article = make_article(people["Reporter"], at)
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    path = Edition.objects.get().path
    move(article, "withdraw", by=people["Editor"], at=at + HOUR, note="r", value="wrong")
    move(article, "revise", "submit", by=people["Reporter"], at=at + 2 * HOUR)
    move(article, "approve", by=people["Editor"], at=at + 2 * HOUR)
    move(article, "publish", by=people["Editor"], at=at + 2 * HOUR, live_from=at + 9 * HOUR)
    assert paths.find(path, at=at + 3 * HOUR).line == "Withdrawn: it was wrong."
    assert paths.find(path, at=at + 9 * HOUR).edition is not None


def test_a_name_in_a_byline_that_changed_after_the_approval_is_not_published(people, at):
    from articles.models import AuthorProfile

    article = make_article(people["Reporter"], at)
    move(article, "submit", by=people["Reporter"], at=at)
    move(article, "approve", by=people["Editor"], at=at)
    AuthorProfile.objects.update(name_en="Somebody nobody approved")
    with pytest.raises(Refused) as refused:
        move(article, "publish", by=people["Editor"], at=at)
    assert refused.value.code == "unrecorded"


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (None, -1, "window_backwards"),
        (-3, -1, "window_backwards"),
        (5, 4, "window_backwards"),
        (24 * 365 * 1000, None, "window_too_far"),
    ],
)
def test_a_window_that_cannot_be_is_refused(people, at, start, end, code):
    article = make_article(people["Reporter"], at)
    move(article, "submit", by=people["Reporter"], at=at)
    move(article, "approve", by=people["Editor"], at=at)
    times = {"live_from": at + start * HOUR if start else None, "live_until": at + end * HOUR if end else None}
    with pytest.raises(Refused) as refused:
        move(article, "publish", by=people["Editor"], at=at, **times)
    assert refused.value.code == code


def test_a_line_made_after_coarsening_is_in_the_language_of_its_page(people, at):
    from django.utils import translation

    event = make_event(people["Reporter"], at, types=[], places=["tehran"])
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    with translation.override("fa"):
        move(event, "coarsen", by=people["Editor"], at=at + HOUR, note="x", value="none")
    live = Edition.objects.live(at=at + HOUR).order_by("language")
    assert list(live.values_list("headline", flat=True)) == ["Event", "رویداد"]
