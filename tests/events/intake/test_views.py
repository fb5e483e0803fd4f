"""The page of a batch and the answer to every button: as a page, as parts of one, or a sentence that says why not."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.intake import deciding
from events.intake.acts import ACTS
from events.models import Batch, Decided, EventPost, Report
from media.models import Footage
from newsroom.text.calendars import PartialDate
from tests.desk.conftest import now, reporter, sign_in
from tests.desk.pages import messages_of
from tests.events.intake.factory import (
    FIRE,
    FLOOD,
    STRIKE,
    bring,
    make_clip,
    only,
    reports_of,
    row_of,
    upload,
)
from tests.events.series.factory import make_series
from tests.factory import make_event, make_user, move

JSON = {"Accept": "application/json"}


@pytest.fixture
def batch(vocabulary, reporter, now):
    return bring(FLOOD, STRIKE, FIRE, by=reporter, at=now)


@pytest.fixture
def browser(reporter, sign_in):
    return sign_in(reporter)


def page_of(batch: Batch) -> str:
    return reverse("admin:events_batch_intake", args=[batch.pk])


def press(browser, batch: Batch, act: str, report: Report | None = None, **values):
    """Press a button as a page without its script does; the answer is the page after it."""
    data = {"act": act, "report": report.ref if report else "", **values}
    return browser.post(page_of(batch), data, follow=True)


def ask(browser, batch: Batch, act: str, report: Report | None = None, **values) -> dict:
    """Press a button as the page's own script does; the parts that changed."""
    data = {"act": act, "report": report.ref if report else "", **values}
    answer = browser.post(page_of(batch), data, headers=JSON)
    assert answer.status_code == 200
    return answer.json()


# -- who may


@pytest.mark.parametrize(("role", "seen"), [("Moderator", 200), ("Administrator", 403)])
@pytest.mark.parametrize("headers", [{}, JSON])
def test_who_does_not_write_decides_nothing(batch, sign_in, role, seen, headers):
    browser = sign_in(make_user(role))
    answer = browser.get(page_of(batch))
    assert answer.status_code == seen
    assert 'name="act"' not in answer.content.decode()
    before = list(Report.objects.order_by("pk").values())
    for act in ACTS:
        data = {"act": act, "report": only(batch).ref, "reason": "old"}
        assert browser.post(page_of(batch), data, headers=headers).status_code == 403
    assert list(Report.objects.order_by("pk").values()) == before
    assert not Decided.objects.exists()


@pytest.mark.parametrize("headers", [{}, JSON])
def test_a_stranger_gets_the_page_to_log_in(batch, client, headers):
    for answer in (client.get(page_of(batch)), client.post(page_of(batch), {"act": "accept_certain"}, headers=headers)):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/admin/login/")
    assert not EventPost.objects.exists()


@pytest.mark.parametrize("headers", [{}, JSON])
def test_a_post_from_elsewhere_is_refused(batch, reporter, headers):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(reporter)
    assert browser.post(page_of(batch), {"act": "accept_certain"}, headers=headers).status_code == 403
    assert not EventPost.objects.exists()


def test_every_form_of_the_page_carries_its_token(batch, browser):
    forms = re.findall(r'<form method="post".*?</form>', browser.get(page_of(batch)).content.decode(), re.DOTALL)
    assert len(forms) > 10
    assert all("csrfmiddlewaretoken" in form for form in forms)


def test_a_batch_that_is_not_there_is_not_found(db, browser):
    assert browser.get(reverse("admin:events_batch_intake", args=[99])).status_code == 404


# -- the page


def test_a_row_shows_the_words_marked_and_every_field(batch, browser):
    content = browser.get(page_of(batch)).content.decode()
    assert '<mark class="f-place" title="place">Shadegan</mark>' in content
    assert '<mark class="f-date" title="date">April 10, 2019</mark>' in content
    assert content.count('class="row waiting certain"') == 3
    for value in ('value="shadegan"', 'value="IR-06"', 'value="flood"', 'class="dot-map"'):
        assert value in content
    assert "<circle" in content


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</blockquote><b>", "&lt;b&gt;"]
)
def test_html_in_a_caption_is_shown_as_words(vocabulary, reporter, browser, now, language, text):
    batch = bring(f"{text} a fire in {text} village, Yasuj, 4 May 2021", text, by=reporter, at=now, origin=text)
    browser.cookies["django_language"] = language
    first = only(batch)
    pages = [browser.get(page_of(batch)).content.decode()]
    pages += ask(browser, batch, "accept", first)["rows"].values()
    for page in pages:
        rows = page[page.index('class="row') :] if "<html" not in page else page[page.index('id="rows"') :]
        rows = rows.split('class="keys"')[0]
        assert "<script" not in rows
        assert "<img src=x" not in rows
        assert "onerror=alert(1)>" not in rows.replace("&gt;", "")
        assert rows.count("</blockquote>") == rows.count("<blockquote")


