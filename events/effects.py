"""What makes a live event less public: a lower confidence, a less exact place."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from events.models import EventPost
from events.public_place import PublicPlace, is_coarser, public_place
from events.publishing import place_facts, place_line
from newsroom.press import windows
from newsroom.press.models import CONFIDENCES, Edition, PastEdition
from newsroom.taxonomy.models import EventType, Place, Province
from newsroom.text.calendars import PartialDate
from newsroom.text.sanitise import plain_text
from newsroom.text.slugs import make_slug
from newsroom.workflow import revisions
from newsroom.workflow.effects import Order, effect
from newsroom.workflow.refusals import Refusal, Refused

#: a confidence may only move to the left by this door; the way up is an edit that a second person approves
STEPS = ("disputed", "reported", "partly", "confirmed")


@effect("lower_confidence")
def lower_confidence(order: Order) -> None:
    """Say less surely what is live, in the working copy and in every window."""
    old, new = order.item.confidence, order.value
    if new not in STEPS or STEPS.index(new) >= STEPS.index(old):
        words = {"item": order.item, "old": dict(CONFIDENCES)[old]}
        _refuse(order, "not_lower", _("“%(item)s” is “%(old)s”. Choose a word that is less sure than that.") % words)
    _change(order, confidence=new)
    for edition in _windows(order):
        windows.amend(edition, at=order.at, confidence=new, updated_at=order.at)


@effect("coarsen_place")
def coarsen_place(order: Order) -> None:
    """Say less exactly where it was, in the working copy and in every window; the old address becomes neutral."""
    old, new = order.item.public_precision, order.value
    if not is_coarser(new, old):
        words = {"item": order.item, "old": order.item.get_public_precision_display()}
        _refuse(order, "not_coarser", _("“%(item)s” is published as “%(old)s”. Choose something less exact.") % words)
    _change(order, public_precision=new)
    for edition in _windows(order):
        slug, line, place, changes = _coarsened(edition, new)
        text = "\n".join([line, plain_text(edition.body_html), *(s for p in place.provinces for s in p.spellings())])
        windows.refile(
            edition, at=order.at, provinces=place.provinces, slug=slug, search_text=text, updated_at=order.at, **changes
        )
    windows.archive_ended(order.at, kind=order.item.kind, ref=order.item.ref)
    for past in PastEdition.objects.filter(kind=order.item.kind, ref=order.item.ref):
        PastEdition.objects.filter(pk=past.pk).update(**_coarsened(past, new)[3])


def _change(order: Order, **fields: Any) -> None:
    """Change the working copy and keep a revision of it, so that it can go on through the desk."""
    EventPost.objects.filter(pk=order.item.pk).update(**fields)
    order.item.refresh_from_db()
    revisions.record(order.item, by=order.by, at=order.at)


def _coarsened(edition: Edition | PastEdition, precision: str) -> tuple[str, str, PublicPlace, dict[str, Any]]:
    """Slug, fact line, place and changed columns, from what the edition itself says: the working copy may hold words
    that nobody approved."""
    facts = edition.facts
    place = public_place(
        Place.objects.filter(slug__in=[one["slug"] for one in facts["places"]]).select_related("province"),
        Province.objects.filter(slug__in=[one["slug"] for one in facts["provinces"]]),
        precision,
        near={one["slug"] for one in facts["places"] if one["is_near"]},
    )
    types = list(EventType.objects.filter(slug__in=[one["slug"] for one in facts["event_types"]]))
    date = PartialDate(*(facts["date"] or (None, None, None)))
    with override(edition.language):
        line = place_line(place, types, date, edition.language)
        changes: dict[str, Any] = {"facts": facts | place_facts(place, edition.language)}
    if facts["is_made_line"]:
        changes["headline"] = line
    return make_slug(changes.get("headline", line)), line, place, changes


def _windows(order: Order) -> list[Edition]:
    return list(Edition.objects.of("event", order.item.ref).open_or_coming(order.at))


def _refuse(order: Order, code: str, sentence: str) -> None:
    raise Refused(Refusal(code, sentence))
