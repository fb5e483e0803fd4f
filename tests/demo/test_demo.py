"""The demo as a whole: what stands in it after `build`. It takes seconds to make, so CI runs it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.storage import default_storage
from django.db import transaction

from articles.models import Article
from events.models import EventPost, Report
from media.assessment import clearing
from media.models import Footage
from media.moderation import MODERATION
from newsroom.demo.build import Summary, build
from newsroom.demo.events import DOCUMENT, DOCUMENT_NAME
from newsroom.demo.people import ROLES
from newsroom.demo.scenes import PLANTED
from newsroom.front.ribbon import run_of
from newsroom.press import paths
from newsroom.press.models import Correction, Edition, PublicPath
from newsroom.staff.models import Trust, User
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.models import Topic
from newsroom.taxonomy.packs.reading import read_pack
from newsroom.text.sanitise import embed_refs
from newsroom.workflow import chain, history, outbox
from newsroom.workflow.editorial import EDITORIAL, ERASED
from newsroom.workflow.models import AfterReview, MoveRecord, Revision

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("demo")]

SEED = Path(__file__).parent.parent / "data" / "captions" / "seed.jsonl"
COUNTED = (User, Trust, Topic, Report, EventPost, Article, Footage, Edition, Revision, MoveRecord, Correction)


@pytest.fixture(scope="module")
def today() -> datetime:
    """The moment at which the demo is built."""
    return datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, today) -> Iterator[Summary]:
    """What `build` answered; the demo stands in a transaction that is thrown away after this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_pack(read_pack())
        yield build(today)
        transaction.set_rollback(True)


def seed_events() -> list[EventPost]:
    return list(EventPost.objects.filter(reports__batch__name=DOCUMENT_NAME).order_by("pk"))


def test_the_captions_of_the_document_are_the_nineteen_to_the_letter():
    texts = [json.loads(line)["text"] for line in SEED.read_text().splitlines() if line.strip()]
    assert [report.raw_text for report in Report.objects.filter(batch__name=DOCUMENT_NAME).order_by("pk")] == texts
    assert len(texts) == 19
    assert DOCUMENT.read_text().count("\n\n\n") == 1


def test_every_event_of_the_document_is_live_in_both_languages(today):
    for event in seed_events():
        languages = {edition.language for edition in event.live_editions(today)}
        assert languages == {"en", "fa"}, event


def test_eight_of_them_have_own_words_in_both_languages(today):
    own = [
        event
        for event in seed_events()
        if all(
            edition.facts["has_own_words"] and edition.body_html and not edition.facts["is_made_line"]
            for edition in event.live_editions(today)
        )
    ]
    assert len(own) >= 8


def test_hedged_events_stay_reported_and_higher_words_say_what_was_checked():
    hedged = [event for event in seed_events() if event.hedges]
    assert hedged
    assert {event.confidence for event in hedged} == {"reported"}
    raised = EventPost.objects.exclude(confidence="reported")
    assert {event.confidence for event in raised} >= {"partly", "confirmed", "disputed"}
    assert all(event.confidence_basis for event in raised)


def test_a_confirmed_event_rests_on_as_many_reports_as_its_basis_says():
    confirmed = {
        event.confidence_basis: event.reports.count() for event in EventPost.objects.filter(confidence="confirmed")
    }
    words = {"three messages": 3, "two messages": 2}
    assert len(confirmed) == 2
    assert all(any(count == words[said] for said in words if said in basis) for basis, count in confirmed.items())


def test_the_imported_article_rests_on_the_events_of_its_captions_and_no_others():
    article = Article.objects.get(credit="Ground Desk Demonstration")
    assert set(article.events.all()) == set(seed_events())


def test_figures_are_said_by_an_office():
    figures = [figure for event in EventPost.objects.all() for figure in event.figures.all()]
    assert len(figures) >= 5
    assert all(figure.said_by.startswith("Demo ") for figure in figures)


