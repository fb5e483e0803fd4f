"""Slogans: quoted words that are chanted, painted or carried."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from events.captions.phrases import Match
from events.captions.reading import Found, Span
from events.captions.tokens import Caption
from events.captions.vocabulary import book, words

_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›", '"': '"'}
_SINGLE_OPEN, _SINGLE_CLOSE = "‘'", "’'"
_CUES = book("CHANTING", "WRITING", "SAYING", "STRONG_CHANTING")
_NAMED_AFTER = words("NAMED_AFTER_QUOTE")
_JOINED = re.compile(r"[\s,،;؛/&\-–—]*(?:and|و|or)?[\s,،;؛/&\-–—]*")
_BEFORE, _AFTER = 8, 4
_LONGEST_CUE = 6
_LONGEST = 400
_SHORTEST_ALONE = 3


@dataclass(frozen=True, slots=True)
class _Quote:
    span: Span
    first: int
    last: int


def find_slogans(caption: Caption) -> list[Found]:
    """Return the slogans: "chanted" for those a crowd says, "written" for those on walls and banners.

    Quoted names, titles and what one person says are left alone ("quoted"), but their words are still
    nobody's place or event.
    """
    quotes = [_quote(caption, span) for span in _quotations(caption.raw)]
    cues = sorted(_CUES.find(caption.tokens), key=_first) if quotes else []
    found: list[Found] = []
    for number, quote in enumerate(quotes):
        kind = _kind(caption, quote, cues, quotes[number - 1] if number else None, found[-1] if found else None)
        found.append(Found(kind, caption.raw[slice(*quote.span)], quote.span))
    return found


def _first(cue: Match) -> int:
    return cue.indices[0]


def _quotations(raw: str) -> list[Span]:
    spans: list[Span] = []
    position = 0
    while position < len(raw):
        end = _closing(raw, position)
        if end is not None and end > position + 1:
            spans.append(Span(position + 1, end))
            position = end
        position += 1
    return spans


def _closing(raw: str, start: int) -> int | None:
    opening = raw[start]
    if opening in _PAIRS:
        end = raw.find(_PAIRS[opening], start + 1, start + _LONGEST)
        return end if end > 0 else None
    if opening not in _SINGLE_OPEN or (start and raw[start - 1].isalnum()):
        return None
    for end in range(start + 2, min(len(raw), start + _LONGEST)):
        if raw[end] in _SINGLE_CLOSE and not raw[end - 1].isspace() and _closes(raw, end):
            return end
    return None


def _closes(raw: str, end: int) -> bool:
    """Tell a closing mark from the apostrophe of "won't" and of "workers' rights"."""
    if end + 1 < len(raw) and raw[end + 1].isalnum():
        return False
    is_plural = raw[end - 1] in "sS" and raw[end + 1 : end + 2] == " " and raw[end + 2 : end + 3].islower()
    another = raw.find(raw[end], end + 1, end + 80)
    return not (is_plural and another > 0 and raw[another + 1 : another + 2] in ("", ",", ".", " ", "!", ")"))


def _quote(caption: Caption, span: Span) -> _Quote:
    first, end = bisect_left(caption.starts, span.start), bisect_left(caption.starts, span.end)
    return _Quote(span, first, end - 1)


def _kind(caption: Caption, quote: _Quote, cues: list[Match], previous: _Quote | None, said: Found | None) -> str:
    if previous and said and _JOINED.fullmatch(caption.raw[previous.span.end + 1 : quote.span.start - 1]):
        return said.field
    start, end = quote.first - _BEFORE - _LONGEST_CUE, quote.last + _AFTER + 1
    window = cues[bisect_left(cues, start, key=_first) : bisect_left(cues, end, key=_first)]
    if caption.key(quote.last + 1) in _NAMED_AFTER:
        return "quoted"
    near = {cue.label for cue in window if _is_near(caption, quote, cue)}
    for label, kind in (("STRONG_CHANTING", "chanted"), ("WRITING", "written"), ("SAYING", "quoted")):
        if label in near:
            return kind
    if "CHANTING" in near and _stands_apart(caption, quote):
        return "chanted"
    return "chanted" if _is_cried_out(caption, quote) else "quoted"


def _is_near(caption: Caption, quote: _Quote, cue: Match) -> bool:
    if cue.indices[-1] < quote.first:
        return quote.first - cue.indices[-1] <= _BEFORE and not _sentence_ends(
            caption, cue.indices[-1], quote.span.start
        )
    if cue.indices[0] > quote.last:
        return cue.indices[0] - quote.last <= _AFTER and not _sentence_ends(
            caption, quote.last, caption.tokens[cue.indices[0]].start
        )
    return False


def _sentence_ends(caption: Caption, index: int, stop: int) -> bool:
    return ". " in caption.folded[caption.tokens[index].end : stop]


def _stands_apart(caption: Caption, quote: _Quote) -> bool:
    return quote.last - quote.first + 1 >= _SHORTEST_ALONE


def _is_cried_out(caption: Caption, quote: _Quote) -> bool:
    """Tell whether a quotation of some length stands alone, after a colon or a dash or as the whole text."""
    before = caption.raw[: quote.span.start - 1].rstrip()
    return _stands_apart(caption, quote) and (not before or before[-1] in ":-–—؛|")
