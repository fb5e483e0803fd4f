"""Comparing a file with everything that is here, and keeping the pairs that a person should look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from media.likeness import dates
from media.likeness.lookup import Asked, Key, files_like, stored_of
from media.likeness.models import Likeness
from media.models import Footage
from media.moderation import CLEARED
from media.processing.hashes import SAME, Match, best_match
from media.references.models import ReferenceClip
from newsroom.staff.clerks import clerk
from newsroom.staff.models import User
from newsroom.workflow import engine

CLERK = "inspection"


@dataclass(frozen=True)
class Found:
    """A file that shares enough frames to be looked at; `is_same` when even the strict distance finds enough."""

    key: Key
    match: Match
    is_same: bool


@transaction.atomic
def look(item: Footage, *, at: datetime, asked: Asked | None = None) -> list[Likeness]:
    """Compare `item` with all footage and references, and keep a row for each pair that looks alike; returns them.

    `asked` are its hashes with every variant; without them only the stored ones are asked with, which miss mirrors and
    turns. What people said of a pair stays, and so does a pair that is not found again: nobody hides an alarm by changing a
    picture. A cleared piece that turns out to have something older beside it falls back to review.
    """
    _one_at_a_time()
    sets = [asked] if asked is not None else stored_of([("footage", item.pk)]).get(("footage", item.pk), [])
    found = [one for each in sets for one in alike(each, among=~Q(footage=item.pk))]
    others = Footage.objects.in_bulk([one.key[1] for one in found if one.key[0] == "footage"])
    return [_keep(item, others.get(one.key[1]) if one.key[0] == "footage" else None, one, at) for one in found]


@transaction.atomic
def look_for(reference: ReferenceClip, sets: list[Asked], *, at: datetime) -> list[Likeness]:
    """Compare a reference, a set of hashes for each of its stills, with the footage that is here; keep the pairs."""
    _one_at_a_time()
    best: dict[Key, Found] = {}
    for each in sets:
        for one in alike(each, among=Q(reference=None)):
            if one.key not in best or _strength(one.match) > _strength(best[one.key].match):
                best[one.key] = one
    items = Footage.objects.in_bulk([pk for _kind, pk in best])
    return [_keep_reference(items[pk], reference.pk, one, at) for (_kind, pk), one in best.items()]


def alike(asked: Asked, *, among: Q | None = None) -> Iterator[Found]:
    """The files that share enough frames with `asked` under one shift of time."""
    for key, sets in stored_of(files_like(asked, among=among)).items():
        match, stored = max(((best_match(asked, one), one) for one in sets), key=lambda pair: _strength(pair[0]))
        if match.is_same:
            yield Found(key, match, best_match(asked, stored, within=SAME).is_same)


def _strength(match: Match) -> tuple[int, float]:
    return match.frames, -match.distance


def _one_at_a_time() -> None:
    """Two copies that are inspected in the same moment: the later look waits, and sees what the first one stored."""
    User.objects.select_for_update(no_key=True).get(pk=clerk(CLERK, "media.moderate").pk)


def _keep(item: Footage, other: Footage | None, found: Found, at: datetime) -> Likeness:
    if other is None:
        return _keep_reference(item, found.key[1], found, at)
    later, earlier = sorted((item, other), key=lambda one: (one.created_at, one.pk), reverse=True)
    offset = found.match.offset if later is item else -found.match.offset
    pair, is_new = _row(found, offset, at, footage=later, other=earlier)
    if is_new:
        fall_back(later, by=clerk(CLERK), at=at)
    return pair


def _keep_reference(item: Footage, reference: int, found: Found, at: datetime) -> Likeness:
    pair, is_new = _row(found, found.match.offset, at, footage=item, reference_id=reference)
    if is_new and dates.is_alarm(pair, item):
        fall_back(item, by=clerk(CLERK), at=at)
    return pair


def _row(found: Found, offset: float, at: datetime, **pair: Any) -> tuple[Likeness, bool]:
    match = found.match
    values = {
        "variant": match.variant, "frames": match.frames, "sampled": match.sampled, "offset": offset,
        "distance": match.distance, "is_same": found.is_same,
    }  # fmt: skip
    return Likeness.objects.update_or_create(**pair, defaults=values, create_defaults={**values, "found_at": at})


def fall_back(item: Footage, *, by: Any, at: datetime) -> None:
    """Bring a cleared piece back to review, because something like it is older; any other state stays."""
    if not Footage.objects.filter(pk=item.pk, state=CLEARED).exists():
        return
    with translation.override(settings.LANGUAGE_CODE):
        note = _("Something that looks like it is older. Compare the two.")
    engine.perform(item, "fall_back", by=by, at=at, note=note)
