"""What is not kept for ever, by the clock: a table of rules, each with its days in the settings.

Footage that was cleared once, that something public shows, or that is held as evidence is never let go. Of what is, the row
stays with its state, reference, hashes and dates, and the chains that say who did what.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from media import vault
from media.inspection.models import Inspection
from media.models import Footage
from media.moderation import DUPLICATE, RECEIVED, REJECTED
from media.submission import arriving, forgetting
from media.uploads import clock as uploads
from newsroom.press.models import Edition, EditionLink
from newsroom.staff.clerks import clerk
from newsroom.workflow import engine
from newsroom.workflow.models import MoveRecord
from newsroom.workflow.refusals import Refused

logger = logging.getLogger(__name__)

NAME = "retention"
"""The account in whose name footage is let go."""
BROKEN = timedelta(days=1)
"""After that long, what a killed process left half done is rubbish."""


@dataclass(frozen=True)
class Rule:
    """One reason for letting go of footage: its name in NEWSROOM_FOOTAGE_KEEP_DAYS, and what `since` a moment falls under it."""

    name: str
    label: str | Promise
    since: Callable[[datetime], Q]


@dataclass(frozen=True)
class Line:
    """How many of a kind were let go."""

    label: str | Promise
    count: int

    def __str__(self) -> str:
        return f"{self.label}: {self.count}"


def _decided(state: str) -> Callable[[datetime], Q]:
    return lambda moment: Q(state=state, moved_at__lte=moment)


def _unfit(moment: datetime) -> Q:
    ended = (Inspection.Status.REFUSED, Inspection.Status.FAILED)
    return Q(state=RECEIVED, inspection__status__in=ended, inspection__ended_at__lte=moment)


RULES = (
    Rule("rejected", _("Footage that was rejected"), _decided(REJECTED)),
    Rule("unfit", _("Footage that the inspection refused, or that failed in it"), _unfit),
    Rule("duplicate", _("Footage that was here already"), _decided(DUPLICATE)),
)


def run(*, at: datetime, is_rehearsal: bool = False) -> list[Line]:
    """Let go of everything whose time is over at `at`, or only count it; a line for each kind.

    It can be killed and run again at any moment: what was half destroyed is destroyed the next time.
    """
    # Sendings first: whether their time is over must not hang on what this very run does to their footage.
    sendings = forgetting.purge(at=at, is_rehearsal=is_rehearsal)
    lines = [
        Line(_("Sendings of strangers, all their words"), sendings.ended),
        Line(_("Contact details of other sendings"), sendings.contacts),
    ]
    for rule in RULES:
        found = due(rule, at)
        lines.append(Line(rule.label, found.count() if is_rehearsal else sum(_let_go(item, at) for item in found)))
    silent_since = at - timedelta(days=settings.NEWSROOM_UPLOAD_DAYS)
    lines.append(
        Line(_("Uploads that nobody went on with"), (uploads.due if is_rehearsal else uploads.sweep)(silent_since))
    )
    if not is_rehearsal:
        arriving.sweep(before=at - BROKEN)
        vault.sweep(settings.VAULT_DIR, before=at - BROKEN)
    return lines


def due(rule: Rule, at: datetime) -> QuerySet[Footage]:
    """The footage whose time is over under the rule, the oldest first."""
    moment = at - timedelta(days=settings.NEWSROOM_FOOTAGE_KEEP_DAYS[rule.name])
    moves = MoveRecord.objects.filter(kind=Footage.kind, ref=OuterRef("ref")).order_by("-number")
    items = Footage.objects.annotate(moved_at=Subquery(moves.values("at")[:1])).order_by("pk")
    return items.filter(rule.since(moment), may_go(at))


def may_go(at: datetime) -> Q:
    """Footage that may be let go at all: never cleared, in nothing that readers see or will see, and not held."""
    cleared = MoveRecord.objects.filter(kind=Footage.kind, ref=OuterRef("ref"), move="clear")
    public = Edition.objects.open_or_coming(at)
    own = public.filter(kind=Footage.kind, ref=OuterRef("ref"))
    links = EditionLink.objects.filter(to_kind=Footage.kind, to_ref=OuterRef("ref"), edition__in=public)
    return Q(held_until_lifted=False) & ~Q(Exists(cleared)) & ~Q(Exists(own)) & ~Q(Exists(links))


def _let_go(item: Footage, at: datetime) -> bool:
    """Through the door, so that it is asked once more; False where it is kept after all, or cannot be reached now."""
    with translation.override(settings.LANGUAGE_CODE):
        note = _now("Its time is over.")
    try:
        engine.perform(item, "purge", by=clerk(NAME, "media.purge"), at=at, note=note)
    except Refused:
        return False
    except Exception as error:  # one piece whose files cannot be reached does not keep all others
        logger.error("%s could not be let go: %s", item.ref, type(error).__name__)
        return False
    return True
