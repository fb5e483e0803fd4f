"""What waits for a person: each function asks one query a kind and gives the entries of one section of `board.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.desk.badges import badge, publication_badge, state_badge
from newsroom.desk.writers import written_by
from newsroom.press.models import Edition
from newsroom.press.publishable import LIVE, SCHEDULED
from newsroom.taxonomy.models import Addition
from newsroom.workflow.models import AfterReview, MoveRecord, by_kind
from newsroom.workflow.table import SAME

SHOWN = 30
SENT_BACK = "send_back"
MOST_WAITING = 500  # of the oldest acts that somebody has to read, among which a person's are sought


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it is, where it leads (`kind` and `ref`, or an `address`), its badge, who and when, and a note.

    `post_to` is the address of a button on the line, `post_label` its words.
    """

    title: str
    kind: str
    ref: str
    kind_name: str
    badge: SafeString
    who: str = ""
    at: datetime | None = None
    note: str = ""
    review_pk: int | None = None
    address: str = ""
    post_to: str = ""
    post_label: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """One kind of item as a person may see it. `arrivals` is the state in which new ones wait for anybody, or "".

    `is_words` marks words in one language: they wait for a reader by themselves only while their item's words are settled.
    `is_written` says that the person may begin new ones. `standing` are the states that some item is in, or None where nobody
    looked (`with_standing`); `is_any_sent_back` says that some draft was sent back once.
    """

    model: Any
    arrivals: str = ""
    is_words: bool = False
    is_written: bool = False
    standing: frozenset[str] | None = None
    is_any_sent_back: bool = True

    def there(self, states: Iterable[str]) -> list[str]:
        """Those of the states that some item may be in: nothing else is worth a question."""
        return [state for state in states if self.standing is None or state in self.standing]


def with_standing(desks: list[Desk]) -> list[Desk]:
    """The desks with the states that their items are in, but for the last ones of a life, and whether drafts came back; one
    query for all."""
    quote = connection.ops.quote_name
    moves = quote(MoveRecord._meta.db_table)
    asked: list[tuple[int, str]] = []
    questions: list[str] = []
    values: list[str] = []
    for n, desk in enumerate(desks):
        table, workflow = quote(desk.model._meta.db_table), desk.model.workflow
        for state in workflow.states:
            asked.append((n, state.name))
            questions.append(f"EXISTS(SELECT 1 FROM {table} WHERE state = %s)")  # noqa: S608
            values.append(state.name)
        asked.append((n, SENT_BACK))
        questions.append(
            f"EXISTS(SELECT 1 FROM {table} i JOIN {moves} m ON m.kind = %s AND m.ref = i.ref"  # noqa: S608
            " WHERE i.state = %s AND m.move = %s)"
        )
        values += [desk.model.kind, workflow.initial, SENT_BACK]
    if not questions:
        return desks
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(questions)}", values)
        found = {pair for pair, is_there in zip(asked, cursor.fetchone(), strict=True) if is_there}
    return [
        replace(
            desk,
            standing=frozenset(state for number, state in found if number == n) - {SENT_BACK},
            is_any_sent_back=(n, SENT_BACK) in found,
        )
        for n, desk in enumerate(desks)
    ]


def states_before(desk: Desk, by: Any, column: str) -> list[str]:
    """The states from which the person may take a move whose row says yes in `column`, and which changes the state."""
    workflow = desk.model.workflow
    moves = [m for m in workflow.moves if getattr(m, column) and m.target != SAME and by.has_perm(m.who)]
    return [state.name for state in workflow.states if any(move.starts_from(state.name) for move in moves)]


def _items(desk: Desk) -> QuerySet[Any]:
    items = desk.model._default_manager.select_related("created_by").order_by("created_at", "pk")
    return items.select_related("parent") if desk.is_words else items


def waiting(desk: Desk, by: Any) -> Iterator[Entry]:
    """What others wrote and this person may approve."""
    states = desk.there(states_before(desk, by, "four_eyes"))
    if not states:
        return iter(())
    items = _items(desk).filter(~written_by(desk.model.kind, by), state__in=states)
    if desk.is_words:
        items = items.filter(parent__state__in=settled_states(desk.model))
    return map(entry_of, items[: SHOWN + 1])


def settled_states(words: Any) -> list[str]:
    """The states in which an item stays as it is while its words may still be approved one by one."""
    states = words._meta.get_field("parent").related_model.workflow.states
    return [state.name for state in states if not state.is_editable and state.tone in ("live", "ready")]


def ready(desk: Desk, by: Any) -> Iterator[Entry]:
    """What is approved and this person may publish."""
    states = desk.there(states_before(desk, by, "is_approved"))
    return map(entry_of, _items(desk).filter(state__in=states)[: SHOWN + 1]) if states else iter(())


def with_colleague(desk: Desk, by: Any) -> Iterator[Entry]:
    """What this person wrote and somebody else has to approve."""
    moves = [move for move in desk.model.workflow.moves if move.four_eyes and move.target != SAME]
    states = desk.there({state for move in moves for state in move.sources})
    if not states:
        return iter(())
    return map(entry_of, _items(desk).filter(written_by(desk.model.kind, by), state__in=states)[: SHOWN + 1])


