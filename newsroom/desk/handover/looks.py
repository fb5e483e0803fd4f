"""Since when somebody was away: what they said, or when they were here the time before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone

from newsroom.desk.handover.models import LastLook

A_SHIFT = timedelta(hours=12)
FARTHEST = timedelta(days=92)


def away_since(person: Any, at: datetime) -> datetime:
    """When the person took over last, else the log-in before this one, else a shift ago; at most a quarter of a year back."""
    row = LastLook.objects.filter(person=person).first()
    known = (row.looked_at or row.earlier_login_at) if row else None
    return max(known or at - A_SHIFT, at - FARTHEST)


def took_over(person: Any, at: datetime) -> None:
    """The person has read what happened until `at`."""
    LastLook.objects.update_or_create(person=person, defaults={"looked_at": at})


def remember_login(sender: Any, user: Any, **_signal: Any) -> None:
    """The signal of a log-in: this one, and the one before it."""
    LastLook.objects.get_or_create(person=user)
    LastLook.objects.filter(person=user).update(earlier_login_at=F("login_at"), login_at=timezone.now())
