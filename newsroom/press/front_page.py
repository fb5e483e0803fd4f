"""Saving the front page of a language: one act, kept for ever, refused when a colleague saved meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from newsroom.press.slots import FrontSave, FrontSlot
from newsroom.workflow.refusals import Refusal, Refused

MOST = {FrontSlot.Place.LEAD: 1, FrontSlot.Place.SECOND: 6, FrontSlot.Place.MORE: 12}
ORDER = list(FrontSlot.Place.values)


@dataclass(frozen=True, slots=True)
class Placed:
    """One place as an editor orders it: an item (kind, ref), or a link (address, title, source)."""

    place: str
    kind: str = ""
    ref: str = ""
    address: str = ""
    title: str = ""
    source: str = ""
    shown_until: datetime | None = None

    @property
    def what(self) -> tuple[str, str]:
        """What must not stand twice on one page."""
        return (self.kind, self.ref) if self.ref else ("", self.address.rstrip("/"))

    def is_over(self, at: datetime) -> bool:
        """Whether its own end has come."""
        return self.shown_until is not None and self.shown_until <= at


COLUMNS = [field.name for field in fields(Placed)]


def standing(language: str) -> list[Placed]:
    """What is ordered for the front page of a language, in order; whether readers see it is another question."""
    return [Placed(**row) for row in FrontSlot.objects.filter(language=language).order_by("position").values(*COLUMNS)]


def version(language: str) -> int:
    """The number of the last saving; 0 when nobody ever saved."""
    last = FrontSave.objects.filter(language=language).order_by("-number").first()
    return last.number if last else 0


def in_order(placed: Sequence[Placed]) -> list[Placed]:
    """Leads before seconds before the others, each group as it was."""
    return sorted(placed, key=lambda one: ORDER.index(one.place))


def save(language: str, placed: Sequence[Placed], *, opened: int, by: Any, at: datetime) -> FrontSave:
    """Replace the front page of a language. `opened` is the version that the editor began with. Raises Refused."""
    placed = in_order(placed)
    _refuse(placed)
    try:
        with transaction.atomic():
            if version(language) != opened:
                raise Refused(_overtaken())
            saved = FrontSave.objects.create(
                language=language, number=opened + 1, slots=as_json(placed), saved_by=by, saved_at=at
            )
            FrontSlot.objects.filter(language=language).delete()
            FrontSlot.objects.bulk_create(
                FrontSlot(language=language, position=number, **asdict(one)) for number, one in enumerate(placed)
            )
    except IntegrityError as double:  # two saves in the same moment: the number is given once
        raise Refused(_overtaken()) from double
    return saved


def as_json(placed: Sequence[Placed]) -> list[dict[str, Any]]:
    """For keeping: only what is filled in, times in ISO."""
    return [
        {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in asdict(one).items()
            if value
        }
        for one in placed
    ]


def from_json(rows: Sequence[dict[str, Any]]) -> list[Placed]:
    """What `as_json` wrote."""
    return [Placed(**{**row, "shown_until": parse_datetime(row.get("shown_until", ""))}) for row in rows]


def _refuse(placed: Sequence[Placed]) -> None:
    seen: set[tuple[str, str]] = set()
    for one in placed:
        if one.what in seen:
            raise Refused(
                Refusal(
                    "repeated",
                    _("The front page was not saved: “%(what)s” stands on it twice. Remove one of the two.")
                    % {"what": one.title or one.ref},
                )
            )
        seen.add(one.what)
    for place, most in MOST.items():
        if sum(one.place == place for one in placed) > most:
            raise Refused(
                Refusal(
                    "too_many",
                    _("The front page was not saved: “%(place)s” has room for %(most)s. Move or remove some.")
                    % {"place": FrontSlot.Place(place).label, "most": most},
                )
            )


def _overtaken() -> Refusal:
    return Refusal(
        "front_overtaken",
        _(
            "The front page was not saved: a colleague saved it after you opened it. Yours is still below; "
            "compare it with what stands now, then save again."
        ),
    )
