"""Words after which an editor looks twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.captions.cautions import cautions


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Protest in Shiraz", set()),
        ("Flood in Pol-e Dokhtar, Lorestan", set()),
        ("Police deny reports of a protest in Tabriz", {"denied"}),
        ("The strike in Ahvaz was called off", {"denied"}),
        ("Protest in Shiraz (unverified)", {"denied"}),
        ("Teachers call for a strike in Shiraz", {"ahead"}),
        ("Workers will strike in Shiraz if wages are not paid", {"ahead"}),
        ("Anniversary of the flood in Shiraz", {"past"}),
        ("Archive footage of the Shiraz flood", {"past"}),
        ("Iranians in London protest over executions in Shiraz", {"abroad"}),
        ("تکذیب خبر تجمع در شیراز", {"denied"}),
        ("فراخوان تجمع در شیراز", {"ahead"}),
        ("سالگرد سیل شیراز", {"past"}),
        ("تجمع ایرانیان در برلین", {"abroad"}),
        ("تجمع کارگران در شیراز", set()),
        ("", set()),
    ],
)
def test_a_caption_that_may_not_say_that_it_happened_here_says_why(text, reasons):
    assert set(cautions(text)) == reasons


@given(st.text())
def test_the_words_lie_inside_any_text(text):
    for spans in cautions(text).values():
        assert all(0 <= start < end <= len(text) for start, end in spans)
