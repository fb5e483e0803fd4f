"""What the parser says about a caption. A reading only proposes: people check it and publish."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from newsroom.text.calendars import PartialDate

Scope = Literal["national", "local"]
Language = Literal["en", "fa", "mixed"]
HedgedPart = Literal["place", "event", "number", "time"]

# A caption is hedged when its place or its event is unsure; an unsure figure or hour weighs less.
_WEIGHTY: frozenset[str] = frozenset({"place", "event"})


class Span(NamedTuple):
    """A stretch of the raw text: characters from `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """One thing a finder saw: a value for a field, and the words that gave it."""

    field: str
    value: Any
    span: Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt the editor should settle: a code, the words it is about and the values that are possible."""

    code: str
    span: Span
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A caption as data. Lists keep the order of the text; what the text does not say is None or empty."""

    date: PartialDate = field(default_factory=PartialDate)
    places: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    day_of_event: int | None = None
    scope: Scope | None = None
    hedges: tuple[tuple[HedgedPart, Span], ...] = ()
    slogans: tuple[str, ...] = ()
    lang: Language | None = None
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    unread: tuple[Span, ...] = ()
    warnings: tuple[Doubt, ...] = ()

    @property
    def year(self) -> int | None:
        """The Gregorian year, when the caption gives one."""
        return self.date.year

    @property
    def month(self) -> int | None:
        """The Gregorian month, 1-12."""
        return self.date.month

    @property
    def day(self) -> int | None:
        """The day of the Gregorian month."""
        return self.date.day

    @property
    def is_hedged(self) -> bool:
        """Whether the writer marks the place or the event itself as unsure."""
        return any(part in _WEIGHTY for part, _ in self.hedges)

    def as_gold(self) -> dict[str, Any]:
        """Return the reading in the shape of the labelled sets, for scoring."""
        return {
            "date": {**_parts(self.date), "precision": self.date.precision},
            "places": list(self.places),
            "provinces": list(self.provinces),
            "event_types": list(self.event_types),
            "hashtags": list(self.hashtags),
            "day_of_event": self.day_of_event,
            "scope": self.scope,
            "hedged": self.is_hedged,
            "slogans": list(self.slogans),
            "lang": self.lang,
        }

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON data that `from_json` turns back into an equal reading."""
        return {
            "date": _parts(self.date),
            "hedges": [[part, *span] for part, span in self.hedges],
            "spans": {name: [list(span) for span in spans] for name, spans in self.spans.items()},
            "unread": [list(span) for span in self.unread],
            "warnings": [[w.code, *w.span, list(w.candidates)] for w in self.warnings],
            "day_of_event": self.day_of_event,
            "scope": self.scope,
            "lang": self.lang,
            **{name: list(getattr(self, name)) for name in _LISTS},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Reading":
        """Return the reading stored by `as_json`; KeyError or ValueError when the data is not one."""
        return cls(
            date=PartialDate(**data["date"]),
            hedges=tuple((part, Span(start, end)) for part, start, end in data["hedges"]),
            spans={name: tuple(Span(*span) for span in spans) for name, spans in data["spans"].items()},
            unread=tuple(Span(*span) for span in data["unread"]),
            warnings=tuple(Doubt(c, Span(s, e), tuple(names)) for c, s, e, names in data["warnings"]),
            day_of_event=data["day_of_event"],
            scope=data["scope"],
            lang=data["lang"],
            **{name: tuple(data[name]) for name in _LISTS},
        )


_LISTS = ("places", "provinces", "event_types", "actors", "hashtags", "slogans")


def _parts(date: PartialDate) -> dict[str, int | None]:
    return {"year": date.year, "month": date.month, "day": date.day}
