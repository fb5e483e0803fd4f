"""Sections of My desk: what rests on something that was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from newsroom.desk.badges import badge
from newsroom.desk.queue import SHOWN, Desk, Entry
from newsroom.press.flagging import titles
from newsroom.press.models import CorrectionFlag
from newsroom.workflow.models import Revision


def corrected(desks: list[Desk], by: Any, _at: datetime) -> Iterator[Entry]:
    """What corrections ask somebody to look at: everything for who may approve, one's own for who writes."""
    names = {desk.model.kind: str(desk.model._meta.verbose_name) for desk in desks}
    flags = CorrectionFlag.objects.open().filter(kind__in=names).select_related("record__by")
    if not by.has_perm("workflow.approve"):
        written = Revision.objects.filter(kind=OuterRef("kind"), ref=OuterRef("ref"), author=by)
        flags = flags.filter(Exists(written))
    found = list(flags.order_by("-public_at", "-pk")[: SHOWN + 1])
    titled = titles((flag.kind, flag.ref) for flag in found)
    for flag in found:
        yield Entry(
            title=titled.get((flag.kind, flag.ref), flag.ref),
            kind=flag.kind,
            ref=flag.ref,
            kind_name=names[flag.kind],
            badge=badge("stop", "△", _("something was corrected")),
            who=str(flag.record.by),
            at=flag.record.at,
            note=str(flag.get_why_display()),
        )


def writes_or_approves(_desks: list[Desk], by: Any) -> bool:
    """Whom the section is for."""
    return bool(by.has_perm("workflow.approve") or by.has_perm("workflow.write"))
