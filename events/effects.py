"""What makes a live event less public: a lower confidence, a less exact place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, NoReturn

from django.utils.translation import gettext as _
from django.utils.translation import override

from events.belongings import merged_into
from events.hidden_names import names_to_hide, telling_nothing
from events.models import EventPost
from events.publishing import place_line
from events.series.checking import check_siblings
from newsroom.press import paths, windows
from newsroom.press.masking import GAP, mask_row, masked, masker
from newsroom.press.models import Banner, Correction, Edition, PastEdition, PublicWords
from newsroom.taxonomy.models import Actor, EventType, Place, Province, Topic
from newsroom.taxonomy.public_place import PublicPlace, is_coarser, place_facts, public_place
from newsroom.text.calendars import PartialDate
from newsroom.text.sanitise import plain_text
from newsroom.text.slugs import make_slug
from newsroom.workflow import history, revisions
from newsroom.workflow.effects import Order, effect
from newsroom.workflow.refusals import Refusal, Refused

#: a confidence may only move to the left by this door; the way up is an edit that a second person approves
STEPS = ("disputed", "reported", "partly", "confirmed")


@effect("lower_confidence")
def lower_confidence(order: Order) -> None:
    """Say less surely what is live: every window, and the working copy, that is surer than the new word."""
    new = order.value
    surer = [edition for edition in _windows(order) if new in STEPS and _is_surer(edition.confidence, new)]
    if not surer:
        _refuse(order, "not_lower", _("“%(item)s”: what is public is not surer than that. Choose a less sure word."))
    for edition in surer:
        windows.amend(edition, at=order.at, confidence=new, updated_at=order.at)
    if _is_surer(order.item.confidence, new):
        _change(order.item, order, confidence=new)


def _is_surer(old: str, new: str) -> bool:
    return STEPS.index(old) > STEPS.index(new)


@effect("coarsen_place")
def coarsen_place(order: Order) -> None:
    """Say less exactly where it was: in every window and earlier version that is more exact, and in the working copy.

    The old addresses become neutral, and the names of places that go are taken out of the words.
    """
    new = order.value
    exact = [edition for edition in _windows(order) if is_coarser(new, edition.facts["precision"])]
    hidden: set[str] = set()
    if not exact:
        _refuse(
            order, "not_coarser", _("“%(item)s”: what is public is not more exact than that. Choose something coarser.")
        )
    for edition in exact:
        done = _coarsened(order.item, edition, new)
        hidden.update(done.hidden)
        copy = windows.refile(
            edition,
            at=order.at,
            provinces=done.place.provinces,
            topics=done.topics,
            slug=make_slug(done.changes["headline"]),
            search_text=done.search_text,
            updated_at=order.at,
            **done.changes,
        )
        copy.links.filter(role="series").delete()  # a series may say where it was
    windows.archive_ended(order.at, kind=order.item.kind, ref=order.item.ref)
    merged = merged_into(order.item)
    for past in PastEdition.objects.filter(kind=order.item.kind, ref__in=[one.ref for one in (order.item, *merged)]):
        if is_coarser(new, past.facts["precision"]):
            done = _coarsened(order.item, past, new)
            hidden.update(done.hidden)
            PastEdition.objects.filter(pk=past.pk).update(**done.changes)
    _hide_in_notes([one.ref for one in (order.item, *merged)], hidden)
    # addresses that lead here may name the place; should it come apart again, it says no more than this
    for one in merged:
        paths.neutralise(one.kind, one.ref)
    for one in (order.item, *merged):
        if is_coarser(new, one.public_precision):
            _change(one, order, public_precision=new)
    check_siblings(order.item)


def _hide_in_notes(refs: list[str], hidden: Collection[str]) -> None:
    """Take the names out of what readers were told of the events besides: notes of the record, and banners."""
    hide = masker(hidden, GAP, is_whole=True)
    for model in (Correction, Banner):
        for row in model.objects.filter(kind="event", ref__in=refs):
            mask_row(row, hide)


def _change(item: EventPost, order: Order, **fields: Any) -> None:
    """Change a working copy and keep a revision of it, so that it can go on through the desk."""
    was_recorded = history.is_recorded(item)
    EventPost.objects.filter(pk=item.pk).update(**fields)
    item.refresh_from_db()
    revisions.record(item, by=order.by, at=order.at, is_reduction=was_recorded)


@dataclass(frozen=True, slots=True)
class Coarsened:
    place: PublicPlace
    topics: list[Topic]
    changes: dict[str, Any]
    search_text: str
    hidden: list[str]


def _coarsened(item: EventPost, edition: PublicWords, precision: str) -> Coarsened:
    """What a window says after coarsening, from what it says itself: the working copy may hold words nobody approved."""
    facts = edition.facts
    place = public_place(
        Place.objects.filter(slug__in=[one["slug"] for one in facts["places"]]).select_related("province"),
        Province.objects.filter(slug__in=[one["slug"] for one in facts["provinces"]]),
        precision,
        near={one["slug"] for one in facts["places"] if one["is_near"]},
    )
    hidden = names_to_hide(item, place)
    hide = masker(hidden, GAP, is_whole=True)
    topics, actors = (
        telling_nothing(model.objects.filter(slug__in=[one["slug"] for one in facts[name]]), hidden)
        for model, name in ((Topic, "topics"), (Actor, "actors"))
    )
    terms = {
        "topics": [one for one in facts["topics"] if one["slug"] in {term.slug for term in topics}],
        "actors": [one for one in facts["actors"] if one["slug"] in {term.slug for term in actors}],
        "event_types": facts["event_types"],
    }
    types = list(EventType.objects.filter(slug__in=[one["slug"] for one in facts["event_types"]]))
    with override(edition.language):
        line = place_line(place, types, PartialDate(*facts["date"]), edition.language) or _("Event")
        where = place_facts(place, edition.language)
    changes: dict[str, Any] = {
        "headline": line if facts["is_made_line"] else hide(edition.headline),
        "standfirst": hide(edition.standfirst),
        "body_html": hide.html(edition.body_html),
        "change_note": hide(edition.change_note),
        "facts": masked(_without(facts, "series", *terms), hide) | terms | where | {"precision": precision},
    }
    texts = [line, changes["headline"], plain_text(changes["body_html"])]
    texts += [topic.name for topic in topics]
    texts += [name for term in types for name in term.spellings()]
    return Coarsened(place, topics, changes, "\n".join(texts), hidden)


def _without(facts: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name not in names}


def _windows(order: Order) -> list[Edition]:
    return list(Edition.objects.of("event", order.item.ref).open_or_coming(order.at))


def _refuse(order: Order, code: str, sentence: str) -> NoReturn:
    raise Refused(Refusal(code, sentence % {"item": order.item}))