def test_the_strike_counts_its_days_and_leaves_out_the_one_without_a_report(today):
    days = Edition.objects.live(at=today).filter(
        kind="event", language="fa", happened_on__gte=today.date().replace(day=1)
    )
    found = {edition.facts["day_of_event"]: edition for edition in days if edition.facts["day_of_event"]}
    assert sorted(found) == [8, 9, 10, 12]
    assert {place["slug"] for edition in found.values() for place in edition.facts["places"]} == {"haft-tappeh"}
    # the day of the strike and the day of the calendar run together, over the gap too
    first = found[8].happened_on
    assert [(edition.happened_on - first).days for _day, edition in sorted(found.items())] == [0, 1, 2, 4]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_strike_that_is_counted_and_floods_that_are_not_have_gaps_and_reports(language, today):
    series = Edition.objects.live(at=today).filter(kind="series", language=language)
    runs = {one.facts["has_day_count"]: run_of(one, at=today) for one in series}
    strike, floods = runs[True], runs[False]
    assert [day.number for span in strike.ribbon if span.state == "told" for day in span.days] == [8, 9, 10, 12]
    assert strike.is_running
    assert not floods.is_running
    assert floods.gaps == 1
    assert (floods.places, floods.reports) == (5, 9)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_four_articles_are_live_in_each_language_with_embeds_and_what_they_rest_on(language, today):
    live = Edition.objects.live(at=today).filter(kind="article", language=language)
    assert live.count() >= 4
    full = [
        edition
        for edition in live
        if embed_refs(edition.body_html) and {"event", "footage"} <= {link.to_kind for link in edition.links.all()}
    ]
    assert len(full) >= 4


def test_translations_know_of_one_another_in_both_directions(today):
    pairs = {
        (edition.language, link.to_ref)
        for edition in Edition.objects.live(at=today).filter(kind="article")
        for link in edition.links.filter(role="translation")
    }
    refs = {ref for _language, ref in pairs}
    assert len(pairs) == len(refs) == 4
    assert Article.objects.filter(ref__in=refs).values("translation_group").distinct().count() == 2


def test_embeds_name_items_that_are_live(today):
    for edition in Edition.objects.live(at=today).filter(kind="article"):
        for kind, ref in embed_refs(edition.body_html):
            assert Edition.objects.live(at=today).filter(kind=kind, ref=ref).exists(), (edition, kind, ref)


def test_articles_stand_in_every_state():
    assert set(Article.objects.values_list("state", flat=True)) == {s.name for s in EDITORIAL.states}


def test_footage_stands_in_every_state_of_moderation_but_those_of_safety_and_those_that_wait_or_are_over():
    elsewhere = {"hidden", ERASED, "held", "needs_answer", "duplicate", "purged"}
    wanted = {state.name for state in MODERATION.states} - elsewhere
    assert set(Footage.objects.values_list("state", flat=True)) == wanted


def test_one_article_is_scheduled_for_tomorrow_with_its_picture(today):
    coming = Edition.objects.open_or_coming(today).filter(live_from__gt=today)
    assert {edition.kind for edition in coming} == {"article", "footage"}
    assert len({edition.live_from for edition in coming}) == 1
    assert coming[0].live_from - today == timedelta(days=1)  # tomorrow, at whatever hour the demo is made


def test_a_correction_carries_its_note_and_the_change_is_in_the_text(today):
    correction = Correction.objects.get(what="correction")
    edition = Edition.objects.live(at=today).get(kind=correction.kind, ref=correction.ref)
    assert "five of the nineteen" in correction.note
    assert "five without any date" in edition.body_html
    assert edition.change_note == correction.note
    assert edition.published_at < edition.updated_at


def test_a_draft_over_a_live_story_leaves_readers_what_they_had(today):
    article = Article.objects.get(state="draft", headline__endswith="again")
    edition = article.live_editions(today).get()
    assert edition.headline != article.headline
    assert history.is_recorded(article)
    assert history.latest(article).number > edition.revision_number


@pytest.mark.parametrize("kind", ["article", "event", "footage"])
def test_a_withdrawn_item_leaves_a_tombstone(kind, today):
    row = PublicPath.objects.filter(kind=kind, withdrawn_line="wrong").first()
    found = paths.find(row.path, at=today)
    assert found.edition is None
    assert found.line == "Withdrawn: it was wrong."


def test_a_withdrawn_picture_can_no_longer_be_fetched(today):
    gone = Footage.objects.get(state="withdrawn")
    assert f"{settings.MEDIA_URL}{gone.rendition}" not in {e.lead_src for e in Edition.objects.live(at=today)}
    outbox.drain(today)  # outside of a test it is drained when the withdrawal is committed
    assert not default_storage.exists(gone.rendition)


