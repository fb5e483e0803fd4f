"""Merged items: whoever asks for one gets the item it was merged into, by address, link or embed."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from newsroom.press.models import Successor

Item = tuple[str, str]
MOST_STEPS = 5  # a longer chain of merges is followed no further, so that a circle cannot hold a page


def name(kind: str, ref: str, to_ref: str) -> None:
    """From now on `to_ref` stands for `ref`."""
    Successor.objects.update_or_create(kind=kind, ref=ref, defaults={"to_ref": to_ref})


def forget(kind: str, ref: str) -> None:
    """The item stands for itself again."""
    Successor.objects.filter(kind=kind, ref=ref).delete()


def follow(items: Iterable[Item]) -> dict[Item, Item]:
    """For each of the items (kind, ref) that was merged, the item that stands for it in the end; others are left out."""
    ends = {item: item for item in items}
    for _step in range(MOST_STEPS):
        refs = {ref for _kind, ref in ends.values()}
        known = {(row.kind, row.ref): (row.kind, row.to_ref) for row in Successor.objects.filter(ref__in=refs)}
        if not known:
            break
        ends = {item: known.get(end, end) for item, end in ends.items()}
    return {item: end for item, end in ends.items() if item != end}


def standing_for(kind: str, ref: str) -> Q:
    """A condition on links: they lead to the item, or to one that was merged into it, two steps deep."""
    merged = Successor.objects.filter(kind=kind, to_ref=ref).values("ref")
    before = Successor.objects.filter(kind=kind, to_ref__in=merged).values("ref")
    return Q(to_kind=kind) & (Q(to_ref=ref) | Q(to_ref__in=merged) | Q(to_ref__in=before))
