"""What a person should look at before a report becomes an event: one function a doubt, one table of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from events.captions.cautions import cautions
from events.captions.reading import Reading
from events.captions.unknown_places import said, unknown_places
from events.enumerating import with_commas
from events.models import Report
from events.proposals import Proposal
from newsroom.text.digits import to_latin

FIRST_YEAR = 1900
DAY_AND_MONTH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}")
CAUTIONS = {
    "denied": _n("It may say that something is not so: %(words)s."),
    "ahead": _n("It may speak of what is still to come: %(words)s."),
    "past": _n("It may speak of what is past: %(words)s."),
    "abroad": _n("It names something abroad: %(words)s."),
}
TOMORROW = timedelta(days=1)  # the sun is up somewhere else already


@dataclass(frozen=True, slots=True)
class Looked:
    """A report as a row of the intake sees it. `names` gives the printed name of a place by its slug."""

    report: Report
    reading: Reading
    proposal: Proposal
    names: dict[str, str]
    today: date


@dataclass(frozen=True, slots=True)
class Doubt:
    """One line of warning. `choices` are (slug, name) of the places among which a person may choose."""

    code: str
    sentence: str
    choices: tuple[tuple[str, str], ...] = ()


def doubts_of(row: Looked) -> list[Doubt]:
    """Everything that keeps a waiting report from being certain, in the order of the table; of a decided one its source."""
    asked = DOUBTS if row.report.decision == Report.Decision.WAITING else (_source,)
    return [doubt for ask in asked for doubt in ask(row)]


def _where(row: Looked) -> Iterator[Doubt]:
    if not row.proposal.places and not row.proposal.provinces and row.reading.scope != "national":
        yield Doubt("no_province", _("No province and no place was found."))


def _namesakes(row: Looked) -> Iterator[Doubt]:
    """One question for each ambiguous name, until it is answered or the place it stands for is taken off."""
    answered = row.report.edits.get("settled", [])
    for warning in row.reading.warnings:
        names = tuple((slug, row.names.get(slug, slug)) for slug in warning.candidates)
        guess = set(warning.candidates) & set(row.reading.places)
        is_open = sorted(warning.candidates) not in answered and guess & set(row.proposal.places)
        if len(names) > 1 and is_open:
            word = row.report.raw_text[slice(*warning.span)]
            yield Doubt(
                "namesakes",
                _("“%(word)s”: %(names)s?") % {"word": word, "names": _(" or ").join(name for _slug, name in names)},
                names,
            )


def _unknown(row: Looked) -> Iterator[Doubt]:
    text = row.report.raw_text
    names = said(text, unknown_places(text, row.reading))
    if names and "places" not in row.proposal.edited:
        yield Doubt("unknown_place", _("Not in the list of places: %(names)s.") % {"names": with_commas(names)})


def _several(row: Looked) -> Iterator[Doubt]:
    if len(row.proposal.provinces) > 1 and "provinces" not in row.proposal.edited:
        yield Doubt("several", _("It names several provinces: one event, or several?"))


def _not_simply(row: Looked) -> Iterator[Doubt]:
    """What was denied, is still ahead, is long past or happened abroad is no event of its day and place."""
    text = row.report.raw_text
    for reason, spans in cautions(text).items():
        yield Doubt(reason, _(CAUTIONS[reason]) % {"words": with_commas(said(text, spans))})


def _what(row: Looked) -> Iterator[Doubt]:
    if not row.proposal.event_types:
        yield Doubt("no_type", _("No event type was found."))


def _when(row: Looked) -> Iterator[Doubt]:
    when = row.proposal.date
    if when.month is None or when.day is None:
        yield Doubt("no_day", _("No day was found.") if when.month is None else _("Only the month is known."))
    elif "date" not in row.proposal.edited and _reads_both_ways(row):
        yield Doubt("both_ways", _("Day and month of its date may be meant the other way round."))
    elif when.year is not None and when.year < FIRST_YEAR:
        yield Doubt(
            "old_year", _("The year %(year)s is unlikely: a Jalali year with a Gregorian month?") % {"year": when.year}
        )
    elif when.year is None:
        yield Doubt("no_year", _("The year is not known. Give the batch a year, or write it into the date."))
    elif (row.proposal.happened_on or row.today) > row.today + TOMORROW:
        yield Doubt("future", _("The date lies in the future."))
    if "date" not in row.proposal.edited and any(one.code == "no-such-day" for one in row.reading.warnings):
        yield Doubt("no_such_day", _("It names a day that no calendar has."))


def _reads_both_ways(row: Looked) -> bool:
    written = (row.report.raw_text[start:end] for start, end in row.reading.spans.get("date", ()))
    pairs = (DAY_AND_MONTH.fullmatch(to_latin(one.strip())) for one in written)
    return any(pair and pair[1] != pair[2] and int(pair[1]) <= 12 and int(pair[2]) <= 12 for pair in pairs)


def _several_days(row: Looked) -> Iterator[Doubt]:
    """Two dates in one caption: one day of several, or the day of something else."""
    if "date" not in row.proposal.edited and len(row.reading.spans.get("date", ())) > 1:
        yield Doubt("several_days", _("It names several dates."))


def _hedged(row: Looked) -> Iterator[Doubt]:
    parts = {part for part, _span in row.reading.hedges}
    if parts:
        yield Doubt("hedged", _("It says itself that it is not sure: %(what)s.") % {"what": _hedged_words(parts)})


def _hedged_words(parts: set[Any]) -> str:
    words = {"place": _("the place"), "event": _("the event"), "number": _("a number"), "time": _("the time")}
    return with_commas(words[part] for part in words if part in parts)


def _source(row: Looked) -> Iterator[Doubt]:
    if row.report.is_clip_missing:
        yield Doubt("clip_missing", _("Its clip did not come with it."))
    if row.report.gone_at:
        yield Doubt("gone", _("It was deleted at its source."))
    if row.report.edited_at:
        yield Doubt("changed", _("It was changed at its source; its earlier words are kept."))


DOUBTS: tuple[Callable[[Looked], Iterator[Doubt]], ...] = (
    _where, _namesakes, _unknown, _several, _what, _when, _several_days, _not_simply, _hedged, _source,
)  # fmt: skip
