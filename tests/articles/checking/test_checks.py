"""What the checks find, as tables. A story in which nothing is wrong is the ground of each."""

import time
from dataclasses import replace

import pytest

from articles.checking.checks import CHECKS, MOST_OF_A_KIND, Story, findings
from articles.checking.figures import counts
from articles.checking.passages import passages, sentences

EMBED = '<figure data-embed="footage:23456789"></figure>'
FINE = Story(
    language="en",
    headline="Shadegan counts its flooded houses",
    standfirst="Officials of the county named eleven villages on Tuesday; people there named more.",
    body="<h2>The villages</h2><p>Water stood in the streets.</p>",
    has_byline=True,
    has_place=True,
    provinces=frozenset({"IR-06"}),
)
NINE = "Nine words are in this sentence as it stands. "
LONG = " ".join(["word"] * 46) + "."

FOUND = [
    ("no_byline", {"has_byline": False}, "byline", ""),
    ("no_place", {"has_place": False}, "provinces", ""),
    ("silent_embed", {"body": f"<p>a</p>{EMBED}", "silent": frozenset({"footage:23456789"})}, "body", "footage:23456789"),
    ("empty_link", {"body": '<p>Read <a href="https://example.org/" rel="noopener"></a> it.</p>'}, "body", "Read  it."),
    ("lost_link", {"body": '<p>Read <a rel="noopener">the report</a>.</p>'}, "body", "the report"),
    ("empty_heading", {"body": "<h2></h2><p>a</p>"}, "body", ""),
    ("heading_order", {"body": "<h3>Small</h3><p>a</p><h2>Large</h2><p>b</p>"}, "body", "Small"),
    ("untagged_province", {"named": (("IR-07", "Fars"),), "body": "<p>Rain in Fars.</p>"}, "body", "Fars"),
    ("untagged_province", {"named": (("IR-07", "فارس"),), "headline": "باران در فارس"}, "headline", "فارس"),
    ("address_as_link", {"body": '<p>See <a href="https://example.org/a">https://example.org/a</a></p>'}, "body", "https://example.org/a"),
    ("address_as_link", {"body": '<p>See <a href="https://example.org/a">www.example.org</a></p>'}, "body", "www.example.org"),
    ("pointing_link", {"body": '<p>Read it <a href="/a">here</a>.</p>'}, "body", "here"),
    ("pointing_link", {"body": '<p>Read it <a href="/a">Click here »</a></p>'}, "body", "Click here »"),
    ("pointing_link", {"body": '<p>آن را <a href="/a">این\u200cجا</a> بخوانید.</p>'}, "body", "این\u200cجا"),
    ("heading_over_nothing", {"body": "<h2>One</h2><h2>Two</h2><p>a</p>"}, "body", "One"),
    ("heading_over_nothing", {"body": "<h2>One</h2><p>a</p><h2>Last</h2>"}, "body", "Last"),
    ("table_headings", {"body": "<table><caption>c</caption><tbody><tr><td>a</td></tr></tbody></table>"}, "body", "c"),
    ("table_caption", {"body": '<table><tbody><tr><th scope="col">a</th></tr></tbody></table>'}, "body", "a"),
    ("long_headline", {"headline": "x" * 101}, "headline", "x" * 90),
    ("repeating_standfirst", {"standfirst": "Shadegan counts all its houses flooded."}, "standfirst",
     "Shadegan counts all its houses flooded."),
    ("figure_without_source", {"body": "<p>It was late. Some 340 families left their homes.</p>"}, "body",
     "Some 340 families left their homes."),
    ("figure_without_source", {"body": "<p>۱۲ روستا زیر آب رفت.</p>"}, "body", "۱۲ روستا زیر آب رفت."),
    ("long_sentence", {"body": f"<p>Short. {LONG} Short.</p>"}, "body", LONG[:90]),
    ("long_paragraph", {"body": f"<p>{NINE * 15}</p>"}, "body", (NINE * 2)[:90]),
]  # fmt: skip


def test_a_story_in_which_nothing_is_wrong_has_no_findings() -> None:
    assert findings(FINE) == []


@pytest.mark.parametrize(("code", "changed", "where", "quote"), FOUND)
def test_what_is_found_where(code: str, changed: dict, where: str, quote: str) -> None:
    found = [one for one in findings(replace(FINE, **changed)) if one.code == code]
    assert [(one.field, one.quote) for one in found] == [(where, quote)]


def test_every_check_is_tried_here() -> None:
    assert {code for code, *_rest in FOUND} == {check.code for check in CHECKS}


