"""Since when something is known to be there, and whether that is before a piece says it was filmed."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from media.likeness.models import Likeness
from media.models import Footage


def arrived_on(item: Footage) -> date:
    """The day it came in, by the newsroom's clock."""
    return timezone.localtime(item.created_at).date()


def known_since(item: Footage) -> date:
    """The day it came in, or the day it is said to be from where that is earlier."""
    return min(arrived_on(item), item.filmed_on or date.max)


def is_alarm(pair: Likeness, item: Footage) -> bool:
    """Whether the other side of `pair` was there before `item` says it was filmed; without a claim, before it came in.

    Two pieces that came in on one day, neither with a claim, are told apart by the hour.
    """
    if pair.reference is not None:
        return pair.reference.first_seen_on < (item.filmed_on or arrived_on(item))
    other = other_of(pair, item)
    if item.filmed_on is not None:
        return known_since(other) < item.filmed_on
    return other.created_at < item.created_at or known_since(other) < arrived_on(item)


def other_of(pair: Likeness, item: Footage) -> Footage:
    """The other piece of a pair of footage, whichever of the two `item` is."""
    other = pair.other if pair.footage_id == item.pk else pair.footage
    assert other is not None, "a pair with a reference has no other piece"
    return other