def test_the_page_keeps_to_the_strict_policy(batch, browser):
    content = browser.get(page_of(batch)).content.decode()
    main = content[content.index('class="intake"') :]
    assert " style=" not in main
    assert not re.search(r"\son\w+=", main)
    assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>\s*\S", main)


def test_counts_say_how_far_the_batch_is(batch, reporter, browser, now):
    first, second, third = reports_of(batch)
    event = deciding.accept(first, by=reporter, at=now)
    deciding.attach(second, event, by=reporter, at=now)
    deciding.discard(third, "old", by=reporter, at=now)
    counts = browser.get(page_of(batch)).context["counts"]
    assert (counts.waiting, counts.certain, counts.accepted, counts.attached, counts.discarded, counts.drafts) == (
        0, 0, 1, 1, 1, 1,
    )  # fmt: skip


def test_an_event_of_two_rows_says_its_reports_and_how_many_stand_alone(batch, reporter, browser, now):
    first, second, _third = reports_of(batch)
    deciding.attach(second, deciding.accept(first, by=reporter, at=now), by=reporter, at=now)
    assert browser.get(page_of(batch)).content.decode().count("2 reports, 2 independent") == 2


# -- buttons


def test_accept_makes_a_draft_and_comes_back_to_the_row(batch, browser):
    answer = press(browser, batch, "accept", only(batch))
    assert messages_of(answer) == [f"Accepted: {FLOOD}"]
    assert answer.redirect_chain == [(f"{page_of(batch)}#row-{only(batch).ref}", 302)]
    assert EventPost.objects.get().working_title == FLOOD


def test_the_script_gets_the_row_the_bar_and_the_sentence(batch, browser):
    first = only(batch)
    parts = ask(browser, batch, "accept", first)
    assert (parts["say"], parts["is_bad"], list(parts["rows"])) == (f"Accepted: {FLOOD}", False, [first.ref])
    assert 'class="row accepted"' in parts["rows"][first.ref]
    assert "Accept the 2 certain" in parts["bar"]
    assert set(parts) >= {"say", "is_bad", "go", "bar", "loose", "rows"}


@pytest.mark.parametrize("how", [press, ask])
@pytest.mark.parametrize("act", ["accept", "attach", "discard", "edit", "choose", "series"])
def test_a_button_of_no_report_of_the_batch_is_refused_with_a_sentence(batch, reporter, browser, now, how, act):
    other = only(bring("May 9, 2021 - Yazd: a fire", by=reporter, at=now))
    for report in (None, other):
        answer = how(browser, batch, act, report, reason="old", to=only(batch).ref)
        said = answer["say"] if how is ask else " ".join(messages_of(answer))
        assert said == "Choose a report of this batch first."
    assert {one.decision for one in Report.objects.all()} == {"waiting"}
    assert not Decided.objects.exists()


@pytest.mark.parametrize("act", ["", "nothing", "__class__", "ACCEPT"])
def test_an_act_that_is_none_is_refused(batch, browser, act):
    parts = ask(browser, batch, act, only(batch))
    assert parts["is_bad"]
    assert "no such act" in parts["say"]


def test_the_second_of_two_people_is_told_and_gets_the_row_as_it_is(batch, browser, sign_in, now):
    report = only(batch)
    deciding.discard(report, "old", by=make_user("Reporter"), at=now)
    parts = ask(browser, batch, "accept", report)
    assert parts["is_bad"]
    assert "decided already" in parts["say"]
    assert 'class="row discarded"' in parts["rows"][report.ref]


def test_discard_needs_a_reason(batch, browser):
    assert ask(browser, batch, "discard", only(batch))["is_bad"]
    assert only(batch).decision == "waiting"
    assert not ask(browser, batch, "discard", only(batch), reason="advert")["is_bad"]
    assert only(batch).discard_reason == "advert"


# -- attaching


def test_one_key_attaches_to_an_event(batch, reporter, browser, now):
    event = make_event(reporter, now, types=["flood"], places=["shadegan"], year=2019, month=4, day=10)
    parts = ask(browser, batch, "attach", only(batch), to=event.ref)
    assert not parts["is_bad"]
    assert only(batch).event == event
    assert len(parts["rows"]) == 3


