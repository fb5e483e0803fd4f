"""Comments as colleagues use them: who may what, where they wait, and how they are destroyed."""

import pytest
from django.urls import reverse

from articles.models import Article
from newsroom.desk import comments
from newsroom.desk.comments.models import Comment
from newsroom.desk.comments.writing import resolve, take_back, write
from newsroom.press.models import Edition
from newsroom.workflow import history, revisions
from newsroom.workflow.refusals import Refused
from tests.desk.pages import address, list_of, messages_of
from tests.factory import make_article, make_event, make_still, make_user, move, publish


def add(browser, item, text="Who says so?", about=""):
    return browser.post(reverse("admin:desk_comment", args=[item.kind, item.ref]), {"text": text, "about": about})


def act(browser, comment, name, **data):
    return browser.post(reverse("admin:desk_comment_act", args=[comment.pk, name]), data)


@pytest.fixture
def story(vocabulary, reporter, now):
    return make_article(reporter, now)


@pytest.fixture
def asked(story, editor, now):
    """The editor's open comment on the headline of the reporter's story."""
    return write(story, "Too long?", by=editor, at=now, about="headline")


ROLES = {"Reporter": 302, "Editor": 302, "Moderator": 302, "Chief": 302, "Administrator": 404}


@pytest.mark.parametrize("role", ROLES)
def test_whoever_sees_the_item_and_may_comment_does(story, sign_in, role):
    assert add(sign_in(make_user(role)), story).status_code == ROLES[role]
    assert Comment.objects.count() == (ROLES[role] == 302)


def test_a_comment_keeps_its_field_its_writer_and_the_revision(story, editor, sign_in):
    response = add(sign_in(editor), story, "Too long?", "headline")
    one = Comment.objects.get()
    assert (one.text, one.about, one.by, one.revision_number) == ("Too long?", "headline", editor, 1)
    assert response.url == f"{address(story)}#comment-{one.pk}"


def test_a_field_that_is_none_is_the_whole_item(story, editor, sign_in):
    add(sign_in(editor), story, about="state")
    assert Comment.objects.get().about == ""


def test_words_in_a_language_can_be_meant(vocabulary, reporter, editor, now, sign_in):
    event = make_event(reporter, now, words={"fa": ("سیل", "")})
    browser = sign_in(editor)
    add(browser, event, about="texts.fa.headline")
    assert Comment.objects.get().about == "texts.fa.headline"
    page = browser.get(address(event)).content.decode()
    assert "Persian: headline" in page
    assert 'class="comment-mark"' in page


REFUSED = {"nothing": ("  ", "is empty"), "too much": ("a" * 2001, "at most 2000 letters, yours has 2001")}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_comes_back_with_the_reason_and_the_text(story, editor, sign_in, case):
    text, reason = REFUSED[case]
    response = add(sign_in(editor), story, text)
    assert response.status_code == 409
    assert reason in response.content.decode()
    assert text in response.content.decode()
    assert not Comment.objects.exists()


def test_the_panel_shows_open_threads_first_and_folds_the_resolved(story, asked, editor, now, sign_in):
    write(story, "A second look, please.", by=editor, at=now)
    resolve(asked, by=editor, at=now)
    page = sign_in(editor).get(address(story)).content.decode()
    assert page.index("A second look, please.") < page.index("1 resolved") < page.index("Too long?")


def test_a_field_with_open_comments_leads_to_the_first(story, asked, reporter, now, sign_in):
    write(story, "And dull.", by=reporter, at=now, about="headline")
    page = sign_in(reporter).get(address(story)).content.decode()
    assert f'<a class="comment-mark" href="#comment-{asked.pk}">2 open comments</a>' in page
    resolve(asked, by=reporter, at=now)
    assert "1 open comment</a>" in sign_in(reporter).get(address(story)).content.decode()


def test_a_closed_form_shows_comments_too(story, asked, reporter, editor, now, sign_in):
    publish(story, writer=reporter, editor=editor, at=now)
    assert "Too long?" in sign_in(reporter).get(address(story)).content.decode()


