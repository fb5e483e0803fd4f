"""What a correction asks others to look at, and what other pages say of it meanwhile."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from events.models import EventFigure
from newsroom.press import using
from newsroom.press.models import CorrectionFlag, DraftEmbed
from newsroom.press.publishable import LIVE, NOT_PUBLIC, SCHEDULED
from newsroom.workflow import revisions
from newsroom.workflow.refusals import Refused
from tests.factory import clear, make_article, make_event, make_still, make_user, move, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
PASSAGE = "At least 40 workers of the mill were arrested in Shush on Sunday."
RIGHT = "At least 14 workers of the mill were arrested in Shush on Sunday."
LINE = "This report was corrected in English"


@pytest.fixture
def people(vocabulary):
    return {name: make_user(name) for name in ("Reporter", "Editor", "Moderator")}


@pytest.fixture
def story(people, at):
    story = make_article(people["Reporter"], at, headline="Arrests", slug="arrests", body=f"<p>{PASSAGE} More.</p>")
    publish(story, writer=people["Reporter"], editor=people["Editor"], at=at)
    return story


def go_out(item, people, at, **values):
    publish(item, writer=people["Reporter"], editor=people["Editor"], at=at, **values)


def again(item, people, at, name="correct", **changes):
    """Rewritten with `changes` and published by `name`; times and notes among them go to the move."""
    ordered = {key: changes.pop(key) for key in ("live_from", "value", "note") if key in changes}
    move(item, "revise", by=people["Reporter"], at=at)
    for field, value in changes.items():
        setattr(item, field, value)
    item.save()
    revisions.record(item, by=people["Reporter"], at=at)
    move(item, "submit", by=people["Reporter"], at=at)
    move(item, "approve", by=people["Editor"], at=at)
    move(item, name, by=people["Editor"], at=at, **{"note": "It was fourteen.", **ordered})


def corrected(story, people, at, **values):
    again(story, people, at, body=f"<p>{RIGHT} More.</p>", **values)


def flagged(story) -> dict[str, str]:
    """The references that corrections of the story ask to be looked at, with why."""
    return dict(CorrectionFlag.objects.filter(because_ref=story.ref).values_list("ref", "why"))


def page(item, at) -> str:
    edition = item.live_editions(at).get()
    with time_machine.travel(at, tick=False):
        return Client().get(edition.path).content.decode()


def persian(story, people, at):
    other = make_article(
        people["Reporter"], at, language="fa", headline="بازداشت", slug="fa", translation_group=story.translation_group
    )
    go_out(other, people, at)
    return other


def test_the_other_language_says_by_itself_that_it_was_corrected_until_its_own_text_is_done(story, people, at):
    other = persian(story, people, at)
    assert "این" not in page(other, at) or "corrected-elsewhere" not in page(other, at)
    corrected(story, people, at + HOUR)
    assert flagged(story) == {other.ref: "translation"}
    text = page(other, at + HOUR)
    assert "corrected-elsewhere" in text
    assert f'datetime="{(at + HOUR).astimezone().isoformat(timespec="minutes")[:10]}' in text
    assert story.live_editions(at + HOUR).get().path in text
    assert "corrected-elsewhere" not in page(story, at + HOUR)
    again(other, people, at + 2 * HOUR, headline="چهارده بازداشت")
    assert "corrected-elsewhere" not in page(other, at + 2 * HOUR)
    assert not CorrectionFlag.objects.open().exists()  # the answer asks nothing of the one it answers


def test_the_line_is_there_from_the_minute_of_a_planned_correction_and_not_before(story, people, at):
    other = persian(story, people, at)
    corrected(story, people, at + HOUR, live_from=at + 5 * HOUR)
    assert flagged(story)
    assert "corrected-elsewhere" not in page(other, at + 5 * HOUR - timedelta(seconds=1))
    assert "corrected-elsewhere" in page(other, at + 5 * HOUR)


def test_a_correction_that_is_cancelled_asks_for_nothing(story, people, at):
    persian(story, people, at)
    corrected(story, people, at + HOUR, live_from=at + 5 * HOUR)
    plan = story_plan(story, at + 5 * HOUR)
    move(story, "cancel_plan", by=people["Editor"], at=at + 2 * HOUR, note="It was right.", value=str(plan.pk))
    assert not CorrectionFlag.objects.exists()


def test_an_answer_that_is_cancelled_leaves_the_question_open(story, people, at):
    other = persian(story, people, at)
    corrected(story, people, at + HOUR)
    again(other, people, at + 2 * HOUR, headline="چهارده", live_from=at + 6 * HOUR)
    assert "corrected-elsewhere" in page(other, at + 5 * HOUR)
    assert "corrected-elsewhere" not in page(other, at + 6 * HOUR)
    plan = story_plan(other, at + 6 * HOUR)
    move(other, "cancel_plan", by=people["Editor"], at=at + 3 * HOUR, note="No.", value=str(plan.pk))
    assert "corrected-elsewhere" in page(other, at + 6 * HOUR)


def story_plan(item, moment):
    from newsroom.press.models import Plan

    return Plan.objects.of(item.kind, item.ref).standing().get(at=moment)


def test_a_person_says_why_nothing_is_needed_and_the_line_goes(story, people, at):
    other = persian(story, people, at)
    corrected(story, people, at + HOUR)
    flag = CorrectionFlag.objects.get()
    move(other, "needs_nothing", by=people["Reporter"], at=at + 2 * HOUR, note="It had fourteen.", value=str(flag.pk))
    assert "corrected-elsewhere" not in page(other, at + 2 * HOUR)
    flag.refresh_from_db()
    assert (flag.closed_record.by, flag.closed_record.note) == (people["Reporter"], "It had fourteen.")
    with pytest.raises(Refused) as refused:
        move(other, "needs_nothing", by=people["Reporter"], at=at + 3 * HOUR, note="x", value=str(flag.pk))
    assert refused.value.code == "flag_gone"


@pytest.mark.parametrize("name", ["update", "fix"])
def test_only_a_correction_asks_others_to_look(story, people, at, name):
    persian(story, people, at)
    again(story, people, at + HOUR, name, body=f"<p>{RIGHT} More.</p>")
    assert not CorrectionFlag.objects.exists()


def embedding(story):
    return f'<p>See.</p><figure data-embed="article:{story.ref}"></figure>'


#: what another article says, whether it is live, and why it is asked to look, if it is
OTHERS = {
    "quotes the passage": (lambda story: f"<p>As we said: {PASSAGE}</p>", True, "quote"),
    "quotes a part of it": (lambda story: "<p>That 40 workers of the mill were arrested in town.</p>", True, "quote"),
    "quotes it in a draft": (lambda story: f"<p>{PASSAGE.upper()}</p>", False, "quote"),
    "has it with a word in bold": (
        lambda story: "<p>At least 40 workers of <strong>the mill</strong> were arrested</p>", True, "quote",
    ),
    "embeds it": (embedding, True, "embed"),
    "embeds it in a draft": (embedding, False, "embed"),
    "says what stands": (lambda story: f"<p>{RIGHT}</p>", True, None),
    "says something else": (lambda story: "<p>Forty workers went home.</p>", True, None),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_who_says_the_same_is_asked_to_look(story, people, at, name):
    body, is_live, why = OTHERS[name]
    other = make_article(people["Reporter"], at, body=body(story))
    if is_live:
        go_out(other, people, at)
    corrected(story, people, at + HOUR)
    assert flagged(story) == ({other.ref: why} if why else {})


def test_the_same_figure_about_the_same_event_is_asked_about_and_about_another_event_is_not(people, at):
    strike, flood = (make_event(people["Reporter"], at) for _one in range(2))
    for event in (strike, flood):
        go_out(event, people, at)
    story, near, far = (
        make_article(people["Reporter"], at, body=f"<p>{text}</p>", events=[event])
        for text, event in ((PASSAGE, strike), ("They took 40 away.", strike), ("Some 40 houses fell.", flood))
    )
    for one in (story, near, far):
        go_out(one, people, at)
    corrected(story, people, at + HOUR)
    assert flagged(story) == {near.ref: "figure"}


def test_what_rests_on_a_corrected_event_is_asked_to_look(people, at):
    event = make_event(people["Reporter"], at, words={"en": ("Arrests", "Forty were arrested.")})
    go_out(event, people, at)
    story = make_article(people["Reporter"], at, events=[event])
    go_out(story, people, at)
    EventFigure.objects.create(event=event, what="arrested", least=14, most=14)
    again(event, people, at + HOUR)
    assert flagged(event) == {story.ref: "rests_on"}


def test_words_in_another_language_that_did_not_change_say_so_until_they_are_approved_anew(people, at):
    words = {"en": ("Arrests", "Forty were arrested."), "fa": ("بازداشت", "چهل نفر بازداشت شدند.")}
    event = make_event(people["Reporter"], at, words=words)
    go_out(event, people, at)
    move(event, "revise", by=people["Reporter"], at=at + HOUR)
    rework(event, "en", "Fourteen were arrested.", people, at + HOUR)
    move(event, "submit", by=people["Reporter"], at=at + HOUR)
    move(event, "approve", by=people["Editor"], at=at + HOUR)
    move(event, "correct", by=people["Editor"], at=at + HOUR, note="It was fourteen.")
    flag = CorrectionFlag.objects.get()
    assert (flag.ref, flag.language, flag.why, flag.because_language) == (event.ref, "fa", "words", "en")
    assert ["corrected-elsewhere" in text for text in pages(event, at + HOUR)] == [False, True]
    rework(event, "fa", "چهارده نفر بازداشت شدند.", people, at + 2 * HOUR)
    move(event.texts.get(language="fa"), "approve_words", by=people["Editor"], at=at + 2 * HOUR)
    assert ["corrected-elsewhere" in text for text in pages(event, at + 2 * HOUR)] == [False, False]


def rework(event, language, description, people, at):
    """Words in one language, rewritten and saved; the item's own approval takes them along, or their own does."""
    text = event.texts.get(language=language)
    if not text.is_editable:
        move(text, "rework_words", by=people["Reporter"], at=at)
    text.description = description
    text.save()
    revisions.record(event, by=people["Reporter"], at=at)


