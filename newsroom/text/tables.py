"""Tables of a cleaned text: which cells are headings, and the region in which a wide one is scrolled."""

from __future__ import annotations

import re
from collections.abc import Callable

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_HEADING = re.compile(
    r"<th(?P<spans>(?: (?:col|row)span=\"\d+\")*)(?: scope=\"[a-z]+\")?(?P<more>(?: (?:col|row)span=\"\d+\")*)>"
)
_ONE_PARAGRAPH = re.compile(r"(<t[hd][^>]*>)<p>((?:(?!</?(?:p|t[hd])\b).)*)</p>(?=</t[hd]>)", re.DOTALL)
_EMPTY_CAPTION = re.compile(r"<caption>\s*(?:<p>\s*</p>)?\s*</caption>")
_CAPTION_PARAGRAPH = re.compile(r"<caption><p>(.*?)</p></caption>", re.DOTALL)


def tidy_tables(html: str) -> str:
    """Return cleaned `html` with its heading cells saying what they head, and no paragraph around the only words of a cell.

    A heading cell in the first row heads its column, another one its row. Tidying what is tidy changes nothing.
    """
    return _TABLE.sub(_tidy, html)


def _tidy(table: re.Match[str]) -> str:
    inner = _CAPTION_PARAGRAPH.sub(r"<caption>\1</caption>", _EMPTY_CAPTION.sub("", table[1]))
    rows = iter(["col"])
    inner = _ROW.sub(lambda row: _headed(row[0], next(rows, "row")), _ONE_PARAGRAPH.sub(r"\1\2", inner))
    return f"<table>{inner}</table>"


def _headed(row: str, scope: str) -> str:
    return _HEADING.sub(lambda cell: f'<th{cell["spans"]}{cell["more"]} scope="{scope}">', row)


def in_regions(html: str, label_of: Callable[[str], str]) -> str:
    """Return `html` with each table in a region that scrolls by itself; `label_of(caption)` names it, as escaped HTML."""

    def wrapped(table: re.Match[str]) -> str:
        caption = _CAPTION.search(table[1])
        label = label_of(caption[1] if caption else "")
        return f'<div class="table-region" role="region" tabindex="0" aria-label="{label}">{table[0]}</div>'

    return _TABLE.sub(wrapped, html)
