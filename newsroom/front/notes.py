"""The public record of corrections, updates and withdrawals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.utils import timezone

from newsroom.front.linked import live_items
from newsroom.front.sections import BY_KIND, Section
from newsroom.press.models import Correction, Edition, PastEdition, PublicPath
from newsroom.press.paths import line_of
from newsroom.taxonomy.public_place import ORDER, is_coarser
from newsroom.text.calendars import LAST_JALALI_YEAR, format_partial, from_jalali, jalali_month_name, to_jalali
from newsroom.text.calendars import PartialDate as Partial
from newsroom.text.digits import to_persian

NEWEST = 50
MOST = 500
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_ITEM = re.compile(r"([a-z]{2,16}):([a-z0-9]{4,12})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Month:
    """A month in the calendar of a language; a Jalali one has a year before 1700."""

    year: int
    month: int

    @property
    def key(self) -> str:
        """How an address says it: "2026-11" or "1405-09"."""
        return f"{self.year:04}-{self.month:02}"

    def name_in(self, language: str) -> str:
        """The month in words."""
        if self.year >= LAST_JALALI_YEAR:
            return format_partial(Partial(self.year, self.month), language, "gregorian")
        words = f"{jalali_month_name(self.month, language)} {self.year}"
        return to_persian(words) if language == "fa" else words

    def bounds(self) -> tuple[datetime, datetime]:
        """Its first moment and the first moment after it, in the newsroom's zone; ValueError for what is no month."""
        after = (self.year, self.month + 1) if self.month < 12 else (self.year + 1, 1)
        first, last = self._day(self.year, self.month), self._day(*after)
        zone = timezone.get_default_timezone()
        return datetime.combine(first, time.min, zone), datetime.combine(last, time.min, zone)

    def _day(self, year: int, month: int) -> date:
        return from_jalali(year, month, 1) if self.year < LAST_JALALI_YEAR else date(year, month, 1)


@dataclass(frozen=True, slots=True)
class Note:
    """One entry of the record. `edition` is None for what is not public any more; `line` then says why, and `said` what
    the newsroom told besides. `before` is the number of the version that readers had until then, where it can be seen."""

    correction: Correction
    edition: Edition | None
    kind_title: str
    line: str
    said: str = ""
    before: int | None = None
    month: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """Entries, newest first, and the months and years that have any, in the calendar of the language."""

    notes: list[Note]
    years: list[int]
    months: list[Month]


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the record is wanted: a year or a month (of either calendar), one kind of content, one item."""

    year: int | None = None
    month: Month | None = None
    kind: str = ""
    item: tuple[str, str] | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether only a part of the record is wanted."""
        return bool(self.year or self.month or self.kind or self.item)


def read_month(text: str) -> Month | None:
    """The month that an address names, or None."""
    found = _MONTH.fullmatch(text)
    month = Month(int(found[1]), int(found[2])) if found else None
    try:
        return month if month and month.bounds() else None
    except (ValueError, OverflowError):
        return None


def read_year(text: str) -> int | None:
    """The year that an address names, one before 1700 of the Jalali calendar, or None."""
    return (
        int(text)
        if re.fullmatch(r"\d{4}", text, re.ASCII) and read_month(f"{text}-01") and read_month(f"{text}-12")
        else None
    )


def read_item(text: str) -> tuple[str, str] | None:
    """The item (kind, ref) that an address names, or None."""
    found = _ITEM.fullmatch(text)
    return (found[1], found[2]) if found else None


def section_of(kind: str) -> Section | None:
    """The section of a kind of content that readers know."""
    return BY_KIND.get(kind)


def newest_notes(*, language: str, at: datetime) -> Notes:
    """The newest entries about items that are, or were, public in the language."""
    return notes_of(Asked(), language=language, at=at)


def notes_of(asked: Asked, *, language: str, at: datetime) -> Notes:
    """The entries that were asked for: the newest, or of a narrower part as many as there are."""
    known = _known(language, at)
    days = [one.date() for one in known.order_by().datetimes("public_at", "day", order="DESC")]
    rows = _narrowed(known, asked)[: MOST if asked.is_narrow else NEWEST]
    months = list(dict.fromkeys(_month_of(day, language) for day in days))
    years = list(dict.fromkeys(month.year for month in months))
    return Notes(_noted(_with_versions(rows, language), language, at), years, months)


