"""Two people with the same form: nothing is overwritten unseen, and nothing typed is lost."""

import pytest

from newsroom.workflow.models import Revision
from tests.desk.pages import address, filled_in
from tests.factory import make_article, make_event, move, publish


@pytest.fixture
def two_forms(vocabulary, now, reporter, editor, sign_in):
    """An article that two people have open; the first has saved another headline and another body."""
    item = make_article(reporter, now)
    first, second = sign_in(reporter), sign_in(editor)
    opened_by_second = filled_in(second.get(address(item)))
    data = filled_in(first.get(address(item)))
    first.post(address(item), {**data, "headline": "The first headline", "body": "<p>The first body.</p>"})
    return item, second, opened_by_second


def test_an_overtaken_save_changes_nothing_and_shows_both_texts(two_forms):
    item, second, opened = two_forms
    answer = second.post(address(item), {**opened, "headline": "The second headline"})
    item.refresh_from_db()
    assert (answer.status_code, item.headline) == (200, "The first headline")
    both = {one.label: (one.side, one.theirs, one.mine) for one in answer.context["merged"]}
    assert both["Headline"] == ("conflict", "The first headline", "The second headline")
    assert both["Body"] == ("theirs", "The first body.", "Water stood in the streets.")
    assert "somebody else saved it after you opened it" in answer.content.decode()
    form = answer.context["adminform"].form
    assert (form["headline"].value(), form["body"].value()) == ("The second headline", "<p>The first body.</p>")


def test_saving_again_is_a_decision(two_forms):
    item, second, opened = two_forms
    refused = second.post(address(item), {**opened, "headline": "The second headline"})
    answer = second.post(address(item), filled_in(refused))
    item.refresh_from_db()
    assert (answer.status_code, item.headline) == (302, "The second headline")
    assert Revision.objects.of(item).count() == 3


def test_a_form_without_its_number_does_not_overwrite(two_forms):
    item, second, opened = two_forms
    del opened["opened_revision"]
    second.post(address(item), {**opened, "headline": "The second headline"})
    item.refresh_from_db()
    assert item.headline == "The first headline"


def test_terms_and_words_of_both_are_shown(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now, provinces=("khuzestan",), words={"en": ("Theirs at first", "")})
    second = sign_in(editor)
    opened = filled_in(second.get(address(event)))
    first = sign_in(reporter)
    data = filled_in(first.get(address(event)))
    first.post(address(event), {**data, "texts-0-headline": "Theirs", "provinces": []})
    answer = second.post(address(event), {**opened, "texts-0-headline": "Mine"})
    both = {one.label: (one.side, one.theirs, one.mine) for one in answer.context["merged"]}
    assert both == {
        "words of an event: Headline": ("conflict", "Theirs", "Mine"),
        "Provinces": ("theirs", "", "Khuzestan"),
    }


def test_a_row_that_somebody_deleted_meanwhile_is_no_error_of_ours(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    second = sign_in(editor)
    opened = filled_in(second.get(address(item)))
    item.bylines.all().delete()
    assert second.post(address(item), {**opened, "headline": "Mine"}).status_code == 200


def test_a_text_typed_while_the_item_was_approved_is_kept_in_the_form(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    browser = sign_in(reporter)
    opened = filled_in(browser.get(address(item)))
    publish(item, writer=reporter, editor=editor, at=now)
    answer = browser.post(address(item), {**opened, "headline": "Typed too late"})
    before = item.headline
    item.refresh_from_db()
    assert (answer.status_code, item.headline) == (200, before)
    assert "it is in the state “Published”" in answer.content.decode()
    assert answer.context["adminform"].form["headline"].value() == "Typed too late"


def test_words_typed_into_an_inline_too_late_are_kept_and_not_saved(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now, words={"en": ("As approved", "")})
    browser = sign_in(reporter)
    opened = filled_in(browser.get(address(event)))
    publish(event, writer=reporter, editor=editor, at=now)
    answer = browser.post(address(event), {**opened, "texts-0-headline": "Typed too late"})
    assert event.texts.get().headline == "As approved"
    assert 'value="Typed too late"' in answer.content.decode()


def test_approved_words_that_change_go_back_to_draft(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now, words={"en": ("As approved", "")})
    publish(event, writer=reporter, editor=editor, at=now)
    move(event, "revise", by=reporter, at=now)
    browser = sign_in(reporter)
    opened = filled_in(browser.get(address(event)))
    browser.post(address(event), {**opened, "texts-0-headline": "Said otherwise"})
    words = event.texts.get()
    assert (words.headline, words.state) == ("Said otherwise", "draft")


def test_a_body_is_compared_as_it_reads(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now)
    embed = f'<figure data-embed="event:{event.ref}"></figure>'
    item = make_article(reporter, now, body=f"<h2>Day one</h2>{embed}")
    second, first = sign_in(editor), sign_in(reporter)
    opened, data = filled_in(second.get(address(item))), filled_in(first.get(address(item)))
    first.post(address(item), {**data, "headline": "The first headline"})
    as_the_editor_sends_it = f'<h2>Day one</h2><figure data-embed="event:{event.ref}">event:{event.ref}</figure>'
    answer = second.post(address(item), {**opened, "body": as_the_editor_sends_it})
    assert [(one.label, one.side) for one in answer.context["merged"]] == [("Headline", "theirs")]
    answer = second.post(address(item), {**opened, "body": f"{embed}<ul><li>Day two</li></ul>"})
    body = next(one for one in answer.context["merged"] if one.label == "Body")
    assert (body.theirs, body.mine) == (f"## Day one\n[event:{event.ref}]", f"[event:{event.ref}]\n• Day two")
