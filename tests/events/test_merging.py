"""Two events that are one: what readers find, what is refused, and that undoing it brings everything back."""

from datetime import datetime, timedelta
from itertools import permutations
from urllib.parse import unquote

import pytest
import time_machine
from django.test import Client

from events.batches import keep
from events.drafts import Message, receive
from events.drafts import make_event as make_draft_of
from events.models import Decided, EventPost, Report, ReportVersion
from events.words_known import lexicon
from newsroom.press import paths, succession
from newsroom.press.models import Edition, PastEdition, PublicPath, Successor
from newsroom.workflow import history, revisions
from newsroom.workflow.models import AfterReview, MoveRecord
from newsroom.workflow.refusals import Refused
from tests.events.intake.factory import FIRE, FLOOD, STRIKE, columns_with, make_clip
from tests.factory import make_article, make_event, make_user, move, publish

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LANGUAGES = ("en", "fa")
NAME = "Farangis Nobody"


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
def draft(reporter, at):
    """A function: a draft with one report, whose words carry the given name in both languages."""

    def make(name: str, **fields) -> EventPost:
        words = {"en": (f"{name} in English", f"What {name} saw."), "fa": (f"{name} به فارسی", "سیل آمد.")}
        event = make_event(reporter, at, types=["flood"], provinces=["khuzestan"], words=words, **fields)
        Report.objects.create(raw_text=f"{name} as it came in", arrived_at=at, event=event, decision="attached")
        return event

    return make


@pytest.fixture
def live(draft, reporter, editor, at):
    """A function: the same, published."""

    def make(name: str, **values) -> EventPost:
        event = draft(name)
        publish(event, writer=reporter, editor=editor, at=at, **values)
        return event

    return make


def texts_of(event: EventPost) -> set[str]:
    return set(event.reports.values_list("raw_text", flat=True))


def addresses(event: EventPost, at: datetime) -> dict[str, str]:
    return {one.language: one.path for one in Edition.objects.live(at=at).filter(ref=event.ref)}


def visit(path: str, at: datetime):
    with time_machine.travel(at, tick=False):
        return Client().get(path)


def code_of(refused) -> str:
    return refused.value.refusal.code


# -- drafts


def test_reports_and_clips_of_a_draft_go_to_the_other_one(draft, reporter, at):
    loser, survivor = draft("Loser"), draft("Survivor")
    own, shared, brought = (make_clip(colour, reporter, at) for colour in ("navy", "maroon", "olive"))
    survivor.footage.add(own, shared)
    loser.footage.add(shared, brought)
    for event in (loser, survivor):
        revisions.record(event, by=reporter, at=at)
    move(loser, "merge", by=reporter, at=at, value=survivor.ref)
    assert (loser.state, EventPost.objects.get(pk=loser.pk).merged_into) == ("merged", survivor)
    assert texts_of(survivor) == {"Loser as it came in", "Survivor as it came in"}
    assert set(survivor.footage.all()) == {own, shared, brought}
    assert history.is_recorded(survivor)
    assert survivor.state == "draft"
    move(loser, "unmerge", by=reporter, at=at)
    loser.refresh_from_db()
    assert (loser.state, loser.merged_into) == ("draft", None)
    assert (texts_of(loser), texts_of(survivor)) == ({"Loser as it came in"}, {"Survivor as it came in"})
    assert set(survivor.footage.all()) == {own, shared}
    assert set(loser.footage.all()) == {shared, brought}
    assert history.is_recorded(loser)
    assert history.is_recorded(survivor)


@pytest.mark.parametrize("moves", [(), ("submit",), ("submit", "approve")])
def test_any_unpublished_event_may_be_merged_by_its_writer(draft, reporter, editor, at, moves):
    loser, survivor = draft("Loser"), draft("Survivor")
    for name in moves:
        move(loser, name, by=reporter if name == "submit" else editor, at=at)
    move(loser, "merge", by=reporter, at=at, value=survivor.ref)
    assert loser.state == "merged"


def test_a_live_event_takes_the_reports_and_its_page_waits_for_an_update(draft, live, reporter, at):
    survivor, loser = live("Survivor"), draft("Loser")
    loser.footage.add(make_clip("navy", reporter, at))
    revisions.record(loser, by=reporter, at=at)
    before = list(Edition.objects.order_by("pk").values())
    move(loser, "merge", by=reporter, at=at + HOUR, value=survivor.ref)
    assert survivor.reports.count() == 2
    assert not survivor.footage.exists()
    assert list(Edition.objects.order_by("pk").values()) == before
    assert history.is_recorded(survivor)


