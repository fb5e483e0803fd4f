"""The history as people use it: what changed since, and bringing an earlier revision back."""

import pytest
from django.urls import reverse

from newsroom.desk.models import Restored
from newsroom.workflow import chain, history, revisions
from newsroom.workflow.models import Revision
from tests.desk.pages import address, messages_of
from tests.factory import make_article, make_event, make_still, make_user, move, publish


def save(item, by, at, **fields):
    """One more revision, as the form would make it."""
    item = type(item).objects.get(pk=item.pk)
    for name, value in fields.items():
        setattr(item, name, value)
    item.save()
    return revisions.record(item, by=by, at=at)


def way_back(item, number: int) -> str:
    return reverse(f"admin:{item._meta.app_label}_{item._meta.model_name}_restore", args=[item.pk, number])


def restore(browser, item, number: int, opened: int | None = None):
    opened = history.latest(item).number if opened is None else opened
    return browser.post(way_back(item, number), {"opened_revision": opened}, follow=True)


@pytest.fixture
def story(vocabulary, reporter, editor, now):
    """Approved as revision 1, sent back, and rewritten as revision 2 and 3."""
    item = make_article(reporter, now, headline="Water rose")
    move(item, "submit", by=reporter, at=now)
    move(item, "approve", by=editor, at=now)
    move(item, "send_back", by=editor, at=now, note="again")
    save(item, reporter, now, headline="Water rose fast")
    save(item, reporter, now, headline="Water rose very fast")
    item.refresh_from_db()
    return item


ASKED = {
    "?since=approval": (1, 3),
    "?since=publication": (1, 3),
    "?old=2": (2, 3),
    "?old=3&new=1": (1, 3),
    "?old=1&new=2": (1, 2),
}


@pytest.mark.parametrize("query", ASKED)
def test_the_address_says_which_two_are_compared(story, editor, sign_in, query):
    choice = sign_in(editor).get(address(story, "history") + query).context["choice"]
    assert (choice.old.number, choice.new.number) == ASKED[query]


@pytest.mark.parametrize("query", ["?old=9", "?new=9", "?since=ever", "?old=abc", "?old=99999999999999999"])
def test_there_is_no_difference_with_what_there_is_not(story, editor, sign_in, query):
    assert sign_in(editor).get(address(story, "history") + query).status_code == 404


@pytest.mark.parametrize(("view", "shown"), [("side", 'class="beside changed"'), ("inline", 'class="both-in-one"')])
def test_both_versions_stand_side_by_side_or_in_one_text(story, editor, sign_in, view, shown):
    page = sign_in(editor).get(address(story, "history") + f"?old=1&new=3&view={view}").content.decode()
    assert shown in page
    assert "<ins> very fast</ins>" in page


def test_since_the_approval_of_words_in_one_language(vocabulary, reporter, editor, now, sign_in):
    event = make_event(reporter, now, words={"en": ("Flood", "Water.")})
    words = event.texts.get()
    move(words, "approve_words", by=editor, at=now)
    event.texts.update(description="Deep water.")
    revisions.record(event, by=reporter, at=now)
    page = sign_in(editor).get(address(words, "history") + "?since=approval")
    assert [one.label for one in page.context["changes"]] == ["Description"]


def test_who_may_not_see_the_item_sees_no_difference(story, administrator, sign_in):
    assert sign_in(administrator).get(address(story, "history") + "?since=approval").status_code == 403


def test_an_earlier_revision_comes_back_as_a_new_one_that_says_so(story, reporter, sign_in):
    browser = sign_in(reporter)
    assert "Water rose" in browser.get(way_back(story, 1)).content.decode()
    response = restore(browser, story, 1)
    story.refresh_from_db()
    newest = history.latest(story)
    assert (story.headline, newest.number, newest.author) == ("Water rose", 4, reporter)
    assert history.is_recorded(story)
    assert messages_of(response) == ["“Water rose very fast” reads as in revision 1 again; saved as revision 4."]
    assert "Restored from revision 1, saved as revision 4" in browser.get(address(story, "history")).content.decode()
    assert chain.first_broken(Revision.objects.of(story).links()) is None


