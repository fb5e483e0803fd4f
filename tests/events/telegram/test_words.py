"""The words of a message, without people."""

import pytest

from events.telegram.words import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        (["Flood in ", {"type": "hashtag", "text": "#Ahvaz"}, "!"], "Flood in #Ahvaz!"),
        ([{"type": "bold", "text": "Bold"}, {"type": "new_kind", "text": " new"}], "Bold new"),
        ([{"type": "text_link", "text": "a page", "href": "https://news.example/1"}], "a page"),
        ([{"type": "link", "text": "https://news.example/1"}], "https://news.example/1"),
        ([{"type": "text_link", "text": "Somebody", "href": "https://t.me/somebody"}], "[…]"),
        ([{"type": "text_link", "text": "Somebody", "href": "tg://user?id=5"}], "[…]"),
        ([{"type": "link", "text": "https://t.me/+abc"}], "[…]"),
        (["by ", {"type": "mention", "text": "@somebody"}], "by […]"),
        (["by ", {"type": "mention_name", "text": "Some Body", "user_id": 5}], "by […]"),
        ([{"type": "phone", "text": "110"}], "[…]"),
        ([{"type": "email", "text": "a@b.example"}], "[…]"),
        ([{"type": "bank_card", "text": "6037"}], "[…]"),
        (["@some", {"type": "bold", "text": "body"}], "[…]"),
        ("by @somebody", "by […]"),
        ([{"type": "bold"}, None, 5, ["x"]], ""),
        ("\ud800 half\0", "? half"),
        ({"type": "plain", "text": "alone"}, "alone"),
        (None, ""),
    ],
)
def test_words_are_read_from_a_string_or_a_list_without_people(text, expected):
    assert read_text(text)[0] == expected