def test_the_hidden_story_says_nothing_and_waits_for_a_second_person(today):
    hidden = Article.objects.get(state="hidden")
    assert not hidden.has_public_window(today)
    assert not PublicPath.objects.filter(kind="article", ref=hidden.ref, path__contains="story").exists()
    assert MoveRecord.objects.of(hidden).last().move == "hide"


def test_one_draft_came_back_with_a_note():
    last = [MoveRecord.objects.of(article).last() for article in Article.objects.filter(state="draft")]
    notes = [record.note for record in last if record and record.move == "send_back"]
    assert len(notes) == 1
    assert notes[0].startswith("Demonstration")


def test_some_moves_were_read_afterwards_and_some_still_wait():
    assert AfterReview.objects.filter(read_at__isnull=False).exists()
    assert AfterReview.objects.filter(read_at__isnull=True).exists()
    assert not any(row.read_by_id == row.record.by_id for row in AfterReview.objects.all())


def test_cleared_footage_was_brought_in_by_one_person_and_cleared_by_another():
    for clip in Footage.objects.filter(state="cleared"):
        record = MoveRecord.objects.of(clip).get(move="clear")
        assert (clip.created_by.username, record.by.username) == ("reporter", "moderator")
        assert all(words.is_approved for words in clip.texts.all())


def test_what_was_found_of_footage_differs_and_high_risk_was_cleared_by_somebody_who_had_no_hand_in_it():
    assert set(Footage.objects.values_list("finding", flat=True)) == {
        "unassessed", "in_progress", "verified", "partly", "inconclusive", "misdated",
    }  # fmt: skip
    assert Footage.objects.get(state="withdrawn").finding == "misdated"
    risky = Footage.objects.get(risk="high", state="cleared")
    assert MoveRecord.objects.of(risky).get(move="clear").by_id not in clearing.assessors(risky)
    assert clearing.needs_second(risky)


def test_what_was_planted_in_the_pictures_is_not_in_what_readers_fetch(today):
    shown = Edition.objects.live(at=today).filter(kind="footage", language="en")
    assert shown.count() >= 5
    for edition in shown:
        with default_storage.open(edition.lead_src.removeprefix(settings.MEDIA_URL)) as file:
            content = file.read()
        assert not [needle for needle in PLANTED if needle in content]
        assert b"Exif" not in content


def test_nothing_happened_after_today_or_out_of_order(today):
    chains = MoveRecord.objects.order_by().values_list("kind", "ref").distinct()
    for kind, ref in chains:
        moments = list(MoveRecord.objects.filter(kind=kind, ref=ref).order_by("number").values_list("at", flat=True))
        assert moments == sorted(moments)
        assert moments[-1] <= today


@pytest.mark.parametrize("model", [Revision, MoveRecord])
def test_every_hash_chain_holds(model):
    refs = model.objects.order_by().values_list("kind", "ref").distinct()
    rows = (model.objects.filter(kind=kind, ref=ref).order_by("number") for kind, ref in refs)
    assert not [chain.first_broken(one.links()) for one in rows if chain.first_broken(one.links()) is not None]


def test_each_account_has_its_role_and_none_is_superuser(today):
    for name, role in ROLES.items():
        person = User.objects.get(username=name)
        assert list(person.groups.all()) == [Group.objects.get(name=role.name)]
        assert (person.is_staff, person.is_superuser) == (True, False)
    assert User.objects.get(username="moderator").has_trust("senior", today)
    assert User.objects.get(username="chief").has_trust("custodian", today)
    assert User.objects.get(username="editor").has_trust("duty", today)


def test_building_again_makes_nothing_twice(demo, today):
    before = {model: model.objects.count() for model in COUNTED}
    again = build(today)
    assert {model: model.objects.count() for model in COUNTED} == before
    assert (demo.is_new, again.is_new) == (True, False)
    assert (again.events, again.articles, again.footage) == (demo.events, demo.articles, demo.footage)


def test_every_public_text_of_our_own_says_that_it_is_a_demonstration(today):
    for edition in Edition.objects.live(at=today).filter(kind="article"):
        text = f"{edition.standfirst} {edition.body_html}"
        assert "emonstration" in text or "نمایش" in text, edition
    own = [
        e
        for e in Edition.objects.live(at=today).filter(kind="event")
        if e.facts["has_own_words"] and not e.facts["is_made_line"]
    ]
    assert own
    assert all("Demonstration" in e.body_html or "نمایشی" in e.body_html for e in own)