def test_fields_terms_links_and_rows_come_back(vocabulary, reporter, now, sign_in):
    event = make_event(reporter, now)
    item = make_article(reporter, now, provinces=["fars"], events=[event], body="<p>One.</p>")
    item.provinces.set(["tehran"])
    item.events.clear()
    item.bylines.all().delete()
    save(item, reporter, now, body="<p>Two.</p>")
    restore(sign_in(reporter), item, 1)
    assert history.latest(item).snapshot == Revision.objects.of(item).get(number=1).snapshot


def test_words_come_back_and_words_begun_later_stay(vocabulary, reporter, now, sign_in):
    event = make_event(reporter, now, words={"en": ("Flood", "Water.")}, confidence="reported")
    event.texts.update(headline="Wrong")
    event.texts.create(language="fa", headline="سیل", created_by=reporter, created_at=now)
    save(event, reporter, now, confidence="disputed")
    response = restore(sign_in(reporter), event, 1)
    event.refresh_from_db()
    words = {row.language: row.headline for row in event.texts.all()}
    assert (words, event.confidence) == ({"en": "Flood", "fa": "سیل"}, "reported")
    assert any("These words were begun later; they stay." in message for message in messages_of(response))
    assert history.is_recorded(event.texts.get(language="en"))


def test_words_come_back_on_their_own_page_and_their_event_is_recorded(vocabulary, reporter, now, sign_in):
    event = make_event(reporter, now, words={"en": ("Flood", "Water.")})
    event.texts.update(headline="Wrong")
    revisions.record(event, by=reporter, at=now)
    restore(sign_in(reporter), event.texts.get(), 1)
    assert event.texts.get().headline == "Flood"
    assert history.is_recorded(event)


def test_what_is_gone_or_hidden_is_named_and_left_out(vocabulary, reporter, editor, now, sign_in):
    gone, hidden, stays = (make_event(reporter, now, working_title=name) for name in ("Gone", "Hidden", "Stays"))
    item = make_article(reporter, now, events=[gone, hidden, stays])
    item.topics.set(["a topic"])
    save(item, reporter, now)
    item.events.clear()
    item.topics.clear()
    save(item, reporter, now, headline="Other")
    type(item).topics.through.tag_model().objects.all().delete()
    type(gone).objects.filter(pk=gone.pk).delete()
    move(hidden, "hide", by=editor, at=now, note="in danger")
    response = restore(sign_in(reporter), item, 2)
    assert [str(event) for event in item.events.all()] == ["Stays"]
    told = " ".join(messages_of(response))
    assert gone.ref in told
    assert hidden.ref in told
    assert "Hidden" not in told


def test_an_embed_of_something_hidden_does_not_come_back(vocabulary, reporter, editor, now, sign_in):
    shown, hidden = make_event(reporter, now), make_event(reporter, now)
    figures = "".join(f'<figure data-embed="event:{one.ref}"></figure>' for one in (shown, hidden))
    item = make_article(reporter, now, body=f"<p>Text.</p>{figures}")
    save(item, reporter, now, body="<p>Other text.</p>")
    move(hidden, "hide", by=editor, at=now, note="in danger")
    response = restore(sign_in(reporter), item, 1)
    item.refresh_from_db()
    assert item.body == f'<p>Text.</p><figure data-embed="event:{shown.ref}"></figure>'
    assert hidden.ref in " ".join(messages_of(response))


def test_a_slug_that_is_taken_today_stays_as_it_is(vocabulary, reporter, now, sign_in):
    item = make_article(reporter, now, slug="flood", headline="Flood")
    save(item, reporter, now, slug="water", headline="Water")
    make_article(reporter, now, slug="flood")
    response = restore(sign_in(reporter), item, 1)
    item.refresh_from_db()
    assert (item.slug, item.headline) == ("water", "Flood")
    assert "This slug is taken" in " ".join(messages_of(response))


def test_a_coarser_place_does_not_become_exact_again(vocabulary, reporter, now, sign_in):
    event = make_event(reporter, now, public_precision="site")
    save(event, reporter, now, public_precision="province", working_title="Other")
    restore(sign_in(reporter), event, 1)
    event.refresh_from_db()
    assert (event.public_precision, event.working_title != "Other") == ("province", True)


def test_a_passage_that_was_taken_out_does_not_come_back(vocabulary, reporter, editor, now, sign_in):
    item = make_article(reporter, now, body="<p>He is Ali.</p><p>Water.</p>", headline="Old")
    publish(item, writer=reporter, editor=editor, at=now)
    move(item, "revise", by=reporter, at=now)
    save(item, reporter, now, headline="New")
    item.refresh_from_db()
    move(item, "take_out", by=editor, at=now, note="danger", value="He is Ali.")
    response = restore(sign_in(reporter), item, 1)
    item.refresh_from_db()
    assert (item.headline, "Ali" in item.body) == ("Old", False)
    assert "It was made to say less since, on purpose." in " ".join(messages_of(response))


