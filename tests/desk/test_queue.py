"""My desk: what waits for whom."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles.models import Article
from newsroom.desk.queue import SHOWN
from newsroom.desk.writers import written_by
from newsroom.workflow import engine, history
from newsroom.workflow.models import AfterReview
from tests.factory import make_article, make_event, make_still, make_user, move, publish


def desk_of(browser) -> dict[str, list[str]]:
    page = browser.get(reverse("admin:index"))
    return {section.name: [entry.title for entry in section.entries] for section in page.context["sections"]}


def test_what_i_wrote_waits_for_somebody_else(vocabulary, now, reporter, editor, chief, sign_in):
    theirs = make_article(reporter, now, headline="Theirs")
    own = make_article(editor, now, headline="Own")
    for item in (theirs, own):
        move(item, "submit", by=editor, at=now)
    mine, others = desk_of(sign_in(editor)), desk_of(sign_in(chief))
    assert (mine["waiting"], mine["in_review"]) == (["Theirs"], ["Own"])
    assert (others["waiting"], others["in_review"]) == (["Theirs", "Own"], [])
    assert "waiting" not in desk_of(sign_in(reporter))


def test_the_condition_of_the_query_agrees_with_the_history(vocabulary, now, reporter, editor, chief):
    items = [make_article(author, now) for author in (reporter, editor, chief)]
    for item in items[:2]:
        publish(item, writer=reporter, editor=chief if item is items[1] else editor, at=now)
    move(items[1], "withdraw", by=chief, at=now, note="Wrong.", value="wrong")
    for person in (reporter, editor, chief):
        found = set(Article.objects.filter(written_by("article", person)))
        assert found == {item for item in items if person.pk in history.contributors(item)}


def test_the_moves_that_end_a_contribution_are_moves_of_some_table():
    from newsroom.workflow.checks import items

    known = {move.name for model in items() for move in model.workflow.moves}
    assert set(history.PUBLISHED_BY + history.TAKEN_BACK_BY) <= known


def test_what_was_sent_back_comes_with_its_note_and_leaves_the_drafts(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now, headline="Back again")
    make_article(reporter, now, headline="Begun")
    move(item, "submit", by=reporter, at=now)
    move(item, "send_back", by=editor, at=now, note="Who said so?")
    browser = sign_in(reporter)
    found = desk_of(browser)
    assert (found["sent_back"], found["drafts"]) == (["Back again"], ["Begun"])
    assert "Who said so?" in browser.get(reverse("admin:index")).content.decode()


def test_drafts_of_others_are_not_mine(vocabulary, now, reporter, editor, sign_in):
    make_article(editor, now)
    assert desk_of(sign_in(reporter))["drafts"] == []


def test_approved_scheduled_and_live_are_three_lists(vocabulary, now, reporter, editor, sign_in):
    approved, later, live = (make_article(reporter, now, headline=name) for name in ("Approved", "Later", "Live"))
    move(approved, "submit", by=reporter, at=now)
    move(approved, "approve", by=editor, at=now)
    publish(later, writer=reporter, editor=editor, at=now, live_from=now + timedelta(days=1))
    publish(live, writer=reporter, editor=editor, at=now)
    found = desk_of(sign_in(editor))
    assert (found["ready"], found["scheduled"], found["live"]) == (["Approved"], ["Later"], ["Live"])


def test_an_item_in_two_languages_is_one_line_in_the_language_of_the_desk(vocabulary, now, reporter, sign_in):
    event = make_event(reporter, now, words={"en": ("In English", ""), "fa": ("به فارسی", "")})
    publish(event, writer=reporter, editor=make_user("Editor"), at=now)
    for language, headline in (("en", "In English"), ("fa", "به فارسی")):
        person = make_user("Editor", language=language)
        assert desk_of(sign_in(person))["live"] == [headline]


def test_new_footage_waits_for_moderators(vocabulary, now, reporter, moderator, sign_in):
    still = make_still(reporter, now)
    assert desk_of(sign_in(moderator))["arrivals"] == [str(still)]
    move(still, "take", by=moderator, at=now)
    found = desk_of(sign_in(moderator))
    assert (found["arrivals"], found["waiting"]) == ([], [str(still)])


def test_late_words_of_a_public_event_wait_for_a_reader(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now, words={"en": ("In English", "")})
    publish(event, writer=reporter, editor=editor, at=now)
    form = reverse("admin:events_eventtext_add")
    data = {"parent": event.pk, "language": "fa", "headline": "به فارسی", "description": ""}
    assert sign_in(reporter).post(form, data).status_code == 302
    words = event.texts.get(language="fa")
    assert desk_of(sign_in(editor))["waiting"] == [str(words)]
    engine.perform(words, "approve_words", by=editor, at=now)
    assert desk_of(sign_in(editor))["waiting"] == []
    assert event.live_editions(now + timedelta(minutes=1)).get(language="fa").headline == "به فارسی"


@pytest.fixture
def done_alone(vocabulary, now, reporter, editor) -> AfterReview:
    """A withdrawal by the editor that nobody has read yet."""
    item = make_article(reporter, now, headline="Taken off")
    publish(item, writer=reporter, editor=editor, at=now)
    move(item, "withdraw", by=editor, at=now, note="Wrong.", value="wrong")
    return AfterReview.objects.get()


def test_what_one_did_alone_is_read_by_another(done_alone, editor, chief, sign_in):
    assert desk_of(sign_in(editor))["after_review"] == []
    browser = sign_in(chief)
    assert desk_of(browser)["after_review"] == ["Taken off"]
    assert b"Water stood in the streets." in browser.get(reverse("admin:desk_read", args=[done_alone.pk])).content
    browser.post(reverse("admin:desk_read", args=[done_alone.pk]))
    done_alone.refresh_from_db()
    assert done_alone.read_by == chief
    assert desk_of(browser)["after_review"] == []


@pytest.mark.parametrize(("who", "status"), [("editor", 302), ("reporter", 403), ("moderator", 403)])
def test_neither_the_person_nor_somebody_without_the_right_reads_it_off(done_alone, request, sign_in, who, status):
    person = request.getfixturevalue(who)
    assert sign_in(person).post(reverse("admin:desk_read", args=[done_alone.pk])).status_code == status
    done_alone.refresh_from_db()
    assert done_alone.read_at is None


def test_reading_off_takes_a_post(done_alone, chief, sign_in):
    assert sign_in(chief).get(reverse("admin:desk_read", args=[done_alone.pk])).status_code == 200
    done_alone.refresh_from_db()
    assert done_alone.read_at is None


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Moderator", "Chief", "Administrator"])
def test_an_empty_desk_says_what_to_do(vocabulary, sign_in, role):
    page = sign_in(make_user(role)).get(reverse("admin:index"))
    assert page.status_code == 200
    assert all(section.empty for section in page.context["sections"])


def test_a_name_of_an_item_leads_to_its_page(vocabulary, now, reporter, sign_in):
    item = make_article(reporter, now)
    browser = sign_in(reporter)
    assert browser.get(reverse("admin:desk_item", args=["article", item.ref]))["Location"].endswith(
        f"/{item.pk}/change/"
    )
    assert browser.get(reverse("admin:desk_item", args=["article", "nothing"])).status_code == 404
    assert browser.get(reverse("admin:desk_item", args=["nothing", item.ref])).status_code == 404


QUERIES_OF_MY_DESK = 44


@pytest.mark.parametrize("number", [1, 6])
def test_my_desk_takes_as_many_queries_for_many_items_as_for_few(
    vocabulary, now, reporter, editor, chief, sign_in, django_assert_max_num_queries, number
):
    for _ in range(number):
        item = make_article(reporter, now)
        publish(item, writer=reporter, editor=editor, at=now)
        move(item, "withdraw", by=editor, at=now, note="Wrong.", value="wrong")
        move(make_event(reporter, now), "submit", by=reporter, at=now)
        make_still(reporter, now)
    browser = sign_in(chief)
    with django_assert_max_num_queries(QUERIES_OF_MY_DESK):
        assert browser.get(reverse("admin:index")).status_code == 200


SECTIONS = {
    "Reporter": "assigned intake sent_back corrected lost_embeds revisit comments in_review drafts scheduled live",
    "Editor": (
        "assigned waiting intake sent_back due corrected ready lost_embeds fallen after_review additions revisit comments "
        "in_review drafts scheduled live"
    ),
    "Moderator": "assigned waiting due footage arrivals fallen take_down revisit comments in_review scheduled live",
    "Reviewer": "assigned sign_off comments in_review scheduled live",
    "Chief": (
        "assigned waiting intake sent_back due corrected ready footage arrivals duty lost_embeds fallen take_down "
        "after_review additions revisit comments in_review drafts scheduled live"
    ),
    "Administrator": "",
}


@pytest.mark.parametrize("role", SECTIONS)
def test_a_role_sees_the_sections_it_works_with(vocabulary, sign_in, role):
    assert list(desk_of(sign_in(make_user(role)))) == SECTIONS[role].split()


def test_a_long_list_is_cut_and_its_number_says_so(vocabulary, now, reporter, sign_in):
    for _ in range(SHOWN + 1):
        make_event(reporter, now)
    page = sign_in(reporter).get(reverse("admin:index"))
    drafts = next(section for section in page.context["sections"] if section.name == "drafts")
    assert (len(drafts.shown), drafts.is_cut) == (SHOWN, True)
    assert f"more than {SHOWN}" in page.content.decode()
