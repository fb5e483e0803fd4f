"""Events and reports on the desk."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import EventPost, Report
from newsroom.workflow.models import Revision
from tests.desk.conftest import editor, now, reporter, sign_in
from tests.desk.pages import address, filled_in, messages_of
from tests.factory import make_event, move, publish


@pytest.fixture
def browser(reporter, sign_in):
    return sign_in(reporter)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"year": "2026", "month": "2", "day": "30"}, "This date does not exist"),
        ({"year": "", "month": "", "day": "3"}, "A day needs its month"),
        ({"month": "13", "day": ""}, "This date does not exist"),
        ({"day": "first"}, "Enter a whole number"),
        ({"provinces": ["99999"]}, "99999 is not one of the available choices"),
        ({"places": ["99999"]}, "99999 is not one of the available choices"),
        ({"confidence": "confirmed"}, "Say what was checked"),
        ({"public_precision": "somewhere"}, "somewhere is not one of the available choices"),
        ({"working_title": ""}, "This field is required"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(vocabulary, now, reporter, browser, given, sentence):
    event = make_event(reporter, now)
    answer = browser.post(address(event), {**filled_in(browser.get(address(event))), **given})
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert Revision.objects.of(event).count() == 1


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"what": "dead", "said_by": "an office"}, "Give the least, the most, or both"),
        ({"what": "dead", "least": "5", "most": "3", "said_by": "an office"}, "“At least” is larger than “at most”"),
        ({"what": "dead", "least": "5"}, "This field is required"),
    ],
)
def test_a_figure_that_says_nothing_is_refused(vocabulary, now, reporter, browser, row, sentence):
    event = make_event(reporter, now)
    data = filled_in(browser.get(address(event))) | {"figures-TOTAL_FORMS": "1"}
    answer = browser.post(address(event), data | {f"figures-0-{name}": value for name, value in row.items()})
    assert sentence in answer.content.decode()


def test_words_and_figures_are_saved_with_the_event(vocabulary, now, reporter, browser):
    event = make_event(reporter, now)
    data = filled_in(browser.get(address(event)))
    data |= {"texts-0-language": "fa", "texts-0-headline": "سیل", "figures-TOTAL_FORMS": "1"}
    data |= {"figures-0-what": "injured", "figures-0-least": "3", "figures-0-said_by": "the hospital"}
    assert browser.post(address(event), data).status_code == 302
    words = event.texts.get()
    assert (words.headline, words.created_by, words.state) == ("سیل", reporter, "draft")
    snapshot = Revision.objects.of(event).last().snapshot
    assert (snapshot["texts"][0]["headline"], snapshot["figures"][0]["least"]) == ("سیل", 3)
    assert Revision.objects.of(words).count() == 1


def test_two_rows_of_words_in_one_language_are_refused(vocabulary, now, reporter, browser):
    event = make_event(reporter, now, words={"en": ("First", "")})
    data = filled_in(browser.get(address(event))) | {"texts-TOTAL_FORMS": "2", "texts-1-language": "en"}
    assert browser.post(address(event), data | {"texts-1-headline": "Second"}).status_code == 200
    assert event.texts.count() == 1


def test_the_words_of_the_reports_stand_above_the_form(vocabulary, now, reporter, browser):
    event = make_event(reporter, now)
    Report.objects.create(raw_text="April 10 - Shadegan <b>", arrived_at=now, event=event)
    assert "April 10 - Shadegan &lt;b&gt;</blockquote>" in browser.get(address(event)).content.decode()


@pytest.mark.parametrize(
    ("name", "field", "offered", "chosen"),
    [
        ("lower", "confidence", ["disputed", "reported"], "reported"),
        ("coarsen", "public_precision", ["place", "county", "province", "none"], "province"),
    ],
)
def test_only_what_says_less_is_offered(vocabulary, now, reporter, editor, sign_in, name, field, offered, chosen):
    event = make_event(reporter, now, places=("shadegan",), confidence="partly", confidence_basis="Two clips.")
    publish(event, writer=reporter, editor=editor, at=now)
    browser = sign_in(editor)
    form = next(form for form in browser.get(address(event)).context["move_forms"] if form.row.name == name)
    assert sorted(value for value, _word in form.fields["value"].choices) == sorted(offered)
    browser.post(address(event, "move"), {"move": name, "value": chosen, "note": "A second look."})
    event.refresh_from_db()
    assert getattr(event, field) == chosen


def test_more_cannot_be_posted_where_less_is_offered(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now)
    publish(event, writer=reporter, editor=editor, at=now)
    answer = sign_in(editor).post(address(event, "move"), {"move": "lower", "value": "confirmed", "note": "Sure."})
    assert answer.status_code == 409
    assert EventPost.objects.get().confidence == "reported"


def test_a_message_that_is_here_already_is_refused(vocabulary, now, browser):
    known = Report.objects.create(raw_text="April 10 - Shadegan", arrived_at=now)
    data = filled_in(browser.get(reverse("admin:events_report_add")))
    data |= {"raw_text": "April 10  -\nShadegan", "arrived_at_0": "2026-04-10", "arrived_at_1": "12:00:00"}
    answer = browser.post(reverse("admin:events_report_add"), data)
    assert f"as report {known.ref}" in answer.content.decode()
    assert Report.objects.count() == 1


def test_a_report_stays_as_it_came(vocabulary, now, browser):
    report = Report.objects.create(raw_text="April 10 - Shadegan", arrived_at=now)
    data = filled_in(browser.get(address(report))) | {"raw_text": "Something else"}
    data |= {"arrived_at_0": "2026-04-10", "arrived_at_1": "12:00:00", "channel": "paste"}
    assert browser.post(address(report), data).status_code == 302
    report.refresh_from_db()
    assert (report.raw_text, report.channel) == ("April 10 - Shadegan", "paste")


def test_words_are_approved_on_their_own_page_by_somebody_else(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now, words={"en": ("In English", "")})
    publish(event, writer=reporter, editor=editor, at=now)
    words = event.texts.model.objects.create(
        parent=event, language="fa", headline="به فارسی", created_by=reporter, created_at=now
    )
    browser = sign_in(reporter)
    data = filled_in(browser.get(address(words)))
    assert browser.post(address(words), {**data, "headline": "به زبان فارسی"}).status_code == 302
    assert browser.post(address(words, "move"), {"move": "approve_words"}).status_code == 409
    assert sign_in(editor).post(address(words, "move"), {"move": "approve_words"}).status_code == 302
    assert event.texts.get(language="fa").is_approved
    assert event.live_editions(timezone.now()).get(language="fa").headline == "به زبان فارسی"


def test_no_words_are_added_to_what_is_hidden_for_safety(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now)
    move(event, "hide", by=editor, at=now, note="Somebody is at risk.")
    data = {"parent": event.pk, "language": "fa", "headline": "به فارسی"}
    answer = sign_in(reporter).post(reverse("admin:events_eventtext_add"), data)
    assert "so no words can be added or changed" in answer.content.decode()
    assert not event.texts.exists()


def test_an_approved_event_sends_its_reporter_a_sentence_not_an_error(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now)
    move(event, "submit", by=reporter, at=now)
    move(event, "approve", by=editor, at=now)
    answer = sign_in(reporter).post(address(event, "move"), {"move": "publish"})
    assert "you may not use “Publish”" in messages_of(answer)[0]


def test_slogans_and_what_is_unsure_are_corrected_on_the_form(vocabulary, now, reporter, browser):
    event = make_event(
        reporter, now, slogans=["Wrong words"],
        hedges=[{"what": "place", "start": 0, "end": 8}, {"what": "number", "start": 9, "end": 12}],
    )  # fmt: skip
    page = browser.get(address(event))
    values = {**filled_in(page), "slogans": "Bread, work, freedom\n\nنان کار آزادی", "hedges": ["place", "time"]}
    browser.post(address(event), values)
    event.refresh_from_db()
    assert event.slogans == ["Bread, work, freedom", "نان کار آزادی"]
    assert event.hedges == [{"what": "place", "start": 0, "end": 8}, {"what": "time", "start": None, "end": None}]
