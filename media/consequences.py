"""When footage falls - withdrawn, or found to be something else - what rests on it is less sure, and the desk is told.

What follows is written with the act and done right after it, so that nothing that fails here keeps footage from being
withdrawn; it is tried again until it is done.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from media.models import Footage
from newsroom.press import kinds
from newsroom.press.models import Edition
from newsroom.workflow import engine, outbox
from newsroom.workflow.refusals import Refused

Finding = Footage.Finding
WITHDRAWN = "withdrawn"
#: the surest word that may stand on what rests on footage that fell so
SUREST = {
    WITHDRAWN: "reported",
    Finding.MISDATED: "disputed",
    Finding.ALTERED: "disputed",
    Finding.SYNTHETIC: "disputed",
}
SURER = {"reported": ("partly", "confirmed"), "disputed": ("reported", "partly", "confirmed")}
NOTES = {
    WITHDRAWN: _n("Footage that this rests on was withdrawn: %(ref)s."),
    Finding.MISDATED: _n("Footage that this rests on is from another day or another place: %(ref)s."),
    Finding.ALTERED: _n("Footage that this rests on was altered: %(ref)s."),
    Finding.SYNTHETIC: _n("Footage that this rests on was made by a machine: %(ref)s."),
}


def fell(item: Footage, why: str, *, by: Any, at: datetime) -> None:
    """Footage was withdrawn, or found to be misdated, altered or synthetic (`why`); call it inside the transaction of that.

    Another `why` is nothing that falls. Where `by` may not lower
    what rests on it, My desk shows it until somebody has.
    """
    if why not in SUREST:
        return
    payload = {"ref": item.ref, "why": str(why), "by": by.pk, "at": at.isoformat()}
    outbox.post("footage_fell", payload, at=at)
    transaction.on_commit(partial(_drain_now, at))


def _drain_now(at: datetime) -> None:
    outbox.drain(max(at, timezone.now()))


@outbox.handler("footage_fell")
def lower_what_rests(payload: dict[str, str]) -> None:
    """Lower the confidence of every live item that shows the footage and is surer than it may be now."""
    by = get_user_model()._default_manager.get(pk=payload["by"])
    at = parse_datetime(payload["at"])
    assert at is not None
    with translation.override(by.language):
        note = _(NOTES[payload["why"]]) % {"ref": payload["ref"]}
    for kind, ref in _too_sure(payload["ref"], payload["why"], at):
        item = kinds.get(kind).model._default_manager.get(ref=ref)
        with suppress(Refused):  # then it stands on My desk, for somebody who may
            engine.perform(item, "lower", by=by, at=at, note=note, value=SUREST[payload["why"]])


def _too_sure(ref: str, why: str, at: datetime) -> list[tuple[str, str]]:
    rows = resting_on([ref], at).filter(confidence__in=SURER[SUREST[why]])
    return sorted(set(rows.values_list("kind", "ref")))


def resting_on(refs: Any, at: datetime) -> Any:
    """Editions, open or coming, that show or rest on footage with one of the refs."""
    return Edition.objects.open_or_coming(at).filter(links__to_kind=Footage.kind, links__to_ref__in=refs).distinct()
