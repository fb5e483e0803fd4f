"""The evidence record: what is known of a piece of footage, as far as it was written down, and its chains as JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from media.custody_models import CustodyLink
from media.evidence import assessed
from media.evidence.assessed import UNKNOWN
from media.inspection.models import Inspection, Rendition
from media.models import Footage
from media.processing.steps import PUBLIC_NAMES
from media.submission.models import SubmittedFile
from newsroom.workflow import chain
from newsroom.workflow.models import MoveRecord


def record_of(item: Footage, *, kind: str | None) -> dict[str, Any]:
    """The record as JSON values. `kind` is what the original is by its first bytes. Nobody of the desk and no sender is named."""
    return {
        "reference": item.ref,
        "bytes": {"sha256": item.sha256, "sha512": item.sha512, "size": item.size, "sniffed_type": kind or UNKNOWN},
        "arrival": {"received_at": _moment(item.created_at), "taken_in_by": item.created_by_id, **_choices(item)},
        "generation": item.generation or UNKNOWN,
        "technical": _technical(item),
        "claims": _claims(item),
        "assessment": assessed.assessment_of(item),
        "similarity": assessed.similarity_of(item),
        "people_shown": assessed.people_shown(item),
        "redaction_plans": assessed.plans_of(item),
        "rights": {"credit": item.credit, "licence": item.licence or UNKNOWN},
        "is_held": item.held_until_lifted,
        "renditions": [_rendition(one) for one in renditions_of(item)],
    }


def renditions_of(item: Footage) -> list[Rendition]:
    """What was made of it for readers, in order; the file of one that was replaced is gone."""
    return list(item.renditions.filter(recipe__in=PUBLIC_NAMES))


def custody_lines(item: Footage) -> Iterator[bytes]:
    """The chain of custody, a JSON object a line."""
    for row in CustodyLink.objects.of(item).iterator(chunk_size=500):
        yield _line(row, "reason", row.reason)


def move_lines(item: Footage) -> Iterator[bytes]:
    """The decisions about the piece and about its words, chain after chain."""
    for one in (item, *item.texts.order_by("pk")):
        for row in MoveRecord.objects.of(one).iterator(chunk_size=500):
            yield _line(row, "note", row.note)


def people_of(item: Footage) -> dict[str, str]:
    """The names behind the numbers: for whoever asked for them."""
    people = {item.created_by_id: item.created_by}
    people |= {row.actor_id: row.actor for row in CustodyLink.objects.of(item).select_related("actor")}
    people |= {row.by_id: row.by for row in item.answers.select_related("by")}
    for plan in item.plans.select_related("made_by", "watched_by"):
        people |= {plan.made_by_id: plan.made_by, plan.watched_by_id: plan.watched_by}
    for one in (item, *item.texts.all()):
        people |= {row.by_id: row.by for row in MoveRecord.objects.of(one).select_related("by")}
    return {str(key): str(person) for key, person in sorted(people.items(), key=str) if person is not None}


def _line(row: Any, proves: str, text: str) -> bytes:
    """`salt` and `text` give the digest that the field named by `proves` holds."""
    fields = row.chained_fields()
    line = {"fields": fields, "previous_hash": row.previous_hash, "hash": row.hash, "proves": proves, "salt": row.salt}
    return f"{chain.canonical({**line, 'text': text})}\n".encode()


def _technical(item: Footage) -> dict[str, Any]:
    """What the machine found in the file, and what the file says of itself."""
    found = Inspection.objects.filter(footage=item).first()
    seen = {"form": item.form, "seconds": item.seconds, "facts": UNKNOWN, "metadata_digest": UNKNOWN}
    if found is None:
        return seen
    scanned = found.scanned or "not scanned"
    return {**seen, "facts": found.facts, "metadata_digest": found.digest, "malware_scan": scanned}


def _rendition(made: Rendition) -> dict[str, Any]:
    return {
        "name": made.name,
        "recipe": made.recipe,
        "redaction_plan": made.plan,
        "sha256": made.sha256,
        "size": made.size,
        "width": made.width,
        "height": made.height,
        "made_at": _moment(made.made_at),
        "is_current": made.is_current,
        "strip_check": "passed" if made.is_strip_checked else "not passed",
        "cleared_at": _moment(made.cleared_at) if made.cleared_at else None,
    }


def _choices(item: Footage) -> dict[str, Any]:
    """How it came and what the sender allows; never who sent it, nor under which receipt."""
    sent = SubmittedFile.objects.filter(footage=item, is_own=True).select_related("submission").first()
    if sent is None:
        return {"channel": item.came_by, "given_name": item.given_name or UNKNOWN, "consent": UNKNOWN}
    return {
        "channel": "the public form",
        "consent": sent.submission.consent,
        "may_be_altered": sent.submission.may_alter,
    }


def _claims(item: Footage) -> Any:
    sent = SubmittedFile.objects.filter(footage=item, is_own=True).select_related("submission").first()
    if sent is None:
        return UNKNOWN
    said = sent.submission
    return {"what": said.claim_what, "when": said.claim_when, "where": said.claim_where}


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