def told_since(start: datetime, *, language: str, at: datetime, most: int = 100) -> int:
    """How many entries the record has since `start` for readers of a language, up to `most`."""
    return _known(language, at).filter(public_at__gt=start)[:most].count()


def _month_of(day: date, language: str) -> Month:
    return Month(*to_jalali(day)[:2]) if language == "fa" else Month(day.year, day.month)


def _narrowed(rows: QuerySet[Correction], asked: Asked) -> QuerySet[Correction]:
    if asked.month:
        start, end = asked.month.bounds()
        rows = rows.filter(public_at__gte=start, public_at__lt=end)
    elif asked.year:
        start, end = Month(asked.year, 1).bounds()[0], Month(asked.year, 12).bounds()[1]
        rows = rows.filter(public_at__gte=start, public_at__lt=end)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.item:
        rows = rows.filter(kind=asked.item[0], ref=asked.item[1])
    return rows


def _known(language: str, at: datetime) -> QuerySet[Correction]:
    """Notes on items that have an address in the language: others are told on their own language's pages. What was said about a
    text goes when the text goes; that it went stays."""
    addresses = PublicPath.objects.filter(language=language, public_from__lte=at)
    live = Edition.objects.live(at=at).filter(kind=OuterRef("kind"), ref=OuterRef("ref"), language=language)
    told = Q(what=Correction.What.WITHDRAWAL) | Exists(live)
    return Correction.objects.filter(told, public_at__lte=at, ref__in=addresses.values("ref"))


def _with_versions(rows: QuerySet[Correction], language: str) -> QuerySet[Correction]:
    """With the number of the version that ended when each note became public, and how exactly that told where it was."""
    ended = {
        "kind": OuterRef("kind"),
        "ref": OuterRef("ref"),
        "live_until": OuterRef("public_at"),
        "language": language,
    }
    past = PastEdition.objects.filter(**ended, is_withdrawn=False).order_by("-number")
    planned = Edition.objects.filter(**ended).order_by("-number")
    return rows.annotate(
        before=Coalesce(Subquery(past.values("number")[:1]), Subquery(planned.values("number")[:1])),
        exactness=Coalesce(_precision(past), _precision(planned)),
    )


def _precision(editions: QuerySet[Any]) -> Subquery:
    return Subquery(editions.values_list(KT("facts__precision"))[:1])


def _before(note: Correction, edition: Edition) -> int | None:
    """The number of the version that readers had until then, unless it says more exactly where it was than they may know."""
    is_hidden = is_coarser(edition.facts.get("precision", ""), note.exactness or ORDER[0])
    return None if is_hidden else note.before


def _noted(rows: Iterable[Correction], language: str, at: datetime) -> list[Note]:
    corrections = list(rows)
    items = {(row.kind, row.ref) for row in corrections}
    live = {(one.kind, one.ref): one for one in live_items(items, at=at, language=language)}
    lines = dict(
        PublicPath.objects.filter(language=language, ref__in={ref for _kind, ref in items})
        .exclude(withdrawn_at=None)
        .values_list("ref", "withdrawn_line")
    )
    notes = []
    for row in corrections:
        edition = live.get((row.kind, row.ref))
        is_withdrawal = row.what == Correction.What.WITHDRAWAL
        section = BY_KIND.get(row.kind)
        name = lines.get(row.ref, "safety")
        said = row.words.get(language, "") if is_withdrawal else row.said_in(language)
        if edition is None and name == "safety":
            said = ""  # hidden since: what was told when it was withdrawn is hidden with it
        notes.append(
            Note(
                row,
                edition,
                str(section.singular) if section else "",
                "" if edition else line_of(name),
                said if edition or is_withdrawal else "",
                _before(row, edition) if edition and not is_withdrawal else None,
                _month_of(_day_of(row.public_at), language).name_in(language),
            )
        )
    return notes


def _day_of(moment: datetime) -> date:
    return timezone.localtime(moment, timezone.get_default_timezone()).date()
