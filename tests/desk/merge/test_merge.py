"""Two people save one item: what each changed alone is put together, what both changed is asked, and nothing is lost."""

import pytest
from django.db import connection

from newsroom.taxonomy.models import Province
from newsroom.workflow import revisions
from newsroom.workflow.models import Revision
from tests.desk.pages import address, filled_in
from tests.factory import make_article, make_event

ONE, TWO, THREE = "<p>One stood here.</p>", "<p>Two stood here.</p>", "<p>Three stood here.</p>"
MY_ONE, THEIR_ONE, THEIR_THREE = "<p>One, as I say.</p>", "<p>One, as they say.</p>", "<p>Three, as they say.</p>"


@pytest.fixture
def together(now, reporter, editor, sign_in):
    """A function: I opened an article, they saved theirs, I save mine. It returns the item, the answer and my browser."""

    def save(before: dict, mine: dict, theirs: dict):
        item = make_article(reporter, now, **before)
        my_browser, their_browser = sign_in(editor), sign_in(reporter)
        opened = filled_in(my_browser.get(address(item)))
        saved = their_browser.post(address(item), {**filled_in(their_browser.get(address(item))), **theirs})
        assert saved.status_code == 302
        answer = my_browser.post(address(item), {**opened, **mine})
        return item, answer, my_browser

    return save


def chosen(answer, **picks):
    """The merged form as a browser posts it again, with the hidden texts of both sides and these choices."""
    data = filled_in(answer)
    for one in answer.context["merged"]:
        data |= {f"merge-mine-{one.name}": one.mine_data, f"merge-theirs-{one.name}": one.theirs_data}
        for part in one.parts:
            data |= dict(part.choices)
    return {**data, **{f"merge-{name.replace('__', '-')}": pick for name, pick in picks.items()}}


@pytest.mark.parametrize(
    ("field", "before", "mine", "theirs", "side", "merged"),
    [
        ("headline", "Old", "Mine", "Old", None, None),
        ("headline", "Old", "Old", "Theirs", "theirs", "Theirs"),
        ("headline", "Old", "Same", "Same", None, None),
        ("headline", "Old", "Mine", "Theirs", "conflict", "Mine"),
        ("headline", "Ten met in Shush", "Twelve met in Shush", "Ten met in Ahvaz", "both", "Twelve met in Ahvaz"),
        ("standfirst", "Ten came.", "Twelve came.", "Nine came.", "conflict", "Twelve / Nine came."),
        ("standfirst", "ده نفر آمدند", "سی نفر آمدند", "ده نفر می‌آمدند", "both", "سی نفر می‌آمدند"),
        ("body", ONE + TWO, ONE + TWO + THREE, THEIR_ONE + TWO, "both", THEIR_ONE + TWO + THREE),
        ("body", ONE + TWO, MY_ONE + TWO, THEIR_ONE + TWO, "conflict", MY_ONE + THEIR_ONE + TWO),
        ("body", ONE + THREE, ONE + TWO + THREE, ONE + THEIR_THREE, "both", ONE + TWO + THEIR_THREE),
        ("slug", "old", "mine", "theirs", "conflict", "mine"),
    ],
)
def test_a_field_in_three_versions(together, field, before, mine, theirs, side, merged):
    if side is None:
        theirs_too = {"credit": "Theirs"}  # so that the form is overtaken at all
        _item, answer, _browser = together({field: before}, {field: mine}, {field: theirs, **theirs_too})
        assert field not in {one.name for one in answer.context["merged"] if one.side != "mine"}
        assert answer.context["adminform"].form[field].value() == mine
        return
    _item, answer, _browser = together({field: before}, {field: mine}, {field: theirs})
    found = {one.name: one.side for one in answer.context["merged"]}
    assert found[field] == side
    assert answer.context["adminform"].form[field].value() == merged


def test_nothing_is_saved_before_it_was_seen_and_then_both_are(together):
    item, answer, browser = together({}, {"headline": "By me"}, {"credit": "By them"})
    item.refresh_from_db()
    assert item.headline != "By me"
    assert "Two texts, put together" in answer.content.decode()
    browser.post(address(item), filled_in(answer))
    item.refresh_from_db()
    assert (item.headline, item.credit) == ("By me", "By them")
    assert Revision.objects.of(item).count() == 3


@pytest.mark.parametrize(
    ("pick", "headline"), [("mine", "Mine"), ("theirs", "Theirs"), ("form", "Edited"), (None, "Edited")]
)
def test_what_both_changed_is_chosen_without_a_script(together, pick, headline):
    item, answer, browser = together({"headline": "Old"}, {"headline": "Mine"}, {"headline": "Theirs"})
    data = chosen(answer, **({"pick__headline": pick} if pick else {}))
    browser.post(address(item), {**data, "headline": "Edited"})
    item.refresh_from_db()
    assert item.headline == headline


@pytest.mark.parametrize(
    ("pick", "body"), [("mine", MY_ONE + TWO), ("theirs", THEIR_ONE + TWO), ("both", MY_ONE + THEIR_ONE + TWO)]
)
def test_a_paragraph_that_both_changed_is_chosen(together, pick, body):
    item, answer, browser = together({"body": ONE + TWO}, {"body": MY_ONE + TWO}, {"body": THEIR_ONE + TWO})
    browser.post(address(item), chosen(answer, part__pick__body__0=pick))
    item.refresh_from_db()
    assert item.body == body


