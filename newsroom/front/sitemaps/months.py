"""The maps of items: one for each month of first publication, in parts where a month is large."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from newsroom.front.covers import covered
from newsroom.front.elsewhere import addresses_by_language, alternates
from newsroom.front.frame import absolute
from newsroom.front.sitemaps.writing import Address, Clip
from newsroom.front.uncovered import clips_of, picture_of
from newsroom.press.models import Edition, EditionQuerySet
from newsroom.text.calendars import FIRST_YEAR, LAST_YEAR

#: pages in one map: crawlers take 50,000, but a map is made while one of them waits, and pictures and languages make it long
MOST = 2_000
COLUMNS = (
    "kind", "ref", "language", "path", "live_from", "published_at", "updated_at", "headline", "warning", "facts", "lead_src",
    "lead_width", "lead_height", "lead_alt", "lead_credit",
)  # fmt: skip

Start = tuple[datetime, int] | None


def all_months(at: datetime) -> list[tuple[int, int]]:
    """The (year, month) in which something now public was first published, newest first."""
    return sorted({month for code, _name in settings.LANGUAGES for month in _months(code, at)}, reverse=True)


def _months(language: str, at: datetime) -> Iterator[tuple[int, int]]:
    """One step of the list's index a month: grouping everything by month reads every row."""
    editions = Edition.objects.live(at=at).filter(language=language).order_by("-published_at", "-pk")
    bound = at
    while published_at := editions.filter(published_at__lte=bound).values_list("published_at", flat=True).first():
        local = timezone.localtime(published_at, timezone.get_default_timezone())
        yield local.year, local.month
        bound = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0) - timedelta(microseconds=1)


def starts(year: int, month: int, at: datetime, size: int = MOST) -> list[Start]:
    """Where each part of a month begins, oldest first, so that only the last one grows: one query a part."""
    found: list[Start] = [None]
    while True:
        step = _since(_of_month(year, month, at), found[-1]).values_list("published_at", "pk")[size : size + 1]
        following = next(iter(step), None)
        if following is None:
            return found
        found.append(following)


def part(year: int, month: int, number: int, at: datetime, size: int = MOST) -> list[Address] | None:
    """The pages of a part, the first is number 1; None where there is no such part."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    begins = starts(year, month, at, size)
    if not 1 <= number <= len(begins):
        return None
    rows = _since(_of_month(year, month, at), begins[number - 1])
    editions = list(rows.only(*COLUMNS)[:size])
    told = addresses_by_language(_of_month(year, month, at).order_by(), at=at)
    return [_address(one, alternates(one, told)) for one in _with_warnings(editions, at)] or None


def _of_month(year: int, month: int, at: datetime) -> EditionQuerySet:
    first = timezone.make_aware(datetime(year, month, 1))  # noqa: DTZ001 - made aware here
    after = timezone.make_aware(datetime(year + month // 12, month % 12 + 1, 1))  # noqa: DTZ001
    rows = Edition.objects.live(at=at).filter(published_at__gte=first, published_at__lt=after)
    return rows.order_by("published_at", "pk")


def _since(rows: EditionQuerySet, start: Start) -> EditionQuerySet:
    if start is None:
        return rows
    published_at, key = start
    return rows.filter(Q(published_at__gt=published_at) | Q(pk__gte=key), published_at__gte=published_at)


def _with_warnings(editions: list[Edition], at: datetime) -> Iterable[Edition]:
    """A few hundred at a time: a query cannot name two thousand keys everywhere."""
    for first in range(0, len(editions), 500):
        yield from covered(editions[first : first + 500], at=at)


def _address(edition: Edition, told: dict[str, str]) -> Address:
    picture, clips = picture_of(edition), [one for one in clips_of(edition) if one.medium == "video"]
    has_clip = bool(clips and picture)
    return Address(
        absolute(edition.path),
        told,
        edition.updated_at or edition.live_from,
        picture,
        Clip(clips[0], picture, edition.headline, edition.published_at) if has_clip and picture else None,
    )
