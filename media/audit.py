"""Walking the chains of footage and reading every original again: the first thing that does not fit is named."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from media import vault
from media.custody_models import CustodyLink, CustodyRoot
from media.models import Footage, FootageText
from newsroom.workflow import chain
from newsroom.workflow.models import MoveRecord, Revision

KINDS = (Footage.kind, FootageText.kind)
ROWS = 200  # read from the database at a time: revisions are large


class Broken(Exception):  # noqa: N818 - it reads as what happened
    """The first thing that does not verify: the reference, the number of the link in its chain (0: none), and what."""

    def __init__(self, ref: str, number: int, what: str) -> None:
        super().__init__(what)
        self.ref, self.number, self.what = ref, number, what


@dataclass
class Tally:
    """What was walked so far."""

    links: int = 0
    originals: int = 0
    erased: int = 0


def walk_chains(tally: Tally) -> Iterator[Tally]:
    """Check every chain of custody, of moves and of revisions of footage; raises Broken."""
    for rows, proof in (
        (CustodyLink.objects.all(), lambda row: (row.reason, row.digest)),
        (MoveRecord.objects.filter(kind__in=KINDS), lambda row: (row.note, row.note_digest)),
        (Revision.objects.filter(kind__in=KINDS), lambda row: (chain.canonical(row.snapshot), row.digest)),
    ):
        yield from _walk(rows, proof, tally)


def _walk(rows: QuerySet[Any], proof: Callable[[Any], tuple[str, str]], tally: Tally) -> Iterator[Tally]:
    about, number, expected = None, 0, chain.GENESIS
    for row in rows.order_by("kind", "ref", "number").iterator(chunk_size=ROWS):
        if (row.kind, row.ref) != about:
            about, number, expected = (row.kind, row.ref), 0, chain.GENESIS
        number += 1
        _check_link(row, number, expected, proof(row))
        expected = row.hash
        tally.links += 1
        yield tally


def _check_link(row: Any, number: int, expected: str, proof: tuple[str, str]) -> None:
    name = row._meta.verbose_name
    if row.number != number:
        raise Broken(row.ref, number, _("%(row)s: the link is missing") % {"row": name})
    if row.previous_hash != expected or row.hash != chain.link(expected, row.chained_fields()):
        raise Broken(row.ref, number, _("%(row)s: the link was changed") % {"row": name})
    text, digest = proof
    # Where a text was destroyed for safety its salt went with it, and nothing is left to compare.
    if row.salt and chain.digest(text, row.salt) != digest:
        raise Broken(row.ref, number, _("%(row)s: the text of the link was changed") % {"row": name})


def walk_originals(tally: Tally, *, is_quick: bool = False) -> Iterator[Tally]:
    """Check that each piece began with its sealing, and (unless quick) that its original is still the same bytes."""
    links = CustodyLink.objects.filter(kind=Footage.kind, ref=OuterRef("ref"))
    items = Footage.objects.order_by("pk").annotate(
        sealed=Subquery(links.filter(number=1, verb=CustodyLink.Verb.SEALED).values("sha256")),
        is_gone=Exists(links.filter(verb=CustodyLink.Verb.ERASED)),
    )
    for item in items.only("ref", "original", "sha256", "sha512", "size").iterator(chunk_size=ROWS):
        if item.sealed != item.sha256:
            raise Broken(item.ref, 1, _("the footage is not what was sealed"))
        if item.is_gone:
            tally.erased += 1
        else:
            tally.originals += 1
            if not is_quick:
                _check_original(item)
        yield tally


def _check_original(item: Footage) -> None:
    try:
        with vault.open_original(item.original, settings.VAULT_DIR) as file:
            sha256, sha512, size = hashlib.sha256(), hashlib.sha512(), 0
            while part := file.read(vault.CHUNK):
                sha256.update(part)
                sha512.update(part)
                size += len(part)
    except FileNotFoundError:
        if CustodyLink.objects.of(item).filter(verb=CustodyLink.Verb.ERASED).exists():
            return  # just now, while the others were read
        raise Broken(item.ref, 1, _("the original is missing")) from None
    except (vault.Tampered, vault.KeyMissing, OSError, ValueError) as problem:
        raise Broken(item.ref, 1, str(problem)) from problem
    if (sha256.hexdigest(), sha512.hexdigest(), size) != (item.sha256, item.sha512, item.size):
        raise Broken(item.ref, 1, _("the original is not the file that was sealed"))


def check_root() -> None:
    """Hold the chains against the newest stored root: one that was written anew, whole, is found here. Raises Broken."""
    stored = CustodyRoot.objects.first()
    if stored is not None and _heads(stored.last_link) != (stored.root, stored.count):
        raise Broken("-", 0, _("the chains are not those of the root of %(day)s") % {"day": stored.day})


def store_root(day: date) -> CustodyRoot:
    """The root of that day, taken now if there is none yet."""
    stored = CustodyRoot.objects.filter(day=day).first()
    if stored is not None:
        return stored
    last = _settled_end()
    root, count = _heads(last)
    return CustodyRoot.objects.get_or_create(day=day, defaults={"root": root, "count": count, "last_link": last})[0]


@transaction.atomic
def _settled_end() -> int:
    """The key of a link before which nothing can still be appended: whoever is writing is waited for."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'LOCK TABLE "{CustodyLink._meta.db_table}" IN SHARE MODE')
    return CustodyLink.objects.aggregate(last=Max("pk"))["last"] or 0


def _heads(last: int) -> tuple[str, int]:
    """The hash over the newest link of every chain up to the link with key `last`, and how many chains there are."""
    root, count, head = hashlib.sha256(), 0, None
    rows = CustodyLink.objects.filter(pk__lte=last).order_by("kind", "ref", "number")
    for kind, ref, number, own in rows.values_list("kind", "ref", "number", "hash").iterator(chunk_size=ROWS):
        if head is not None and head[:2] != (kind, ref):
            root.update(f"{chain.canonical(head)}\n".encode())
            count += 1
        head = (kind, ref, number, own)
    if head is not None:
        root.update(f"{chain.canonical(head)}\n".encode())
        count += 1
    return root.hexdigest(), count
