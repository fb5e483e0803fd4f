"""Sharing a preview, taking it back, and making its page for whoever holds the address."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from newsroom.desk import preview
from newsroom.desk.sharing.models import Opening, SharedPreview
from newsroom.front.pages import render_page
from newsroom.press import kinds, windows
from newsroom.press.exposure import NO_LEAD
from newsroom.press.models import Edition, Erasure
from newsroom.text.sanitise import sanitise_html
from newsroom.workflow import history
from newsroom.workflow.editorial import ERASED, HIDDEN, MERGED, SPIKED, WITHDRAWN
from newsroom.workflow.models import MoveRecord, Revision
from newsroom.workflow.refusals import Refusal, Refused

SECRET_BYTES = 24  # 192 bits
USUAL_HOURS = 48
HOURS = (4, 24, USUAL_HOURS, 7 * 24, 14 * 24)
#: moves after which what was shared before may not be read any more: they make an item say less, or take it away
ENDING = ("hide", "erase", "hide_words", "destroy_words", "take_out", "withdraw", "spike", "coarsen")
CLOSED = (HIDDEN, ERASED, SPIKED, WITHDRAWN, MERGED)


def can_be_shared(item: Any) -> bool:
    """Whether an item's page is words. Pieces that are files themselves are seen after they are cleared, by nobody before."""
    return item.kind in kinds.KINDS and kinds.get(item.kind).expose is None and item.state not in CLOSED


def share(item: Any, language: str, *, hours: int, by: Any, at: datetime) -> tuple[SharedPreview, str]:
    """Share the item as its newest revision says it; returns the row and the secret, which is kept nowhere. Raises Refused."""
    last = history.latest(item)
    if last is None or not history.is_recorded(item):
        raise Refused(
            Refusal(
                "unrecorded",
                _("“%(item)s” was not shared: it differs from its last revision. Open it and save it first.")
                % {"item": item},
            )
        )
    draft = windows.build(item, language)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    row = SharedPreview.objects.create(
        kind=item.kind, ref=item.ref, language=language, revision_number=last.number, token_digest=_digest(secret),
        page={"fields": draft.fields, "links": draft.links}, shared_by=by, shared_at=at,
        expires_at=at + timedelta(hours=hours),
    )  # fmt: skip
    return row, secret


def revoke(row: SharedPreview, *, by: Any, at: datetime) -> None:
    """Take it back, now and for good."""
    SharedPreview.objects.filter(pk=row.pk, revoked_at=None).update(revoked_by=by, revoked_at=at)


def find(secret: str, *, at: datetime) -> SharedPreview | None:
    """What the address opens at `at`; None alike for what never was, has ended, was taken back, or may not be shown."""
    row = SharedPreview.objects.readable(at).filter(token_digest=_digest(secret)).first()
    return row if row is not None and row.page and may_be_shown(row) else None


def may_be_shown(row: SharedPreview) -> bool:
    """Whether nothing was hidden, taken out or taken away of the item since it was shared."""
    return row.pk not in fallen([row])


def fallen(rows: Iterable[SharedPreview]) -> set[int]:
    """The keys of those whose item says less since, or is gone; in a fixed number of queries for each kind."""
    rows = list(rows)
    refs = {row.ref for row in rows}
    states = {
        (kind, ref): state
        for kind in {row.kind for row in rows}
        for ref, state in kinds.get(kind).model._default_manager.filter(ref__in=refs).values_list("ref", "state")
    }
    moves = set(MoveRecord.objects.filter(ref__in=refs, move__in=ENDING).values_list("kind", "ref", "at"))
    moves |= set(Erasure.objects.filter(ref__in=refs).values_list("kind", "ref", "asked_at"))
    cuts = set(Revision.objects.filter(ref__in=refs, is_reduction=True).values_list("kind", "ref", "number"))
    return {
        row.pk
        for row in rows
        if states.get((row.kind, row.ref), HIDDEN) in CLOSED
        or any(moved[:2] == (row.kind, row.ref) and moved[2] >= row.shared_at for moved in moves)
        or any(cut[:2] == (row.kind, row.ref) and cut[2] > row.revision_number for cut in cuts)
    }


def count_opening(row: SharedPreview, *, at: datetime) -> None:
    """One more opening in this minute."""
    minute = at.replace(second=0, microsecond=0)
    with transaction.atomic():
        opening, is_new = Opening.objects.get_or_create(preview=row, opened_at=minute)
        if not is_new:
            Opening.objects.filter(pk=opening.pk).update(times=F("times") + 1)


def page_of(row: SharedPreview, *, at: datetime) -> str:
    """The page as it was shared, around it what is public now. Footage and other items that are not public stay outside."""
    fields = {name: _as_column(name, value) for name, value in row.page["fields"].items()}
    links = [tuple(link) for link in row.page["links"]]
    edition = preview.edition_of(row.kind, row.ref, row.language, fields, slug=row.ref, at=at)
    edition.body_html = sanitise_html(edition.body_html)
    lead = next(((kind, ref) for role, kind, ref in links if role == "lead"), None)
    if lead is None or not Edition.objects.of(*lead).live(at=at).filter(language=row.language).exists():
        for name, value in NO_LEAD.items():
            setattr(edition, name, value)
    preview.mark_missing(edition, at=at)
    return render_page(edition, links=links, at=at, is_preview=True, shared_until=row.expires_at)


def _as_column(name: str, value: Any) -> Any:
    return Edition._meta.get_field(name).to_python(value)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
