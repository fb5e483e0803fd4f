"""Public addresses: reserved when an item is published, never given to another item, neutral after an erasure."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from newsroom.press import kinds, succession
from newsroom.press.models import Correction, Edition, PublicPath
from newsroom.text.slugs import make_slug
from newsroom.workflow.refusals import Refusal, Refused

#: what a tombstone may say; "safety" says only the neutral line
WITHDRAWN_LINES = {
    "unconfirmed": _n("Withdrawn: what it said could not be confirmed."),
    "wrong": _n("Withdrawn: it was wrong."),
    "request": _n("Withdrawn at the request of the people concerned."),
    "legal": _n("Not available for legal reasons."),
    "safety": _n("This page is no longer available."),
}
LEGAL = "legal"
#: what an address says whose item was taken down at a time planned before, or is between two times
OVER_LINE = _n("This page is no longer offered.")
ERASED = "erased:"


@dataclass(frozen=True, slots=True)
class Found:
    """What stands behind a path: a live edition, or a tombstone with its line; `moved_to` when the address is an old one.

    `words` are what readers were told of a withdrawal besides, in the language of the path. `is_legal`: somebody made us.
    """

    edition: Edition | None = None
    moved_to: str = ""
    line: str = ""
    words: str = ""
    is_withdrawn: bool = True
    is_legal: bool = False


def language_prefix(language: str) -> str:
    """ "" for the first site language, "/fa" for the others."""
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


def reserve(edition: Edition, slug: str, *, at: datetime) -> str:
    """The edition's path, kept for its item for ever. Raises Refused when another item ever had it."""
    day = timezone.localtime(edition.published_at)
    shape = kinds.get(edition.kind).path
    path = language_prefix(edition.language) + shape.format(
        slug=slug or edition.ref, ref=edition.ref, year=f"{day:%Y}", month=f"{day:%m}"
    )
    row, is_new = PublicPath.objects.get_or_create(
        path=path,
        defaults={
            "kind": edition.kind,
            "ref": edition.ref,
            "language": edition.language,
            "public_from": edition.live_from,
        },
    )
    if (row.kind, row.ref, row.language) != (edition.kind, edition.ref, edition.language):
        raise Refused(
            Refusal(
                "path_taken",
                _("“%(item)s” cannot get the address %(path)s: another item has had it. Choose another slug.")
                % {"item": edition.headline, "path": path},
            )
        )
    if not is_new:
        PublicPath.objects.filter(pk=row.pk).update(public_from=min(row.public_from, edition.live_from))
    if edition.live_from <= at:  # until then a tombstone keeps saying why it is one
        PublicPath.objects.filter(kind=edition.kind, ref=edition.ref, language=edition.language).exclude(
            path__startswith=ERASED
        ).update(withdrawn_at=None, withdrawn_line="")
    return path


def forget_promised(kind: str, ref: str, *, at: datetime) -> None:
    """Forget addresses that were promised for later and that no window uses any more."""
    used = Edition.objects.of(kind, ref).values("path")
    PublicPath.objects.filter(kind=kind, ref=ref, public_from__gt=at).exclude(path__in=used).delete()


def withdraw(kind: str, ref: str, *, at: datetime, line: str) -> None:
    """Turn the item's addresses that readers have seen into tombstones; forget those that were only promised."""
    rows = PublicPath.objects.filter(kind=kind, ref=ref)
    rows.filter(public_from__gt=at).delete()
    rows.update(withdrawn_at=at, withdrawn_line=line)


def neutralise(kind: str, ref: str, **language: str) -> None:
    """Take the readable addresses of an item away (of one language, when it is given); who asks for one still gets the
    neutral tombstone."""
    rows = PublicPath.objects.filter(kind=kind, ref=ref, **language).exclude(path__startswith=ERASED)
    for path in list(rows.values_list("path", flat=True)):
        neutralise_one(path)


def neutralise_one(path: str) -> None:
    """The same for one address of an item that lives on under another."""
    blinded = _blinded(path)
    if PublicPath.objects.filter(path=blinded).exists():  # it was neutral before, and readable again in between
        PublicPath.objects.filter(path=path).delete()
    else:
        PublicPath.objects.filter(path=path).update(path=blinded, withdrawn_line="safety")


def holding(kind: str, refs: Collection[str], words: list[str]) -> list[str]:
    """The addresses of some items, in every language, that hold one of the words."""
    rows = PublicPath.objects.filter(kind=kind, ref__in=refs)
    slugs = [slug for slug in map(make_slug, words) if slug]
    return [path for path in rows.values_list("path", flat=True) if any(slug in path for slug in slugs)]


def find(path: str, *, at: datetime) -> Found | None:
    """What is behind a path at `at`; None when it was never public (readers get 404)."""
    row = PublicPath.objects.filter(path=path, public_from__lte=at).first()
    if row is None:
        erased = PublicPath.objects.filter(path=_blinded(path), public_from__lte=at).exists()
        return Found(line=_(WITHDRAWN_LINES["safety"])) if erased else None
    edition = standing_for(row.kind, row.ref, row.language, at=at)
    if edition is not None:
        return Found(edition=edition, moved_to="" if edition.path == path else edition.path)
    return tombstone(row, at=at)


def tombstone(row: PublicPath, *, at: datetime) -> Found:
    """What an address says whose item is not public."""
    words = words_of_withdrawal(row, at) if row.withdrawn_line not in ("", "safety") else ""
    return Found(
        line=line_of(row.withdrawn_line),
        words=words,
        is_withdrawn=row.withdrawn_at is not None,
        is_legal=row.withdrawn_line == LEGAL,
    )


def line_of(name: str) -> str:
    """The sentence of a tombstone: withdrawn for a reason, or, without a name, over."""
    return _(WITHDRAWN_LINES.get(name, WITHDRAWN_LINES["safety"]) if name else OVER_LINE)


def words_of_withdrawal(row: PublicPath, at: datetime) -> str:
    """What readers of the address's language were told when its item was withdrawn last, or ""."""
    told = Correction.objects.filter(
        kind=row.kind, ref=row.ref, what=Correction.What.WITHDRAWAL, public_at__lte=at
    ).first()
    return str(told.words.get(row.language, "")) if told else ""


def standing_for(kind: str, ref: str, language: str, *, at: datetime) -> Edition | None:
    """The live edition of an item, or of the one it was merged into."""
    live = Edition.objects.live(at=at).filter(language=language)
    own = live.filter(kind=kind, ref=ref).first()
    if own is not None:
        return own
    for to_kind, to_ref in succession.follow([(kind, ref)]).values():
        return live.filter(kind=to_kind, ref=to_ref).first()
    return None


def _blinded(path: str) -> str:
    key = settings.SECRET_KEY.encode()
    return ERASED + hmac.new(key, path.encode(), hashlib.sha256).hexdigest()
