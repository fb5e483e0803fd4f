"""My desk: what waits for one person, in a fixed number of queries however much there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.desk.badges import publication_badge, state_badge
from newsroom.press.models import Edition
from newsroom.workflow.models import AfterReview, MoveRecord, Revision

SHOWN = 30
PUBLISHING = ("publish", "update", "correct", "publish_alone", "clear", "approve_words")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it is, where it leads (`kind` and `ref`), its badge, who and when, and a note for the reader."""

    title: str
    kind: str
    ref: str
    kind_name: str
    badge: SafeString
    who: str = ""
    at: datetime | None = None
    note: str = ""
    review_pk: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its entries, or what to do when there are none."""

    name: str
    title: str
    empty: str
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Desk:
    """One kind of item as a person may see it. `arrivals` is the state in which new ones wait for anybody, or "".

    `is_words` marks words in one language: they wait for a reader by themselves only while their item's words are settled.
    """

    model: Any
    arrivals: str = ""
    is_words: bool = False


def sections(desks: list[Desk], *, by: Any, at: datetime) -> list[Section]:
    """What a person's page shows, in the order of the page; sections for acts the person may never take are left out."""
    every, desks = desks, [desk for desk in desks if not desk.is_words]
    found = [
        Section(
            "waiting",
            _("Waiting for you to read"),
            _("Nothing waits for your eyes. Pick a draft, or look through what came in."),
            _collect(_waiting(desk, by) for desk in every),
        )
        if _may_any(desks, by, "four_eyes")
        else None,
        Section(
            "sent_back", _("Sent back to you"), _("Nothing was sent back."), _collect(_sent_back(d, by) for d in desks)
        ),
        Section(
            "ready",
            _("Approved, to be published"),
            _("Nothing approved is waiting to go out."),
            _collect(_ready(desk, by) for desk in desks),
        )
        if _may_any(desks, by, "is_approved")
        else None,
        _arrivals(desks, by),
        _after_review(every, by) if by.has_perm("workflow.change_afterreview") else None,
        Section(
            "in_review",
            _("Yours, with a colleague"),
            _("None of your work is in review. Send a draft to review when it is complete."),
            _collect(_with_colleague(desk, by) for desk in desks),
        ),
        Section(
            "drafts",
            _("Your drafts"),
            _("You have no drafts. Write an article, or take an event from the list."),
            _collect(_drafts(desk, by) for desk in desks),
        ),
        _scheduled(desks, at),
        _live(desks, at),
    ]
    return [section for section in found if section is not None]


def written_by(kind: str, person: Any) -> Exists:
    """Whether the person wrote a revision of an item since its last published one: four eyes as a condition of a query."""
    moves = MoveRecord.objects.filter(kind=kind, ref=OuterRef("ref"), move__in=PUBLISHING).order_by("-number")
    published = Coalesce(Subquery(moves.values("revision_number")[:1]), Value(0))
    return Exists(Revision.objects.filter(kind=kind, ref=OuterRef("ref"), author=person, number__gt=published))


def _may_any(desks: list[Desk], by: Any, column: str) -> bool:
    return any(_sources(desk, by, column) for desk in desks)


def _sources(desk: Desk, by: Any, column: str) -> list[str]:
    """The states from which the person may take a move whose row says yes in `column`, and which changes the state."""
    workflow = desk.model.workflow
    moves = [m for m in workflow.moves if getattr(m, column) and m.target != "=" and by.has_perm(m.who)]
    return [state.name for state in workflow.states if any(move.starts_from(state.name) for move in moves)]


def _items(desk: Desk) -> QuerySet[Any]:
    items = desk.model._default_manager.select_related("created_by").order_by("created_at", "pk")
    return items.select_related("parent") if desk.is_words else items


def _waiting(desk: Desk, by: Any) -> Iterator[Entry]:
    items = _items(desk).filter(~written_by(desk.model.kind, by), state__in=_sources(desk, by, "four_eyes"))
    if desk.is_words:
        items = items.filter(parent__state__in=_settled(desk.model))
    return map(_entry, items[:SHOWN])


def _settled(words: Any) -> list[str]:
    """The states in which an item stays as it is while its words may still be approved one by one."""
    states = words._meta.get_field("parent").related_model.workflow.states
    return [state.name for state in states if not state.is_editable and state.tone in ("live", "ready")]


def _ready(desk: Desk, by: Any) -> Iterator[Entry]:
    return map(_entry, _items(desk).filter(state__in=_sources(desk, by, "is_approved"))[:SHOWN])


def _with_colleague(desk: Desk, by: Any) -> Iterator[Entry]:
    states = {s for m in desk.model.workflow.moves if m.four_eyes and m.target != "=" for s in m.sources}
    return map(_entry, _items(desk).filter(written_by(desk.model.kind, by), state__in=states)[:SHOWN])


