import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.text.sanitise import embed_refs, plain_text, sanitise_html, text_to_html

EMBED = '<figure data-embed="event:23456789"></figure>'

KEPT = [
    "<p>One <strong>two</strong> <em>three</em><br>four</p>",
    "<h2>Head</h2><h3>Sub</h3><hr>",
    "<ul><li>a</li></ul><ol><li>b</li></ol>",
    '<blockquote lang="fa" dir="rtl"><p>هفت\u200cتپه</p></blockquote>',
    '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener">x</a></p>',
    '<p><a href="/events/x" rel="noopener">x</a><a href="mailto:a@example.org" rel="noopener">m</a></p>',
    '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    '<table><caption>c</caption><tbody><tr><td colspan="2" rowspan="3">b</td></tr></tbody></table>',
    "<p>H<sub>2</sub>O x<sup>2</sup> <u>u</u> <s>s</s></p>",
    f"<p>before</p>{EMBED}<p>after</p>",
    "",
]

# fmt: off
HOSTILE = [
    ("<script>alert(1)</script>ok", "ok"),
    ("<SCRIPT SRC=//e.example/x.js></SCRIPT>ok", "ok"),
    ('<p onclick="x()">ok</p>', "<p>ok</p>"),
    ("<svg><script>x</script><p>in</p></svg>ok", "<p>in</p>ok"),
    ("<svg/onload=alert(1)>ok", ""),
    ("<style>p{color:red}</style><p style='x:y'>ok</p>", "<p>ok</p>"),
    ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener">x</a>'),
    ('<a href="java&#9;script:alert(1)">x</a>', '<a rel="noopener">x</a>'),
    ('<a href=" data:text/html,x">x</a>', '<a rel="noopener">x</a>'),
    ('<a href="//e.example/x">x</a>', '<a rel="noopener">x</a>'),
    ('<a href="/\\e.example/x">x</a>', '<a rel="noopener">x</a>'),
    ('<a href="/&#9;/e.example/x">x</a>', '<a rel="noopener">x</a>'),
    ('<a href="vbscript:x">x</a>', '<a rel="noopener">x</a>'),
    ('<img src=x onerror="alert(1)">ok', "ok"),
    ('<iframe src="https://e.example"></iframe>ok', "ok"),
    ("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", ""),
    ('<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', '"&gt;'),
    ('<p lang="en" onmouseover="y">ok</p>', '<p lang="en">ok</p>'),
    ('<p dir="evil">ok</p>', "<p>ok</p>"),
    ("<!--><img src=x onerror=alert(1)>-->ok", "--&gt;ok"),
    ("<form><input name=a><button formaction=javascript:x>ok</button></form>", "ok"),
    ('<figure data-embed="event:23456789"><script>x</script><p>inside</p></figure>', EMBED),
    ('<figure data-embed="event:23456789" onclick="x" class="y">a</figure>', EMBED),
    ('<figure data-embed="event:234567890">a</figure>ok', "ok"),
    ('<figure data-embed="person:23456789">a</figure>ok', "ok"),
    ('<figure data-embed="event:23456789 x">a</figure>ok', "ok"),
    ('<figure data-embed="event:23456789&#10;">a</figure>ok', "ok"),
    ("<figure><img src=x><figcaption>a</figcaption></figure>ok", "ok"),
    (f"<figure>{EMBED}</figure>ok", "ok"),
    (
        f'<figure data-embed="footage:23456789">{EMBED}</figure>ok',
        '<figure data-embed="footage:23456789"></figure>ok',
    ),
    ("</figure></figure>ok", "ok"),
    ('<p>kept <del datetime="2026">struck out</del><ins>new</ins></p>', "<p>kept new</p>"),
    ("<xml><w:WordDocument>90</w:WordDocument></xml><p>ok<o:p></o:p></p>", "<p>ok</p>"),
    ("<!--[if gte mso 9]><xml>settings</xml><![endif]--><p>ok</p>", "<p>ok</p>"),
    ('<td colspan="2">ok</td>', "ok"),
    ('<a href="https://e.example/?utm_source=x&amp;a=1">x</a>', '<a href="https://e.example/?a=1" rel="noopener">x</a>'),
    ('<a href="https://www.google.com/url?q=https://e.example/%22onclick">x</a>', '<a rel="noopener">x</a>'),
]
# fmt: on


@pytest.mark.parametrize("html", KEPT)
def test_what_a_page_may_carry_stays_as_it_is(html: str) -> None:
    assert sanitise_html(html) == html


@pytest.mark.parametrize(("html", "clean"), HOSTILE)
def test_what_is_hostile_goes(html: str, clean: str) -> None:
    assert sanitise_html(html) == clean


@pytest.mark.parametrize("html", [html for html, _ in HOSTILE] + KEPT)
def test_cleaning_what_is_clean_changes_nothing(html: str) -> None:
    once = sanitise_html(html)
    assert sanitise_html(once) == once


PIECES = [
    "<p>", "</p>", "<figure>", EMBED, "</figure>", "<table>", "<tr>", "<td>", "</table>", "<a href=/x>",
    "<a href='javascript:x'>", "</a>", "<svg>", "<style>", "</style>", "<button>", "<li>", "<!--", "-->",
    "<math>", "<select>", "text", "&lt;", "<h2>", "<ul>", '<figure data-embed="event:23456789">',
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=250)
def test_no_soup_of_tags_gets_through_or_changes_when_cleaned_again(pieces: list[str]) -> None:
    once = sanitise_html("".join(pieces))
    assert sanitise_html(once) == once
    assert "javascript:" not in once
    assert "<style" not in once
    assert "<svg" not in once
    assert once.count("<figure") == len(embed_refs(once)) == once.count("</figure>")


def test_embeds_are_listed_in_the_order_of_the_text() -> None:
    html = '<figure data-embed="footage:bcdfghjk"></figure><p>x</p>' + EMBED
    assert embed_refs(html) == [("footage", "bcdfghjk"), ("event", "23456789")]


def test_plain_text_has_a_line_for_each_block_and_no_markup() -> None:
    html = f"<h2>Head</h2><p>a &amp; <em>b</em><br>c</p>{EMBED}<table><tr><td>d</td><td>e</td></tr></table>"
    assert plain_text(html) == "Head\na & b\nc\nd e"
    assert plain_text("<p>1 &lt; 2</p>") == "1 < 2"


def test_plain_text_becomes_paragraphs_and_nothing_in_it_becomes_markup() -> None:
    assert text_to_html("a\nb\r\n\r\n<b>c</b> &\n\n") == "<p>a<br>b</p><p>&lt;b&gt;c&lt;/b&gt; &amp;</p>"
    assert text_to_html("  ") == ""
    assert plain_text(text_to_html("<b>x</b> & y\n\nz")) == "<b>x</b> & y\nz"
