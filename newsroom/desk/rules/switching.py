"""Switching an optional rule on or off, and which are on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from newsroom.desk.rules.models import RuleSwitch


def on(kind: str) -> set[str]:
    """The names of the optional rules of a kind that are asked for."""
    return set(RuleSwitch.objects.filter(kind=kind, is_on=True).values_list("name", flat=True))


def switch(kind: str, name: str, *, is_on: bool, by: Any, at: datetime) -> None:
    """Ask for a rule from now on, or stop asking. What went on before stays as it is."""
    RuleSwitch.objects.update_or_create(kind=kind, name=name, defaults={"is_on": is_on, "by": by, "at": at})
