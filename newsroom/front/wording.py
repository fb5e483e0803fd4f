"""What a version of an item says to readers, part by part, as plain texts that can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from newsroom.front.templatetags.newspaper import digits, figure_words
from newsroom.press.models import PublicWords
from newsroom.text.calendars import PartialDate, format_both


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a page: what it is called, and what a version says there. `is_named` tells that it names persons: then only
    that it changed is said, not from whom to whom."""

    label: Any
    read: Callable[[PublicWords], str]
    is_named: bool = False


def _names(rows: Iterable[dict[str, Any]]) -> str:
    return pgettext("between two names", ", ").join(row["name"] for row in rows)


def _where(words: PublicWords) -> str:
    return _names([*words.facts.get("places", ()), *words.facts.get("provinces", ())])


def _when(words: PublicWords) -> str:
    year, month, day = words.facts.get("date") or (None, None, None)
    return format_both(PartialDate(year, month, day), words.language)


def _confidence(words: PublicWords) -> str:
    said = str(words.get_confidence_display()) if words.confidence else ""
    return " ".join(filter(None, (said, words.facts.get("confidence_basis", ""))))


def _figures(words: PublicWords) -> str:
    rows = words.facts.get("figures", ())
    return "; ".join(" ".join(filter(None, (row["label"], figure_words(row), row.get("said_by", "")))) for row in rows)


def _day(words: PublicWords) -> str:
    return digits(words.facts.get("day_of_event") or "")


def _fact(*names: str) -> Callable[[PublicWords], str]:
    def read(words: PublicWords) -> str:
        value: Any = words.facts
        for name in names:
            value = (value or {}).get(name, "")
        return str(value or "")

    return read


PARTS = (
    Part(_("Headline"), lambda words: words.headline),
    Part(_("Standfirst"), lambda words: words.standfirst),
    Part(_("Byline"), lambda words: words.byline, is_named=True),
    Part(_("Dateline"), lambda words: words.dateline),
    Part(_("Credit"), lambda words: words.credit, is_named=True),
    Part(_("When"), _when),
    Part(_("Where"), _where),
    Part(_("Type"), lambda words: _names(words.facts.get("event_types", ()))),
    Part(_("Topics"), lambda words: _names(words.facts.get("topics", ()))),
    Part(_("How sure we are"), _confidence),
    Part(_("Running day"), _day),
    Part(_("Who"), lambda words: _names(words.facts.get("actors", ()))),
    Part(_("Figures"), _figures),
    Part(_("Chanted"), lambda words: "; ".join(words.facts.get("slogans", ()))),
    Part(_("What was found"), _fact("finding", "word")),
    Part(_("What is said, in writing"), _fact("transcript")),
)
