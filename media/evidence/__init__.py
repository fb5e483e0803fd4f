"""Handing a piece of footage over as evidence: one zip that can be checked offline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from media import custody, sniffing, vault
from media.evidence import record
from media.evidence.bag import Bag, new_zip
from media.inspection import renditions
from media.inspection.models import Rendition
from media.models import Footage
from media.moderation import PURGED
from media.originals import extension_of
from newsroom.workflow.editorial import ERASED, HIDDEN

_HERE = Path(__file__).resolve().parent


class NotExported(Exception):  # noqa: N818 - it reads as what happened
    """There is no bundle; the message is one sentence for people."""


def export(ref: str, place: Path, *, by: Any, at: datetime, reason: str, with_names: bool = False) -> None:
    """Write the bundle of the footage `ref` to the new file `place`. Raises NotExported, and leaves no file.

    The export is written into the chain of custody before its first byte is: one that breaks off was meant.
    """
    item = Footage.objects.filter(ref=ref).first()
    _check(item, ref, place)
    try:
        with (
            vault.open_original(item.original, settings.VAULT_DIR, sha256=item.sha256) as file,
            new_zip(place) as archive,
        ):
            custody.add(item, custody.Verb.EXPORTED, by=by, at=at, sha256=item.sha256, reason=reason)
            _fill(Bag(archive, f"evidence-{item.ref}", at), item, file, with_names=with_names)
    except FileNotFoundError:
        raise NotExported(_("“%(item)s” was not exported: its original is missing.") % {"item": item}) from None
    except (vault.Tampered, vault.KeyMissing, OSError) as problem:
        raise NotExported(_("“%(item)s” was not exported. %(why)s") % {"item": item, "why": problem}) from problem


def _check(item: Footage | None, ref: str, place: Path) -> None:
    if item is None:
        raise NotExported(_("There is no footage with the reference “%(ref)s”.") % {"ref": ref})
    if item.state in (HIDDEN, ERASED, PURGED):
        raise NotExported(
            _("“%(ref)s” was hidden or erased for safety, so it is not exported. Ask the chief of the desk.")
            % {"ref": ref}
        )
    if place.exists() or not place.parent.is_dir():
        raise NotExported(_("Give the name of a new file in a folder that is there: %(place)s") % {"place": place})


def _fill(bag: Bag, item: Footage, file: BinaryIO, *, with_names: bool) -> None:
    kind = sniffing.sniff(file.read(sniffing.HEAD_BYTES))
    file.seek(0)
    bag.add(f"original.{extension_of(file)}", _parts(file))
    for one in record.renditions_of(item):
        if one.is_current:
            bag.add(f"renditions/{one.name}", _parts_of(one))
    bag.add("record.json", [_json(record.record_of(item, kind=kind))])
    bag.add("custody.jsonl", record.custody_lines(item))
    bag.add("moves.jsonl", record.move_lines(item))
    if with_names:
        bag.add("people.json", [_json(record.people_of(item))])
    for name in ("verify_chain.py", "README.txt"):
        bag.add(name, [(_HERE / name).read_bytes()])
    bag.close({"External-Identifier": item.ref, "External-Description": "A piece of footage with its chain of custody"})


def _parts_of(rendition: Rendition) -> Iterator[bytes]:
    with renditions.path_of(rendition).open("rb") as file:
        yield from _parts(file)


def _parts(file: BinaryIO) -> Iterator[bytes]:
    while part := file.read(vault.CHUNK):
        yield part


def _json(value: Any) -> bytes:
    return json.dumps(value, indent=2, ensure_ascii=False).encode() + b"\n"
