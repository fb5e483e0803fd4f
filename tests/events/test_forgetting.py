"""Words of a report leave every copy: when its event is erased, and when two persons have the report itself forgotten."""

from datetime import timedelta

import pytest

from events import forgetting
from events.batches import keep
from events.drafts import Message, receive
from events.intake import deciding, undoing
from events.models import Batch, Decided, ForgetRequest, Report, ReportVersion
from events.words_known import lexicon
from newsroom.workflow.refusals import Refused
from tests.events.intake.factory import FIRE, STRIKE, bring, columns_with, only
from tests.factory import make_event, make_user, move, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
NAME = "Farangis Nobody"
CAPTION = f"April 10, 2019 - Shadegan, Khuzestan: flood water, says {NAME}"
COPY = f"🔴 {CAPTION} !!"


@pytest.fixture
def reporter(vocabulary):
    return make_user("Reporter", "reporter")


@pytest.fixture
def editor(vocabulary):
    return make_user("Editor", "editor")


@pytest.fixture
def chief(vocabulary):
    return make_user("Chief", "chief")


@pytest.fixture
def erase(editor, chief, at):
    """A function: erase an event by two persons."""

    def both(event) -> None:
        move(event, "hide", by=editor, at=at, note="Danger.")
        move(event, "erase", by=chief, at=at, note="Agreed.")

    return both


@pytest.fixture
def forget(editor, chief, at):
    """A function: forget a report by two persons."""

    def both(report) -> int:
        forgetting.ask(report, by=editor, at=at, reason=f"{NAME} is in danger.")
        return forgetting.agree(report, by=chief, at=at)

    return both


def code_of(refused) -> str:
    return refused.value.refusal.code


# -- an event is erased


def test_an_erased_event_leaves_a_batch_that_brought_its_caption_again(reporter, erase, at):
    first = bring(CAPTION, FIRE, by=reporter, at=at)
    second = bring(STRIKE, CAPTION, by=reporter, at=at)
    assert list(second.again.all()) == [only(first)]
    erase(deciding.accept(only(first), by=reporter, at=at))
    assert columns_with(NAME) == set()
    assert STRIKE in Batch.objects.get(pk=second.pk).text


def test_batches_of_before_are_searched(reporter, erase, at):
    first = bring(CAPTION, FIRE, by=reporter, at=at)
    second = bring(STRIKE, CAPTION, by=reporter, at=at)
    second.again.clear()
    erase(deciding.accept(only(first), by=reporter, at=at))
    assert columns_with(NAME) == set()
    assert STRIKE in Batch.objects.get(pk=second.pk).text


@pytest.mark.parametrize(
    ("typed", "is_gone"),
    [
        (f"{STRIKE}\n\n{CAPTION}", True),
        (f"{STRIKE}\n\n{CAPTION} and so on, half typ", True),
        (f"{STRIKE}\n\n- {CAPTION.replace(' ', '  ')}", True),
        (f"{STRIKE}\n\n{CAPTION[:-3]}", True),
        (f"{STRIKE}\n\nAnother report of {NAME}", False),
    ],
)
def test_what_somebody_is_typing_loses_the_caption_and_nothing_else(reporter, editor, erase, at, typed, is_gone):
    unread = keep(typed, name="typed", year=None, by=editor, at=at, channel="paste")
    event = deciding.accept(only(bring(CAPTION, FIRE, by=reporter, at=at)), by=reporter, at=at)
    erase(event)
    text = Batch.objects.get(pk=unread.pk).text
    assert ("Farangis" not in text) is is_gone
    assert STRIKE in text


def test_destroyed_words_leave_a_batch_that_brought_the_caption_again(reporter, editor, chief, at):
    first = bring(CAPTION, FIRE, by=reporter, at=at)
    bring(STRIKE, CAPTION, by=reporter, at=at)
    event = deciding.accept(only(first), by=reporter, at=at)
    publish(event, writer=reporter, editor=editor, at=at)
    move(event, "hide_words", by=editor, at=at, note="Danger.", value=NAME)
    move(event, "destroy_words", by=chief, at=at, note="Agreed.")
    assert columns_with(NAME) == set()


@pytest.mark.parametrize("fate", ["waits", "discarded", "attached", "accepted"])
def test_a_copy_of_an_erased_report_goes_whatever_became_of_it(reporter, erase, at, fate):
    event = deciding.accept(only(bring(CAPTION, by=reporter, at=at)), by=reporter, at=at)
    copy = only(bring(COPY, FIRE, by=reporter, at=at, origin="Channel two"))
    other = make_event(reporter, at)
    if fate == "discarded":
        deciding.discard(copy, "known", by=reporter, at=at)
    elif fate == "attached":
        deciding.attach(copy, other, by=reporter, at=at)
    elif fate == "accepted":
        other = deciding.accept(copy, by=reporter, at=at)
    erase(event)
    copy.refresh_from_db()
    assert (copy.raw_text, copy.reading) == ("", {})
    assert copy.event == (other if fate in ("attached", "accepted") else None)
    other.refresh_from_db()
    assert other.state == "draft"
    assert not columns_with(NAME) & {"Report.raw_text", "Report.reading", "Batch.text"}


