"""The cells of a row of captions: each is checked by a function that gives a clean value or says what is wrong with it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _now

from events.persons import is_personal, mask_persons, public_link
from newsroom.text.calendars import written_day
from newsroom.text.digits import to_latin

MOST_LETTERS = 20_000
NOON = time(12)
_MOMENT = re.compile(r"([\d/.-]+)(?:[ T,]+(\d{1,2}):(\d{2})(?::\d{2})?)?")
_is_address = URLValidator(schemes=["http", "https"])


def plain(value: Any) -> str:
    """The text of a cell, as a database takes it."""
    return str(value).replace("\0", "").replace("\r\n", "\n").strip()


def _caption(value: str) -> str:
    if not value:
        raise ValidationError(_now("The caption is missing. Write one, or take the row out."))
    if len(value) > MOST_LETTERS:
        raise ValidationError(_now("The caption has more than %(most)s letters. Shorten it.") % {"most": MOST_LETTERS})
    return value


def _origin(value: Any) -> str:
    return plain(value)[:200]


def _link(value: Any) -> str:
    address = plain(value)
    if address:
        try:
            _is_address(address)
        except ValidationError:
            address = ""
        if not address or len(address) > 500:
            raise ValidationError(_now("The link is no address of a page. Write it in full, or leave it out."))
    return address


def _moment(value: Any) -> datetime | None:
    """A cell of a spreadsheet or a written date, Gregorian or Jalali, in the newsroom's zone; a day alone is its noon."""
    if value == "":
        return None
    try:
        found = value if isinstance(value, date) else _written(to_latin(plain(value)))
    except ValueError:
        raise ValidationError(
            _now(
                "The time it was sent cannot be read. Write it as 2019-04-04 or as 1398/01/15, with 13:30 behind it if known."
            )
        ) from None
    moment = found if isinstance(found, datetime) else datetime.combine(found, NOON)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _written(text: str) -> date | datetime:
    """ValueError for what is no date; a datetime where it gives an hour."""
    exact = parse_datetime(text) if "T" in text or "+" in text else None
    if exact is not None:
        return exact
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise ValueError
    day, hour, minute = found.groups()
    on = written_day(day)
    return on if hour is None else datetime.combine(on, time(int(hour), int(minute)))


def _words(value: Any) -> str:
    return mask_persons(plain(value))[0]


def _source(value: Any) -> str:
    return "" if is_personal(plain(value)) else plain(value)


def _address(value: Any) -> str:
    return public_link(plain(value))


def _time(value: Any) -> Any:
    return _words(value) if isinstance(value, str) else value


#: what of a cell may be kept at all, even between a preview and the yes
WITHOUT_PERSONS = {"raw_text": _words, "origin": _source, "source_url": _address, "sent_at": _time}
CHECKS = {"raw_text": _caption, "origin": _origin, "source_url": _link, "sent_at": _moment}
