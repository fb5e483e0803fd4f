"""What colleagues say to each other about an item and its fields. Desk words: never public, in no mail, in no revision.

Whoever wants to know of new ones adds a function to `WRITTEN`: it is called with the comment and its item, in the
transaction that writes the comment.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

WRITTEN: list[Callable[[Any, Any], None]] = []
