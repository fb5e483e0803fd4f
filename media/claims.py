"""Who is looking at a piece of footage now: one person, for half an hour at a time, so that two do not do the same work."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from media.models import Footage

LASTS = timedelta(minutes=30)


def claim(item: Footage, *, by: Any, at: datetime) -> bool:
    """Take the piece, or have it for longer; False while somebody else has it."""
    free = Q(claimed_until=None) | Q(claimed_until__lte=at) | Q(claimed_by=by)
    until = at + LASTS
    if not Footage.objects.filter(free, pk=item.pk).update(claimed_by=by, claimed_until=until):
        return False
    item.claimed_by, item.claimed_until = by, until
    return True


def release(item: Footage) -> None:
    """Nobody is looking at it any more."""
    Footage.objects.filter(pk=item.pk).update(claimed_by=None, claimed_until=None)
    item.claimed_by = item.claimed_until = None


def holder(item: Footage, at: datetime) -> Any:
    """The person who has it at `at`, or None."""
    return item.claimed_by if item.claimed_until is not None and item.claimed_until > at else None
