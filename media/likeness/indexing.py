"""The hashes that the inspection found go into the store, and the piece is compared with what is there."""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any

from media.inspection.after import after
from media.likeness import finding, lookup
from media.models import Footage
from media.processing.hashes import VARIANTS
from media.processing.sampling import MAX_FRAMES, read_hashes


@after("hashes")
def keep(item: Footage, answer: dict[str, Any], at: datetime) -> None:
    """Store the hashes of `item` instead of those it had, and look for its like with all variants.

    Raises ValueError for an answer that no step of ours gives: a child that read a hostile file wrote it.
    """
    asked = checked(answer)
    lookup.store([asked], footage=item)
    finding.look(item, at=at, asked=asked)


def checked(answer: dict[str, Any]) -> lookup.Asked:
    """The hashes of an answer of the step; ValueError when they are not what that step can have found."""
    asked = read_hashes(answer)
    is_sound = set(asked) <= set(VARIANTS) and all(
        len(frames) <= MAX_FRAMES and all(math.isfinite(at) and 0 <= value < 1 << 64 for at, value in frames)
        for frames in asked.values()
    )
    if not is_sound:
        raise ValueError("the hashes are not what the step can have found")
    return asked
