"""Which files share a frame with what is asked for, told by the four words of every hash that is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from media.likeness.models import FrameHash
from media.processing.hashes import STORED, Frames, signed, words

WITHIN = 7
"""Bits that may differ. Of four words one then differs in a single bit at most, so 17 numbers a word find everything."""

CROWDED = 2000
"""Rows that may share one word. A word that more share is left out: it says little of a picture. What differs in 5 bits at
most is found by the other three all the same."""

MOST_FILES = 100
"""Files that are compared in full, those that share the most frames first: a station's ident stands in thousands."""

_MASKS = (0, *(1 << bit for bit in range(16)))
_BITS = (1 << 64) - 1
_ROWS = 5000

Key = tuple[str, int]
"""A file here: "footage" or "reference", and its primary key."""

Asked = Mapping[str, Frames]
"""Hashes of a file by variant; what is asked for has all variants, what is stored has `hashes.STORED`."""


def files_like(asked: Asked, *, among: Q | None = None) -> list[Key]:
    """Files with a hash within `WITHIN` bits of one that is asked for, at most `MOST_FILES`, those with the most first.

    `among` narrows the rows that are looked at. A variant is only held against stored hashes as they are: a cut of one
    against a cut of the other says nothing new.
    """
    rows = FrameHash.objects.filter(among or Q())
    own = {value for _at, value in asked.get("as_is", ())}
    changed = {value for name, frames in asked.items() if name != "as_is" for _at, value in frames}
    met: dict[Key, set[int]] = defaultdict(set)
    for values, stored in ((own, rows), (changed, rows.filter(variant="as_is"))):
        for word in range(4):
            _meet(values, stored, word, met)
    return sorted(met, key=lambda key: (-len(met[key]), key))[:MOST_FILES]


def stored_of(keys: Iterable[Key]) -> dict[Key, list[Asked]]:
    """The stored hashes of files, one set for what is compared as one: a clip is one, each still of a reference one."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, pk in keys:
        by_kind[kind].append(pk)
    sets: dict[Key, dict[float, dict[str, list[tuple[float, int]]]]] = defaultdict(dict)
    for footage, reference, variant, second, value in _of(by_kind).values_list(
        "footage", "reference", "variant", "second", "value"
    ):
        key, still, moment = (("footage", footage), 0.0, second) if footage else (("reference", reference), second, 0.0)
        sets[key].setdefault(still, {}).setdefault(variant, []).append((moment, value & _BITS))
    return {key: [dict(one) for one in stills.values()] for key, stills in sets.items()}


def store(sets: Iterable[Asked], **owner: Any) -> None:
    """Keep the hashes of one file (`footage=` or `reference=`) instead of those it had; of a reference one set a still."""
    FrameHash.objects.filter(**owner).delete()
    rows = [
        _row(name, number if "reference" in owner else at, value, owner)
        for number, one in enumerate(sets)
        for name in STORED
        for at, value in one.get(name, ())
    ]
    FrameHash.objects.bulk_create(rows, batch_size=500)


def _row(variant: str, second: float, value: int, owner: dict[str, Any]) -> FrameHash:
    parts = {f"word_{number}": word for number, word in enumerate(words(value))}
    return FrameHash(variant=variant, second=second, value=signed(value), **parts, **owner)


def _of(keys: dict[str, list[int]]) -> QuerySet[FrameHash]:
    return FrameHash.objects.filter(Q(footage__in=keys.get("footage", [])) | Q(reference__in=keys.get("reference", [])))


def _meet(values: set[int], rows: QuerySet[FrameHash], word: int, met: dict[Key, set[int]]) -> None:
    """Add to `met` what of `values` each file meets, as far as this word tells.

    One list of numbers against one index: this was quicker than all four at once, and than a join on both databases.
    """
    askers: dict[int, list[int]] = defaultdict(list)
    for value in values:
        for mask in _MASKS:
            askers[words(value)[word] ^ mask].append(value)
    column = f"word_{word}"
    found = rows.filter(**{f"{column}__in": list(askers)}).values_list(column, "value", "footage", "reference")
    crowds: dict[int, list[tuple[int, Key]]] = defaultdict(list)
    for number, value, footage, reference in found.iterator(chunk_size=_ROWS):
        if len(crowds[number]) <= CROWDED:
            crowds[number].append((value, ("footage", footage) if footage else ("reference", reference)))
    for number, crowd in crowds.items():
        for value, key in crowd if len(crowd) <= CROWDED else ():
            met_here = [one for one in askers[number] if ((one ^ value) & _BITS).bit_count() <= WITHIN]
            if met_here:
                met[key].update(met_here)