def _mine(desk: Desk, by: Any) -> QuerySet[Any]:
    moves = MoveRecord.objects.filter(kind=desk.model.kind, ref=OuterRef("ref")).order_by("-number")
    items = _items(desk).filter(Q(created_by=by) | written_by(desk.model.kind, by), state=desk.model.workflow.initial)
    return items.annotate(
        last_move=Coalesce(Subquery(moves.values("move")[:1]), Value("")), last_note=Subquery(moves.values("note")[:1])
    )


def _sent_back(desk: Desk, by: Any) -> Iterator[Entry]:
    return map(_entry, _mine(desk, by).filter(last_move="send_back")[:SHOWN])


def _drafts(desk: Desk, by: Any) -> Iterator[Entry]:
    if desk.arrivals:
        return iter(())
    return map(_entry, _mine(desk, by).exclude(last_move="send_back").reverse()[:SHOWN])


def _arrivals(desks: list[Desk], by: Any) -> Section | None:
    mine = [
        d
        for d in desks
        if d.arrivals and any(by.has_perm(m.who) for m in d.model.workflow.moves if m.starts_from(d.arrivals))
    ]
    if not mine:
        return None
    entries = _collect(map(_entry, _items(d).filter(state=d.arrivals)[:SHOWN]) for d in mine)
    return Section("arrivals", _("New footage, to be taken"), _("No new footage has come in."), entries)


def _scheduled(desks: list[Desk], at: datetime) -> Section:
    editions = Edition.objects.filter(live_from__gt=at, kind__in=_kinds(desks)).order_by("live_from", "pk")
    entries = _editions(desks, editions, "scheduled")
    return Section("scheduled", _("Scheduled"), _("Nothing is scheduled. “Publish” takes a time."), entries)


def _live(desks: list[Desk], at: datetime) -> Section:
    editions = Edition.objects.live(at=at).filter(kind__in=_kinds(desks)).order_by("-published_at", "-pk")
    return Section("live", _("Live, the latest"), _("Nothing is public yet."), _editions(desks, editions, "live"))


def _editions(desks: list[Desk], editions: QuerySet[Edition], publication: str) -> list[Entry]:
    """One entry an item, in the language of the desk where it has one."""
    names = {desk.model.kind: str(desk.model._meta.verbose_name) for desk in desks}
    once: dict[tuple[str, str], Edition] = {}
    for one in editions.defer("body_html")[:SHOWN]:
        if (one.kind, one.ref) not in once or one.language == get_language():
            once[one.kind, one.ref] = one
    return [
        Entry(
            one.headline or one.ref,
            one.kind,
            one.ref,
            names[one.kind],
            publication_badge(publication),
            at=one.live_from,
        )
        for one in once.values()
    ]


def _after_review(desks: list[Desk], by: Any) -> Section:
    rows = AfterReview.objects.filter(read_at=None).exclude(record__by=by).select_related("record__by")
    unread = list(rows.filter(record__kind__in=_kinds(desks))[:SHOWN])
    models = {desk.model.kind: desk.model for desk in desks}
    titles = _titles(models, [row.record for row in unread])
    entries = [
        Entry(
            titles.get((r.kind, r.ref)) or r.ref,
            r.kind,
            r.ref,
            str(models[r.kind]._meta.verbose_name),
            state_badge(models[r.kind].workflow.state(r.target)),
            who=str(r.by),
            at=r.at,
            note=": ".join(filter(None, [_(models[r.kind].workflow.move(r.move).label), r.note])),
            review_pk=row.pk,
        )
        for row in unread
        for r in [row.record]
    ]
    return Section(
        "after_review", _("To be read afterwards"), _("Nobody has acted alone since you last looked."), entries
    )


def _titles(models: dict[str, Any], records: Iterable[MoveRecord]) -> dict[tuple[str, str], str]:
    refs: dict[str, list[str]] = {}
    for record in records:
        refs.setdefault(record.kind, []).append(record.ref)
    return {
        (kind, item.ref): str(item)
        for kind, wanted in refs.items()
        for item in models[kind]._default_manager.filter(ref__in=wanted)
    }


def _kinds(desks: list[Desk]) -> list[str]:
    return [desk.model.kind for desk in desks]


def _entry(item: Any) -> Entry:
    return Entry(
        title=str(item) or item.ref,
        kind=item.kind,
        ref=item.ref,
        kind_name=str(item._meta.verbose_name),
        badge=state_badge(item.state_row),
        who=str(item.created_by),
        at=item.created_at,
        note=getattr(item, "last_note", "") or "",
    )


def _collect(groups: Iterable[Iterable[Entry]]) -> list[Entry]:
    return [entry for group in groups for entry in group]
