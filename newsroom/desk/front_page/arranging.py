"""The acts of the front page's editor on its working list. Pure: a list goes in, a list comes out, nothing is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from newsroom.press.front_page import MOST, ORDER, Placed, in_order
from newsroom.press.models import FrontSlot
from newsroom.workflow.refusals import Refusal, Refused

UP, DOWN = -1, 1
LEAD, SECOND = FrontSlot.Place.LEAD.value, FrontSlot.Place.SECOND.value


def add(placed: Sequence[Placed], one: Placed, name: str) -> list[Placed]:
    """With one more at the end of its place; a new lead moves the old one down to the seconds. Raises Refused."""
    if any(other.what == one.what for other in placed):
        raise Refused(
            Refusal(
                "repeated",
                _("“%(what)s” was not added: it stands on this front page already. Move it up or down instead.")
                % {"what": name},
            )
        )
    rest = list(placed)
    if one.place == LEAD and _is_full(rest, LEAD):
        rest = [replace(other, place=SECOND) if other.place == LEAD else other for other in rest]
        if _number(rest, SECOND) > MOST[FrontSlot.Place.SECOND]:
            raise Refused(_full(SECOND, name))
        return [one, *in_order(rest)]
    if _is_full(rest, one.place):
        raise Refused(_full(one.place, name))
    return in_order([*rest, one])


def remove(placed: Sequence[Placed], number: int) -> list[Placed]:
    """Without the one of that number."""
    return [one for index, one in enumerate(placed) if index != number]


def move(placed: Sequence[Placed], number: int, step: int) -> tuple[list[Placed], int]:
    """One step up or down, over the border of its place where it stands at it; and the number it has then.

    Where the next place is full, the two at the border change places.
    """
    rows, other = list(placed), number + step
    if not 0 <= number < len(rows):
        return rows, number
    neighbour = rows[other] if 0 <= other < len(rows) else None
    if neighbour is not None and neighbour.place == rows[number].place:
        rows[number], rows[other] = neighbour, rows[number]
        return rows, other
    index = ORDER.index(rows[number].place) + step
    if not 0 <= index < len(ORDER):
        return rows, number
    place = ORDER[index]
    if neighbour is not None and neighbour.place == place and _is_full(rows, place):
        rows[number], rows[other] = replace(neighbour, place=rows[number].place), replace(rows[number], place=place)
        return rows, other
    rows[number] = replace(rows[number], place=place)
    return rows, number


def _number(placed: Sequence[Placed], place: str) -> int:
    return sum(one.place == place for one in placed)


def _is_full(placed: Sequence[Placed], place: str) -> bool:
    return _number(placed, place) >= MOST[FrontSlot.Place(place)]


def _full(place: str, name: str) -> Refusal:
    words = {"what": name, "place": FrontSlot.Place(place).label, "most": MOST[FrontSlot.Place(place)]}
    return Refusal(
        "full", _("“%(what)s” was not added: “%(place)s” has room for %(most)s. Remove one of them first.") % words
    )
