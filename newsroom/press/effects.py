"""What moves do to the public tables. Each runs inside the transaction of its move."""

from __future__ import annotations

import html
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from newsroom.press import exposure, paths, search, windows
from newsroom.press.models import FAR_FUTURE, Correction, Edition, PastEdition, PublicWords
from newsroom.text.sanitise import plain_text
from newsroom.workflow import engine
from newsroom.workflow.effects import Order, effect
from newsroom.workflow.refusals import Refusal, Refused

NOTED = {"correct": Correction.What.CORRECTION, "update": Correction.What.UPDATE}
GAP = "[…]"


@effect("open_edition")
def open_edition(order: Order) -> None:
    """Make the approved item public in its languages, now or at the ordered time."""
    live_from = max(order.live_from or order.at, order.at)
    what = NOTED.get(order.move.name)
    publish(
        order.item,
        at=order.at,
        live_from=live_from,
        live_until=order.live_until or FAR_FUTURE,
        revision_number=order.record.revision_number or 0,
        change_note=order.note if what else "",
    )
    if what:
        Correction.objects.create(
            kind=order.item.kind, ref=order.item.ref, what=what, note=order.note, public_at=live_from
        )


def publish(
    item: Any,
    *,
    at: datetime,
    live_from: datetime,
    live_until: datetime = FAR_FUTURE,
    revision_number: int,
    change_note: str = "",
    languages: list[str] | None = None,
) -> None:
    """Open a window of the item in each of `languages` (all of its own when None) and refresh what hangs on it."""
    before = exposure.targets_of(item.kind, item.ref)
    for language in languages or item.site_languages():
        windows.open_window(
            item,
            language,
            at=at,
            live_from=live_from,
            live_until=live_until,
            revision_number=revision_number,
            change_note=change_note,
        )
    exposure.refresh(before | exposure.targets_of(item.kind, item.ref), at=at)


@effect("close_edition")
def close_edition(order: Order) -> None:
    """Take the item from readers; its addresses become tombstones with the chosen line."""
    line = order.value if order.value in paths.WITHDRAWN_LINES else "unconfirmed"
    was_seen = Edition.objects.of(order.item.kind, order.item.ref).live(at=order.at).exists()
    exposure.shut(order.item.kind, order.item.ref, at=order.at, line=line)
    if was_seen:
        Correction.objects.create(
            kind=order.item.kind, ref=order.item.ref, what=Correction.What.WITHDRAWAL, public_at=order.at
        )


@effect("mark_checking")
def mark_checking(order: Order) -> None:
    """The dated line "We are checking this report" on the live page."""
    _open_windows(order).update(checking_since=order.at)


@effect("end_checking")
def end_checking(order: Order) -> None:
    _open_windows(order).update(checking_since=None)


def _open_windows(order: Order) -> Any:
    return Edition.objects.of(order.item.kind, order.item.ref).open_or_coming(order.at)


@effect("take_out")
def take_out(order: Order) -> None:
    """Take a passage (its exact words), or an embed (`kind:ref`), out of every open window."""
    before = exposure.targets_of(order.item.kind, order.item.ref)
    changed = [_without(edition, order.value.strip(), order.at) for edition in _open_windows(order)]
    if not any(changed):
        raise Refused(
            Refusal(
                "passage_not_found",
                _(
                    "“%(item)s”: the passage “%(passage)s” is not in the public text, so nothing was taken out. "
                    "Copy it from the public page, within one paragraph."
                )
                % {"item": order.item, "passage": order.value},
            )
        )
    _cut_past(order, order.value.strip())
    exposure.refresh(before, at=order.at)


def _cut_past(order: Order, passage: str) -> None:
    """What is taken out leaves the earlier versions too, or the change history would go on showing it."""
    windows.archive_ended(order.at, kind=order.item.kind, ref=order.item.ref)
    for past in PastEdition.objects.filter(kind=order.item.kind, ref=order.item.ref):
        past.body_html, past.standfirst = _cut(past, passage)
        past.save(update_fields=["body_html", "standfirst"])


def _cut(words: PublicWords, passage: str) -> tuple[str, str]:
    """Body and standfirst of a version without a passage, or without an embed given as `kind:ref`."""
    body = words.body_html.replace(f'<figure data-embed="{passage}"></figure>', "")
    return body.replace(html.escape(passage, quote=False), GAP), words.standfirst.replace(passage, GAP)


def _without(edition: Edition, passage: str, at: datetime) -> bool:
    kind, _colon, ref = passage.partition(":")
    unlinked, _rows = edition.links.filter(to_kind=kind, to_ref=ref).delete()
    body, standfirst = _cut(edition, passage)
    if not unlinked and (body, standfirst) == (edition.body_html, edition.standfirst):
        return False
    copy = windows.amend(edition, at=at, body_html=body, standfirst=standfirst, updated_at=at)
    search.index(copy, " ".join((copy.standfirst, plain_text(copy.body_html))))
    return True


@effect("approve_words")
def approve_words(order: Order) -> None:
    """Approving an item approves its words, except those that this person wrote."""
    for name in order.item.snapshot_rows:
        for words in getattr(order.item, name).all():
            workflow = getattr(words, "workflow", None)
            if workflow is not None and words.is_editable:
                reason = engine.refusal(words, "approve_words", by=order.by, at=order.at)
                if reason is None:
                    engine.perform(words, "approve_words", by=order.by, at=order.at)


@effect("refresh_edition")
def refresh_edition(order: Order) -> None:
    """Newly approved words of a live item go out. While the item is being revised they wait for its own publication."""
    parent = order.item.parent
    if parent.state == "published" and parent.live_editions(order.at).exists():
        live = parent.live_editions(order.at).filter(language=order.item.language).first()
        publish(
            parent,
            at=order.at,
            live_from=order.at,
            live_until=live.live_until if live else FAR_FUTURE,
            revision_number=live.revision_number if live else 0,
            languages=[order.item.language],
        )