def test_attaching_to_a_report_that_waits_makes_an_event_of_that_one_first(vocabulary, reporter, browser, now):
    batch = bring(FLOOD, f"🔴 {FLOOD}", by=reporter, at=now)
    first, second = reports_of(batch)
    ask(browser, batch, "attach", second, to=first.ref)
    first, second = reports_of(batch)
    assert (first.decision, second.decision) == ("accepted", "attached")
    assert first.event == second.event is not None
    assert EventPost.objects.count() == 1
    ask(browser, batch, "undo")
    assert [one.decision for one in reports_of(batch)] == ["waiting", "waiting"]
    assert not EventPost.objects.exists()


def test_attaching_to_a_report_that_was_decided_meanwhile_goes_to_its_event(batch, reporter, browser, now):
    first, second, third = reports_of(batch)
    event = deciding.accept(first, by=make_user("Reporter"), at=now)
    ask(browser, batch, "attach", second, to=first.ref)
    ask(browser, batch, "attach", third, to=second.ref)
    assert {one.event for one in reports_of(batch)} == {event}


def test_attaching_to_a_report_that_was_discarded_meanwhile_is_refused(batch, reporter, browser, now):
    first, second, _third = reports_of(batch)
    deciding.discard(first, "old", by=make_user("Reporter"), at=now)
    assert ask(browser, batch, "attach", second, to=first.ref)["is_bad"]
    assert only(batch, 2).decision == "waiting"
    assert not EventPost.objects.exists()


def test_what_was_decided_meanwhile_leaves_the_other_report_waiting(batch, browser, now):
    """The report that was to be attached is gone already: then the other one has not become an event either."""
    first, second, _third = reports_of(batch)
    deciding.discard(second, "old", by=make_user("Reporter"), at=now)
    assert ask(browser, batch, "attach", second, to=first.ref)["is_bad"]
    assert only(batch, 1).decision == "waiting"
    assert not EventPost.objects.exists()


@pytest.mark.parametrize("to", ["", "nothing", "own", "elsewhere"])
def test_there_is_nothing_to_attach_to(batch, reporter, browser, now, to):
    refs = {"own": only(batch).ref, "elsewhere": only(bring("May 9, 2021 - Yazd: a fire", by=reporter, at=now)).ref}
    parts = ask(browser, batch, "attach", only(batch), to=refs.get(to, to))
    assert parts["is_bad"]
    assert "no such event" in parts["say"]
    assert {one.decision for one in Report.objects.all()} == {"waiting"}


def test_nothing_is_attached_to_what_a_colleague_spiked(batch, reporter, browser, now):
    event = make_event(reporter, now)
    move(event, "spike", by=make_user("Editor"), at=now)
    parts = ask(browser, batch, "attach", only(batch), to=event.ref)
    assert parts["is_bad"]
    assert "Spiked" in parts["say"]


# -- all certain ones


def test_all_certain_ones_are_accepted_and_the_others_wait(vocabulary, reporter, browser, now):
    doubtful = [
        "May 4, 2021 - a fire behind the bazaar", "A fire in Yasuj", "May 4, 2021 - Yazd", "A fire in Yazd, May 4",
        "Reportedly a fire in Yazd, May 4, 2021", "Nurabad: a fire, May 7, 2021", "A fire in Yazd, May 4, 2051",
    ]  # fmt: skip
    batch = bring(
        FLOOD, f"🔴 {FLOOD}", STRIKE, "Ahvaz steel workers strike (4 May 2021)", FIRE, *doubtful, by=reporter, at=now
    )
    parts = ask(browser, batch, "accept_certain")
    assert parts["say"] == "3 certain reports accepted."
    decisions = {one.raw_text: one.decision for one in reports_of(batch)}
    assert {text for text, decision in decisions.items() if decision == "accepted"} == {FLOOD, STRIKE, FIRE}
    assert set(decisions.values()) == {"accepted", "waiting"}
    assert EventPost.objects.count() == 3
    ask(browser, batch, "undo")
    assert {one.decision for one in reports_of(batch)} == {"waiting"}
    assert not EventPost.objects.exists()


def test_towns_that_desks_write_alike_are_all_accepted(vocabulary, reporter, browser, now):
    towns = ["Shadegan", "Ahvaz", "Yasuj", "Yazd", "Shiraz", "Isfahan", "Bojnurd"]
    texts = [f"April 10, 2019 - {town}: flood water stands in the streets and in many houses" for town in towns]
    batch = bring(*texts, by=reporter, at=now)
    assert ask(browser, batch, "accept_certain")["say"] == "7 certain reports accepted."


def test_pressing_it_twice_accepts_nothing_twice(batch, browser):
    ask(browser, batch, "accept_certain")
    assert ask(browser, batch, "accept_certain")["say"] == "0 certain reports accepted."
    assert EventPost.objects.count() == 3


