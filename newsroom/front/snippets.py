"""Where in an edition the words stand that somebody looked for: its public text, with them marked."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from newsroom.press.models import Edition
from newsroom.press.search import Query, Term, tokens
from newsroom.text.sanitise import plain_text

LENGTH = 200  # letters
BEFORE = 60  # of them stand before the first word that was found
JOINING = " \u200c\u00a0"  # what may stand between two marked words that are marked as one

OWN_LINES = ("article", "footage")  # kinds whose entries need no beginning of their text

Span = tuple[int, int]


def show(edition: Edition, query: Query) -> Edition:
    """The edition with its headline marked, and `snippet`: the piece of its text that holds the words."""
    headline = str(edition.headline)
    of_headline = (
        ("headline", "captions") if edition.kind == "footage" else ("headline",)
    )  # footage has its caption there
    edition.headline = marked(headline, spans_in(headline, _terms(query, *of_headline)))
    terms = _terms(query, "body", "captions")
    text = " ".join(_text(edition).split())
    if edition.kind in OWN_LINES and not spans_in(text, terms):
        text = ""
    edition.snippet = snippet(text, terms)
    if edition.kind == "article":
        edition.standfirst = marked(edition.standfirst, spans_in(edition.standfirst, terms))
    return edition


def snippet(text: str, terms: Iterable[Term]) -> SafeString:
    """A piece of the text around the first of the terms, escaped, with all of them marked; its beginning where none is in it."""
    spans = spans_in(text, terms)
    start = _word_start(text, spans[0][0] - BEFORE) if spans and spans[0][1] > LENGTH else 0
    end = _word_end(text, start + LENGTH)
    inside = [(first - start, last - start) for first, last in spans if first >= start and last <= end]
    piece = marked(text[start:end], inside)
    return format_html("{}{}{}", "… " if start else "", piece, " …" if end < len(text) else "")


def spans_in(text: str, terms: Iterable[Term]) -> list[Span]:
    """Where the terms stand in a text as it is written, in order; folding finds them, so the spelling may be another one."""
    known = list(tokens(text))
    words = [word for _span, word in known]
    found: set[Span] = set()
    for term in terms:
        length = len(term.words)
        starts = (n for n in range(len(words) - length + 1) if tuple(words[n : n + length]) == term.words)
        found |= {known[n + step][0] for n in starts for step in range(length)}
    return _joined(text, sorted(found))


def marked(text: str, spans: Iterable[Span]) -> SafeString:
    """The text, escaped, with the spans in mark elements."""
    done, parts = 0, []
    for start, end in spans:
        parts += [conditional_escape(text[done:start]), format_html("<mark>{}</mark>", text[start:end])]
        done = end
    return SafeString("".join([*parts, conditional_escape(text[done:])]))


def _terms(query: Query, *columns: str) -> list[Term]:
    return [term for term in query.wanted if term.column in ("", *columns)]


def _text(edition: Edition) -> str:
    """What readers can read of it beside what its entry shows anyway: the words of footage are what is said in it."""
    if edition.kind == "footage":
        return str(edition.facts.get("transcript", ""))
    said = plain_text(edition.body_html)
    return said if edition.kind == "article" else f"{edition.standfirst} {said}"


def _joined(text: str, spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip(JOINING):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _word_start(text: str, near: int) -> int:
    return text.find(" ", max(0, near)) + 1 if near > 0 else 0


def _word_end(text: str, near: int) -> int:
    return len(text) if near >= len(text) else max(text.rfind(" ", 0, near), near // 2)
