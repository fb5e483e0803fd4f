"""Writing down who did what with an original or a rendition, and holding a piece so that nobody destroys it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from media.custody_models import CustodyLink
from media.models import Footage
from newsroom.staff.models import Trust
from newsroom.workflow.refusals import Refusal, Refused

Verb = CustodyLink.Verb


@transaction.atomic
def add(
    item: Footage, verb: str, *, by: Any, at: datetime, sha256: str = "", rendition: str = "", reason: str = ""
) -> CustodyLink:
    """Append a link to the chain of `item`. `by` is None for a command that nobody signed."""
    Footage.objects.select_for_update().only("pk").get(pk=item.pk)  # two acts number their links in turn
    link = CustodyLink(kind=item.kind, ref=item.ref, verb=verb, sha256=sha256, rendition=rendition, actor=by, at=at,
                       reason=reason.strip())  # fmt: skip
    link.save()
    return link


def is_custodian(person: Any, at: datetime) -> bool:
    """Whether a person may open originals and hold them: somebody of the desk with that trust at `at`."""
    return bool(person.is_authenticated and person.is_staff and person.has_trust(Trust.Power.CUSTODIAN, at))


def may_read(person: Any, at: datetime) -> bool:
    """Whether a person may see the chain of custody."""
    return bool(person.has_perm("media.view_custodylink") or is_custodian(person, at))


@transaction.atomic
def hold(item: Footage, *, by: Any, at: datetime, reason: str) -> None:
    """Keep the piece from being erased until the hold is lifted; doing it again is no error. ValueError without a reason."""
    _set_hold(item, Verb.HOLD_SET, is_held=True, by=by, at=at, reason=reason)


@transaction.atomic
def lift(item: Footage, *, by: Any, at: datetime, reason: str) -> None:
    """Let the piece be erased again. ValueError without a reason."""
    _set_hold(item, Verb.HOLD_LIFTED, is_held=False, by=by, at=at, reason=reason)


def refuse_if_held(item: Footage) -> None:
    """Raise Refused for a piece that is held, as the database has it."""
    if Footage.objects.filter(pk=item.pk, held_until_lifted=True).exists():
        raise Refused(
            Refusal(
                "held",
                _("“%(item)s” is held as evidence, so it cannot be destroyed. A custodian has to lift the hold first.")
                % {"item": item},
            )
        )


def _set_hold(item: Footage, verb: str, *, is_held: bool, by: Any, at: datetime, reason: str) -> None:
    if not reason.strip():
        raise ValueError("a hold is set and lifted with a reason")
    changed = Footage.objects.filter(pk=item.pk, held_until_lifted=not is_held).update(held_until_lifted=is_held)
    item.held_until_lifted = is_held
    if changed:
        add(item, verb, by=by, at=at, reason=reason)
