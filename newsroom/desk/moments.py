"""How the desk writes moments and days: the newsroom's zone, and the calendar and digits of whoever reads."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from newsroom.front.templatetags.newspaper import digits
from newsroom.text.calendars import PartialDate, format_partial


def is_persian() -> bool:
    """Whether the page in the making is in Persian."""
    return get_language() == "fa"


def short_moment(value: datetime | None, precision: str = "minutes") -> str:
    """Day and time in a line of a list: "23 Nov 2026, 06:03", «۲ آذر ۱۴۰۵، ۰۶:۰۳»; "" without one.

    `precision` is "minutes" or "seconds".
    """
    if value is None or value == "":
        return ""
    local = timezone.localtime(value, timezone.get_default_timezone())
    time = digits(local.strftime("%H:%M:%S" if precision == "seconds" else "%H:%M"))
    return f"{short_day(local)}{'،' if is_persian() else ','} {time}"


def short_day(value: date) -> str:
    """A day in a line of a list: "23 Nov 2026", «۲ آذر ۱۴۰۵»; of a moment, the newsroom's day."""
    if isinstance(value, datetime):
        value = timezone.localtime(value, timezone.get_default_timezone())
    if is_persian():
        return format_partial(PartialDate(value.year, value.month, value.day), "fa")
    return date_format(value, "SHORT_DATE_FORMAT")
