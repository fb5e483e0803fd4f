"""What differs between two texts, word by word and paragraph by paragraph.

Nothing is ever lost in a difference: what is the same and what is gone, joined, is the old text to the
character; what is the same and what is new, joined, is the new one.
"""

from __future__ import annotations

import html as entities
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import Literal, NamedTuple

Op = Literal["same", "gone", "new"]
#: a stretch of text and where it stands: in both, only in the old, only in the new
Stretch = tuple[Op, str]
Pairing = Literal["same", "changed", "gone", "new"]

# A word holds its vowel marks, and the half space joins two halves into one (\u0645\u06cc\u200c\u0631\u0648\u062f).
_WORD = r"[\w\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d]+"
_TOKEN = re.compile(rf"{_WORD}|\s+|.", re.DOTALL)
_ANY_WORD = re.compile(_WORD)
_TAG = re.compile(r"<[^>]+>")
_LONG = 1_000_000  # pairs of tokens above which frequent words no longer anchor a match
_ALIKE = 0.4  # share of words two paragraphs have in common, to be called one that changed
_WIDE = 10_000  # pairs of paragraphs above which they are paired in order, without looking for the most alike


class Pair(NamedTuple):
    """One paragraph in two texts; `old` is "" where it is new, `new` is "" where it is gone."""

    op: Pairing
    old: str
    new: str


def tokens(text: str) -> list[str]:
    """Return `text` in words, runs of space and single signs; joined they are `text` again."""
    return _TOKEN.findall(text)


def words(old: str, new: str) -> list[Stretch]:
    """Return the stretches of two plain texts in reading order, what is gone before what came in its place.

    Neighbouring changes with nothing but space between them are one change.
    """
    a, b = tokens(old), tokens(new)
    stretches: list[Stretch] = []
    for op, a_from, a_to, b_from, b_to in _matched(a, b):
        if op == "equal":
            stretches.append(("same", "".join(a[a_from:a_to])))
            continue
        stretches.append(("gone", "".join(a[a_from:a_to])))
        stretches.append(("new", "".join(b[b_from:b_to])))
    return _gathered(stretches)


def as_html(stretches: Sequence[Stretch]) -> str:
    """Return stretches as escaped HTML: <del> around what is gone, <ins> around what is new."""
    marks = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}
    return "".join(marks[op].format(entities.escape(text)) for op, text in stretches)


def blocks(html: str) -> list[str]:
    """Return the outermost elements of an HTML text, one by one; joined they are `html` again.

    Space between two blocks belongs to the one before it; text outside of every element is a block too.
    """
    splitter = _Splitter(html)
    splitter.feed(html)
    splitter.close()
    starts = [*splitter.starts, len(html)]
    return [html[begin:end] for begin, end in zip([0, *starts], starts, strict=False) if html[begin:end]]


def paragraphs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the paragraphs of two texts in reading order, those that changed beside what they became.

    Two paragraphs are one that changed when they share enough words; otherwise one is gone and one is new.
    """
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, list(old), list(new), autojunk=False)
    for op, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if op == "equal":
            pairs += [Pair("same", one, one) for one in old[a_from:a_to]]
        else:
            pairs += _paired(old[a_from:a_to], new[b_from:b_to])
    return pairs


def plain(block: str) -> str:
    """Return the words of one block without its tags, for `words`."""
    return entities.unescape(_TAG.sub("", block.replace("<br>", "\n").replace("</li>", "\n"))).strip()


def likeness(old: str, new: str) -> float:
    """Return how much of their words two texts share, from 0 to 1, whatever the order."""
    a, b = Counter(_ANY_WORD.findall(plain(old))), Counter(_ANY_WORD.findall(plain(new)))
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else float(old == new)


def _matched(a: list[str], b: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """The opcodes of two lists. What both begin and end with is not searched: most edits are short."""
    head = _shared(a, b)
    tail = _shared(a[head:][::-1], b[head:][::-1])
    if head:
        yield "equal", 0, head, 0, head
    a_mid, b_mid = a[head : len(a) - tail], b[head : len(b) - tail]
    matcher = SequenceMatcher(str.isspace, a_mid, b_mid, autojunk=len(a_mid) * len(b_mid) > _LONG)
    for op, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        yield op, a_from + head, a_to + head, b_from + head, b_to + head
    if tail:
        yield "equal", len(a) - tail, len(a), len(b) - tail, len(b)


def _shared(a: list[str], b: list[str]) -> int:
    for count, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return count
    return min(len(a), len(b))


def _gathered(stretches: list[Stretch]) -> list[Stretch]:
    """Neighbouring changes become one; a space between two of them goes with both."""
    result: list[Stretch] = []
    gone, new = "", ""
    for at, (op, text) in enumerate(stretches):
        if op == "gone":
            gone += text
        elif op == "new":
            new += text
        elif (gone or new) and text.isspace() and at + 1 < len(stretches):
            gone, new = gone + text, new + text
        else:
            result += [*_change(gone, new), ("same", text)]
            gone, new = "", ""
    return _joined(result + _change(gone, new))


def _change(gone: str, new: str) -> list[Stretch]:
    change: list[Stretch] = [("gone", gone), ("new", new)]
    return [(op, text) for op, text in change if text]


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    result: list[Stretch] = []
    for op, text in stretches:
        if result and result[-1][0] == op:
            result[-1] = (op, result[-1][1] + text)
        elif text:
            result.append((op, text))
    return result


def _paired(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    wide = len(old) * len(new) > _WIDE
    partners = list(zip(range(len(old)), range(len(new)), strict=False)) if wide else _most_alike(old, new)
    result: list[Pair] = []
    a = b = 0
    for i, j in [*partners, (len(old), len(new))]:
        result += [Pair("gone", one, "") for one in old[a:i]]
        result += [Pair("new", "", one) for one in new[b:j]]
        if i < len(old):
            result.append(Pair("changed", old[i], new[j]))
        a, b = i + 1, j + 1
    return result


def _most_alike(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The partners, in order on both sides, whose likeness adds up to the most."""
    alike = [[likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= _ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    partners, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            partners.append((i, j))
            i, j = i + 1, j + 1
    return partners


class _Splitter(HTMLParser):
    """Notes where each outermost element of a text begins."""

    _EMPTY = frozenset({"br", "hr", "img", "input", "wbr", "col", "source", "embed"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.starts: list[int] = []
        self._depth = 0
        self._closed = True
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]

    def _position(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._depth == 0:
            self.starts.append(self._position())
        self._depth += tag not in self._EMPTY
        self._closed = self._depth == 0

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self._EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._depth = max(0, self._depth - 1)
        self._closed = self._depth == 0

    def handle_data(self, data: str) -> None:
        if self._depth == 0 and self._closed and data.strip():
            self.starts.append(self._position())
            self._closed = False

    def handle_entityref(self, name: str) -> None:
        self.handle_data(name)

    def handle_charref(self, name: str) -> None:
        self.handle_data(name)