def test_a_report_that_came_since_stays_with_the_survivor(draft, reporter, at):
    loser, survivor = draft("Loser"), draft("Survivor")
    move(loser, "merge", by=reporter, at=at, value=survivor.ref)
    Report.objects.create(raw_text="A late one", arrived_at=at, event=survivor)
    move(loser, "unmerge", by=reporter, at=at)
    assert texts_of(survivor) == {"Survivor as it came in", "A late one"}


def test_a_report_that_was_taken_off_since_is_not_brought_back(draft, reporter, at):
    loser, survivor, third = draft("Loser"), draft("Survivor"), draft("Third")
    report = loser.reports.get()
    move(loser, "merge", by=reporter, at=at, value=survivor.ref)
    Report.objects.filter(pk=report.pk).update(event=third)
    move(loser, "unmerge", by=reporter, at=at)
    assert texts_of(loser) == set()
    assert "Loser as it came in" in texts_of(third)


def test_merging_again_after_undoing_it_can_be_undone_again(draft, reporter, at):
    loser, one, other = draft("Loser"), draft("One"), draft("Other")
    for target in (one, other, one):
        move(loser, "merge", by=reporter, at=at, value=target.ref)
        assert texts_of(loser) == set()
        move(loser, "unmerge", by=reporter, at=at)
        assert texts_of(loser) == {"Loser as it came in"}
    assert not Successor.objects.exists()
    assert not Decided.objects.filter(undone_at=None).exists()


# -- readers


@pytest.fixture
def merged(live, editor, at):
    """A live event merged into a live one, an hour ago: (loser, survivor, the loser's addresses)."""
    loser, survivor = live("Loser"), live("Survivor")
    old = addresses(loser, at)
    move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    return loser, survivor, old


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_old_address_leads_to_the_survivor_in_its_language(merged, at, language):
    _loser, survivor, old = merged
    answer = visit(old[language], at + 2 * HOUR)
    assert (answer.status_code, unquote(answer.headers["Location"])) == (
        301,
        addresses(survivor, at + 2 * HOUR)[language],
    )
    assert b"Survivor" in visit(answer.headers["Location"], at + 2 * HOUR).content


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_short_address_of_a_merged_event_leads_there_too(merged, at, language):
    loser, survivor, old = merged
    short = old[language][: old[language].index(loser.ref) + len(loser.ref)] + "/"
    answer = visit(short, at + 2 * HOUR)
    assert (answer.status_code, unquote(answer.headers["Location"])) == (
        301,
        addresses(survivor, at + 2 * HOUR)[language],
    )


@pytest.mark.parametrize("prefix", ["", "/fa"])
@pytest.mark.parametrize(
    "path", ["/", "/events/", "/provinces/khuzestan/", "/event-types/flood/", "/search/?q=Loser", "/feeds/events.xml"]
)
def test_lists_feeds_and_search_do_not_show_the_loser(merged, at, prefix, path):
    answer = visit(prefix + path, at + 2 * HOUR)
    assert answer.status_code == 200
    assert "Loser in" not in answer.content.decode()
    assert "Loser به" not in answer.content.decode()
    assert merged[0].ref not in answer.content.decode()


def test_somebody_reads_a_merge_of_what_was_live_afterwards(merged):
    assert AfterReview.objects.filter(record__move="merge_live").count() == 1


def test_links_and_embeds_of_stories_lead_to_the_survivor(live, reporter, editor, at):
    loser, survivor = live("Loser"), live("Survivor")
    embed = f'<p>Look:</p><figure data-embed="event:{loser.ref}"></figure>'
    story = make_article(reporter, at, events=[loser], body=embed)
    publish(story, writer=reporter, editor=editor, at=at)
    page = addresses(story, at)["en"]
    assert addresses(loser, at)["en"] in visit(page, at + HOUR).content.decode()
    move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    content = visit(page, at + 2 * HOUR).content.decode()
    assert content.count(addresses(survivor, at + 2 * HOUR)["en"]) >= 2
    assert "Survivor in English" in content
    assert "Loser in English" not in content