def test_a_paragraph_that_was_edited_on_is_not_taken_out(together):
    item, answer, browser = together({"body": ONE}, {"body": MY_ONE}, {"body": THEIR_ONE})
    edited = "<p>One, as I say now.</p>" + THEIR_ONE
    browser.post(address(item), {**chosen(answer, part__pick__body__0="theirs"), "body": edited})
    item.refresh_from_db()
    assert item.body == edited


def test_terms_of_both_are_put_together(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now, provinces=("khuzestan", "lorestan"))
    mine, theirs = sign_in(editor), sign_in(reporter)
    opened, data = filled_in(mine.get(address(event))), filled_in(theirs.get(address(event)))
    pks = {row.slug: str(row.pk) for row in Province.objects.all()}
    theirs.post(
        address(event), {**data, "provinces": [pks["khuzestan"], pks["lorestan"], pks["tehran"]], "topics": "flood"}
    )
    answer = mine.post(address(event), {**opened, "provinces": [pks["khuzestan"], pks["fars"]], "topics": "rain"})
    mine.post(address(event), filled_in(answer))
    assert {row.slug for row in event.provinces.all()} == {"khuzestan", "tehran", "fars"}
    assert {row.name for row in event.topics.all()} == {"flood", "rain"}


def test_rows_of_both_are_put_together(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now, words={"en": ("Old words", "Old description")})
    mine, theirs = sign_in(editor), sign_in(reporter)
    opened, data = filled_in(mine.get(address(event))), filled_in(theirs.get(address(event)))
    added = {"texts-TOTAL_FORMS": 2, "texts-1-language": "fa", "texts-1-headline": "تیتر"}
    saved = theirs.post(address(event), {**data, **added, "texts-0-headline": "Their words"})
    assert saved.status_code == 302
    answer = mine.post(address(event), {**opened, "texts-0-description": "My description"})
    assert mine.post(address(event), filled_in(answer)).status_code == 302
    rows = {row.language: (row.headline, row.description) for row in event.texts.all()}
    assert rows == {"en": ("Their words", "My description"), "fa": ("تیتر", "")}


@pytest.mark.parametrize(("description", "languages"), [("As it was", set()), ("I wrote on", {"en"})])
def test_a_row_they_deleted_comes_back_only_with_my_words_in_it(
    vocabulary, now, reporter, editor, sign_in, description, languages
):
    event = make_event(reporter, now, words={"en": ("Words", "As it was")})
    browser = sign_in(editor)
    opened = filled_in(browser.get(address(event)))
    event.texts.all().delete()
    revisions.record(event, by=reporter, at=now)
    answer = browser.post(address(event), {**opened, "texts-0-description": description})
    assert browser.post(address(event), filled_in(answer)).status_code == 302
    assert {row.language for row in event.texts.all()} == languages


def test_a_row_they_changed_is_not_deleted_unread(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now)
    event.figures.create(what="dead", least=2, said_by="The hospital")
    revisions.record(event, by=reporter, at=now)
    mine, theirs = sign_in(editor), sign_in(reporter)
    opened, data = filled_in(mine.get(address(event))), filled_in(theirs.get(address(event)))
    assert theirs.post(address(event), {**data, "figures-0-least": 5}).status_code == 302
    answer = mine.post(address(event), {**opened, "figures-0-DELETE": "on"})
    mine.post(address(event), filled_in(answer))
    assert event.figures.get().least == 5


def test_without_the_opened_revision_every_difference_is_asked(together, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    browser = sign_in(editor)
    opened = filled_in(browser.get(address(item)))
    item.headline = "Saved since"
    item.save()
    revisions.record(item, by=reporter, at=now)
    Revision.objects.filter(number=1).update(snapshot=None)
    answer = browser.post(address(item), {**opened, "headline": "Mine"})
    assert [(one.name, one.side) for one in answer.context["merged"]] == [("headline", "conflict")]
    browser.post(address(item), chosen(answer, pick__headline="theirs"))
    item.refresh_from_db()
    assert item.headline == "Saved since"


def test_a_third_save_in_between_is_put_together_once_more(together, now, reporter):
    item, answer, browser = together({}, {"headline": "Mine"}, {"credit": "Theirs"})
    item.refresh_from_db()
    item.dateline = "Third"
    item.save()
    revisions.record(item, by=reporter, at=now)
    answer = browser.post(address(item), filled_in(answer))
    assert answer.status_code == 200
    browser.post(address(item), filled_in(answer))
    item.refresh_from_db()
    assert (item.headline, item.credit, item.dateline) == ("Mine", "Theirs", "Third")


def test_what_words_say_is_never_taken_for_tags(together):
    _item, answer, _browser = together({"headline": "Old"}, {"headline": "<b>Mine</b>"}, {"headline": "<i>Theirs</i>"})
    html = answer.content.decode()
    assert "<b>Mine</b>" not in html
    assert "<i>Theirs</i>" not in html


@pytest.mark.skipif(connection.vendor != "postgresql", reason="two writers at once need PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_two_saves_at_the_same_moment_are_one_save_and_one_question(sign_in, now):
    from threading import Barrier, Thread

    from tests.factory import make_user

    first, second = make_user("Reporter"), make_user("Editor")
    item = make_article(first, now)
    browsers = [sign_in(first), sign_in(second)]
    opened = [filled_in(browser.get(address(item))) for browser in browsers]
    together_now, answers = Barrier(2), []

    def save(browser, data, name):
        together_now.wait()
        try:
            answers.append(browser.post(address(item), {**data, name: "Typed"}).status_code)
        finally:
            connection.close()

    threads = [
        Thread(target=save, args=(browser, data, name))
        for browser, data, name in zip(browsers, opened, ("headline", "credit"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 302]
    assert Revision.objects.of(item).count() == 2