def pages(event, at) -> list[str]:
    with time_machine.travel(at, tick=False):
        editions = event.live_editions(at).order_by("language")
        return [Client().get(edition.path).content.decode() for edition in editions]


def test_what_uses_an_item_is_listed_with_how_readers_see_it(people, at):
    still = make_still(people["Reporter"], at)
    clear(still, moderator=people["Moderator"], at=at)
    event = make_event(people["Reporter"], at)
    event.footage.add(still)
    revisions.record(event, by=people["Reporter"], at=at)
    live = make_article(people["Reporter"], at, footage=[still], headline="Live")
    later = make_article(people["Reporter"], at, lead=still, headline="Later")
    draft = make_article(
        people["Reporter"], at, headline="Draft", body=f'<p>x</p><figure data-embed="footage:{still.ref}"></figure>'
    )
    spiked = make_article(people["Reporter"], at, footage=[still])
    move(spiked, "spike", by=people["Editor"], at=at)
    go_out(live, people, at)
    go_out(later, people, at, live_from=at + HOUR)
    found = {use.ref: (use.publication, sorted(use.role_names)) for use in using.uses_of(still, at)}
    assert found == {
        live.ref: (LIVE, ["rests_on"]),
        later.ref: (SCHEDULED, ["lead"]),
        draft.ref: (NOT_PUBLIC, ["embed"]),
        event.ref: (NOT_PUBLIC, ["rests_on"]),
    }