def test_undoing_brings_the_live_event_back_with_the_same_words_and_dates(merged, reporter, editor, at):
    loser, _survivor, old = merged
    past = {one.language: one for one in PastEdition.objects.filter(ref=loser.ref)}
    move(loser, "unmerge", by=editor, at=at + 3 * HOUR)
    again = {one.language: one for one in Edition.objects.live(at=at + 3 * HOUR).filter(ref=loser.ref)}
    assert set(again) == set(LANGUAGES)
    for language, edition in again.items():
        was = past[language]
        assert (edition.headline, edition.body_html) == (was.headline, was.body_html)
        assert (edition.path, edition.published_at) == (old[language], at)
        answer = visit(old[language], at + 4 * HOUR)
        assert answer.status_code == 200
        assert edition.headline in answer.content.decode()
    assert not Successor.objects.exists()
    assert loser.reports.count() == 1


def test_a_live_event_that_comes_back_can_go_on_through_the_desk(merged, reporter, editor, at):
    loser, _survivor, _old = merged
    move(loser, "unmerge", by=editor, at=at + 3 * HOUR)
    move(loser, "submit", by=reporter, at=at + 3 * HOUR)
    move(loser, "approve", by=editor, at=at + 3 * HOUR)
    move(loser, "update", by=editor, at=at + 3 * HOUR, note="Looked at again.")
    assert Edition.objects.live(at=at + 4 * HOUR).filter(ref=loser.ref).count() == 2


def test_a_draft_over_a_live_event_stays_a_draft_that_nobody_approved(live, reporter, editor, at):
    loser, survivor = live("Loser"), live("Survivor")
    move(loser, "revise", by=reporter, at=at)
    words = loser.texts.get(language="en")
    words.headline = "Nobody approved this"
    words.save()
    revisions.record(loser, by=reporter, at=at)
    move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    move(loser, "unmerge", by=editor, at=at + 2 * HOUR)
    assert not Edition.objects.live(at=at + 3 * HOUR).filter(headline__contains="Nobody").exists()


def test_what_was_only_scheduled_is_not_public_before_its_time_when_the_merge_is_undone(live, editor, at):
    survivor, loser = live("Survivor"), live("Loser", live_from=at + DAY)
    move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    move(loser, "unmerge", by=editor, at=at + 2 * HOUR)
    assert not Edition.objects.live(at=at + 3 * HOUR).filter(ref=loser.ref).exists()


def test_an_update_that_was_only_scheduled_is_not_public_before_its_time(live, reporter, editor, at):
    survivor, loser = live("Survivor"), live("Loser")
    move(loser, "revise", by=reporter, at=at)
    words = loser.texts.get(language="en")
    words.headline = "Embargoed until tomorrow"
    words.save()
    revisions.record(loser, by=reporter, at=at)
    move(loser, "submit", by=reporter, at=at)
    move(loser, "approve", by=editor, at=at)
    move(loser, "update", by=editor, at=at, note="New.", live_from=at + DAY)
    move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    move(loser, "unmerge", by=editor, at=at + 2 * HOUR)
    assert not Edition.objects.live(at=at + 3 * HOUR).filter(headline__contains="Embargoed").exists()


@pytest.mark.parametrize("undone_after", [HOUR * 2, DAY * 3])
def test_what_was_to_end_still_ends_when_the_merge_is_undone(live, editor, at, undone_after):
    survivor, loser = live("Survivor"), live("Loser", live_until=at + 2 * DAY)
    move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    move(loser, "unmerge", by=editor, at=at + undone_after)
    assert not Edition.objects.live(at=at + 4 * DAY).filter(ref=loser.ref).exists()


def test_what_was_being_checked_still_is_when_the_merge_is_undone(live, editor, at):
    survivor, loser = live("Survivor"), live("Loser")
    move(loser, "check", by=editor, at=at, note="Is it so?")
    assert Edition.objects.filter(ref=loser.ref).exclude(checking_since=None).count() == 2
    move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    move(loser, "unmerge", by=editor, at=at + 2 * HOUR)
    back = Edition.objects.live(at=at + 3 * HOUR).filter(ref=loser.ref)
    assert not back.filter(checking_since=None).exists()


