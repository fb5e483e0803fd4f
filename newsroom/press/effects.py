"""What moves do to the public tables. Each runs inside the transaction of its move."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from newsroom.press import exposure, flagging, kinds, paths, timeline, windows
from newsroom.press.masking import GAP, mask_row, masker, pending_words
from newsroom.press.models import FAR_FUTURE, Correction, Edition, PastEdition, Plan, PublicWords
from newsroom.text.sanitise import plain_text
from newsroom.workflow import engine, history, listeners, revisions
from newsroom.workflow.effects import Order, effect
from newsroom.workflow.models import WorkflowItem
from newsroom.workflow.refusals import Refusal, Refused
from newsroom.workflow.table import Move

ELSEWHERE = ("search_title", "search_text", "social_text")  # in the facts of an edition: what others say of the page
CUT = ("body", "standfirst", "description", *ELSEWHERE)
FIX = "fix"
NOTED = {"correct": Correction.What.CORRECTION, "update": Correction.What.UPDATE}


@effect("open_edition")
def open_edition(order: Order) -> None:
    """Make the approved item public in its languages, now or at the ordered time."""
    live_from = max(order.live_from or order.at, order.at)
    what = NOTED.get(order.move.name)
    hide = masker(pending_words(order.item.kind, order.item.ref))  # a note may name what the text no longer does
    note = hide(order.note) if what else ""
    before = exposure.targets_of(order.item.kind, order.item.ref)
    act = Plan.Act.REPLACE if order.item.has_public_window(order.at) else Plan.Act.OPEN
    former = flagging.former_words(order.item, live_from)
    timeline.make_room(order, live_from)
    for language in order.item.site_languages():
        windows.open_window(
            order.item,
            language,
            at=order.at,
            live_from=live_from,
            live_until=order.live_until or FAR_FUTURE,
            revision_number=order.record.revision_number or 0,
            change_note=hide(order.words.get(language, "")) or note if what else "",
            keeps_later=order.value == timeline.KEEP,
            is_silent=order.move.name == FIX,
        )
    if what:
        Correction.objects.create(
            kind=order.item.kind,
            ref=order.item.ref,
            what=what,
            note=note,
            words={code: hide(said) for code, said in order.words.items() if said.strip()},
            public_at=live_from,
        )
    timeline.add(order, act, start=live_from, until=order.live_until, revision_number=order.record.revision_number)
    flagging.follow(order, former, live_from)
    exposure.refresh(before | exposure.targets_of(order.item.kind, order.item.ref), at=order.at)
    exposure.borrow_leads(order.item.kind, order.item.ref)


@effect("close_edition")
def close_edition(order: Order) -> None:
    """Take the item from readers; its addresses become tombstones with the chosen line."""
    line = order.value if order.value in paths.WITHDRAWN_LINES else "unconfirmed"
    was_seen = Edition.objects.of(order.item.kind, order.item.ref).live(at=order.at).exists()
    exposure.shut(order.item.kind, order.item.ref, at=order.at, line=line, record=order.record)
    if was_seen:
        hide = masker(pending_words(order.item.kind, order.item.ref))
        said = {} if line == "safety" else {code: hide(text) for code, text in order.words.items() if text.strip()}
        Correction.objects.create(
            kind=order.item.kind, ref=order.item.ref, what=Correction.What.WITHDRAWAL, words=said, public_at=order.at
        )


@effect("cancel_coming")
def cancel_coming(order: Order) -> None:
    """Take back what was scheduled; what readers see now stays."""
    item = order.item
    before = exposure.targets_of(item.kind, item.ref)
    windows.cancel_coming(item.kind, item.ref, order.at)
    timeline.cancel_all(item.kind, item.ref, order)
    paths.forget_promised(item.kind, item.ref, at=order.at)
    exposure.refresh(before, at=order.at, is_reduction=True)


@effect("mark_checking")
def mark_checking(order: Order) -> None:
    """The dated line "We are checking this report" on the live page; where there is one, it keeps its date."""
    _open_windows(order).filter(checking_since=None).update(checking_since=order.at)


@effect("end_checking")
def end_checking(order: Order) -> None:
    """Take that line off again."""
    _marked(order.item, order.at).update(checking_since=None)


def _against_checking(item: Any, move: Move, at: datetime, live_from: datetime | None, value: str) -> Refusal | None:
    """There is a line to take off only while the page has one."""
    if move.effect != "end_checking" or any(one.checking_since for one in item.windows(at)):
        return None
    return Refusal(
        "not_checking",
        _("“%(item)s” is not marked as being checked, so there is nothing to take off.") % {"item": item},
    )


def _marked(item: Any, at: datetime) -> Any:
    return Edition.objects.of(item.kind, item.ref).open_or_coming(at).exclude(checking_since=None)


listeners.TIMED.append(_against_checking)


def _open_windows(order: Order) -> Any:
    return Edition.objects.of(order.item.kind, order.item.ref).open_or_coming(order.at)


@effect("take_out")
def take_out(order: Order) -> None:
    """Take a passage (its words), or an embed (`kind:ref`), out of every window, earlier version and the working copy."""
    passage, item = order.value.strip(), order.item
    before = exposure.targets_of(item.kind, item.ref)
    changed = [_without(edition, passage, order.at) for edition in _open_windows(order)]
    if not any(changed):
        raise Refused(
            Refusal(
                "passage_not_found",
                _(
                    "“%(item)s”: the passage “%(passage)s” is not in the public text, so nothing was taken out. "
                    "Copy it from the public page, within one paragraph."
                )
                % {"item": item, "passage": passage},
            )
        )
    windows.archive_ended(order.at, kind=item.kind, ref=item.ref)
    for past in PastEdition.objects.filter(kind=item.kind, ref=item.ref):
        past.body_html, past.standfirst = _cut(past, passage)
        past.facts = _cut_facts(past, passage)
        past.save(update_fields=["body_html", "standfirst", "facts"])
    _cut_working_copy(order, passage)
    exposure.refresh(before, at=order.at, is_reduction=True)


def _without(edition: Edition, passage: str, at: datetime) -> bool:
    """Amend one window; False when it does not hold the passage."""
    kind, _colon, ref = passage.partition(":")
    links = edition.links.filter(to_kind=kind, to_ref=ref)
    lead = exposure.NO_LEAD if links.filter(role="lead").exists() else {}
    unlinked, _rows = links.delete()
    body, standfirst = _cut(edition, passage)
    facts = _cut_facts(edition, passage)
    if not unlinked and (body, standfirst, facts) == (edition.body_html, edition.standfirst, edition.facts):
        return False
    copy = windows.amend(edition, at=at, body_html=body, standfirst=standfirst, facts=facts, updated_at=at, **lead)
    windows.find_by(copy, " ".join((copy.standfirst, plain_text(copy.body_html))))
    return True


def _cut(words: PublicWords, passage: str) -> tuple[str, str]:
    """Body and standfirst of a version without a passage, or without an embed given as `kind:ref`."""
    mask = masker([passage], GAP)
    body = words.body_html.replace(f'<figure data-embed="{passage}"></figure>', "")
    return mask.html(body), mask(words.standfirst)


def _cut_facts(words: PublicWords, passage: str) -> dict[str, Any]:
    """The facts of a version, without the passage in what others say of the page."""
    mask = masker([passage], GAP)
    return {name: mask(value) if name in ELSEWHERE else value for name, value in words.facts.items()}


def _cut_working_copy(order: Order, passage: str) -> None:
    """The draft loses it too, as a revision of its own, or the next publication would bring it back."""
    item = order.item
    was_recorded = history.is_recorded(item)
    kind, _colon, ref = passage.partition(":")
    kinds.get(item.kind).unlink(item, kind, ref)
    rows = [item, *(row for name in item.snapshot_rows for row in getattr(item, name).all())]
    for row in rows:
        mask_row(row, masker([passage], GAP), only=CUT)
    item.refresh_from_db()
    revisions.record(item, by=order.by, at=order.at, is_reduction=was_recorded)


@effect("approve_words")
def approve_words(order: Order) -> None:
    """Approving an item approves its words, except those that this person wrote; on duty alone, those too."""
    is_alone = order.record.is_bypass
    for name in order.item.snapshot_rows:
        for words in getattr(order.item, name).all():
            if isinstance(words, WorkflowItem) and words.is_editable:
                reason = engine.refusal(words, "approve_words", by=order.by, at=order.at)
                if reason is None or (is_alone and reason.code == "four_eyes"):
                    engine.perform(words, "approve_words", by=order.by, at=order.at, duty=is_alone)


@effect("refresh_edition")
def refresh_edition(order: Order) -> None:
    """Newly approved words go out in every window that was made from what the working copy still says.

    While the item is being revised they wait for its own publication.
    """
    parent = order.item.parent
    if not parent.state_row.is_settled:
        return
    number = history.published_number(parent)
    for edition in Edition.objects.of(parent.kind, parent.ref).open_or_coming(order.at):
        if edition.revision_number == number and order.item.language in (edition.language, edition.text_language):
            windows.rebuild(edition, parent, at=order.at)
    flagging.close_words(parent, order.item.language, order)
    exposure.lend_lead(parent.kind, parent.ref, at=order.at)