# -- changing a field


FIELDS = {
    "date_was": "10 April 2019", "date": "10 April 2019", "places": ["shadegan"], "places_add": "",
    "provinces": ["IR-06"], "provinces_add": "", "event_types": ["flood"], "event_types_add": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, {}),
        ({"date": "11 April 2019"}, {"date": [2019, 4, 11]}),
        ({"date": "April 2019"}, {"date": [2019, 4, None]}),
        ({"date": ""}, {"date": [None, None, None]}),
        ({"date": "22/1/1398"}, {"date": [2019, 4, 11]}),
        ({"places_add": "Yasuj"}, {"places": ["shadegan", "yasuj"]}),
        ({"places": [], "places_add": "یاسوج"}, {"places": ["yasuj"]}),
        ({"places_add": "shadegan"}, {}),
        ({"provinces_add": "Fars"}, {"provinces": ["IR-06", "IR-07"]}),
        ({"provinces": []}, {"provinces": []}),
        ({"event_types": [], "event_types_add": "fire"}, {"event_types": ["fire"]}),
        ({"places": ["evil"], "event_types": ["flood", "evil"]}, {"places": []}),
    ],
)
def test_the_fields_of_a_row_are_changed_in_place(batch, browser, values, expected):
    given = FIELDS | {"date_was": row_date(browser, batch)}
    given |= {"date": given["date_was"]} | values
    parts = ask(browser, batch, "edit", only(batch), **given)
    assert not parts["is_bad"]
    assert parts["say"] == ("Changed." if expected else "Nothing was changed.")
    edits = only(batch).edits
    if "IR-07" in str(expected):
        iso = edits["provinces"][1]
        assert (edits["provinces"][0], iso) == (
            "IR-06",
            browser.get(lookup("provinces", "Fars")).json()["found"][0]["key"],
        )
    else:
        assert edits == expected


def row_date(browser, batch: Batch) -> str:
    """The date of the first row as its field shows it."""
    return browser.get(page_of(batch)).context["rows"][0].date_text


def lookup(kind: str, text: str) -> str:
    return f"{reverse('admin:events_report_lookup')}?kind={kind}&q={text}"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"date": "31 February"}, "is no date"),
        ({"date": "soon"}, "is no date"),
        ({"places_add": "Atlantis"}, "Atlantis"),
        ({"provinces_add": "Atlantis"}, "Atlantis"),
        ({"event_types_add": "wedding of the century"}, "wedding of the century"),
    ],
)
@pytest.mark.parametrize("how", [press, ask])
def test_what_is_no_value_is_refused_and_nothing_of_it_is_kept(batch, browser, how, values, said):
    given = {**FIELDS, "date": "11 April 2019", "places_add": "Yasuj", **values}
    answer = how(browser, batch, "edit", only(batch), **given)
    assert said in (answer["say"] if how is ask else messages_of(answer)[0])
    assert only(batch).edits == {}


def test_the_province_follows_a_new_place(batch, browser, now):
    given = {**FIELDS, "date": "", "date_was": "", "places": [], "places_add": "Yasuj"}
    ask(browser, batch, "edit", only(batch), **given)
    assert row_of(batch, at=now).proposal.provinces == ("IR-17",)


def test_one_of_the_namesakes_is_chosen(vocabulary, reporter, browser, now):
    batch = bring("Nurabad: a fire, May 4, 2021", by=reporter, at=now)
    ask(browser, batch, "choose", only(batch), place="nurabad-fars")
    assert only(batch).edits["places"] == ["nurabad-fars"]
    assert row_of(batch, at=now).doubts == []


def test_the_first_of_the_namesakes_is_chosen_too(vocabulary, reporter, browser, now):
    batch = bring("Nurabad: a fire, May 4, 2021", by=reporter, at=now)
    ask(browser, batch, "choose", only(batch), place="nurabad-lorestan")
    assert row_of(batch, at=now).doubts == []
    assert row_of(batch, at=now).proposal.places == ("nurabad-lorestan",)


@pytest.mark.parametrize("place", ["", "atlantis", "tehran"])
def test_only_one_of_the_namesakes_can_be_chosen(vocabulary, reporter, browser, now, place):
    batch = bring("Nurabad: a fire, May 4, 2021", by=reporter, at=now)
    ask(browser, batch, "choose", only(batch), place=place)
    assert row_of(batch, at=now).proposal.places == ("nurabad-lorestan",)


