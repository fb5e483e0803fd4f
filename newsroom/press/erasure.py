"""Erase for safety: one act that reaches every copy. Hidden at once by one person, destroyed when a second agrees.

Rows and hashes stay, so the chains still verify; texts, pictures and names go, with the salts that could prove them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from newsroom.press import banner, exposure, files, holding, kinds, paths, search, succession, windows
from newsroom.press.masking import MARK, contains, mask_row, masker, text_fields, wipe
from newsroom.press.models import Banner, Correction, DraftEmbed, Edition, Erasure, PastEdition, SearchRow
from newsroom.text.letters import name_key, search_fold
from newsroom.text.slugs import make_slug
from newsroom.workflow.effects import Order, effect
from newsroom.workflow.models import MoveRecord, Revision, WorkflowItem
from newsroom.workflow.refusals import Refusal, Refused

TELLING = 12  # letters by which a passage is known in another shape; fewer are ordinary words


@effect("hide")
def hide(order: Order) -> None:
    """Take the whole item from readers at once; its addresses say only the neutral line."""
    exposure.shut(order.item.kind, order.item.ref, at=order.at, line="safety", record=order.record)
    paths.neutralise(order.item.kind, order.item.ref)
    succession.forget(order.item.kind, order.item.ref)
    banner.take_down_of(order.item.kind, order.item.ref, by=order.by, at=order.at)


@effect("erase")
def erase(order: Order) -> None:
    """Destroy the item: every text in every copy, its topics where nothing else has them, and what the kind alone knows."""
    kind = kinds.get(order.item.kind)
    refs = _refs(order.item)
    _drop_topics(order.item)
    holders = _holders(order.item)
    for row, passages in kind.mentions(order.item):
        take_out_passages(row, passages)
    for row in holders:
        wipe(row)
    for name in order.item.snapshot_rows:
        if not issubclass(getattr(order.item, name).model, WorkflowItem):
            getattr(order.item, name).all().delete()  # figures, bylines: rows that are nothing but their words
    for edition in Edition.objects.of(order.item.kind, order.item.ref):
        windows.remove(edition)
    PastEdition.objects.filter(kind=order.item.kind, ref=order.item.ref).delete()
    Correction.objects.filter(kind=order.item.kind, ref=order.item.ref).update(note="", words={})
    DraftEmbed.objects.filter(kind=order.item.kind, ref=order.item.ref).delete()
    files.withdraw(order.item.kind, order.item.ref, at=order.at)
    kind.destroy(order.item)
    Erasure.objects.filter(kind=order.item.kind, ref__in=refs).update(words=[], destroyed_at=order.at)


@effect("hide_words")
def hide_words(order: Order) -> None:
    """Mask words in everything readers can reach of the item. The desk keeps them until a second person agrees.

    Until then nothing that is made public of the item holds them either: `windows.build` leaves them out.
    """
    words = [line.strip() for line in order.value.splitlines() if line.strip()]
    rows = [*_public_rows(order.item), *_holders(order.item), *_mentions(order.item)]
    missing = [word for word in words if not any(contains(row, [word]) for row in rows)]
    if missing or not words:
        raise Refused(
            Refusal(
                "words_not_found",
                _("“%(item)s” does not hold “%(words)s”, in no version. Check the spelling; one passage a line.")
                % {"item": order.item, "words": " / ".join(missing)},
            )
        )
    _mask_public(order.item, words, order)
    for ref in _refs(order.item):  # what was merged into it may come apart again, and must not say them then
        Erasure.objects.create(kind=order.item.kind, ref=ref, words=words, asked_by=order.by, asked_at=order.at)
    kinds.get(order.item.kind).opened(order.item)


@effect("destroy_words")
def destroy_words(order: Order) -> None:
    """Destroy the words that others have hidden: in revisions, notes, desk rows, reports and batches."""
    pending = Erasure.objects.filter(kind=order.item.kind, ref__in=_refs(order.item), destroyed_at=None)
    of_others = pending.exclude(asked_by=order.by)
    words = list(dict.fromkeys(word for erasure in of_others for word in erasure.words))
    if not words:
        raise Refused(
            Refusal("nothing_pending", _("“%(item)s”: no colleague has asked for this.") % {"item": order.item})
        )
    kinds.get(order.item.kind).forget_words(order.item, words, order.at)
    _mask_public(order.item, words, order)
    _drop_topics(order.item, words)
    mask = masker(words)
    for row in (*_holders(order.item), *_mentions(order.item)):
        mask_row(row, mask)
    of_others.update(words=[], destroyed_at=order.at)
    kinds.get(order.item.kind).opened(order.item)


def _public_rows(item: Any) -> list[Model]:
    """What readers can reach of the item and of what was merged into it: windows, past versions, notes, banners that lead to
    it, and windows that borrowed its picture's words."""
    own = {"kind": item.kind, "ref__in": _refs(item)}
    lent = Edition.objects.filter(links__role="lead", links__to_kind=item.kind, links__to_ref=item.ref)
    return [
        *Edition.objects.filter(**own),
        *PastEdition.objects.filter(**own),
        *Correction.objects.filter(**own),
        *Banner.objects.filter(**own),
        *lent,
    ]