def _mine(desk: Desk, by: Any) -> QuerySet[Any]:
    moves = MoveRecord.objects.filter(kind=desk.model.kind, ref=OuterRef("ref")).order_by("-number")
    items = _items(desk).filter(Q(created_by=by) | written_by(desk.model.kind, by), state=desk.model.workflow.initial)
    return items.annotate(
        last_move=Coalesce(Subquery(moves.values("move")[:1]), Value("")), last_note=Subquery(moves.values("note")[:1])
    )


def sent_back(desk: Desk, by: Any) -> Iterator[Entry]:
    """Drafts of this person that were sent back."""
    if not desk.is_any_sent_back or not desk.there([desk.model.workflow.initial]):
        return iter(())
    return map(entry_of, _mine(desk, by).filter(last_move=SENT_BACK)[: SHOWN + 1])


def drafts(desk: Desk, by: Any) -> Iterator[Entry]:
    """The other drafts of this person, the newest first."""
    if desk.arrivals or not desk.there([desk.model.workflow.initial]):
        return iter(())
    return map(entry_of, _mine(desk, by).exclude(last_move=SENT_BACK).reverse()[: SHOWN + 1])


def arrivals(desk: Desk, by: Any) -> Iterator[Entry]:
    """What came in and waits to be taken by anybody who may."""
    if not takes_arrivals(desk, by) or not desk.there([desk.arrivals]):
        return iter(())
    return map(entry_of, _items(desk).filter(state=desk.arrivals)[: SHOWN + 1])


def takes_arrivals(desk: Desk, by: Any) -> bool:
    """Whether new items of this kind wait for people like this one."""
    moves = [move for move in desk.model.workflow.moves if move.starts_from(desk.arrivals) and move.target != SAME]
    return bool(desk.arrivals) and by.has_perm(moves[0].who)


def scheduled(desks: list[Desk], at: datetime) -> list[Entry]:
    """What will be public, the next first."""
    editions = Edition.objects.filter(live_from__gt=at, kind__in=_kinds(desks)).order_by("live_from", "pk")
    return _editions(desks, editions, SCHEDULED)


def live(desks: list[Desk], at: datetime) -> list[Entry]:
    """What is public, the latest first."""
    editions = Edition.objects.live(at=at).filter(kind__in=_kinds(desks)).order_by("-published_at", "-pk")
    return _editions(desks, editions, LIVE)


def _editions(desks: list[Desk], editions: QuerySet[Edition], publication: str) -> list[Entry]:
    """One entry an item, in the language of the desk where it has one."""
    names = {desk.model.kind: str(desk.model._meta.verbose_name) for desk in desks}
    once: dict[tuple[str, str], Edition] = {}
    said = editions.only("kind", "ref", "language", "headline", "live_from")
    for one in said[: (SHOWN + 1) * len(settings.LANGUAGES)]:
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


def after_review(desks: list[Desk], by: Any) -> list[Entry]:
    """What others did alone and nobody has read since."""
    models = {desk.model.kind: desk.model for desk in desks}
    waiting = AfterReview.objects.filter(read_at=None).order_by("record_id").values_list("record_id", flat=True)
    # In two steps: a planner that does not know how few wait walks through every move there ever was.
    rows = AfterReview.objects.filter(record__in=list(waiting[:MOST_WAITING])).exclude(record__by=by)
    rows = by_kind(rows, models, "record__kind")
    unread = list(rows.select_related("record__by")[: SHOWN + 1])
    titles = titles_of(models, [row.record for row in unread])
    return [_act(row, models[row.record.kind], titles.get((row.record.kind, row.record.ref), "")) for row in unread]


def _act(row: AfterReview, model: Any, title: str) -> Entry:
    record = row.record
    return Entry(
        title=title or record.ref,
        kind=record.kind,
        ref=record.ref,
        kind_name=str(model._meta.verbose_name),
        badge=state_badge(model.workflow.state(record.target)),
        who=str(record.by),
        at=record.at,
        note=": ".join(filter(None, [_(model.workflow.move(record.move).label), record.note])),
        review_pk=row.pk,
    )


def waiting_additions(by: Any) -> QuerySet[Addition]:
    """The additions to the vocabulary that others made and nobody has looked at."""
    return Addition.objects.filter(verdict=Addition.Verdict.WAITING).exclude(added_by=by)


def additions(by: Any) -> list[Entry]:
    """Spellings and places that colleagues added and nobody has looked at."""
    rows = waiting_additions(by).order_by("added_at", "pk")
    address = reverse("admin:taxonomy_addition_changelist")
    return [
        Entry(
            title=row.spelling,
            kind="",
            ref="",
            kind_name=str(row.get_what_display()),
            badge=badge("wait", "◔", row.get_verdict_display()),
            who=str(row.added_by),
            at=row.added_at,
            note=str(row.place),
            address=address,
        )
        for row in rows.select_related("added_by", "place__province")[: SHOWN + 1]
    ]


def titles_of(models: dict[str, Any], records: Iterable[MoveRecord]) -> dict[tuple[str, str], str]:
    """The titles of the items of some records, one query a kind."""
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


def entry_of(item: Any) -> Entry:
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
