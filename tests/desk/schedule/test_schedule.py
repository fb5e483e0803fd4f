"""Planning, fixing, withdrawing and looking again, as the page of an item and My desk offer it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.desk.models import Revisit
from newsroom.desk.schedule.differences import marked
from newsroom.press.models import Correction, CorrectionFlag, Edition, Plan
from newsroom.workflow import revisions
from tests.factory import clear, make_article, make_event, make_still, make_user, move, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def story(vocabulary, reporter, editor, now):
    """Live, with an update planned in six hours."""
    story = make_article(reporter, now, headline="First", body="<p>Water stood in forty streets.</p>")
    publish(story, writer=reporter, editor=editor, at=now)
    approve(story, "Later", reporter, editor, now)
    move(story, "update", by=editor, at=now, note="More.", live_from=now + 6 * HOUR)
    return story


def approve(item, headline, writer, editor, at, **changes):
    """Revised, saved, approved."""
    move(item, "revise", by=writer, at=at)
    for name, value in {"headline": headline, **changes}.items():
        setattr(item, name, value)
    item.save()
    revisions.record(item, by=writer, at=at)
    move(item, "submit", by=writer, at=at)
    move(item, "approve", by=editor, at=at)


def address(item, act="change") -> str:
    meta = item._meta
    return f"/admin/{meta.app_label}/{meta.model_name}/{item.pk}/{act}/"


def page(browser, item) -> str:
    return browser.get(address(item)).content.decode()


def press(browser, item, name, **values):
    return browser.post(address(item, "move"), {"move": name, **values}, follow=True)


def section(browser, name) -> str:
    text = browser.get("/admin/").content.decode()
    start = text.index(f'id="queue-{name}"')
    return text[start:].split("</section>")[0].split("</div>")[0]


def written(moment) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def shown(item, at) -> list[str]:
    return [edition.headline for edition in item.live_editions(at)]


# -- what is planned for later is not lost in silence


def test_publishing_over_a_plan_asks_what_becomes_of_it(story, reporter, editor, sign_in, now):
    approve(story, "Second", reporter, editor, now)
    browser = sign_in(editor)
    assert "What is planned for later" in page(browser, story)
    answer = press(browser, story, "correct", note="The number.")
    assert answer.status_code == 409
    assert "The number." in answer.content.decode()
    assert shown(story, timezone.now()) == ["First"]


@pytest.mark.parametrize(("later", "expected"), [("keep_later", "Later"), ("cancel", "Second")])
def test_the_plan_stays_or_goes_as_the_person_says(story, reporter, editor, sign_in, now, later, expected):
    approve(story, "Second", reporter, editor, now)
    press(sign_in(editor), story, "correct", note="The number.", later=later)
    assert shown(story, timezone.now()) == ["Second"]
    assert shown(story, now + 7 * HOUR) == [expected]


def test_many_at_once_do_not_touch_what_is_planned(story, reporter, editor, sign_in, now):
    approve(story, "Second", reporter, editor, now)
    answer = sign_in(editor).post(
        "/admin/articles/article/",
        {"action": "move_update", "_selected_action": [story.pk], "carry_out": "1", "note": "For all."},
    )
    assert "something is planned for it already" in answer.content.decode()
    assert Plan.objects.waiting(now).exists()


# -- the panel


def test_the_panel_lists_what_is_planned_in_order_with_both_calendars(story, editor, sign_in, now):
    text = page(sign_in(editor), story)
    assert text.index(">open<") if ">open<" in text else "open</span>" in text
    assert 'id="plans-heading"' in text
    assert timezone.localtime(now + 6 * HOUR).isoformat(timespec="minutes") in text
    assert "Azar 1405" in text or "140" in text
    assert "More." in text


def test_one_plan_is_cancelled_or_moved_from_its_own_line(story, editor, sign_in, now):
    plan, browser = Plan.objects.waiting(now).get(), sign_in(editor)
    press(browser, story, "reschedule", value=plan.pk, note="Later still.", live_from=written(now + 9 * HOUR))
    assert (shown(story, now + 8 * HOUR), shown(story, now + 10 * HOUR)) == (["First"], ["Later"])
    plan = Plan.objects.waiting(now).get()
    press(browser, story, "cancel_plan", value=plan.pk, note="No.")
    assert shown(story, now + 10 * HOUR) == ["First"]


def test_a_reporter_sees_the_plans_and_has_no_button_for_them(story, reporter, sign_in):
    text = page(sign_in(reporter), story)
    assert 'id="plans-heading"' in text
    assert 'value="cancel_plan"' not in text
    assert 'value="expire"' not in text
    plan = Plan.objects.last()
    press(sign_in(reporter), story, "cancel_plan", value=plan.pk, note="x")
    assert Plan.objects.get(pk=plan.pk).cancelled_at is None


def test_a_page_is_taken_down_at_the_minute_that_was_chosen(story, editor, sign_in, now):
    press(sign_in(editor), story, "expire", value=written(now + 9 * HOUR), note="The offer ends.")
    assert (shown(story, now + 8 * HOUR), shown(story, now + 9 * HOUR)) == (["Later"], [])


def test_a_refused_form_of_a_panel_comes_back_with_what_was_typed(story, editor, sign_in, now):
    answer = press(sign_in(editor), story, "expire", value=written(now - HOUR), note="A long reason.")
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "that moment has passed" in text
    assert "A long reason." in text


def test_an_embargo_stands_beside_the_title_in_lists_and_on_the_board(vocabulary, reporter, editor, sign_in, now):
    story = make_article(reporter, now)
    browser = sign_in(editor)
    pages = ("/admin/articles/article/", "/admin/in-flight/")
    assert not [page for page in pages if "embargo until" in browser.get(page).content.decode()]
    press(browser, story, "embargo", value=written(now + 5 * HOUR), note="The office.")
    assert not [page for page in pages if "embargo until" not in browser.get(page).content.decode()]
    move(story, "lift_embargo", by=editor, at=timezone.now(), note="Early.")
    assert not [page for page in pages if "embargo until" in browser.get(page).content.decode()]


def test_an_embargo_is_on_the_page_and_in_the_form(vocabulary, reporter, editor, sign_in, now):
    story = make_article(reporter, now)
    press(sign_in(reporter), story, "embargo", value=written(now + 5 * HOUR), note="The office.")
    move(story, "submit", by=reporter, at=now)
    move(story, "approve", by=editor, at=now)
    browser = sign_in(editor)
    text = page(browser, story)
    assert 'id="embargo-heading"' in text
    assert f'value="{written(now + 5 * HOUR)}"' in text
    answer = press(browser, story, "publish")
    assert answer.status_code == 409
    assert "is under embargo until" in answer.content.decode()


# -- what changes, and what rests on it


def test_what_readers_would_see_otherwise_is_shown_before_anybody_decides(story, reporter, editor, sign_in, now):
    approve(story, "First", reporter, editor, now, body="<p>Water stood in fourteen streets.</p>")
    text = page(sign_in(editor), story)
    assert "<del>forty</del> <ins>fourteen</ins>" in text


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a b c", "a x c", "a <del>b</del> <ins>x</ins> c"),
        ("a", "a b", "a <ins>b</ins>"),
        ("<b>", "", "<del>&lt;b&gt;</del>"),
        ("", "", ""),
    ],
)
def test_a_difference_marks_words(old, new, expected):
    assert marked(old, new) == expected


def test_the_form_of_a_withdrawal_lists_what_uses_the_item_and_takes_words_for_readers(
    vocabulary, reporter, editor, sign_in, now
):
    event = make_event(reporter, now, words={"en": ("Strike", "")})
    publish(event, writer=reporter, editor=editor, at=now)
    publish(make_article(reporter, now, headline="Rests", events=[event]), writer=reporter, editor=editor, at=now)
    browser = sign_in(editor)
    text = page(browser, event)
    form = text[text.index("Withdraw</summary>") :]
    assert "Rests" in form[: form.index("</form>")]
    press(browser, event, "withdraw", value="wrong", note="r", told_en="Not so.", told_fa="چنین نبود.")
    assert Correction.objects.get().words == {"en": "Not so.", "fa": "چنین نبود."}


def test_whoever_may_not_see_an_item_does_not_learn_its_title(vocabulary, reporter, editor, sign_in, now):
    still = make_still(reporter, now)
    clear(still, moderator=make_user("Moderator"), at=now)
    make_article(reporter, now, headline="Secret title", footage=[still])
    outsider = make_user("Reporter")
    outsider.groups.clear()
    from django.contrib.auth.models import Permission

    outsider.user_permissions.add(Permission.objects.get(codename="view_footage"))
    text = page(sign_in(outsider), still)
    assert "An item you may not see" in text
    assert "Secret title" not in text


# -- something was corrected


def test_a_correction_reaches_the_desk_of_who_wrote_the_other_language(story, reporter, editor, sign_in, now):
    other = make_article(
        reporter, now, language="fa", headline="دیگری", slug="fa", translation_group=story.translation_group
    )
    publish(other, writer=reporter, editor=editor, at=now)
    approve(story, "Corrected", reporter, editor, now)
    move(story, "correct", by=editor, at=now, note="It was ten.")
    stranger = make_user("Reporter")
    seen = ["دیگری" in section(sign_in(person), "corrected") for person in (reporter, editor, stranger)]
    assert seen == [True, True, False]
    flag, browser = CorrectionFlag.objects.get(), sign_in(reporter)
    text = page(browser, other)
    assert 'id="asked-heading"' in text
    assert "It was ten." in text
    assert 'id="followed-heading"' in page(browser, story)
    press(browser, other, "needs_nothing", value=flag.pk, note="It has it.")
    assert "دیگری" not in section(browser, "corrected")


# -- looking again


def test_an_old_story_comes_back_on_its_day(story, reporter, sign_in, now):
    browser = sign_in(reporter)
    press(
        browser, story, "revisit", value=(timezone.localtime(now).date() + timedelta(days=3)).isoformat(), note="Ask."
    )
    assert "Ask." not in section(browser, "revisit")
    Revisit.objects.update(on=timezone.localtime(now).date())
    assert "Ask." in section(browser, "revisit")
    press(browser, story, "revisited", note="Still so.")
    assert "Ask." not in section(browser, "revisit")
    assert "No day is set." in page(browser, story)


def test_a_day_may_be_written_in_either_calendar_and_a_new_one_takes_the_place_of_the_old(story, reporter, sign_in):
    browser = sign_in(reporter)
    for day in ("2090-04-04", "1480/01/15"):
        press(browser, story, "revisit", value=day, note="Ask.")
    assert Revisit.objects.filter(ended_record=None).get().on.isoformat() == "2101-04-04"
    answer = press(browser, story, "revisit", value="2019-04-04", note="Ask.")
    assert "choose a day that lies ahead" in answer.content.decode()


# -- spiked


@pytest.mark.parametrize(
    ("query", "expected"),
    [("", {"kept"}), ("?state=spiked", {"gone"}), ("?state=all", {"kept", "gone"}), ("?state=draft", {"kept"})],
)
def test_what_was_spiked_leaves_the_list_and_is_found_by_its_filter(
    vocabulary, reporter, editor, sign_in, now, query, expected
):
    make_article(reporter, now, headline="kept")
    move(make_article(reporter, now, headline="gone"), "spike", by=editor, at=now)
    text = sign_in(editor).get(f"/admin/articles/article/{query}").content.decode()
    rows = text[text.index('id="result_list"') :]
    assert {name for name in ("kept", "gone") if f">{name}<" in rows} == expected


# -- speed


@pytest.mark.parametrize("number", [1, 7])
def test_the_page_of_an_item_asks_as_often_for_many_uses_and_plans_as_for_few(
    vocabulary, reporter, editor, sign_in, now, django_assert_max_num_queries, number
):
    event = make_event(reporter, now, words={"en": ("Strike", "")})
    publish(event, writer=reporter, editor=editor, at=now)
    for _one in range(number):
        embed = f'<figure data-embed="event:{event.ref}"></figure>'
        publish(
            make_article(reporter, now, events=[event], body=f"<p>x</p>{embed}"), writer=reporter, editor=editor, at=now
        )
        move(event, "revise", by=reporter, at=now)
        move(event, "submit", by=reporter, at=now)
        move(event, "approve", by=editor, at=now)
        move(event, "correct", by=editor, at=now, note="x")
    browser = sign_in(editor)
    browser.get(address(event))
    with django_assert_max_num_queries(QUERIES_OF_A_PAGE):
        browser.get(address(event))
    assert Edition.objects.live(at=timezone.now()).count() == number + 2


QUERIES_OF_A_PAGE = 84
