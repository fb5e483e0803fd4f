"""Earlier public versions of an item, and the notes about what changed between them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Q

from newsroom.front.sections import UNLISTED
from newsroom.press.models import Correction, CorrectionFlag, Edition, PastEdition, PublicWords
from newsroom.taxonomy.public_place import ORDER

FILES = ("pictures", "video", "sound", "tracks")
SHARED = [field.name for field in PublicWords._meta.fields]


def past_versions(edition: Edition, *, at: datetime) -> list[PublicWords]:
    """What readers saw of the item in this language before `at`, newest first, without what they see now and without the
    words themselves: to tell of, not to show."""
    return _past(edition, at, lambda rows: rows.defer("body_html", "facts"))


def all_versions(edition: Edition, *, at: datetime) -> list[PublicWords]:
    """What readers see of a live item and what they saw before, newest first, as they saw it."""
    return [edition, *_past(edition, at, lambda rows: rows)]


def version_of(edition: Edition, number: int, *, at: datetime) -> Edition | None:
    """The version of that number: the live edition itself, or an earlier one as `as_it_was`; None when there is none."""
    return edition if number == edition.number else as_it_was(edition, number, at=at)


def as_it_was(edition: Edition, number: int, *, at: datetime) -> Edition | None:
    """The earlier version of that number as an unsaved edition at the item's address; None when there was none.

    Pictures and clips of a past version are not kept.
    """
    past = next(iter(_past(edition, at, lambda rows: rows.filter(number=number))), None)
    if past is None:
        return None
    values: dict[str, Any] = {name: getattr(past, name) for name in SHARED}
    values["facts"] = {name: value for name, value in past.facts.items() if name not in FILES}
    year, month, day = past.facts.get("date") or (None, None, None)
    return Edition(
        **values, path=edition.path, published_at=edition.published_at, year=year, month=month, day=day,
        warning=edition.warning,
    )  # fmt: skip


def _past(edition: Edition, at: datetime, narrow: Callable[[Any], Any]) -> list[PublicWords]:
    """Past editions, and windows that have ended and nobody has filed yet. The withdrawn ones are shown to nobody, and neither
    are those that tell more exactly where it was than readers may know now."""
    if edition.kind in UNLISTED:
        return []  # what was said of a person before is nobody's business
    item = {"kind": edition.kind, "ref": edition.ref, "language": edition.language, "live_until__lte": at}
    filed, ended = PastEdition.objects.filter(**item, is_withdrawn=False), Edition.objects.filter(**item)
    if more_exact := ORDER[: ORDER.index(edition.facts.get("precision", ORDER[0]))]:
        filed, ended = (rows.exclude(facts__precision__in=more_exact) for rows in (filed, ended))
    return sorted([*narrow(filed), *narrow(ended)], key=lambda one: one.number, reverse=True)


def notes_on(edition: Edition, *, at: datetime) -> list[Correction]:
    """The public notes about the item, newest first, as `said` in the language of its page."""
    rows = Correction.objects.filter(kind=edition.kind, ref=edition.ref, public_at__lte=at).exclude(note="")
    notes = list(rows)
    for note in notes:
        note.said = note.said_in(edition.language)
    return notes


def corrected_elsewhere(edition: Edition, *, at: datetime) -> CorrectionFlag | None:
    """The newest correction of the report in another language that the text of this page does not have yet; its `path`
    is the address of the corrected text while that is public."""
    mine = Q(language="") | Q(language=edition.language)
    flag = CorrectionFlag.objects.told(at).filter(mine, kind=edition.kind, ref=edition.ref).first()
    if flag is not None:
        live = Edition.objects.live(at=at).filter(
            kind=flag.because_kind, ref=flag.because_ref, language=flag.because_language
        )
        flag.path = live.values_list("path", flat=True).first() or ""
    return flag
