"""Posts to copy, on the page of an item."""

import re
from datetime import timedelta
from html import unescape

import pytest

from tests.desk.pages import address
from tests.factory import make_article, move, publish

HOUR = timedelta(hours=1)


@pytest.fixture
def story(vocabulary, reporter, now):
    return make_article(reporter, now - HOUR, headline="Twelve days")


def panel(sign_in, person, item) -> str:
    page = sign_in(person).get(address(item)).content.decode()
    found = re.search(r'<section class="panel posts".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def test_a_live_item_offers_a_post_to_copy(sign_in, reporter, editor, story, now):
    assert panel(sign_in, reporter, story) == ""
    publish(story, writer=reporter, editor=editor, at=now - HOUR)
    shown = panel(sign_in, reporter, story)
    (text,) = re.findall(r'<textarea[^>]* readonly[^>]*lang="en" dir="ltr">(.*?)</textarea>', shown, re.DOTALL)
    assert "Twelve days" in unescape(text)
    assert f"http://testserver/articles/{story.ref}/" in text
    assert "of 1024 letters" in shown
    assert 'name="' not in shown, "nothing of it goes with the form"


def test_a_withdrawal_offers_its_own(sign_in, reporter, editor, story, now):
    publish(story, writer=reporter, editor=editor, at=now - HOUR)
    move(story, "withdraw", by=editor, at=now, note="x", value="wrong")
    shown = panel(sign_in, reporter, story)
    assert "About the withdrawal" in shown
    assert "Withdrawn: it was wrong." in shown
    assert "Twelve days" not in shown
