"""What other parts do with the answer of a step, in the transaction that keeps it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any

from media.models import Footage

Function = Callable[[Footage, dict[str, Any], datetime], None]
AFTER: dict[str, list[Function]] = defaultdict(list)


def after(step: str) -> Callable[[Function], Function]:
    """Register a function `f(item, answer, at)` for the answers of the step of that name."""

    def register(function: Function) -> Function:
        AFTER[step].append(function)
        return function

    return register


def run(step: str, item: Footage, answer: dict[str, Any], at: datetime) -> None:
    """Call every function that is registered for `step`; call it in the transaction that keeps the answer."""
    for function in AFTER[step]:
        function(item, answer, at)