NOT_FOUND = [
    ("address_as_link", {"body": '<p>Write to <a href="mailto:desk@example.org">desk@example.org</a></p>'}),
    ("pointing_link", {"body": '<p>The <a href="/a">report of the council</a></p>'}),
    ("heading_order", {"body": "<h2>Large</h2><h3>Small</h3><p>a</p>"}),
    ("heading_over_nothing", {"body": "<h2>Large</h2><h3>Small</h3><p>a</p>"}),
    ("heading_over_nothing", {"body": f"<h2>Large</h2>{EMBED}"}),
    ("untagged_province", {"named": (("IR-06", "Khuzestan"),)}),
    ("repeating_standfirst", {"standfirst": "Shadegan counts its flooded houses, and eleven villages wait for boats."}),
    ("repeating_standfirst", {"standfirst": ""}),
    ("table_caption", {"body": "<table><caption>c</caption><tbody><tr><td>a</td></tr></tbody></table>"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "changed"), NOT_FOUND)
def test_what_is_fine_is_not_found(code: str, changed: dict) -> None:
    assert code not in [one.code for one in findings(replace(FINE, **changed))]


SAID_BY_SOMEBODY = [
    "<p>Some 340 families left, the council said.</p>",
    "<p>According to the council, 340 families left.</p>",
    '<p>Some <a href="/a">340 families</a> left.</p>',
    f"<p>Some 340 families left.</p>{EMBED}",
    f"{EMBED}<p>Some 340 families left.</p>",
    "<p>فرماندار گفت ۳۴۰ خانوار رفتند.</p>",
    "<p>به گزارش شورا ۳۴۰ خانوار رفتند.</p>",
    "<h2>340 families</h2><p>They left.</p>",
    "<table><caption>c</caption><tbody><tr><th>340</th></tr></tbody></table>",
]


@pytest.mark.parametrize("body", SAID_BY_SOMEBODY)
def test_a_number_that_somebody_says_is_fine(body: str) -> None:
    assert "figure_without_source" not in [one.code for one in findings(replace(FINE, body=body))]


@pytest.mark.parametrize(
    ("sentence", "does_count"),
    [
        ("Some 340 families left.", True),
        ("Prices rose by 12.5 percent.", True),
        ("About 2,000 people came.", True),
        ("Nobody came.", False),
        ("It rained on April 10.", False),
        ("It rained on 10 April 2019.", False),
        ("It rained on 2019-04-10.", False),
        ("The council met in 2019.", False),
        ("The council met at 10:30.", False),
        ("It was the 12th day of the strike, day 12.", False),
        ("A 34-year-old woman spoke.", False),
        ("در ۱۵ فروردین باران آمد.", False),
        ("در سال ۱۳۹۸ باران آمد.", False),
        ("۳۴۰ خانوار رفتند.", True),
        ("قیمت ۱۲٫۵ درصد بالا رفت.", True),
        ("He is 1 of them.", False),
    ],
)
def test_which_numbers_tell_how_many(sentence: str, does_count: bool) -> None:
    assert counts(sentence) is does_count


def test_wrong_things_come_first_and_a_hint_is_not_said_without_end() -> None:
    body = "".join(f'<p><a href="/{number}">here</a></p>' for number in range(20))
    found = findings(replace(FINE, body=body, has_byline=False))
    assert found[0].code == "no_byline"
    assert [one.code for one in found[1:]] == ["pointing_link"] * MOST_OF_A_KIND


def test_passages_are_read_in_order_with_their_links() -> None:
    html = f'<h2>A</h2><p>b <a href="/c">c</a></p>{EMBED}<ul><li><p>d</p></li></ul><blockquote><p>e</p><p>f</p></blockquote>'
    assert [(one.kind, one.text) for one in passages(html)] == [
        ("h2", "A"), ("p", "b c"), ("embed", "footage:23456789"), ("li", "d"), ("blockquote", "e"), ("p", "f"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("یک. دو؟ سه", ["یک.", "دو؟", "سه"]),
        ("It cost 2.5 million.", ["It cost 2.5 million."]),
        ("", []),
    ],
)
def test_sentences_end_where_people_end_them(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


def test_a_long_story_is_read_at_once() -> None:
    """A thousand words. The limit is wide, so that a busy machine does not fail it; the figure is near 3 ms."""
    body = "".join(
        f"<p>{'The council of the county met again and said nothing of the 340 families. ' * 5}</p>"
        for _number in range(15)
    )
    story = replace(FINE, body=body)
    began = time.process_time()
    findings(story)
    assert time.process_time() - began < 0.2