def test_a_passage_that_was_taken_out_does_not_come_back_when_the_merge_is_undone(live, editor, at):
    survivor, loser = live("Survivor"), live("Loser")
    move(loser, "take_out", by=editor, at=at, note="Not so.", value="What Loser saw.")
    move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    move(loser, "unmerge", by=editor, at=at + 2 * HOUR)
    assert not Edition.objects.live(at=at + 3 * HOUR).filter(body_html__contains="What Loser saw").exists()


def test_a_withdrawn_survivor_leaves_a_tombstone_at_both_addresses(merged, editor, at):
    _loser, survivor, old = merged
    move(survivor, "withdraw", by=editor, at=at + 2 * HOUR, note="Wrong.", value="wrong")
    assert visit(old["en"], at + 3 * HOUR).status_code == 410


# -- refused


@pytest.mark.parametrize(
    ("name", "person", "value", "code"),
    [
        ("merge", "reporter", "", "value_missing"),
        ("merge", "reporter", "own", "itself"),
        ("merge", "reporter", "nothing", "no_such_event"),
        ("merge", "reporter", "spiked", "not_standing"),
        ("merge", "reporter", "merged", "not_standing"),
        ("merge", "reporter", "hidden", "not_standing"),
        ("merge", "moderator", "draft", "not_permitted"),
        ("merge", "administrator", "draft", "not_permitted"),
        ("merge_live", "editor", "live", "no_window"),
    ],
)
def test_what_cannot_be_merged_is_refused_and_nothing_changes(draft, live, at, name, person, value, code):
    people = {one: make_user(one.title()) for one in ("reporter", "moderator", "administrator", "editor")}
    item, refs = draft("Item"), {"": "", "nothing": "no-such-ref", "live": live("Live").ref}
    others = {one: draft(one) for one in ("spiked", "merged", "hidden", "draft")}
    move(others["spiked"], "spike", by=people["editor"], at=at)
    move(others["hidden"], "hide", by=people["editor"], at=at, note="At risk.")
    move(others["merged"], "merge", by=people["reporter"], at=at, value=others["draft"].ref)
    refs |= {one: event.ref for one, event in others.items()} | {"own": item.ref}
    moves, decided = MoveRecord.objects.count(), Decided.objects.count()
    with pytest.raises(Refused) as refused:
        move(item, name, by=people[person], at=at, note="The same.", value=refs[value])
    assert code_of(refused) == code
    item.refresh_from_db()
    assert (item.state, item.merged_into, item.reports.count()) == ("draft", None, 1)
    assert (MoveRecord.objects.count(), Decided.objects.count()) == (moves, decided)
    assert not succession.follow([("event", item.ref)])


@pytest.mark.parametrize("when", [None, DAY])
def test_a_live_event_is_not_merged_into_one_that_readers_cannot_see(draft, live, editor, at, when):
    loser = live("Loser")
    other = live("Other", live_from=at + when) if when else draft("Other")
    with pytest.raises(Refused) as refused:
        move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=other.ref)
    assert code_of(refused) == "other_not_live"
    assert addresses(loser, at + HOUR)
    assert loser.reports.count() == 1


def test_a_live_event_is_merged_only_by_whoever_may_publish(live, reporter, at):
    loser, survivor = live("Loser"), live("Survivor")
    for name, code in (("merge_live", "not_permitted"), ("merge", "wrong_state")):
        with pytest.raises(Refused) as refused:
            move(loser, name, by=reporter, at=at + HOUR, note="The same.", value=survivor.ref)
        assert code_of(refused) == code
    assert addresses(loser, at + HOUR)


def test_undoing_the_merge_of_a_live_event_publishes_so_it_needs_whoever_may(merged, reporter, at):
    loser, _survivor, _old = merged
    with pytest.raises(Refused) as refused:
        move(loser, "unmerge", by=reporter, at=at + 2 * HOUR)
    assert code_of(refused) == "not_permitted"
    assert EventPost.objects.get(pk=loser.pk).state == "merged"
    assert loser.reports.count() == 0


