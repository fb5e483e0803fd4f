"""Earlier public versions of an item, and the notes about what changed between them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from newsroom.press.models import Correction, Edition, PastEdition, PublicWords

SHARED = [field.name for field in PublicWords._meta.fields]


def past_versions(edition: Edition, *, at: datetime) -> list[PublicWords]:
    """What readers saw of the item in this language before `at`, newest first, without what they see now."""
    item = {"kind": edition.kind, "ref": edition.ref, "language": edition.language, "live_until__lte": at}
    past: list[PublicWords] = [*PastEdition.objects.filter(**item, is_withdrawn=False), *Edition.objects.filter(**item)]
    return sorted(past, key=lambda one: one.number, reverse=True)


def as_it_was(edition: Edition, number: int, *, at: datetime) -> Edition | None:
    """The earlier version of that number as an unsaved edition at the item's address; None when there was none.

    Pictures of a past version are not kept.
    """
    past = next((one for one in past_versions(edition, at=at) if one.number == number), None)
    if past is None:
        return None
    values: dict[str, Any] = {name: getattr(past, name) for name in SHARED}
    year, month, day = past.facts.get("date") or (None, None, None)
    return Edition(
        **values, path=edition.path, published_at=edition.published_at, year=year, month=month, day=day,
        warning=edition.warning,
    )  # fmt: skip


def notes_on(edition: Edition, *, at: datetime) -> list[Correction]:
    """The public notes about the item, newest first."""
    return list(Correction.objects.filter(kind=edition.kind, ref=edition.ref, public_at__lte=at).exclude(note=""))
