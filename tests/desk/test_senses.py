"""One English word in two senses is two messages, so that another language may have a word for each."""

import struct

import pytest
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import reverse
from django.utils import translation

from newsroom.desk.front_page.forms import LinkForm
from newsroom.desk.notices.models import Notice
from newsroom.desk.schedule.panels import STANDS
from newsroom.press import plans
from newsroom.press.models import CorrectionFlag, FrontSlot, Plan
from tests.factory import make_article

WORDS = ("Read", "More", "Place", "place", "open", "Open")
SENSES = {
    "mark a notice as read\4Read": "I have read it",
    "a part of the front page\4More": "further stories",
    "of the front page\4Place": "position",
    "of the front page\4place": "the position",
    "a question to a colleague\4open": "nobody has answered",
    "what a plan does\4open": "goes public",
    "how a plan stands\4open": "is public",
}


def catalogue(messages: dict[str, str]) -> bytes:
    """A compiled catalogue with these messages, as gettext reads it: a head, two tables of lengths and places, the words."""
    rows = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **messages}.items())
    parts = [key.encode() for key, _value in rows] + [value.encode() for _key, value in rows]
    start, places = 28 + 8 * len(parts), []
    for part in parts:
        places.append((len(part), start))
        start += len(part) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, 0)
    return head + b"".join(struct.pack("<2I", *place) for place in places) + b"".join(part + b"\0" for part in parts)


@pytest.fixture
def two_words(tmp_path):
    """A Persian desk where the plain word is "?", and each sense has its own."""
    folder = tmp_path / "fa" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(catalogue({**dict.fromkeys(WORDS, "?"), **SENSES}))
    with override_settings(LOCALE_PATHS=[tmp_path]), translation.override("fa"):
        yield


def test_labels_have_the_word_of_their_sense(two_words):
    assert FrontSlot.Place.MORE.label == "further stories"
    assert str(FrontSlot._meta.get_field("place").verbose_name) == "the position"
    assert str(LinkForm.base_fields["link_place"].label) == "position"
    assert Plan.Act.OPEN.label == "goes public"
    assert str(STANDS[plans.OPEN][2]) == "is public"


def test_a_question_that_is_open_is_not_called_as_a_door(two_words):
    assert "nobody has answered" in render_to_string(
        "desk/schedule/followed.html", {"rows": [{"flag": CorrectionFlag(kind="article", ref="abcd2345")}]}
    )


def test_the_button_of_a_notice_says_what_pressing_it_says(two_words, vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    Notice.objects.create(
        person=editor, kind=item.kind, ref=item.ref, subject="comment", event="comment", by=reporter, told_at=now
    )
    editor.language = "fa"
    editor.save()
    html = sign_in(editor).get(reverse("admin:desk_notices")).content.decode()
    assert "I have read it<span" in html
    assert "?<span" not in html
