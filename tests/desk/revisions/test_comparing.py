"""What the page of a difference says, as a table of edits and what people read of them."""

import re

import pytest

from articles.models import Article, AuthorProfile, Byline
from events.models import EventFigure, EventText
from newsroom.desk.revisions.comparing import Fold, changes
from newsroom.workflow import history, revisions
from tests.factory import make_article, make_event, move


def after(item, by, at, edit) -> dict[str, str]:
    """Each label with its change in one text, once `edit` was made and recorded."""
    old = history.latest(item).snapshot
    edit(item)
    item.save()
    revisions.record(type(item).objects.get(pk=item.pk), by=by, at=at)
    found = changes(item, old, history.latest(item).snapshot)
    return {
        one.label: " / ".join("…" if isinstance(row, Fold) else str(row.inline) for row in one.rows if row)
        for one in found
    }


def body(text):
    return lambda item: setattr(item, "body", text)


BODIES = {
    "a word": ("<p>Water stood in the streets.</p>", "<p>Water stood in two streets.</p>",
               "Water stood in <del>the</del><ins>two</ins> streets."),
    "a heading": ("<p>Water</p>", "<h2>Water</h2>", "<ins>## </ins>Water"),
    "a link": ('<p><a href="https://a.example/">Water</a></p>', '<p><a href="https://b.example/">Water</a></p>',
               "Water (https://<del>a</del><ins>b</ins>.example/)"),
    "a new paragraph": ("<p>One.</p>", "<p>One.</p><p>Two two.</p>", "One. / <ins>Two two.</ins>"),
    "Persian": ("<p>آب در خیابان‌ها ایستاد.</p>", "<p>آب در خیابان ایستاد.</p>",
                "آب در <del>خیابان‌ها</del><ins>خیابان</ins> ایستاد."),
    "code": ("<p>a</p>", "<p>a &lt;script&gt;</p>", "a<ins> &lt;script&gt;</ins>"),
}  # fmt: skip


@pytest.mark.parametrize("case", BODIES)
def test_the_body_word_by_word(vocabulary, reporter, now, case):
    before, then, said = BODIES[case]
    item = make_article(reporter, now, body=before)
    assert after(item, reporter, now, body(then)) == {"Body": said}


def test_bold_alone_is_told_as_a_change_of_form(vocabulary, reporter, now):
    item = make_article(reporter, now, body="<p>Water</p>")
    old = item.snapshot() | {"body": "<p><strong>Water</strong></p>"}
    [change] = changes(item, old, item.snapshot())
    assert [row.is_form for row in change.rows] == [True]


def test_equal_paragraphs_are_folded_with_their_number(vocabulary, reporter, now):
    same = "".join(f"<p>Paragraph {number} stays.</p>" for number in range(5))
    item = make_article(reporter, now, body=same)
    [change] = changes(item, item.snapshot(), item.snapshot() | {"body": same + "<p>New words.</p>"})
    assert isinstance(change.rows[0], Fold)
    assert len(change.rows[0].pairs) == 5
    assert str(change.rows[1].inline) == "<ins>New words.</ins>"


def test_an_embed_is_named_by_its_title_and_a_hidden_one_is_not(vocabulary, reporter, editor, now):
    event = make_event(reporter, now, working_title="Flood in Shadegan")
    item = make_article(reporter, now, body="<p>Text</p>")
    shown = f'<p>Text</p><figure data-embed="event:{event.ref}"></figure>'
    assert "<ins>[event post: Flood in Shadegan]</ins>" in after(item, reporter, now, body(shown))["Body"]
    move(event, "hide", by=editor, at=now, note="in danger")
    told = " ".join(
        str(row.inline) for one in changes(item, item.snapshot() | {"body": ""}, item.snapshot()) for row in one.rows
    )
    assert "Flood in Shadegan" not in told
    assert "[event post: hidden for safety]" in told


def test_tags_and_links_are_named_that_went_and_came(vocabulary, reporter, now):
    flood = make_event(reporter, now, working_title="Flood")
    strike = make_event(reporter, now, working_title="Strike")
    item = make_article(reporter, now, provinces=["khuzestan", "tehran"], events=[flood])

    def edit(one):
        one.provinces.set(["fars", "tehran"])
        one.events.set([strike])

    told = after(item, reporter, now, edit)
    assert told == {
        "Provinces": "Tehran / <del>Khuzestan</del> / <ins>Fars</ins>",
        "Rests on events": "<del>Flood</del> / <ins>Strike</ins>",
    }


def test_bylines_are_told_once_with_their_order(vocabulary, reporter, now):
    item = make_article(reporter, now)
    sara = AuthorProfile.objects.create(slug="sara", name_en="Sara")
    told = after(item, reporter, now, lambda one: Byline.objects.create(article=one, author=sara, position=2))
    assert told == {
        "Bylines": "author: Desk West; position: 0 / <ins>author: Sara; position: 2</ins>",
        "Names as they are printed": "Desk West / <ins>Sara</ins>",
    }


def test_words_in_each_language_facts_and_figures_of_an_event(vocabulary, reporter, now):
    item = make_event(reporter, now, words={"en": ("Flood", "Water rose.")})

    def edit(one):
        one.texts.update(description="Water rose fast.")
        EventText.objects.create(parent=one, language="fa", headline="سیل", created_by=reporter, created_at=now)
        EventFigure.objects.create(event=one, what="dead", least=3, said_by="the governor")
        one.confidence = "disputed"

    told = after(item, reporter, now, edit)
    assert told == {
        "Confidence": "<del>reported</del><ins>disputed</ins>",
        "English: description": "Water rose<ins> fast</ins>.",
        "Persian: headline": "<ins>سیل</ins>",
        "Figures": "<ins>what: dead; at least: 3; said by: the governor</ins>",
    }


def test_words_are_marked_with_their_language_and_direction(vocabulary, reporter, now):
    item = make_event(reporter, now, words={"fa": ("سیل", "")})
    old = item.snapshot()
    item.texts.update(headline="سیل بزرگ")
    [change] = changes(item, old, type(item).objects.get(pk=item.pk).snapshot())
    assert (change.language, change.direction) == ("fa", "rtl")


def test_a_term_that_is_gone_is_still_named(vocabulary, reporter, now):
    item = make_article(reporter, now)
    old = item.snapshot() | {"topics": ["long-gone"]}
    [change] = changes(item, old, item.snapshot())
    assert "long-gone (no longer there)" in re.sub("</?del>", "", str(change.rows[0].inline))


def test_titles_are_asked_for_only_where_something_differs(vocabulary, reporter, now, django_assert_num_queries):
    events = [make_event(reporter, now) for _number in range(3)]
    item = make_article(reporter, now, events=events, provinces=["fars"])
    old, new = item.snapshot(), item.snapshot() | {"headline": "Other words"}
    with django_assert_num_queries(0):
        changes(item, old, new)
    with django_assert_num_queries(3):
        changes(item, old, new | {"events": [], "provinces": ["tehran"]})
    assert Article.objects.count() == 1


def test_changes_stand_in_the_order_of_the_form_whatever_order_the_database_keeps(vocabulary, reporter, now):
    item = make_article(reporter, now)
    edited = item.snapshot() | {"body": "<p>b</p>", "credit": "c", "headline": "h", "standfirst": "s"}
    shuffled = dict(sorted(edited.items(), reverse=True))
    assert [one.label for one in changes(item, item.snapshot(), shuffled)] == [
        "Headline",
        "Standfirst",
        "Body",
        "Credit",
    ]
