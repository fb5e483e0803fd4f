"""The words of a page: everything a person may read, nothing that only draws or asks."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.bare import HOLLOW, KEPT, VOID, Bare, bare


def _of(main: str) -> str:
    return _page(
        f"<html><head><title>T</title></head><body><p>Before</p><main>{main}</main><footer>After</footer></body></html>"
    ).words


def _page(html: str) -> Bare:
    return bare(html, picture="Picture: %s", clip="Clip", address=lambda path: path + "text/")


@pytest.mark.parametrize(
    ("main", "words"),
    [
        ("<h1>Flood &amp; rain</h1>", "<h1>Flood &amp; rain</h1>"),
        ('<p class="x" onclick="y">Text</p>', "<p>Text</p>"),
        ('<p lang="fa" dir="rtl">سیل</p>', '<p lang="fa" dir="rtl">سیل</p>'),
        ('<a href="/a/" class="b">A</a>', '<a href="/a/text/">A</a>'),
        ("<div><p>In a box</p></div>", "<p>In a box</p>"),
        ('<svg><title>Map</title><path d="M0"/></svg><p>Beside</p>', "<p>Beside</p>"),
        ('<form><p>Name</p><input><button>Send</button></form><p>Beside</p>', "<p>Beside</p>"),
        ('<p aria-hidden="true">·<b>x</b></p><p>Seen</p>', "<p>Seen</p>"),
        ('<img src="a.jpg" alt="A bridge">', "<p>Picture: A bridge</p>"),
        ('<img src="a.jpg" alt="">', ""),
        ('<picture><source srcset="a.avif"><img src="a.jpg" alt="A bridge"></picture>', "<p>Picture: A bridge</p>"),
        ('<video><source src="/s.mp4"><source src="/l.mp4">No player</video>', '<p><a href="/s.mp4">Clip</a></p>No player'),
        ("<details><summary>Show</summary><p>Shown</p></details>", "<details><summary>Show</summary><p>Shown</p></details>"),
        ("<script>x<y</script><style>p{}</style><p>Words</p>", "<p>Words</p>"),
        ("<p>One<br>two", "<p>One<br>two</p>"),
    ],
)  # fmt: skip
def test_what_stays_of_a_page(main, words):
    assert _of(main) == words


def test_what_stands_outside_the_main_part_is_not_in_it():
    assert _of("<p>Within</p>") == "<p>Within</p>"


def test_title_and_languages_are_told_beside_the_words():
    page = _page(
        '<head><title>Flood\n – Paper</title><link rel="alternate" hreflang="fa" href="/fa/a/">'
        '<link rel="alternate" type="application/rss+xml" href="/feeds/all.xml"></head><main></main>'
    )
    assert page.title == "Flood – Paper"
    assert page.alternates == [("fa", "/fa/a/")]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.seen: set[str] = set()
        self.is_balanced = True

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        assert all(
            name in {"href", "hreflang", "rel", "datetime", "scope", "colspan", "rowspan", "lang", "dir"}
            for name, _ in attrs
        )
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        self.is_balanced &= bool(self.stack) and self.stack.pop() == tag


PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<a href='/x/'>",
            "</a>",
            "<svg>",
            "</svg>",
            "<b>",
            "</b>",
            "<ul>",
            "<li>",
            "</ul>",
        ),
        *("<img alt=x>", "<video>", "<source src=/f>", "</video>", "<form>", "</form>", "</main>", "<main>", "<br/>"),
        *(
            "<p hidden>",
            "<script>",
            "</script>",
            "&lt;script&gt;",
            "<",
            ">",
            '"',
            "words",
            "<p onclick=x style=y>",
            "<svg/>",
        ),
        *("<span lang=fa>", "</span>", "<!-- c -->"),
    ]
)


@given(st.lists(PIECES, max_size=30))
def test_whatever_comes_in_harmless_balanced_words_come_out(pieces):
    tags = _Tags()
    tags.feed(_of("".join(pieces)))
    tags.close()
    assert tags.seen <= set(KEPT) | HOLLOW
    assert tags.is_balanced
    assert not tags.stack
