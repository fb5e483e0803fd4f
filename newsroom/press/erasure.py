"""Erase for safety: one act that reaches every copy. Hidden at once by one person, destroyed when a second agrees.

Rows and hashes stay, so the chains still verify; texts, pictures and names go, with the salts that could prove them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import CharField, JSONField, Model, SlugField, TextField
from django.utils.translation import gettext as _

from newsroom.press import exposure, files, kinds, paths, search, windows
from newsroom.press.models import Correction, Edition, Erasure, PastEdition, SearchRow
from newsroom.text.letters import search_fold
from newsroom.text.slugs import make_slug
from newsroom.workflow.effects import Order, effect
from newsroom.workflow.models import MoveRecord, Revision, WorkflowItem
from newsroom.workflow.refusals import Refusal, Refused

MARK = "█████"
Mask = Callable[[str], str]
#: what is no text of anybody's: names of rows and files, states, and the hashes that let a chain verify
KEPT = {"ref", "state", "kind", "language", "path", "salt", "digest", "hash", "previous_hash", "note_digest"}
KEPT |= {"original", "rendition", "sha256", "sha512", "channel"}


@effect("hide")
def hide(order: Order) -> None:
    """Take the whole item from readers at once; its addresses say only the neutral line."""
    exposure.shut(order.item.kind, order.item.ref, at=order.at, line="safety")
    paths.neutralise(order.item.kind, order.item.ref)


@effect("erase")
def erase(order: Order) -> None:
    """Destroy the item: every text in every copy, and what the kind alone knows of."""
    kind = kinds.get(order.item.kind)
    for row in _holders(order.item):
        _wipe(row)
    _public_copies(order.item).delete()
    Correction.objects.filter(kind=order.item.kind, ref=order.item.ref).update(note="")
    files.withdraw(order.item.kind, order.item.ref, at=order.at)
    kind.destroy(order.item)
    Erasure.objects.filter(kind=order.item.kind, ref=order.item.ref).update(words=[], destroyed_at=order.at)


@effect("hide_words")
def hide_words(order: Order) -> None:
    """Mask words in everything readers can reach of the item. The desk keeps them until a second person agrees."""
    words = _words(order.value)
    mask = masker(words)
    public = list(Edition.objects.of(order.item.kind, order.item.ref))
    past = list(PastEdition.objects.filter(kind=order.item.kind, ref=order.item.ref))
    notes = list(Correction.objects.filter(kind=order.item.kind, ref=order.item.ref))
    changed = [mask_row(row, mask) for row in (*public, *past, *notes)]
    if not any(changed) and not any(contains(row, words) for row in _holders(order.item)):
        raise Refused(
            Refusal(
                "words_not_found",
                _("“%(item)s” does not hold these words, in no version. Check the spelling; one passage a line.")
                % {"item": order.item},
            )
        )
    for edition in public:
        _mask_search_row(edition, words)
        _move_off(edition, words)
    Erasure.objects.create(kind=order.item.kind, ref=order.item.ref, words=words, asked_at=order.at)


@effect("destroy_words")
def destroy_words(order: Order) -> None:
    """Destroy the hidden words in revisions, notes, desk rows, reports and batches."""
    pending = Erasure.objects.filter(kind=order.item.kind, ref=order.item.ref, destroyed_at=None)
    words = [word for erasure in pending for word in erasure.words]
    mask = masker(words)
    for row in _holders(order.item):
        mask_row(row, mask)
    pending.update(words=[], destroyed_at=order.at)


def masker(words: Iterable[str]) -> Mask:
    """A function that replaces each of the words, in any case, plain, as HTML or as a slug, by a mark of fixed length."""
    spelled = {
        form
        for word in words
        for form in (word, html.escape(word), html.escape(word, quote=False), make_slug(word))
        if form
    }
    pattern = re.compile("|".join(re.escape(form) for form in sorted(spelled, key=len, reverse=True)), re.IGNORECASE)
    return lambda text: pattern.sub(MARK, text)


def masked(value: Any, mask: Mask, ref: str) -> Any:
    """The value with every string in it masked; lists and dicts are walked. A slug that holds a word becomes `ref`."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [masked(one, mask, ref) for one in value]
    if isinstance(value, dict):
        return {key: _slug(one, mask, ref) if key == "slug" else masked(one, mask, ref) for key, one in value.items()}
    return value


