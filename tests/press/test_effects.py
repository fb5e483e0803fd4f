"""Moves that make a live item less public: one person with a reason, and somebody reads it afterwards."""

from datetime import timedelta

import pytest

from events.models import EventPost
from newsroom.press import paths
from newsroom.press.models import Edition, PastEdition
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
    move(event, "checked", by=make_user("Chief"), at=at + 2 * HOUR, note="It holds.")
    assert set(Edition.objects.live(at=at + 2 * HOUR).values_list("checking_since", flat=True)) == {None}
