"""The forms of the desk as people use them: who sees which page, which buttons there are, what a save keeps."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.models import Article
from events.models import EventPost
from media.models import Footage
from newsroom.workflow.models import MoveRecord, Revision
from tests.desk.pages import address, filled_in, list_of, messages_of
from tests.factory import give_trust, make_article, make_event, make_still, make_user, move, publish

ROLES = ("Reporter", "Editor", "Moderator", "Chief", "Administrator")
MODELS = {"article": Article, "event": EventPost, "footage": Footage}
# list, form of an item, form of a new item
VIEWS = {
    ("Reporter", "article"): (200, 200, 200),
    ("Reporter", "event"): (200, 200, 200),
    ("Reporter", "footage"): (200, 200, 200),
    ("Editor", "article"): (200, 200, 200),
    ("Editor", "event"): (200, 200, 200),
    ("Editor", "footage"): (200, 200, 200),
    ("Moderator", "article"): (200, 200, 403),
    ("Moderator", "event"): (200, 200, 403),
    ("Moderator", "footage"): (200, 200, 200),
    ("Chief", "article"): (200, 200, 200),
    ("Chief", "event"): (200, 200, 200),
    ("Chief", "footage"): (200, 200, 200),
    ("Administrator", "article"): (403, 403, 403),
    ("Administrator", "event"): (403, 403, 403),
    ("Administrator", "footage"): (403, 403, 403),
}


def make(kind: str, by, at):
    return {"article": make_article, "event": make_event, "footage": make_still}[kind](by, at)


@pytest.mark.parametrize(("role", "kind"), VIEWS)
def test_a_role_opens_the_pages_it_works_with_and_no_others(vocabulary, now, reporter, sign_in, role, kind):
    item = make(kind, reporter, now)
    browser = sign_in(make_user(role))
    add = reverse(f"admin:{item._meta.app_label}_{item._meta.model_name}_add")
    pages = (list_of(MODELS[kind]), address(item), add)
    assert tuple(browser.get(page).status_code for page in pages) == VIEWS[role, kind]


@pytest.mark.parametrize("kind", MODELS)
def test_nobody_deletes(vocabulary, now, reporter, chief, sign_in, kind):
    item = make(kind, reporter, now)
    assert sign_in(chief).post(address(item, "delete"), {"post": "yes"}).status_code == 403
    assert type(item).objects.filter(pk=item.pk).exists()


# state of an article written by a reporter -> buttons per role; a button in brackets is shown with what stands against it
BUTTONS = {
    ("draft", "Reporter"): "submit",
    ("draft", "Editor"): "submit spike hide hide_words",
    ("draft", "Moderator"): "hide hide_words",
    ("review", "Reporter"): "",
    ("review", "Editor"): "approve send_back spike hide hide_words",
    ("review", "Moderator"): "hide hide_words",
    ("approved", "Reporter"): "",
    ("approved", "Editor"): "publish send_back spike hide hide_words",
    ("published", "Reporter"): "revise",
    ("published", "Editor"): "revise check take_out withdraw hide hide_words",
    ("published", "Moderator"): "check take_out withdraw hide hide_words",
}


@pytest.mark.parametrize(("state", "role"), BUTTONS)
def test_a_person_gets_the_buttons_of_the_state_and_the_role(vocabulary, now, reporter, editor, sign_in, state, role):
    item = make_article(reporter, now)
    way = {
        "draft": [],
        "review": ["submit"],
        "approved": ["submit", "approve"],
        "published": ["submit", "approve", "publish"],
    }
    for name in way[state]:
        move(item, name, by=reporter if name == "submit" else editor, at=now)
    page = sign_in(make_user(role)).get(address(item))
    assert [form.row.name for form in page.context["move_forms"]] == BUTTONS[state, role].split()


def test_the_line_of_checking_is_taken_off_where_there_is_one(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    publish(item, writer=reporter, editor=editor, at=now)
    browser = sign_in(editor)
    for name, is_offered in (("check", True), ("checked", False)):
        move(item, name, by=editor, at=now, note="A reader wrote.")
        forms = browser.get(address(item)).context["move_forms"]
        assert ("checked" in [form.row.name for form in forms]) is is_offered


@pytest.mark.parametrize(("state", "role"), [pair for pair in BUTTONS if "submit" not in BUTTONS[pair]])
def test_what_has_no_button_is_refused_to_whoever_posts_it(vocabulary, now, reporter, editor, sign_in, state, role):
    item = make_article(reporter, now)
    for name in ["submit", "approve", "publish"][: ["draft", "review", "approved", "published"].index(state)]:
        move(item, name, by=reporter if name == "submit" else editor, at=now)
    answer = sign_in(make_user(role)).post(address(item, "move"), {"move": "submit"})
    item.refresh_from_db()
    assert (answer.status_code, item.state) == (409, state)


def test_a_stranger_to_the_desk_moves_nothing(vocabulary, now, reporter, administrator, client, sign_in):
    item = make_article(reporter, now)
    assert client.post(address(item, "move"), {"move": "submit"}).status_code == 302
    assert sign_in(administrator).post(address(item, "move"), {"move": "submit"}).status_code == 403
    item.refresh_from_db()
    assert item.state == "draft"
    assert not MoveRecord.objects.of(item).exists()


def test_a_button_moves_the_item_and_says_so(vocabulary, now, reporter, sign_in):
    item = make_article(reporter, now)
    answer = sign_in(reporter).post(address(item, "move"), {"move": "submit"}, follow=True)
    item.refresh_from_db()
    assert item.state == "review"
    assert messages_of(answer) == [f"“{item}”: Send to review. Done."]


def test_a_refused_move_says_why_and_keeps_the_note(vocabulary, now, editor, sign_in):
    item = make_article(editor, now)
    move(item, "submit", by=editor, at=now)
    answer = sign_in(editor).post(address(item, "move"), {"move": "approve", "note": "Read twice."})
    assert "you wrote part of it" in messages_of(answer)[0]
    form = next(form for form in answer.context["move_forms"] if form.row.name == "approve")
    assert form["note"].value() == "Read twice."


def test_a_note_that_is_needed_is_asked_for(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    move(item, "submit", by=reporter, at=now)
    answer = sign_in(editor).post(address(item, "move"), {"move": "send_back", "note": ""})
    assert answer.status_code == 409
    assert "This field is required." in answer.content.decode()


def test_what_stands_against_a_move_is_written_under_its_button(vocabulary, now, editor, sign_in):
    item = make_article(editor, now)
    move(item, "submit", by=editor, at=now)
    text = sign_in(editor).get(address(item)).content.decode()
    assert 'aria-describedby="why-approve"' in text
    assert "so “Approve” is for somebody else" in text


@pytest.mark.parametrize("duty", [True, False])
def test_the_box_for_duty_is_there_for_people_on_duty_only(vocabulary, now, editor, sign_in, duty):
    item = make_article(editor, now)
    move(item, "submit", by=editor, at=now)
    if duty:
        give_trust(editor, "duty", at=now)
    browser = sign_in(editor)
    assert ('name="duty"' in browser.get(address(item)).content.decode()) is duty
    browser.post(address(item, "move"), {"move": "approve", "duty": "on"})
    item.refresh_from_db()
    assert item.state == ("approved" if duty else "review")


def test_an_approval_of_what_was_not_read_is_refused(vocabulary, now, reporter, editor, chief, sign_in):
    item = make_article(reporter, now)
    move(item, "submit", by=reporter, at=now)
    browser = sign_in(editor)
    seen = next(f for f in browser.get(address(item)).context["move_forms"] if f.row.name == "approve")[
        "seen_revision"
    ].value()
    writer = sign_in(reporter)
    data = filled_in(writer.get(address(item)))
    writer.post(address(item), {**data, "headline": "Another headline"})
    answer = browser.post(address(item, "move"), {"move": "approve", "seen_revision": seen})
    assert "was changed after you opened it" in messages_of(answer)[0]


def test_publishing_takes_a_time_in_the_newsrooms_zone(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    move(item, "submit", by=reporter, at=now)
    move(item, "approve", by=editor, at=now)
    sign_in(editor).post(address(item, "move"), {"move": "publish", "live_from": "2060-01-02T08:00"})
    record = MoveRecord.objects.of(item).last()
    assert record.live_from.isoformat() == "2060-01-02T04:30:00+00:00"
    assert item.publication(now) == "scheduled"


def test_saving_keeps_a_revision_and_leaves_no_title_in_the_admins_own_log(vocabulary, now, reporter, sign_in):
    item = make_article(reporter, now)
    browser = sign_in(reporter)
    data = filled_in(browser.get(address(item)))
    answer = browser.post(address(item), {**data, "headline": "Said otherwise"})
    assert answer.status_code == 302
    assert Revision.objects.of(item).last().snapshot["headline"] == "Said otherwise"
    assert not LogEntry.objects.exists()


def test_saving_what_nobody_changed_makes_no_revision(vocabulary, now, reporter, sign_in):
    item = make_article(reporter, now, provinces=("khuzestan",), types=("flood",))
    browser = sign_in(reporter)
    browser.post(address(item), filled_in(browser.get(address(item))))
    assert Revision.objects.of(item).count() == 1


def test_a_closed_form_shows_and_names_the_way_back(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    publish(item, writer=reporter, editor=editor, at=now)
    page = sign_in(editor).get(address(item))
    assert list(page.context["adminform"].form.fields) == ["opened_revision", "typed_as"]
    assert page.context["ways_back"] == ["Revise"]
    assert 'name="_save"' not in page.content.decode()


@pytest.mark.parametrize("page", ["change", "history", "preview", "move"])
@pytest.mark.parametrize("key", ["0", "abc", "99999999"])
def test_an_item_that_is_not_there_is_no_error_of_ours(db, editor, sign_in, page, key):
    answer = sign_in(editor).get(reverse(f"admin:articles_article_{page}", args=[key]))
    assert answer.status_code in (302, 404)


def test_a_move_that_does_not_exist_is_a_sentence(vocabulary, now, reporter, sign_in):
    item = make_article(reporter, now)
    answer = sign_in(reporter).post(address(item, "move"), {"move": "fly"}, follow=True)
    assert messages_of(answer) == ["There is no such move. Use one of the buttons."]


def test_history_tells_moves_saves_and_notes(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    move(item, "submit", by=reporter, at=now)
    move(item, "send_back", by=editor, at=now, note="Who said so?")
    text = sign_in(reporter).get(address(item, "history")).content.decode()
    assert all(
        words in text for words in ("Saved as revision 1", "Send to review", "Send back", "Who said so?", "editor")
    )


@pytest.mark.parametrize(("kind", "language", "status"), [
    ("article", "en", 200), ("article", "fa", 404), ("event", "en", 200), ("event", "fa", 200), ("event", "xx", 404),
    ("footage", "fa", 200),
])  # fmt: skip
def test_a_preview_shows_the_page_in_the_items_languages(vocabulary, now, reporter, sign_in, kind, language, status):
    item = make(kind, reporter, now)
    answer = sign_in(reporter).get(address(item, "preview"), {"language": language})
    assert answer.status_code == status
    if status == 200:
        assert "no-store" in answer["Cache-Control"]
        assert f'lang="{language}"' in answer.content.decode()


def test_an_empty_draft_can_be_previewed(vocabulary, now, reporter, sign_in):
    item = make_event(reporter, now, types=())
    assert sign_in(reporter).get(address(item, "preview")).status_code == 200


QUERIES_OF_A_LIST = 12


@pytest.mark.parametrize("number", [1, 12])
def test_a_list_takes_as_many_queries_for_twelve_items_as_for_one(
    vocabulary, now, reporter, editor, sign_in, django_assert_max_num_queries, number
):
    for _ in range(number):
        publish(make_article(reporter, now), writer=reporter, editor=editor, at=now)
    browser = sign_in(editor)
    with django_assert_max_num_queries(QUERIES_OF_A_LIST):
        assert browser.get(list_of(Article)).status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"Flood", "Strike"}),
        ({"state": "review"}, {"Flood"}),
        ({"province": "khuzestan"}, {"Strike"}),
        ({"event_type": "disaster"}, {"Flood"}),
        ({"q": "strik"}, {"Strike"}),
        ({"province": "nowhere"}, set()),
    ],
)
def test_a_list_is_filtered_by_state_province_and_type(vocabulary, now, reporter, sign_in, query, found):
    flood = make_event(reporter, now, working_title="Flood", types=("flood",), provinces=("lorestan",))
    make_event(reporter, now, working_title="Strike", types=("strike",), provinces=("khuzestan",))
    move(flood, "submit", by=reporter, at=now)
    page = sign_in(reporter).get(list_of(EventPost), query)
    assert {str(item) for item in page.context["cl"].result_list} == found


def test_a_list_shows_both_states(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    publish(item, writer=reporter, editor=editor, at=now)
    move(item, "revise", by=reporter, at=now)
    text = sign_in(editor).get(list_of(Article)).content.decode()
    assert "Draft</span>" in text
    assert "Live, being changed</span>" in text


@pytest.mark.parametrize("kind", MODELS)
def test_an_erased_item_can_still_be_opened(vocabulary, now, reporter, editor, chief, sign_in, kind):
    item = make(kind, reporter, now)
    move(item, "hide", by=editor, at=now, note="Somebody is at risk.")
    move(item, "erase", by=chief, at=now, note="Agreed.")
    browser = sign_in(chief)
    pages = (address(item), address(item, "history"), list_of(MODELS[kind]), reverse("admin:index"))
    assert [browser.get(page).status_code for page in pages] == [200, 200, 200, 200]
    assert item.ref in browser.get(address(item)).content.decode()


@pytest.mark.parametrize(
    ("line", "status", "state"), [("wrong", 302, "withdrawn"), ("nonsense", 409, "published"), ("", 409, "published")]
)
def test_a_withdrawal_takes_a_line_from_the_list(vocabulary, now, reporter, editor, sign_in, line, status, state):
    item = make_article(reporter, now)
    publish(item, writer=reporter, editor=editor, at=now)
    answer = sign_in(editor).post(address(item, "move"), {"move": "withdraw", "value": line, "note": "It was wrong."})
    item.refresh_from_db()
    assert (answer.status_code, item.state) == (status, state)