def _slug(slug: Any, mask: Mask, ref: str) -> Any:
    return ref if isinstance(slug, str) and mask(slug) != slug else slug


def mask_row(row: Model, mask: Mask) -> bool:
    """Mask the texts of one row in the database, past its save(); True when something changed."""
    ref = getattr(row, "ref", "")
    changes: dict[str, Any] = {}
    for field in _text_fields(row):
        old = getattr(row, field.attname)
        new = _slug(old, mask, ref) if isinstance(field, SlugField) else masked(old, mask, ref)
        if new != old:
            changes[field.attname] = new
    if changes:
        _write(row, changes)
    return bool(changes)


def contains(row: Model, words: Iterable[str]) -> bool:
    """Whether a text of the row holds one of the words."""
    mask = masker(words)
    return any(masked(getattr(row, f.attname), mask, "") != getattr(row, f.attname) for f in _text_fields(row))


def _wipe(row: Model) -> None:
    """Empty every text of a row."""
    changes: dict[str, Any] = {}
    for field in _text_fields(row):
        if isinstance(field, JSONField):
            changes[field.attname] = None if field.null else field.get_default()
        elif isinstance(field, SlugField):
            changes[field.attname] = getattr(row, "ref", "")
        else:
            changes[field.attname] = ""
    if changes:
        _write(row, changes)


def _write(row: Model, changes: dict[str, Any]) -> None:
    if isinstance(row, (Revision, MoveRecord)):
        changes["salt"] = ""
    type(row)._base_manager.filter(pk=row.pk).update(**changes)
    for name, value in changes.items():
        setattr(row, name, value)


def _text_fields(row: Model) -> list[Any]:
    kept = KEPT | {"move", "source", "target"} if isinstance(row, MoveRecord) else KEPT
    return [
        field
        for field in row._meta.concrete_fields
        if isinstance(field, (CharField, TextField, JSONField)) and field.name not in kept and not field.choices
    ]


def _holders(item: Any) -> list[Model]:
    """The desk rows that hold words of the item: itself, its rows, their revisions and notes, and what the kind adds."""
    rows: list[Model] = [item]
    for name in item.snapshot_rows:
        rows += getattr(item, name).all()
    chained = [row for row in rows if isinstance(row, WorkflowItem)]
    for row in chained:
        rows += Revision.objects.of(row)
        rows += MoveRecord.objects.of(row)
    return rows + kinds.get(item.kind).belongings(item)


def _public_copies(item: Any) -> Any:
    for edition in Edition.objects.of(item.kind, item.ref):
        windows.remove(edition)
    return PastEdition.objects.filter(kind=item.kind, ref=item.ref)


def _mask_search_row(edition: Edition, words: list[str]) -> None:
    row = SearchRow.objects.filter(pk=edition.pk).first()
    if row is not None:
        mask = masker([search_fold(word) for word in words])
        search.index(edition, mask(row.body).replace(MARK, " "))


def _move_off(edition: Edition, words: list[str]) -> None:
    """An address that holds one of the words becomes a neutral tombstone; the item goes on under its reference."""
    if any(make_slug(word) and make_slug(word) in edition.path for word in words):
        paths.neutralise_one(edition.path)
        edition.path = paths.reserve(edition, edition.ref)
        edition.save(update_fields=["path"])
    for old in paths.holding(edition, words):
        paths.neutralise_one(old)


def _words(value: str) -> list[str]:
    return [line.strip() for line in value.splitlines() if line.strip()]