def test_a_series_is_chosen_and_unchosen(batch, reporter, browser, now):
    series = make_series(reporter, now)
    ask(browser, batch, "series", only(batch), series=series.ref)
    assert only(batch).edits["series"] == series.ref
    ask(browser, batch, "series", only(batch), series="")
    assert EventPost.objects.count() == 0
    ask(browser, batch, "accept", only(batch))
    assert EventPost.objects.get().series is None


# -- files


def test_a_file_without_a_caption_is_given_to_its_row(batch, reporter, browser, now):
    clip = make_clip("navy", reporter, now)
    batch.footage.add(clip)
    assert "Files without a caption" in browser.get(page_of(batch)).content.decode()
    parts = ask(browser, batch, "file", only(batch), footage=clip.ref)
    assert list(only(batch).footage.all()) == [clip]
    assert parts["loose"].strip() == ""


def test_new_files_are_dropped_on_a_row(batch, browser):
    parts = ask(browser, batch, "file", only(batch), files=[upload("a.jpg", "navy"), upload("b.jpg", "maroon")])
    assert parts["say"] == "2 files are with this report."
    assert only(batch).footage.count() == 2


def test_a_file_of_another_batch_is_not_given(batch, reporter, browser, now):
    clip = make_clip("navy", reporter, now)
    ask(browser, batch, "file", only(batch), footage=clip.ref)
    assert not only(batch).footage.exists()


def test_files_for_no_report_are_not_taken(batch, browser):
    parts = ask(browser, batch, "file", None, files=[upload("a.jpg")])
    assert parts["is_bad"]
    assert not Footage.objects.exists()


# -- undo and review


def test_undo_says_where_to_go_and_what_there_is_not(batch, browser):
    first = only(batch)
    ask(browser, batch, "discard", first, reason="old")
    assert ask(browser, batch, "undo")["go"] == first.ref
    parts = ask(browser, batch, "undo")
    assert parts["is_bad"]
    assert "nothing of yours to undo" in parts["say"]


def test_the_drafts_are_sent_to_review(batch, browser):
    ask(browser, batch, "accept_certain")
    assert ask(browser, batch, "review")["say"].startswith("3 drafts sent to review.")
    assert {event.state for event in EventPost.objects.all()} == {"review"}


def test_everything_can_be_done_without_the_script(batch, browser):
    first, second, third = reports_of(batch)
    press(browser, batch, "edit", first, **FIELDS | {"date": "11 April 2019"})
    press(browser, batch, "accept", first)
    press(browser, batch, "attach", second, to=EventPost.objects.get().ref)
    press(browser, batch, "discard", third, reason="old")
    press(browser, batch, "undo")
    assert [one.decision for one in reports_of(batch)] == ["accepted", "attached", "waiting"]
    assert EventPost.objects.get().date_parts == PartialDate(2019, 4, 11)


# -- how much it asks of the database


def plain(number: int) -> str:
    return f"May {number}, 2021 - Yasuj: a fire behind the bazaar and in house number {number * 1117}"


def without_year(number: int) -> str:
    return f"May {number} - Yasuj: a fire behind the bazaar and in house number {number * 1117}"


def make_many(kind: str, count: int, by, at) -> Batch:
    """A batch of so many rows of that kind, none of which was there before."""
    write = without_year if kind == "year of the batch" else plain
    if kind == "copies elsewhere":
        copies = (plain(n).replace("bazaar", "bazaars").replace("2021", "2020") for n in range(1, count + 1))
        bring(*copies, by=by, at=at)
    batch = bring(*(write(n) for n in range(1, count + 1)), by=by, at=at, year=2021)
    for number, report in enumerate(reports_of(batch)):
        if kind == "places changed":
            deciding.edit(report, {"places": ["yazd"]}, by=by, at=at)
        elif kind == "accepted":
            deciding.accept(report, by=by, at=at)
        elif kind == "with clips":
            deciding.link(report, [make_clip(f"#{number:02}{count:02}80", by, at)], by=by, at=at)
    return batch


@pytest.mark.parametrize(
    "kind", ["plain", "year of the batch", "copies elsewhere", "places changed", "accepted", "with clips"]
)
def test_the_page_asks_no_more_for_twenty_five_rows_than_for_five(vocabulary, reporter, browser, now, kind):
    counts = []
    for number in (5, 25):
        batch = make_many(kind, number, reporter, now)
        browser.get(page_of(batch))
        with CaptureQueriesContext(connection) as queries:
            assert len(browser.get(page_of(batch)).context["rows"]) == number
        counts.append(len(queries))
        Decided.objects.all().delete()
        EventPost.objects.all().delete()
        Report.objects.all().delete()
        Batch.objects.all().delete()
    assert counts[1] <= counts[0]