def test_erased_words_stay_erased(vocabulary, reporter, editor, chief, now, sign_in):
    item = make_article(reporter, now, standfirst="Ali was there.", headline="Old")
    save(item, reporter, now, standfirst="Somebody was there.", headline="New")
    move(item, "hide_words", by=editor, at=now, note="danger", value="Ali")
    move(item, "destroy_words", by=chief, at=now, note="danger")
    response = restore(sign_in(reporter), item, 1)
    item.refresh_from_db()
    assert (item.headline, item.standfirst) == ("Old", "Somebody was there.")
    assert "Its words were erased for safety." in " ".join(messages_of(response))


def test_an_erased_revision_says_so_and_cannot_come_back(vocabulary, reporter, editor, chief, now, sign_in):
    item = make_article(reporter, now)
    save(item, reporter, now, headline="New")
    move(item, "hide", by=editor, at=now, note="danger")
    move(item, "erase", by=chief, at=now, note="danger")
    browser = sign_in(chief)
    assert "erased for safety" in browser.get(address(item, "history") + "?old=1&new=2").content.decode()
    before = Revision.objects.of(item).count()
    restore(browser, item, 1)
    assert Revision.objects.of(item).count() == before


def test_nothing_comes_back_under_somebody_who_saved_meanwhile(story, reporter, editor, now, sign_in):
    opened = history.latest(story).number
    save(story, editor, now, headline="By the editor")
    response = restore(sign_in(reporter), story, 1, opened=opened)
    story.refresh_from_db()
    assert story.headline == "By the editor"
    assert "somebody saved it after you opened this page" in response.content.decode()


STATES = {"draft": True, "review": True, "approved": False, "published": False}


@pytest.mark.parametrize("state", STATES)
def test_only_where_words_may_change(vocabulary, reporter, editor, now, sign_in, state):
    item = make_article(reporter, now, headline="Old")
    save(item, reporter, now, headline="New")
    item.refresh_from_db()
    for name, by in [("submit", reporter), ("approve", editor), ("publish", editor)][: list(STATES).index(state)]:
        move(item, name, by=by, at=now)
    restore(sign_in(reporter), item, 1)
    item.refresh_from_db()
    assert (item.headline == "Old") is STATES[state]


def test_restoring_in_review_asks_for_approval_by_somebody_else(vocabulary, reporter, editor, now, sign_in):
    item = make_article(reporter, now, headline="Old")
    save(item, reporter, now, headline="New")
    item.refresh_from_db()
    move(item, "submit", by=reporter, at=now)
    restore(sign_in(editor), item, 1)
    assert editor.pk in history.contributors(item)


def test_who_only_reads_does_not_restore(story, moderator, sign_in):
    browser = sign_in(moderator)
    assert browser.get(way_back(story, 1)).status_code == 403
    assert restore(browser, story, 1).status_code == 403
    assert not Restored.objects.exists()


def test_footage_shows_its_differences_and_brings_nothing_back(vocabulary, reporter, moderator, now, sign_in):
    still = make_still(reporter, now)
    save(still, reporter, now, licence="reporting")
    browser = sign_in(moderator)
    page = browser.get(address(still, "history") + "?old=1&new=2")
    assert [one.label for one in page.context["changes"]] == ["Licence"]
    assert "is not brought back" in restore(browser, still, 1).content.decode()
    assert history.latest(still).number == 2


def test_the_page_asks_the_same_number_of_queries_for_long_and_short_histories(
    story, editor, now, sign_in, django_assert_max_num_queries
):
    browser = sign_in(editor)
    for number in range(20):
        save(story, editor, now, headline=f"Headline {number}")
    with django_assert_max_num_queries(20):
        browser.get(address(story, "history") + "?since=approval")
    with django_assert_max_num_queries(20):
        browser.get(address(story, "history"))


def test_another_kind_of_person_sees_no_way_to_restore(story, sign_in):
    page = sign_in(make_user("Moderator")).get(address(story, "history") + "?old=1&new=3").content.decode()
    assert "Restore this revision" not in page