def _refs(item: Any) -> list[str]:
    """The item's reference, and those of what was merged into it."""
    return [item.ref, *kinds.get(item.kind).aliases(item)]


def _mask_public(item: Any, words: list[str], order: Order) -> None:
    mask = masker(words)
    for row in _public_rows(item):
        mask_row(row, mask)
    for path in paths.holding(item.kind, _refs(item), words):
        paths.neutralise_one(path)
    for edition in Edition.objects.of(item.kind, item.ref):
        windows.file_places(edition, words)
        _mask_search_row(edition, words)
        _move_off(edition, words, order)
        named = [row.pk for row in edition.topic_rows.select_related("tag") if mask(row.tag.name) != row.tag.name]
        edition.topic_rows.filter(pk__in=named).delete()


def _holders(item: Any) -> list[Model]:
    """The desk rows that hold words of the item: itself, its rows, their revisions and notes, and what the kind adds."""
    rows: list[Model] = [item]
    for name in item.snapshot_rows:
        rows += getattr(item, name).all()
    chained = [row for row in rows if isinstance(row, WorkflowItem)]
    for row in chained:
        rows += Revision.objects.of(row)
        rows += MoveRecord.objects.of(row)
        rows += holding.rows_about(row.kind, _refs(item) if row is item else [row.ref])
    return rows + kinds.get(item.kind).belongings(item)


def _mentions(item: Any) -> list[Model]:
    return [row for row, _passages in kinds.get(item.kind).mentions(item)]


def take_out_passages(row: Model, passages: Iterable[str]) -> None:
    """Mask passages in a row that holds other words too; where a passage is still there in another shape, the row is emptied.

    Shapes differ by signs and spaces: the letters and digits tell.
    """
    passages = list(passages)
    mask_row(row, masker(passages))
    keys = [key for key in map(name_key, passages) if len(key) >= TELLING]
    left = name_key(" ".join(str(getattr(row, field.attname)) for field in text_fields(row)))
    if any(key in left for key in keys):
        wipe(row)


def _drop_topics(item: Any, words: Iterable[str] | None = None) -> None:
    """Take topics off the item (all, or those that hold one of the words), and delete the ones nothing else has."""
    if not hasattr(item, "topics"):
        return
    mask = masker(words) if words is not None else None
    for topic in item.topics.all():
        if mask is None or mask(topic.name) != topic.name:
            item.topics.remove(topic)
            uses = (relation for relation in topic._meta.related_objects if relation.one_to_many)
            if not any(getattr(topic, relation.get_accessor_name()).exists() for relation in uses):
                topic.delete()


def _mask_search_row(edition: Edition, words: list[str]) -> None:
    row = SearchRow.objects.filter(pk=edition.pk).first()
    if row is not None:
        mask = masker([search_fold(word) for word in words])
        body, captions, places = (mask(text).replace(MARK, " ") for text in (row.body, row.captions, row.places))
        search.index(edition, body, captions=captions, places=places)


def _move_off(edition: Edition, words: list[str], order: Order) -> None:
    """Where the address holds one of the words, the item goes on under its reference."""
    if any(make_slug(word) and make_slug(word) in edition.path for word in words):
        edition.path = paths.reserve(edition, edition.ref, at=order.at)
        edition.save(update_fields=["path"])