def test_a_forward_of_an_erased_report_goes_though_its_words_were_changed_since(reporter, erase, at):
    event = make_event(reporter, at)
    values = {"lexicon": lexicon(), "batch": None, "channel": "telegram", "at": at}
    first, _new = receive(Message(CAPTION, identity="1", forward_key="f"), **values)
    second, _new = receive(Message("Other words now", identity="2", forward_key="f"), **values)
    third, _new = receive(Message(f"Yet others of {NAME}", identity="3"), **values)
    ReportVersion.objects.create(report=second, number=1, raw_text=f"Yet others of {NAME}.", replaced_at=at)
    unrelated, _new = receive(Message(FIRE, identity="4"), **values)
    deciding.attach(first, event, by=reporter, at=at)
    erase(event)
    assert columns_with(NAME) == set()
    texts = {report.pk: report.raw_text for report in Report.objects.all()}
    assert texts == {first.pk: "", second.pk: "", third.pk: "", unrelated.pk: FIRE}


def test_the_reason_of_an_open_request_goes_with_the_event(reporter, editor, erase, at):
    report = only(bring(CAPTION, by=reporter, at=at))
    event = deciding.accept(report, by=reporter, at=at)
    forgetting.ask(report, by=editor, at=at, reason=f"{NAME} is in danger.")
    erase(event)
    assert columns_with(NAME) == set()


def test_an_event_without_words_takes_no_other_wordless_report_with_it(reporter, erase, at):
    event = make_event(reporter, at, words={"en": ("A flood", "")})
    wordless = Report.objects.create(raw_text="", arrived_at=at, origin="Channel two", identity="w")
    erase(event)
    wordless.refresh_from_db()
    assert wordless.origin == "Channel two"


# -- a report is forgotten


def test_a_report_that_never_became_an_event_is_forgotten_by_two(reporter, forget, at):
    batch = bring(CAPTION, STRIKE, by=reporter, at=at)
    report = only(batch)
    deciding.edit(report, {"places": ["haft-tappeh"]}, by=reporter, at=at)
    deciding.discard(report, "unclear", by=reporter, at=at)
    assert forget(report) == 1
    assert columns_with(NAME) == set()
    report.refresh_from_db()
    assert (report.raw_text, report.reading, report.edits, report.decision) == ("", {}, {}, "discarded")
    batch.refresh_from_db()
    assert STRIKE in batch.text
    assert only(batch, 2).raw_text == STRIKE
    row = ForgetRequest.objects.get()
    assert (row.reason, row.asked_by.username, row.agreed_by.username) == ("", "editor", "chief")


def test_copies_and_earlier_versions_are_forgotten_too(reporter, forget, at):
    report = only(bring(CAPTION, by=reporter, at=at))
    ReportVersion.objects.create(report=report, number=1, raw_text=f"{NAME} before", replaced_at=at)
    copy = only(bring(COPY, FIRE, by=reporter, at=at))
    assert forget(report) == 2
    copy.refresh_from_db()
    assert (copy.raw_text, copy.decision) == ("", "discarded")
    assert columns_with(NAME) == set()


def test_what_was_decided_of_a_forgotten_report_cannot_be_undone(reporter, forget, at):
    batch = bring(CAPTION, by=reporter, at=at)
    deciding.discard(only(batch), "unclear", by=reporter, at=at)
    forget(only(batch))
    with pytest.raises(Refused):
        undoing.undo(batch, by=reporter, at=at)
    assert not Decided.objects.exclude(before={}).exists()


def test_the_same_message_stays_forgotten_when_it_comes_again(reporter, forget, at):
    report = only(bring(CAPTION, by=reporter, at=at))
    forget(report)
    again, is_new = receive(Message(CAPTION), lexicon=lexicon(), batch=None, channel="paste", at=at)
    assert (again, again.raw_text, is_new) == (report, "", False)


def test_an_event_keeps_its_own_words_and_is_named(reporter, forget, at):
    report = only(bring(CAPTION, by=reporter, at=at))
    event = deciding.accept(report, by=reporter, at=at)
    attached = only(bring("Shadegan: the water rises", by=reporter, at=at))
    deciding.attach(attached, event, by=reporter, at=at)
    assert (forgetting.said_in(report), forgetting.said_in(attached)) == ([event], [])
    forget(attached)
    attached.refresh_from_db()
    assert (attached.event, attached.raw_text) == (event, "")
    assert event.texts.get().description == CAPTION


def test_forgetting_is_refused_with_the_reason(reporter, editor, chief, at):
    report = only(bring(CAPTION, by=reporter, at=at))

    def refusal(act, by, **values) -> str:
        with pytest.raises(Refused) as refused:
            act(report, by=by, at=at, **values)
        assert report.ref in str(refused.value)
        return code_of(refused)

    assert refusal(forgetting.ask, reporter, reason="Danger.") == "not_permitted"
    assert refusal(forgetting.ask, editor, reason=" ") == "no_reason"
    assert refusal(forgetting.agree, editor) == "not_asked"
    request = forgetting.ask(report, by=editor, at=at, reason="Danger.")
    assert forgetting.open_request(report) == request
    assert refusal(forgetting.ask, chief, reason="Danger.") == "asked"
    assert refusal(forgetting.agree, editor) == "same_person"
    assert refusal(forgetting.agree, reporter) == "not_permitted"
    report.refresh_from_db()
    assert report.raw_text == CAPTION
    assert not forgetting.is_forgotten(report)
    forgetting.agree(report, by=chief, at=at)
    assert forgetting.is_forgotten(report)
    assert forgetting.open_request(report) is None
    assert refusal(forgetting.ask, editor, reason="Danger.") == "forgotten"