@pytest.mark.parametrize("shape", ["{path}", "https://testserver{path}", "https://testserver{path}#map"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_event_may_be_named_by_its_address(draft, live, reporter, at, shape, language):
    survivor, loser = live("Survivor"), draft("Loser")
    move(loser, "merge", by=reporter, at=at, value=shape.format(path=addresses(survivor, at)[language]))
    assert EventPost.objects.get(pk=loser.pk).merged_into == survivor


@pytest.mark.parametrize("shape", ["  {ref} ", "/events/{ref}/", "https://testserver/events/{ref}"])
def test_the_other_event_may_be_named_by_its_reference(draft, reporter, at, shape):
    survivor, loser = draft("Survivor"), draft("Loser")
    move(loser, "merge", by=reporter, at=at, value=shape.format(ref=survivor.ref))
    assert EventPost.objects.get(pk=loser.pk).merged_into == survivor


# -- chains and circles


def test_an_address_follows_a_chain_of_merges_to_its_end(live, editor, at):
    events = [live(f"Event {number}") for number in range(4)]
    old = [addresses(event, at) for event in events]
    for number in range(3):
        move(events[number], "merge_live", by=editor, at=at + HOUR, note="The same.", value=events[number + 1].ref)
    for paths_of in old[:3]:
        for language, path in paths_of.items():
            answer = visit(path, at + 2 * HOUR)
            assert (answer.status_code, unquote(answer.headers["Location"])) == (301, old[3][language])
    assert events[3].reports.count() == 4


def test_two_events_cannot_be_merged_into_each_other(draft, reporter, at):
    one, other = draft("One"), draft("Other")
    move(one, "merge", by=reporter, at=at, value=other.ref)
    with pytest.raises(Refused) as refused:
        move(other, "merge", by=reporter, at=at, value=one.ref)
    assert code_of(refused) == "not_standing"


def test_after_undoing_it_the_merge_may_go_the_other_way(live, editor, at):
    one, other = live("One"), live("Other")
    old = addresses(other, at)
    move(one, "merge_live", by=editor, at=at + HOUR, note="The same.", value=other.ref)
    move(one, "unmerge", by=editor, at=at + 2 * HOUR)
    move(other, "merge_live", by=editor, at=at + 3 * HOUR, note="The other way.", value=one.ref)
    assert visit(old["en"], at + 4 * HOUR).headers["Location"] == addresses(one, at + 4 * HOUR)["en"]
    assert one.reports.count() == 2


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_chain_undone_in_any_order_gives_everybody_their_reports_back(draft, reporter, at, order):
    events = [draft(f"Event {number}") for number in range(4)]
    for number in range(3):
        move(events[number], "merge", by=reporter, at=at, value=events[number + 1].ref)
    for number in order:
        move(EventPost.objects.get(pk=events[number].pk), "unmerge", by=reporter, at=at)
    assert [texts_of(event) for event in events] == [{f"Event {number} as it came in"} for number in range(4)]
    assert not Successor.objects.exists()


# -- safety


def hide_and_erase(event: EventPost, editor, chief, at) -> None:
    event.refresh_from_db()
    move(event, "hide", by=editor, at=at, note="At risk.")
    move(event, "erase", by=chief, at=at, note="Agreed.")


@pytest.fixture
def named(reporter, at):
    """An event with a report it was made of and one that was attached, both with an earlier version, in one pasted batch."""
    texts = [f"May {number}, 2021 - Yasuj: a fire, says {NAME} {number}" for number in (4, 5)]
    batch = keep("\n\n".join(texts), name="Morning", year=None, by=reporter, at=at, channel="paste")
    reports = [receive(Message(text), lexicon=lexicon(), batch=batch, channel="paste", at=at)[0] for text in texts]
    for report in reports:
        ReportVersion.objects.create(
            report=report, number=1, raw_text=f"{NAME} said before", reading=report.reading, replaced_at=at
        )
    event = make_draft_of(reports[0], by=reporter, at=at)
    Report.objects.filter(pk=reports[1].pk).update(event=event, decision="attached")
    return event


def test_erasing_a_merged_event_reaches_its_reports_their_versions_and_the_batch(
    named, draft, reporter, editor, chief, at
):
    survivor = draft("Survivor")
    move(named, "merge", by=reporter, at=at, value=survivor.ref)
    hide_and_erase(named, editor, chief, at + HOUR)
    assert columns_with("Farangis") == set()
    assert texts_of(survivor) >= {"Survivor as it came in"}


def test_erasing_the_survivor_reaches_what_was_merged_into_it(named, draft, reporter, editor, chief, at):
    survivor = draft("Survivor")
    move(named, "merge", by=reporter, at=at, value=survivor.ref)
    hide_and_erase(survivor, editor, chief, at + HOUR)
    assert columns_with("Farangis") == set()


def test_erasing_the_survivor_reaches_what_readers_could_see_of_the_other_one(named, live, reporter, editor, chief, at):
    survivor = live("Survivor")
    named.texts.update(headline=f"{NAME} speaks")
    revisions.record(named, by=reporter, at=at)
    publish(named, writer=reporter, editor=editor, at=at)
    assert {"Edition.body_html", "PublicPath.path", "SearchRow.body"} <= columns_with("Farangis")
    move(named, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    hide_and_erase(survivor, editor, chief, at + 2 * HOUR)
    assert columns_with("Farangis") == set()


def test_erasing_an_event_that_is_whole_again_leaves_the_other_one_alone(named, draft, reporter, editor, chief, at):
    survivor = draft("Survivor")
    before = survivor.snapshot()
    move(named, "merge", by=reporter, at=at, value=survivor.ref)
    move(named, "unmerge", by=reporter, at=at)
    hide_and_erase(named, editor, chief, at + HOUR)
    assert columns_with("Farangis") == set()
    assert EventPost.objects.get(pk=survivor.pk).snapshot() == before
    assert texts_of(survivor) == {"Survivor as it came in"}


def test_erasing_the_survivor_of_a_live_merge_leaves_no_public_trace(merged, editor, chief, at):
    _loser, survivor, old = merged
    hide_and_erase(survivor, editor, chief, at + 2 * HOUR)
    for path in old.values():
        found = paths.find(path, at=at + 3 * HOUR)
        assert (found.edition, found.line) == (None, "This page is no longer available.")


def test_hiding_a_merged_event_makes_its_old_address_neutral(merged, editor, at):
    loser, _survivor, old = merged
    loser.refresh_from_db()
    move(loser, "hide", by=editor, at=at + 2 * HOUR, note="At risk.")
    for path in old.values():
        found = paths.find(path, at=at + 3 * HOUR)
        assert (found.edition, found.line) == (None, "This page is no longer available.")


def test_a_merged_event_that_was_hidden_for_nothing_is_merged_still_or_whole_again(draft, reporter, editor, chief, at):
    loser, survivor = draft("Loser"), draft("Survivor")
    move(loser, "merge", by=reporter, at=at, value=survivor.ref)
    loser.refresh_from_db()
    move(loser, "hide", by=editor, at=at, note="At risk.")
    move(loser, "unhide", by=chief, at=at, note="No need.")
    loser = EventPost.objects.get(pk=loser.pk)
    is_merged = loser.state == "merged"
    assert (loser.merged_into is not None) is is_merged
    assert bool(succession.follow([("event", loser.ref)])) is is_merged
    assert texts_of(loser) == (set() if is_merged else {"Loser as it came in"})


def test_a_merge_keeps_no_words_of_its_own(draft, reporter, at):
    loser, survivor = draft("Loser"), draft("Survivor")
    move(loser, "merge", by=reporter, at=at, value=survivor.ref)
    assert not [one for one in columns_with("Loser as it came in") if one.startswith(("Decided.", "Successor."))]


def test_the_series_and_words_of_three_kinds_stay_apart(draft, reporter, at):
    """Merging takes reports and clips; places, types and words of the survivor are its own."""
    loser = make_event(reporter, at, types=["fire"], places=["yasuj"], words={"en": (FIRE, FLOOD)})
    survivor = make_event(reporter, at, types=["strike"], places=["ahvaz"], words={"en": (STRIKE, "")})
    before = survivor.snapshot()
    move(loser, "merge", by=reporter, at=at, value=survivor.ref)
    assert EventPost.objects.get(pk=survivor.pk).snapshot() == before


# -- what is hidden, coarse or erased


@pytest.mark.parametrize("moves", [("hide",), ("hide", "erase")])
def test_nothing_comes_out_of_an_event_that_is_hidden_or_erased(live, editor, chief, at, moves):
    loser, survivor = live(NAME), live("Survivor")
    move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    survivor.refresh_from_db()
    for name, by in zip(moves, (chief, editor), strict=False):
        move(survivor, name, by=by, at=at + 2 * HOUR, note="Danger.")
    with pytest.raises(Refused) as refused:
        move(loser, "unmerge", by=editor, at=at + 3 * HOUR)
    assert code_of(refused) == "survivor_hidden"
    loser.refresh_from_db()
    assert (loser.state, loser.live_editions(at + 3 * HOUR).count()) == ("merged", 0)


def test_nothing_comes_out_when_the_end_of_the_chain_is_hidden(draft, reporter, editor, at):
    first, second, third = draft("First"), draft("Second"), draft("Third")
    move(first, "merge", by=reporter, at=at, value=second.ref)
    move(second, "merge", by=reporter, at=at, value=third.ref)
    third.refresh_from_db()
    move(third, "hide", by=editor, at=at, note="Danger.")
    with pytest.raises(Refused) as refused:
        move(first, "unmerge", by=reporter, at=at)
    assert code_of(refused) == "survivor_hidden"
    assert texts_of(third) == {f"{name} as it came in" for name in ("First", "Second", "Third")}


def test_a_hidden_event_does_not_take_its_reports_out_of_a_hidden_survivor(draft, reporter, editor, chief, at):
    loser, survivor = draft("Loser"), draft("Survivor")
    move(loser, "merge", by=reporter, at=at, value=survivor.ref)
    for event in (loser, survivor):
        event.refresh_from_db()
        move(event, "hide", by=editor, at=at, note="Danger.")
    with pytest.raises(Refused) as refused:
        move(loser, "unhide", by=chief, at=at, note="A namesake.")
    assert code_of(refused) == "survivor_hidden"


def test_hidden_words_leave_the_addresses_of_what_was_merged(live, editor, chief, at):
    loser, survivor = live(NAME), live("Survivor")
    old = addresses(loser, at)["en"]
    assert "farangis-nobody" in old
    move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    survivor.refresh_from_db()
    move(survivor, "hide_words", by=editor, at=at + 2 * HOUR, note="Danger.", value=NAME)
    assert not PublicPath.objects.filter(path__contains="farangis").exists()
    assert not {one for one in columns_with(NAME) if one.startswith(("PastEdition", "Edition", "SearchRow", "Corr"))}
    assert visit(old, at + 2 * HOUR).status_code == 410
    move(survivor, "destroy_words", by=chief, at=at + 3 * HOUR, note="Agreed.")
    assert columns_with(NAME) == columns_with("farangis-nobody") == set()


def test_words_hidden_in_the_survivor_do_not_come_back_with_what_was_merged(live, editor, at):
    loser, survivor = live(NAME), live("Survivor")
    move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    survivor.refresh_from_db()
    move(survivor, "hide_words", by=editor, at=at + 2 * HOUR, note="Danger.", value=NAME)
    move(loser, "unmerge", by=editor, at=at + 3 * HOUR)
    assert loser.live_editions(at + 3 * HOUR).count() == 2
    assert not {one for one in columns_with(NAME) if one.startswith(("PastEdition", "Edition", "SearchRow"))}
    assert not PublicPath.objects.filter(path__contains="farangis").exists()


def test_a_place_that_becomes_coarser_leaves_the_addresses_of_what_was_merged(reporter, editor, at):
    loser, survivor = (make_event(reporter, at, provinces=["khuzestan"], places=["shadegan"]) for _number in range(2))
    for event in (loser, survivor):
        publish(event, writer=reporter, editor=editor, at=at)
    old = addresses(loser, at)
    move(loser, "merge_live", by=editor, at=at + HOUR, note="The same.", value=survivor.ref)
    survivor.refresh_from_db()
    move(survivor, "coarsen", by=editor, at=at + 2 * HOUR, note="Too exact.", value="province")
    public = ("Edition", "PastEdition", "PublicPath", "SearchRow")
    assert not {one for word in ("shadegan", "شادگان") for one in columns_with(word) if one.split(".")[0] in public}
    assert {visit(path, at + 2 * HOUR).status_code for path in old.values()} == {410}
    move(loser, "unmerge", by=editor, at=at + 3 * HOUR)
    assert {one.facts["precision"] for one in loser.live_editions(at + 3 * HOUR)} == {"province"}
    assert not {one for one in columns_with("shadegan") if one.split(".")[0] in public}
