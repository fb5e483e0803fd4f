"""Erase for safety: hidden everywhere at once by one person, destroyed when a second agrees, and the chains still verify."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models

from articles.models import AuthorProfile
from events.models import Batch, EventFigure, Report
from media.vault import originals
from newsroom.press import paths
from newsroom.press.erasure import take_out_passages
from newsroom.press.masking import GAP, masker
from newsroom.press.models import Correction, Edition, PastEdition, PublicPath, SearchRow
from newsroom.workflow import chain, revisions
from newsroom.workflow.models import MoveRecord, Revision
from newsroom.workflow.refusals import Refused
from tests.factory import clear, make_article, make_event, make_still, make_user, move, publish

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)
NAME = "Farangis Nobody"
PUBLIC = ["Edition", "PastEdition", "PublicPath", "Correction", "SearchRow"]


@pytest.fixture
def people(vocabulary):
    return {name: make_user(name) for name in ("Reporter", "Editor", "Chief", "Moderator")}


def holders_of(text: str) -> set[str]:
    """The names of the models of which some row holds the text, in any column, JSON included."""
    found = set()
    for model in apps.get_models():
        if model._meta.app_label not in ("press", "workflow", "articles", "events", "media", "taxonomy"):
            continue
        columns = [
            f.attname
            for f in model._meta.concrete_fields
            if isinstance(f, (models.CharField, models.TextField, models.JSONField))
        ]
        for row in model._base_manager.values(*columns) if columns else []:
            if text.lower() in json.dumps(row, ensure_ascii=False, default=str).lower():
                found.add(model.__name__)
    return found


@pytest.fixture
def story(people, at):
    """A story that names somebody in every field, corrected once, under a slug that holds the name, and withdrawn notes."""
    story = make_article(
        people["Reporter"], at, headline=f"{NAME} speaks", slug="farangis-nobody-speaks",
        standfirst=f"What {NAME} saw.", body=f"<p>“I was there”, says {NAME}.</p>", credit=NAME,
    )  # fmt: skip
    publish(story, writer=people["Reporter"], editor=people["Editor"], at=at, note=f"{NAME} agreed")
    move(story, "revise", by=people["Reporter"], at=at)
    story.standfirst = f"What {NAME} saw that night."
    story.save()
    revisions.record(story, by=people["Reporter"], at=at)
    move(story, "submit", by=people["Reporter"], at=at)
    move(story, "approve", by=people["Editor"], at=at)
    move(story, "correct", by=people["Editor"], at=at + HOUR, note=f"{NAME} was misquoted.")
    return story


def test_hidden_words_are_gone_for_readers_at_once(story, people, at):
    old = story.live_editions(at + HOUR).get().path
    move(story, "hide_words", by=people["Editor"], at=at + 2 * HOUR, note="Danger.", value=NAME)
    assert not holders_of(NAME) & set(PUBLIC)
    assert not PublicPath.objects.filter(path__contains="farangis").exists()
    edition = story.live_editions(at + 2 * HOUR).get()
    assert "█████" in edition.headline
    assert paths.find(edition.path, at=at + 2 * HOUR).edition == edition
    assert paths.find(old, at=at + 2 * HOUR).line == "This page is no longer available."


def test_hidden_words_are_destroyed_when_a_second_person_agrees(story, people, at):
    move(story, "hide_words", by=people["Editor"], at=at + 2 * HOUR, note="Danger.", value=NAME)
    assert holders_of(NAME) == {"Article", "Revision", "MoveRecord", "Erasure"}
    with pytest.raises(Refused) as refused:
        move(story, "destroy_words", by=people["Editor"], at=at + 3 * HOUR, note="Sure.")
    assert refused.value.code == "same_person"
    move(story, "destroy_words", by=people["Chief"], at=at + 3 * HOUR, note="Agreed.")
    assert holders_of(NAME) == set()
    assert holders_of("farangis-nobody") == set()
    for model in (Revision, MoveRecord):
        assert chain.first_broken(model.objects.of(story).links()) is None


def test_after_the_words_are_gone_the_item_goes_on_through_the_desk(story, people, at):
    move(story, "hide_words", by=people["Editor"], at=at + 2 * HOUR, note="Danger.", value=NAME)
    move(story, "destroy_words", by=people["Chief"], at=at + 3 * HOUR, note="Agreed.")
    story.refresh_from_db()
    move(story, "revise", by=people["Reporter"], at=at + 4 * HOUR)
    story.headline = "A witness speaks"
    story.save()
    revisions.record(story, by=people["Reporter"], at=at + 4 * HOUR)
    move(story, "submit", by=people["Reporter"], at=at + 4 * HOUR)
    move(story, "approve", by=people["Chief"], at=at + 4 * HOUR)
    move(story, "update", by=people["Editor"], at=at + 4 * HOUR, note="Names taken out.")
    assert story.live_editions(at + 4 * HOUR).get().headline == "A witness speaks"
    assert holders_of(NAME) == set()


def test_hidden_words_leave_the_addresses_of_an_item_that_was_withdrawn(story, people, at):
    move(story, "withdraw", by=people["Editor"], at=at + 2 * HOUR, note="Checking.", value="wrong")
    assert PublicPath.objects.filter(path__contains="farangis").exists()
    move(story, "hide_words", by=people["Editor"], at=at + 3 * HOUR, note="Danger.", value=NAME)
    assert not holders_of("farangis-nobody") & set(PUBLIC)


def test_words_that_are_nowhere_are_refused_with_a_sentence(story, people, at):
    with pytest.raises(Refused) as refused:
        move(story, "hide_words", by=people["Editor"], at=at + 2 * HOUR, note="Danger.", value="Somebody Else")
    assert refused.value.code == "words_not_found"


def test_hidden_words_do_not_come_back_with_the_next_publication(story, people, at):
    move(story, "hide_words", by=people["Editor"], at=at + 2 * HOUR, note="Danger.", value=NAME)
    move(story, "revise", "submit", by=people["Reporter"], at=at + 2 * HOUR)
    move(story, "approve", by=people["Chief"], at=at + 2 * HOUR)
    move(story, "update", by=people["Editor"], at=at + 3 * HOUR, note=f"{NAME} is not named any more.")
    assert not holders_of(NAME) & set(PUBLIC)
    assert "farangis" not in story.live_editions(at + 3 * HOUR).get().path
    move(story, "destroy_words", by=people["Chief"], at=at + 4 * HOUR, note="Agreed.")
    assert holders_of(NAME) == set()


def go_out(item, people, at, last="publish", **values) -> str:
    """The byline that readers see after the draft went the whole way."""
    item.refresh_from_db()
    revisions.record(item, by=people["Reporter"], at=at)
    move(item, "submit", by=people["Reporter"], at=at)
    move(item, "approve", by=people["Chief"], at=at)
    move(item, last, by=people["Editor"], at=at, **values)
    return item.live_editions(at).get().byline


def under_the_name(people, at, *, account=None, number=1) -> list:
    """Recorded drafts whose only byline is the name."""
    author = AuthorProfile.objects.create(slug="farangis-nobody", name_en=NAME, account=account)
    stories = [make_article(people["Reporter"], at) for _ in range(number)]
    for story in stories:
        story.bylines.update(author=author)
        revisions.record(story, by=people["Reporter"], at=at)
    return stories


def destroy_name(story, people, at) -> None:
    move(story, "hide_words", by=people["Editor"], at=at, note="Danger.", value=NAME)
    move(story, "destroy_words", by=people["Chief"], at=at, note="Agreed.")


def test_a_destroyed_byline_does_not_come_back_with_the_next_publication(people, at):
    (story,) = under_the_name(people, at, account=people["Reporter"])
    publish(story, writer=people["Reporter"], editor=people["Editor"], at=at)
    assert story.live_editions(at).get().byline == NAME
    destroy_name(story, people, at + HOUR)
    move(story, "revise", by=people["Reporter"], at=at + HOUR)
    story.credit = "Desk"
    story.save()
    assert go_out(story, people, at + HOUR, "update", note="New.") == ""
    assert holders_of(NAME) == {"AuthorProfile"}


def test_a_destroyed_name_is_printed_by_no_other_story_and_the_desk_is_told_why(people, at):
    story, draft = under_the_name(people, at, account=people["Reporter"], number=2)
    publish(story, writer=people["Reporter"], editor=people["Editor"], at=at)
    destroy_name(story, people, at + HOUR)
    with pytest.raises(Refused) as refused:
        go_out(draft, people, at + HOUR)
    assert f"“{NAME}”: this name was erased for safety" in refused.value.refusal.sentence
    draft.bylines.all().delete()
    draft.credit = "Desk"
    draft.save()
    assert go_out(draft, people, at + HOUR) == ""


def test_what_would_open_later_comes_without_the_name_and_what_is_open_stays(people, at):
    story, later, other = under_the_name(people, at, account=people["Reporter"], number=3)
    for one, opens in ((story, at), (later, at + 5 * HOUR), (other, at)):
        publish(one, writer=people["Reporter"], editor=people["Editor"], at=at, live_from=opens)
    destroy_name(story, people, at + HOUR)
    edition = later.live_editions(at + 6 * HOUR).get()
    assert (edition.byline, edition.facts["authors"], edition.live_from) == ("", [], at + 5 * HOUR)
    assert other.live_editions(at + 6 * HOUR).get().byline == NAME


def test_a_profile_that_only_the_erased_story_had_goes_with_the_name(people, at):
    (story,) = under_the_name(people, at)
    publish(story, writer=people["Reporter"], editor=people["Editor"], at=at)
    destroy_name(story, people, at + HOUR)
    assert holders_of(NAME) == set()


def test_a_name_that_stood_in_the_text_only_withholds_nobody(story, people, at):
    other = AuthorProfile.objects.create(slug="other", name_en=NAME, account=people["Chief"])
    destroy_name(story, people, at + 2 * HOUR)
    other.refresh_from_db()
    assert not other.is_withheld
    assert story.bylines.get().author.slug == "desk-west"


def test_nobody_destroys_what_they_asked_for_behind_a_colleagues_request(story, people, at):
    chief = people["Chief"]
    move(story, "hide_words", by=chief, at=at + 2 * HOUR, note="Danger.", value="that night")
    move(story, "hide_words", by=people["Editor"], at=at + 2 * HOUR, note="Danger.", value=NAME)
    move(story, "destroy_words", by=chief, at=at + 3 * HOUR, note="Agreed.")
    assert "Article" in holders_of("that night")
    assert holders_of(NAME) == set()


@pytest.mark.parametrize(
    "body",
    [
        "<p>So said <strong>Farangis</strong> Nobody.</p>", "<p>So said Farangis  Nobody.</p>", "<p>Farangis&nbsp;Nobody.</p>",
        "<p>FARANGIS NOBODY</p>", "<p>farangis-nobody</p>", "<p>#FarangisNobody</p>", "<p>#Farangis_Nobody</p>",
    ],
)  # fmt: skip
def test_words_are_found_however_they_are_set(people, at, body):
    article = make_article(people["Reporter"], at, body=body)
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(article, "hide_words", by=people["Editor"], at=at + HOUR, note="Danger.", value=NAME)
    public = article.live_editions(at + HOUR).get().body_html.lower()
    assert "█████" in public
    assert "nobody" not in public


def test_persian_words_are_found_in_either_spelling(people, at):
    article = make_article(people["Reporter"], at, body="<p>علي‌اکبر كريمي گفت</p>", language="fa")
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(article, "hide_words", by=people["Editor"], at=at + HOUR, note="Danger.", value="علی اکبر کریمی")
    assert article.live_editions(at + HOUR).get().body_html == "<p>█████ گفت</p>"


def test_words_of_a_picture_leave_the_stories_that_lead_with_it(people, at):
    still = make_still(people["Reporter"], at)
    still.texts.update(alt_text=f"{NAME} on a bridge.")
    revisions.record(still, by=people["Reporter"], at=at)
    clear(still, moderator=people["Moderator"], at=at)
    article = make_article(people["Reporter"], at, lead=still)
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    assert NAME in article.live_editions(at).get().lead_alt
    move(still, "hide_words", by=people["Moderator"], at=at + HOUR, note="Danger.", value=NAME)
    assert not holders_of(NAME) & set(PUBLIC)


def test_an_erased_item_leaves_its_document_its_reports_and_its_topics(people, at):
    from articles.documents import read_document
    from articles.importing import import_document

    text = f"Headline\n\nSource\n\n{NAME} told us.\n\n\nApril 4 - Tehran, {NAME} was beaten #FarangisNobody"
    article, brought = import_document(read_document(text.encode()), name="f", year=2019, by=people["Reporter"], at=at)
    event = brought.events[0]
    Report.objects.update(event=None)
    for item in (article, event):
        move(item, "hide", by=people["Editor"], at=at + HOUR, note="Danger.")
        move(item, "erase", by=people["Chief"], at=at + HOUR, note="Agreed.")
    assert holders_of(NAME) == set()
    assert holders_of("FarangisNobody") == set()
    assert not event.places.exists()


def test_words_of_an_event_leave_its_reports_and_batches_too(people, at):
    batch = Batch.objects.create(
        name="b", text=f"One.\n\n{NAME} filmed this.", digest="d", brought_by=people["Reporter"], brought_at=at
    )
    event = make_event(
        people["Reporter"], at, words={"en": ("", f"{NAME} filmed this.")}, working_title=f"{NAME} filmed"
    )
    Report.objects.create(
        raw_text=f"{NAME} filmed this.", arrived_at=at, event=event, batch=batch, reading={"a": [NAME]}
    )
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(event, "hide_words", by=people["Editor"], at=at + HOUR, note="Danger.", value=NAME)
    assert not holders_of(NAME) & set(PUBLIC)
    move(event, "destroy_words", by=people["Chief"], at=at + HOUR, note="Agreed.")
    assert holders_of(NAME) == set()


def test_a_hidden_item_is_gone_for_readers_and_its_addresses_say_only_the_neutral_line(story, people, at):
    path = story.live_editions(at + HOUR).get().path
    move(story, "hide", by=people["Editor"], at=at + 2 * HOUR, note="Danger.")
    assert not Edition.objects.live(at=at + 2 * HOUR).filter(ref=story.ref).exists()
    assert paths.find(path, at=at + 2 * HOUR).line == "This page is no longer available."
    assert not PublicPath.objects.filter(path__contains="farangis").exists()


def test_an_erased_item_leaves_no_text_anywhere_and_the_chains_verify(story, people, at):
    move(story, "hide", by=people["Editor"], at=at + 2 * HOUR, note=f"{NAME} is in danger.")
    with pytest.raises(Refused):
        move(story, "erase", by=people["Editor"], at=at + 2 * HOUR, note="Sure.")
    move(story, "erase", by=people["Chief"], at=at + 2 * HOUR, note="Agreed.")
    story.refresh_from_db()
    assert story.state == "erased"
    assert story.headline == ""
    for text in (NAME, "farangis", "I was there", "misquoted"):
        assert holders_of(text) == set()
    assert not Edition.objects.exists()
    assert not PastEdition.objects.exists()
    assert not SearchRow.objects.exists()
    assert not Correction.objects.exclude(note="").exists()
    for model in (Revision, MoveRecord):
        assert chain.first_broken(model.objects.of(story).links()) is None
    assert Revision.objects.of(story).count() == 2


def test_an_erased_picture_leaves_the_vault_too(people, at):
    still = make_still(people["Reporter"], at)
    clear(still, moderator=people["Moderator"], at=at)
    move(still, "publish_alone", by=people["Moderator"], at=at)
    move(still, "hide", by=people["Moderator"], at=at + HOUR, note="Danger.")
    move(still, "erase", by=people["Chief"], at=at + HOUR, note="Agreed.")
    names = set(originals(settings.VAULT_DIR))
    assert still.original not in names
    assert not (settings.VAULT_DIR / "renditions" / still.rendition).exists()
    assert not (settings.MEDIA_ROOT / still.rendition).exists()


def test_an_item_can_be_hidden_a_second_time(story, people, at):
    for hours in (2, 6):
        move(story, "hide", by=people["Editor"], at=at + hours * HOUR, note="Danger?")
        assert not story.has_public_window(at + hours * HOUR)
        move(story, "unhide", by=people["Chief"], at=at + (hours + 1) * HOUR, note="A namesake.")
        move(story, "submit", by=people["Reporter"], at=at + (hours + 1) * HOUR)
        move(story, "approve", "publish", by=people["Chief"], at=at + (hours + 1) * HOUR)
    assert story.live_editions(at + 9 * HOUR).count() == 1


def test_an_event_with_figures_and_topics_can_be_erased(people, at):
    event = make_event(people["Reporter"], at, places=["tehran"], year=2019, month=4, day=4)
    event.topics.add("Farangis Nobody")
    EventFigure.objects.create(event=event, what="dead", least=1, said_by=NAME)
    revisions.record(event, by=people["Reporter"], at=at)
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(event, "hide", by=people["Editor"], at=at + HOUR, note="Danger.")
    move(event, "erase", by=people["Chief"], at=at + HOUR, note="Agreed.")
    assert holders_of(NAME) == set()
    event.refresh_from_db()
    assert (event.year, event.figures.count(), event.places.count()) == (None, 0, 0)


def test_masking_leaves_tags_whole_and_takes_addresses_that_name_somebody(people, at):
    body = f'<p><strong>The {NAME}</strong> strong wave, <a href="https://example.org/farangis-nobody">there</a>.</p>'
    article = make_article(people["Reporter"], at, body=body)
    publish(article, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(article, "hide_words", by=people["Editor"], at=at + HOUR, note="Danger.", value=f"{NAME}\nstrong")
    public = article.live_editions(at + HOUR).get().body_html
    assert public.startswith("<p><strong>The █████</strong> █████ wave, <a")
    assert "farangis" not in public


def test_hiding_that_was_not_needed_brings_the_item_back_to_the_desk(story, people, at):
    move(story, "hide", by=people["Editor"], at=at + 2 * HOUR, note="Danger?")
    move(story, "unhide", by=people["Chief"], at=at + 3 * HOUR, note="A namesake.")
    move(story, "submit", by=people["Reporter"], at=at + 3 * HOUR)
    move(story, "approve", by=people["Editor"], at=at + 3 * HOUR)
    move(story, "publish", by=people["Editor"], at=at + 3 * HOUR)
    path = story.live_editions(at + 3 * HOUR).get().path
    assert paths.find(path, at=at + 3 * HOUR).edition is not None


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("in Haft Tappeh", "in […]"),
        ("#HaftTappeh and #haft_tappeh", "[…] and […]"),
        ("a #StrikeInHaftTappehToday!", "a […]!"),
        ("#هفت_تپه و هفت‌تپه و هفتتپه", "[…] و […] و […]"),
        ("&#39;Haft&nbsp;Tappeh&#39;", "&#39;[…]&#39;"),
        ("Haft Tappehs, NewHaft Tappeh", "Haft Tappehs, NewHaft Tappeh"),
        ("#HaftTap and Tappeh Haft", "#HaftTap and Tappeh Haft"),
    ],
)
def test_a_name_is_found_however_it_is_joined_and_ordinary_words_are_spared(text, masked):
    mask = masker(["Haft Tappeh", "هفت تپه"], GAP, is_whole=True)
    assert (mask(text), mask.html(text)) == (masked, masked.replace("&#39;", "'") if masked != text else text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Before. Farangis Nobody filmed the flood. After.", "Before. █████ After."),
        ("Before. Farangis… Nobody filmed: the flood! After.", ""),
        ("Before and after.", "Before and after."),
    ],
)
def test_passages_are_taken_out_of_a_row_or_the_row_is_emptied(people, at, text, left):
    batch = Batch.objects.create(name="b", text=text, digest="d", brought_by=people["Reporter"], brought_at=at)
    take_out_passages(batch, ["Farangis Nobody filmed the flood."])
    assert Batch.objects.get().text == left


def test_free_text_tables_are_all_looked_at():
    """`holders_of` must see the search table as well, which Django does not manage."""
    assert "press_search" in connection.introspection.table_names()


def test_a_place_whose_name_is_hidden_is_on_no_map_either(people, at):
    event = make_event(
        people["Reporter"], at, places=["haft-tappeh", "shush"], provinces=["khuzestan"], public_precision="site"
    )
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    move(event, "hide_words", by=people["Editor"], at=at + HOUR, note="Danger.", value="Haft Tappeh\nهفت‌تپه")
    for edition in event.live_editions(at + HOUR):
        assert [bool(dot["lat"] or dot["lon"]) for dot in edition.facts["dots"]] == [False, True]