def test_comments_are_text_never_markup(story, editor, now, sign_in):
    write(story, "<script>alert(1)</script>", by=editor, at=now)
    page = sign_in(editor).get(address(story)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_answers_are_one_level_deep(story, asked, reporter, editor, sign_in):
    act(sign_in(reporter), asked, "reply", text="Shorter now.")
    reply = asked.replies.get()
    act(sign_in(editor), reply, "reply", text="Thanks.")
    assert [one.text for one in asked.replies.all()] == ["Shorter now.", "Thanks."]


def test_a_resolved_thread_takes_no_answer_until_it_is_reopened(story, asked, reporter, editor, now, sign_in):
    resolve(asked, by=reporter, at=now)
    browser = sign_in(editor)
    response = act(browser, asked, "reply", text="But why?")
    assert response.status_code == 409
    assert "But why?" in response.content.decode()
    act(browser, asked, "reopen")
    assert act(browser, asked, "reply", text="But why?").status_code == 302


# who, whose comment: whether they may resolve it
RESOLVES = {("reporter", "editor"): True, ("moderator", "editor"): False, ("moderator", "moderator"): True}


@pytest.mark.parametrize(("who", "whose"), RESOLVES)
def test_who_writes_the_item_or_asked_resolves(story, request, now, sign_in, who, whose):
    person, asker = request.getfixturevalue(who), request.getfixturevalue(whose)
    comment = write(story, "Why?", by=asker, at=now)
    act(sign_in(person), comment, "resolve")
    comment.refresh_from_db()
    assert (comment.resolved_by == person) is RESOLVES[who, whose]


def test_words_are_taken_back_by_whoever_wrote_them_and_by_nobody_else(story, asked, reporter, editor, sign_in):
    act(sign_in(reporter), asked, "take-back")
    asked.refresh_from_db()
    assert asked.text == "Too long?"
    act(sign_in(editor), asked, "take-back")
    asked.refresh_from_db()
    assert (asked.text, asked.is_open) == ("", False)


def test_a_thread_that_was_answered_stays_when_its_first_words_are_taken_back(
    story, asked, reporter, editor, now, sign_in
):
    write(story, "Shorter now.", by=reporter, at=now, thread=asked)
    take_back(asked, by=editor, at=now)
    page = sign_in(reporter).get(address(story)).content.decode()
    assert "Taken back." in page
    assert "Shorter now." in page


def test_rows_are_never_rewritten_or_deleted(story, asked):
    asked.text = "Something else"
    with pytest.raises(RuntimeError):
        asked.save()
    with pytest.raises(RuntimeError):
        asked.delete()
    with pytest.raises(RuntimeError):
        Comment.objects.all().delete()


@pytest.mark.parametrize("name", ["resolve", "reopen", "take-back", "reply"])
def test_nothing_happens_on_a_get_nor_for_who_may_not_see(story, asked, administrator, editor, sign_in, name):
    assert sign_in(editor).get(reverse("admin:desk_comment_act", args=[asked.pk, name])).status_code == 405
    assert act(sign_in(administrator), asked, name, text="x").status_code == 404


def test_an_act_that_is_none_is_refused(story, asked, editor, sign_in):
    assert act(sign_in(editor), asked, "burn").status_code == 403


def test_the_script_of_the_page_gets_the_panel_alone(story, asked, editor, sign_in):
    url = reverse("admin:desk_comment", args=[story.kind, story.ref])
    page = sign_in(editor).post(url, {"text": "And this?"}, headers={"X-Panel": "1"}).content.decode()
    assert page.strip().startswith("<section")
    assert "And this?" in page
    assert "csrfmiddlewaretoken" in page


def test_whoever_listens_hears_of_each_comment(story, editor, now, monkeypatch):
    heard = []
    monkeypatch.setattr(comments, "WRITTEN", comments.WRITTEN)
    comments.WRITTEN.append(lambda comment, item: heard.append((comment.text, item.ref)))
    try:
        write(story, "Why?", by=editor, at=now)
    finally:
        comments.WRITTEN.pop()
    assert heard == [("Why?", story.ref)]


# -- My desk and the lists


def section(browser):
    response = browser.get(reverse("admin:index"))
    return [
        (entry.title, entry.note)
        for one in response.context["sections"]
        if one.name == "comments"
        for entry in one.entries
    ]


def test_a_comment_waits_for_the_writer_until_it_is_answered(story, asked, reporter, editor, now, sign_in):
    browser = sign_in(reporter)
    assert section(browser) == [(story.headline, "Too long?")]
    assert section(sign_in(editor)) == []
    write(story, "Shorter now.", by=reporter, at=now, thread=asked)
    assert section(browser) == []
    assert section(sign_in(editor)) == [(story.headline, "Too long?")]
    resolve(asked, by=reporter, at=now)
    assert section(sign_in(editor)) == []


def test_a_comment_of_ones_own_waits_for_others(story, reporter, now, sign_in):
    write(story, "I am not sure of this.", by=reporter, at=now)
    assert section(sign_in(reporter)) == []


def test_a_stranger_to_the_item_is_not_told(story, asked, sign_in):
    assert section(sign_in(make_user("Reporter"))) == []


def test_the_list_counts_open_threads(story, asked, reporter, editor, now, sign_in):
    write(story, "Answered.", by=reporter, at=now, thread=asked)
    resolve(write(story, "Done.", by=editor, at=now), by=reporter, at=now)
    other = make_article(reporter, now)
    page = sign_in(reporter).get(list_of(Article)).content.decode()
    assert page.count('class="list-mark"') == 1
    assert "1 open comment<" in page
    assert other.headline in page


def test_a_page_asks_no_more_for_many_comments(story, reporter, editor, now, sign_in, django_assert_max_num_queries):
    browser = sign_in(editor)
    browser.get(address(story))

    def asked_for(url):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as queries:
            browser.get(url)
        return len(queries)

    pages = [address(story), list_of(Article), reverse("admin:index")]
    write(story, "First.", by=reporter, at=now, about="headline")
    before = [asked_for(page) for page in pages]
    for number in range(8):
        thread = write(story, f"No. {number}", by=reporter, at=now, about="body")
        write(story, "Answer.", by=reporter, at=now, thread=thread)
    assert [asked_for(page) for page in pages] == before


# -- what comments never are, and how they are destroyed


def test_comments_are_in_no_revision_and_never_public(story, reporter, editor, now):
    write(story, "NEEDLE", by=editor, at=now)
    assert revisions.record(story, by=reporter, at=now).number == 1
    publish(story, writer=reporter, editor=editor, at=now)
    edition = Edition.objects.get(ref=story.ref)
    assert "NEEDLE" not in str([getattr(edition, f.attname) for f in edition._meta.concrete_fields])
    assert "NEEDLE" not in str(history.latest(story).snapshot)


@pytest.mark.parametrize("make", [make_article, make_event, make_still])
def test_erasing_an_item_erases_what_was_said_about_it(vocabulary, reporter, editor, chief, now, make):
    item, other = make(reporter, now), make_article(reporter, now)
    thread = write(item, "It is Ali.", by=editor, at=now)
    write(item, "Ali, yes.", by=reporter, at=now, thread=thread)
    kept = write(other, "Stays.", by=editor, at=now)
    move(item, "hide", by=editor, at=now, note="danger")
    move(item, "erase", by=chief, at=now, note="danger")
    assert set(Comment.objects.of(item).values_list("text", flat=True)) == {""}
    kept.refresh_from_db()
    assert kept.text == "Stays."
    with pytest.raises(Refused):
        write(item, "Was it Ali?", by=editor, at=now)


def test_erased_words_go_from_comments_on_the_words_and_on_what_was_merged(vocabulary, reporter, editor, chief, now):
    event = make_event(reporter, now, words={"en": ("Flood", "Ali Karimi was seen.")})
    merged = make_event(reporter, now)
    on_words = write(event.texts.get(), "Is Ali Karimi safe?", by=editor, at=now)
    on_merged = write(merged, "Ali Karimi again.", by=editor, at=now)
    move(merged, "merge", by=reporter, at=now, value=event.ref)
    move(event, "hide_words", by=editor, at=now, note="danger", value="Ali Karimi")
    move(event, "destroy_words", by=chief, at=now, note="danger")
    for one in (on_words, on_merged):
        one.refresh_from_db()
        assert "Karimi" not in one.text
        assert "█" in one.text


def test_messages_never_repeat_what_was_said(story, asked, reporter, sign_in):
    browser = sign_in(reporter)
    act(browser, asked, "take-back")
    assert "Too long?" not in " ".join(messages_of(browser.get(address(story))))
