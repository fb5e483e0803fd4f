"""What a person types into a field of a row: dates in either calendar, names of places, provinces and types in either script."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.captions.parser import parse
from events.words_known import lexicon
from newsroom.taxonomy.lookup import find_event_type, find_province, typed_place
from newsroom.taxonomy.models import EventType, Province
from newsroom.text.calendars import PartialDate


def read_date(text: str) -> PartialDate:
    """A date as it is typed: "4 April 2019", "2019-04", "15/1/1398", «۱۵ فروردین ۹۸»; empty for none.

    Raises ValidationError for what is no date.
    """
    if not text.strip():
        return PartialDate()
    found = parse(text, lexicon()).date
    if found.precision == "none":
        raise ValidationError(
            _("“%(text)s” is no date. Write it like 4 April 2019, 2019-04-04, April 2019 or 15 Farvardin 1398.")
            % {"text": text[:60]}
        )
    return found


def read_place(text: str) -> str:
    """The slug of the place meant; a province may follow after a comma. Raises UnknownTerm (a ValidationError)."""
    return typed_place(text).slug


def read_province(text: str) -> str:
    """The ISO code of the province meant. Raises UnknownTerm."""
    known = Province.objects.filter(iso=text).first()
    return known.iso if known else find_province(text).iso


def read_event_type(text: str) -> str:
    """The slug of the event type meant. Raises UnknownTerm."""
    return text if EventType.objects.filter(slug=text).exists() else find_event_type(text).slug


def with_known_year(date: PartialDate, known: PartialDate) -> PartialDate:
    """A typed day without a year keeps the year that was there."""
    if date.year is not None or date.month is None or known.year is None:
        return date
    try:
        return PartialDate(known.year, date.month, date.day)
    except ValueError:  # 29 February in a year that has none
        return date


def refuse_known_word(word: str) -> None:
    """Raises ValidationError for a word that the parser knows as something else than a place: it would be one everywhere."""
    found = parse(word, lexicon())
    is_known = bool(found.event_types or found.actors or found.hedges) or found.date.precision != "none"
    if is_known or not (found.unread or found.places or found.provinces):
        raise ValidationError(
            _("“%(word)s” is an ordinary word, so it cannot be the name of a place. Take more of the name.")
            % {"word": word[:60]}
        )
