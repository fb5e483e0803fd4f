"""An embed that was taken from readers: it leaves the page, and the desk is told on the item and on My desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom.front.pages import render_page
from newsroom.press.models import Edition
from tests.desk.pages import address
from tests.factory import clear, make_article, make_event, make_still, make_user, move, publish

TITLE = "An embed is gone"


@pytest.fixture
def event(vocabulary, now, reporter, editor):
    event = make_event(reporter, now, words={"en": ("Flood in the valley", "Water.")})
    publish(event, writer=reporter, editor=editor, at=now)
    return event


def story_with(embed: str, *, writer, editor, now, **fields):
    article = make_article(
        writer, now, body=f'<p>Before.</p><figure data-embed="{embed}"></figure><p>After.</p>', **fields
    )
    publish(article, writer=writer, editor=editor, at=now)
    return article


def told(browser) -> list[str]:
    sections = browser.get(reverse("admin:index")).context["sections"]
    return [entry.ref for section in sections if section.name == "lost_embeds" for entry in section.entries]


def page_of(article, now) -> str:
    return render_page(Edition.objects.live(at=now).get(kind="article", ref=article.ref), at=now)


def test_a_withdrawn_event_leaves_the_page_and_the_desk_is_told(event, now, reporter, editor, sign_in):
    article = story_with(f"event:{event.ref}", writer=reporter, editor=editor, now=now)
    assert "Flood in the valley" in page_of(article, now)
    assert told(sign_in(editor)) == []
    move(event, "withdraw", by=editor, at=now, note="Not so.", value="unconfirmed")
    assert "Flood in the valley" not in page_of(article, now)
    assert "data-embed" not in page_of(article, now)
    assert told(sign_in(editor)) == told(sign_in(reporter)) == [article.ref]
    page = sign_in(reporter).get(address(article)).content.decode()
    assert "Embeds that readers do not see now" in page
    assert reverse("admin:desk_item", args=["event", event.ref]) in page


def test_so_is_another_article_and_a_clip(vocabulary, now, reporter, editor, moderator, sign_in):
    other, still = make_article(reporter, now), make_still(reporter, now)
    publish(other, writer=reporter, editor=editor, at=now)
    clear(still, moderator=moderator, at=now)
    stories = [story_with(f"{one.kind}:{one.ref}", writer=reporter, editor=editor, now=now) for one in (other, still)]
    move(other, "withdraw", by=editor, at=now, note="Not so.", value="unconfirmed")
    move(still, "withdraw", by=make_user("Moderator"), at=now, note="Not so.", value="unconfirmed")
    assert set(told(sign_in(editor))) == {story.ref for story in stories}


def test_it_is_settled_by_a_story_without_the_embed_or_by_an_item_that_comes_back(
    event, now, reporter, editor, sign_in
):
    article = story_with(f"event:{event.ref}", writer=reporter, editor=editor, now=now)
    move(event, "withdraw", by=editor, at=now, note="Not so.", value="unconfirmed")
    move(article, "withdraw", by=editor, at=now, note="Not so.", value="unconfirmed")
    assert told(sign_in(editor)) == []


def test_a_writer_is_told_of_their_own_stories_an_editor_of_all(event, now, reporter, editor, sign_in):
    colleague = make_user("Reporter", "colleague")
    theirs = story_with(f"event:{event.ref}", writer=colleague, editor=editor, now=now)
    move(event, "withdraw", by=editor, at=now, note="Not so.", value="unconfirmed")
    assert told(sign_in(reporter)) == []
    assert told(sign_in(colleague)) == told(sign_in(editor)) == [theirs.ref]


def test_the_panel_is_not_there_while_readers_see_everything(event, now, reporter, editor, sign_in):
    article = story_with(f"event:{event.ref}", writer=reporter, editor=editor, now=now)
    assert "Embeds that readers do not see now" not in sign_in(reporter).get(address(article)).content.decode()


def test_what_waits_to_be_published_is_on_the_panel_and_not_on_my_desk(vocabulary, now, reporter, editor, sign_in):
    draft = make_event(reporter, now, working_title="Not out yet")
    article = story_with(f"event:{draft.ref}", writer=reporter, editor=editor, now=now)
    page = sign_in(reporter).get(address(article)).content.decode()
    assert "Not public yet: readers see nothing here until it is published." in page
    assert told(sign_in(editor)) == []


def test_the_page_asks_the_same_number_of_times_for_many_embeds(vocabulary, now, reporter, sign_in):
    browser, asked = sign_in(reporter), []
    for count in (2, 6):
        events = [make_event(reporter, now, provinces=["khuzestan"]) for _number in range(count)]
        body = "".join(f'<figure data-embed="event:{event.ref}"></figure>' for event in events)
        article = make_article(reporter, now, body=body)
        browser.get(address(article))
        with CaptureQueriesContext(connection) as queries:
            browser.get(address(article))
        asked.append(len(queries))
    assert asked[0] == asked[1]