def test_other_parts_of_the_desk_add_what_they_know_of_uses(story, at):
    front = using.Use("slot", "1", "The front page", publication=LIVE, address="/admin/front/")
    asker = using.add_asker(lambda item, moment: [front] if item.ref == story.ref else [])
    try:
        assert using.uses_of(story, at) == [front]
    finally:
        using.ASKERS.remove(asker)


def test_the_index_of_embeds_follows_every_save(story, people, at):
    other = make_article(people["Reporter"], at, body=embedding(story))
    assert DraftEmbed.objects.get().ref == other.ref
    other.body = "<p>Without.</p>"
    other.save()
    revisions.record(other, by=people["Reporter"], at=at)
    assert not DraftEmbed.objects.exists()


def test_no_word_of_an_item_is_in_a_plan_or_a_flag(story, people, at):
    """An erasure reaches notes where moves keep them: these rows have no text of their own."""
    from django.db.models import CharField, JSONField, TextField

    from newsroom.desk.models import Revisit
    from newsroom.press.models import Embargo, Plan

    for model in (Plan, Embargo, CorrectionFlag, DraftEmbed, Revisit):
        texts = [f for f in model._meta.concrete_fields if isinstance(f, (TextField, JSONField))]
        assert not texts
        assert all(f.max_length <= 16 for f in model._meta.concrete_fields if isinstance(f, CharField))


def test_an_erasure_takes_the_public_words_in_every_language(story, people, at):
    move(
        story, "withdraw", by=people["Editor"], at=at + HOUR, note="r", value="wrong",
        words={"en": "Ali Example was not there."},
    )  # fmt: skip
    move(story, "hide_words", by=people["Editor"], at=at + HOUR, note="r", value="Ali Example")
    from newsroom.press.models import Correction

    assert "Ali" not in str(Correction.objects.get().words)
