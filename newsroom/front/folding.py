"""Lists in which the events of one live series that came out on one day stand as one entry.

An entry is an edition or a fold, and a fold stands where its newest event would. So the entries of a list are a fixed order
of some of its editions, and a cursor that names one of those splits it into pages without losing or repeating any.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from newsroom.front.listing import PAGE_SIZE, ROWS, Cursor, Selection, conditions, page_of
from newsroom.front.ribbon import places_in, reports_in
from newsroom.front.series import events_of, with_parts, with_series
from newsroom.press.models import Edition
from newsroom.text.calendars import PartialDate, format_partial
from newsroom.text.digits import to_persian

STEPS = 4  # times a page is read on when folding leaves it short
SHOWN = 3  # headlines under a fold
Key = tuple[str, date]  # the series and the day of publication, in the newsroom's zone


@dataclass(frozen=True, slots=True)
class Fold:
    """Events of one series that came out on one day, newest first; those in `without` stand elsewhere on the page, but count."""

    series: Edition
    day: date
    events: tuple[Edition, ...]
    today: date
    is_fold: bool = True
    without: frozenset[int] = frozenset()

    @property
    def language(self) -> str:
        return self.series.language

    @property
    def newest(self) -> list[Edition]:
        return [event for event in self.events if event.pk not in self.without][:SHOWN]

    @property
    def is_today(self) -> bool:
        return self.day == self.today

    @property
    def sentence(self) -> str:
        """ "Floods in Lorestan: 23 reports from 9 places since midnight", in the language of the page."""
        reports, places = reports_in(self.events), places_in(self.events)
        words = {
            "series": self.series.headline,
            "reports": _counted(ngettext("%(number)s report", "%(number)s reports", reports), reports),
            "places": _counted(ngettext("%(number)s place", "%(number)s places", places), places),
            "day": _day_words(self.day, self.today),
        }
        return self._shape(has_places=bool(places)) % words

    def _shape(self, *, has_places: bool) -> str:
        if self.is_today and has_places:
            return _("%(series)s: %(reports)s from %(places)s since midnight")
        if self.is_today:
            return _("%(series)s: %(reports)s since midnight")
        if has_places:
            return _("%(series)s: %(reports)s from %(places)s on %(day)s")
        return _("%(series)s: %(reports)s on %(day)s")


def _counted(words: str, number: int) -> str:
    return words % {"number": to_persian(str(number)) if get_language() == "fa" else number}


def _day_words(day: date, today: date) -> str:
    """The day, without its year where that is this year's in the calendar of the language."""
    language = get_language() or "en"
    words, this_day = (format_partial(PartialDate(d.year, d.month, d.day), language) for d in (day, today))
    short, _space, year = words.rpartition(" ")
    return short if this_day.endswith(f" {year}") else words


@dataclass(slots=True)
class FoldedPage:
    """Entries, newest first, and the tokens of the neighbouring pages ("" where there is none)."""

    entries: list[Edition | Fold]
    newer: str = ""
    older: str = ""


def folded(selection: Selection, size: int = PAGE_SIZE) -> FoldedPage:
    """The page of the selection with at most `size` entries, read on in a few steps while folding leaves room."""
    if selection.before is not None:
        page = _Reader(selection, size).read_back()
        if page is not None:
            return page
        selection = replace(selection, before=None, after=None)  # the way back ends at the newest
    return _Reader(selection, size).read_on()


@dataclass(slots=True)
class _Reader:
    """Reads editions in steps. `members` are the events of each fold that was met, newest first."""

    selection: Selection
    size: int
    members: dict[Key, list[Edition]] = field(default_factory=dict)
    kept: list[Edition] = field(default_factory=list)

    def read_on(self) -> FoldedPage:
        after, older = self.selection.after, ""
        for _step in range(STEPS):
            page = page_of(replace(self.selection, after=after, before=None, without=self._known()), self.size + 1)
            self.kept += self._sieved(page.editions)
            older, after = page.older, Cursor.read(page.older)
            if len(self.kept) > self.size or not older:
                break
        shown = self.kept[: self.size]
        if len(self.kept) > self.size:
            older = str(Cursor.at(shown[-1]))
        newer = str(Cursor.at(shown[0])) if shown and self.selection.after else ""
        return FoldedPage(self._entries(shown), newer, older)

    def read_back(self) -> FoldedPage | None:
        """None where too little is newer to fill a page."""
        before = self.selection.before
        for _step in range(STEPS):
            page = page_of(replace(self.selection, before=before, after=None, without=self._known()), self.size)
            if not page.newer:
                return None
            self.kept = self._sieved(page.editions) + self.kept
            before = Cursor.read(page.newer)
            if len(self.kept) >= self.size:
                break
        shown = self.kept[-self.size :]
        if not shown:
            return None
        return FoldedPage(self._entries(shown), str(Cursor.at(shown[0])), str(Cursor.at(shown[-1])))

    def _known(self) -> frozenset[int]:
        """Events that stand in a fold without being its newest, or elsewhere on the page: they need not be read."""
        folded = frozenset(one.pk for members in self.members.values() for one in members[1:])
        return folded | self.selection.without

    def _sieved(self, editions: list[Edition]) -> list[Edition]:
        """Without the events that stand in a fold at the place of another one."""
        with_series(editions, at=self.selection.at)
        met = {key: one.part.series for one in editions if (key := _key(one)) and key not in self.members}
        self.members |= _members(self.selection, met)
        behind = self._known()
        return [one for one in editions if one.pk not in behind]

    def _entries(self, shown: list[Edition]) -> list[Edition | Fold]:
        return [self._entry(one) for one in shown]

    def _entry(self, edition: Edition) -> Edition | Fold:
        key = _key(edition)
        members = self.members.get(key, []) if key else []
        if key is None or len(members) < 2:
            return edition
        return Fold(
            edition.part.series, key[1], tuple(members), _day(self.selection.at), without=self.selection.without
        )


def _key(edition: Edition) -> Key | None:
    part = getattr(edition, "part", None)
    return (part.series.ref, _day(edition.published_at)) if part else None


def _day(moment: datetime) -> date:
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def _members(selection: Selection, keys: dict[Key, Edition]) -> dict[Key, list[Edition]]:
    """The events of the selection that stand in each fold, newest first, in one query; `keys` gives each its series."""
    if not keys:
        return {}
    days = sorted(day for _ref, day in keys)
    found = (
        events_of({ref for ref, _day in keys}, language=selection.language, at=selection.at)
        .filter(conditions(selection), *_filed(selection))
        .filter(published_at__gte=_midnight(days[0]), published_at__lt=_midnight(days[-1] + timedelta(days=1)))
        .order_by("-published_at", "-pk")
    )
    folds: dict[Key, list[Edition]] = {key: [] for key in keys}
    for event in with_parts(list(found), keys.values()):
        key = _key(event)
        if key in folds:
            folds[key].append(event)
    # The first one gives a fold its place, so it is one that does not stand elsewhere on the page.
    return {key: sorted(events, key=lambda one: one.pk in selection.without) for key, events in folds.items()}


def _filed(selection: Selection) -> list[Exists]:
    """The terms that the selection asks for, as conditions of an edition."""
    asked = [(name, getattr(selection, terms)) for name, terms in ROWS.items()]
    return [
        Exists(Edition._meta.get_field(name).related_model.objects.filter(content_object=OuterRef("pk"), tag__in=terms))
        for name, terms in asked
        if terms
    ]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def newest_folded(selection: Selection, size: int) -> list[Edition | Fold]:
    """The newest entries of the selection, without a way to go on."""
    return folded(selection, size).entries
