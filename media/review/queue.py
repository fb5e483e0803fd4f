"""The queue of footage: its sections, its filters with counts that agree, and who gets the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from media import claims
from media.assessment.models import ChecklistAnswer
from media.assessment.questions import of_group
from media.inspection.models import Inspection, Rendition
from media.models import Footage, FootageEventType, FootageProvince
from media.moderation import HELD, IN_REVIEW, NEEDS_ANSWER, OPEN, RECEIVED
from media.submission.models import Question
from newsroom.taxonomy.models import EventType, Province
from newsroom.workflow import engine
from newsroom.workflow.refusals import Refused

ROWS = 50
TRIES = 20
"""How many pieces may be gone before somebody who asks for the next one is told that there is none."""

THUMB = "still_480.jpg"
Status = Inspection.Status
_DONE = Q(inspection=None) | Q(inspection__status=Status.READY)
_SAFETY = [question.code for question in of_group("safety")]
_GRAVE = ("minors", "dead", "unblurred")


def _free(at: datetime) -> Q:
    return Q(claimed_until=None) | Q(claimed_until__lte=at)


def _own(by: Any) -> Q:
    """What this person brought or was sent by their own contact: it is for somebody else to clear."""
    return Q(obtained_by=by) | Q(created_by=by, came_by=Footage.CameBy.UPLOAD)


def _wants_second(by: Any) -> Q:
    """Looked through by somebody else, and of the kind that needs a second person."""
    answers = ChecklistAnswer.objects.filter(footage=OuterRef("pk"))
    grave = Exists(answers.filter(question__in=_GRAVE, answer__in=("yes", "cant_tell")))
    is_grave = ~Q(risk=Footage.Risk.LOW) | Q(finding=Footage.Finding.VERIFIED) | Q(grave)
    is_read = Exists(answers.filter(question__in=_SAFETY))
    return Q(is_read) & is_grave & ~Q(Exists(answers.filter(by=by))) & ~_own(by)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the queue: what it is called, what it says when it is empty, what is in it, and in which order."""

    title: str | Promise
    empty: str | Promise
    holds: Callable[[Any, datetime], Q]
    order: tuple[Any, ...] = ("created_at", "pk")
    tone: str = "wait"


# fmt: off
SECTIONS: dict[str, Section] = {
    "waiting": Section(_("Waiting"), _("Nothing waits to be looked at. Look at what was set aside."),
        lambda by, at: Q(state=RECEIVED) & _DONE & _free(at)),
    "begun": Section(_("Begun, and free"), _("Nothing that was begun lies about."),
        lambda by, at: Q(state=IN_REVIEW) & _free(at)),
    "mine": Section(_("Yours"), _("You have none. Take the next one."),
        lambda by, at: Q(state__in=OPEN, claimed_by=by, claimed_until__gt=at)),
    "second": Section(_("Second person wanted"), _("Nothing waits for a second person."),
        lambda by, at: Q(state=IN_REVIEW) & _wants_second(by)),
    "answer": Section(_("Waits for an answer"), _("No sender owes an answer."),
        lambda by, at: Q(state=NEEDS_ANSWER), (F("is_answered").desc(), "created_at", "pk")),
    "aside": Section(_("Set aside"), _("Nothing was set aside."),
        lambda by, at: Q(state=HELD), (F("review_by").asc(nulls_last=True), "created_at", "pk")),
    "machine": Section(_("Being inspected"), _("The machine has nothing to do."),
        lambda by, at: Q(state__in=OPEN, inspection__status__in=(Status.WAITING, Status.RUNNING)), tone="quiet"),
    "failed": Section(_("Inspection refused or failed"), _("No inspection went wrong."),
        lambda by, at: Q(state__in=OPEN, inspection__status__in=(Status.REFUSED, Status.FAILED)), tone="stop"),
}
AGES: dict[str, tuple[Any, timedelta | None, timedelta | None]] = {
    "day": (_("up to a day"), None, timedelta(days=1)),
    "days": (_("one to three days"), timedelta(days=1), timedelta(days=3)),
    "week": (_("three days to a week"), timedelta(days=3), timedelta(days=7)),
    "older": (_("older than a week"), timedelta(days=7), None),
}
# fmt: on


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, and how many rows it would show."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked of the queue. Values that mean nothing are left out."""

    section: str = "waiting"
    province: str = ""
    event_type: str = ""
    risk: str = ""
    age: str = ""

    @classmethod
    def read(cls, given: Any) -> Asked:
        """From the parameters of an address."""
        section, risk, age = given.get("show", ""), given.get("risk", ""), given.get("age", "")
        return cls(
            section if section in SECTIONS else "waiting",
            given.get("province", "")[:100],
            given.get("event_type", "")[:100],
            risk if risk in Footage.Risk.values else "",
            age if age in AGES else "",
        )

    @property
    def is_filtered(self) -> bool:
        return bool(self.province or self.event_type or self.risk or self.age)


@dataclass(slots=True)
class Queue:
    """The queue as one person sees it: a page of rows, the sections with counts, the filters with counts."""

    asked: Asked
    page: Page[Footage]
    counts: dict[str, int]
    filters: dict[str, list[Choice]] = field(default_factory=dict)

    @property
    def section(self) -> Section:
        return SECTIONS[self.asked.section]

    @property
    def tabs(self) -> list[tuple[str, str, int, bool]]:
        """(name, title, count, whether it is the one that is shown) of every section."""
        return [(name, str(one.title), self.counts[name], name == self.asked.section) for name, one in SECTIONS.items()]


def look(asked: Asked, *, by: Any, at: datetime, page: Any = 1) -> Queue:
    """Read what was asked for, in a number of queries that does not grow with the rows."""
    section, counted = SECTIONS[asked.section], counts(asked, by=by, at=at)
    answered = Question.objects.filter(submission__files__footage=OuterRef("pk"), answered_at__isnull=False)
    rows = Footage.objects.filter(section.holds(by, at), _filtered(asked, at)).annotate(is_answered=Exists(answered))
    pages = Paginator(_with_what_is_shown(rows.order_by(*section.order)), ROWS)
    pages.count = counted[asked.section]  # it was counted with the others
    return Queue(asked, pages.get_page(page), counted, _filters(asked, by, at))


def counts(asked: Asked, *, by: Any, at: datetime) -> dict[str, int]:
    """How many rows every section has under the filters, in one query over what is not decided."""
    counted = {name: Count("pk", filter=one.holds(by, at)) for name, one in SECTIONS.items()}
    return Footage.objects.filter(_filtered(asked, at), state__in=OPEN).aggregate(**counted)


def take_next(*, by: Any, at: datetime) -> Footage | None:
    """Give the person the oldest piece that is ready and free, or else one that was begun; None when there is none.

    Two people never get the same one: each row is locked from the look to the claim, and skipped by everybody else.
    """
    waiting = Footage.objects.filter(SECTIONS["waiting"].holds(by, at) & ~_own(by)).order_by("created_at", "pk")
    begun = Footage.objects.filter(SECTIONS["begun"].holds(by, at) & ~_own(by)).exclude(claimed_by=by)
    return _first(waiting, _take, by, at) or _first(begun.order_by("created_at", "pk"), _claim, by, at)


def _first(rows: QuerySet[Footage], get: Callable[..., bool], by: Any, at: datetime) -> Footage | None:
    passed: list[int] = []
    for _try in range(TRIES):
        with transaction.atomic():
            item = rows.exclude(pk__in=passed).select_for_update(of=("self",), skip_locked=True).first()
            if item is None or get(item, by, at):
                return item
            passed.append(item.pk)
    return None


def _take(item: Footage, by: Any, at: datetime) -> bool:
    try:
        engine.perform(item, "take", by=by, at=at)
    except Refused:
        return False
    return True


def _claim(item: Footage, by: Any, at: datetime) -> bool:
    return claims.claim(item, by=by, at=at)


def _with_what_is_shown(rows: QuerySet[Footage]) -> QuerySet[Footage]:
    """The rows with everything that a line of the queue says."""
    pictures = Rendition.objects.filter(is_current=True, recipe=THUMB)
    return rows.select_related("inspection", "claimed_by", "created_by").prefetch_related(
        "provinces", "event_types", Prefetch("renditions", pictures, to_attr="thumbs")
    )


def _filtered(asked: Asked, at: datetime, without: str = "") -> Q:
    """The condition of the filters; the counts beside a filter are taken `without` it."""
    found = Q()
    if asked.province and without != "province":
        found &= Q(pk__in=FootageProvince.objects.filter(tag__slug=asked.province).values("content_object"))
    if asked.event_type and without != "event_type":
        held = Q(tag__slug=asked.event_type) | Q(tag__parent__slug=asked.event_type)
        found &= Q(pk__in=FootageEventType.objects.filter(held).values("content_object"))
    if asked.risk and without != "risk":
        found &= Q(risk=asked.risk)
    if asked.age and without != "age":
        found &= _aged(asked.age, at)
    return found


def _aged(age: str, at: datetime) -> Q:
    _label, least, most = AGES[age]
    found = Q(created_at__lte=at - least) if least else Q()
    return found & Q(created_at__gt=at - most) if most else found


def _filters(asked: Asked, by: Any, at: datetime) -> dict[str, list[Choice]]:
    def rows(without: str) -> QuerySet[Footage]:
        return Footage.objects.filter(SECTIONS[asked.section].holds(by, at), _filtered(asked, at, without))

    risks = rows("risk").aggregate(**{one: Count("pk", filter=Q(risk=one)) for one in Footage.Risk.values})
    ages = rows("age").aggregate(**{one: Count("pk", filter=_aged(one, at)) for one in AGES})
    return {
        "province": _terms(Province, _by_tag(FootageProvince, rows("province")), asked.province),
        "event_type": _terms(EventType, _by_type(rows("event_type")), asked.event_type),
        "risk": [Choice(value, str(label), risks[value], value == asked.risk) for value, label in Footage.Risk.choices],
        "age": [Choice(name, str(row[0]), ages[name], name == asked.age) for name, row in AGES.items()],
    }


def _by_tag(links: Any, rows: QuerySet[Footage]) -> dict[int, int]:
    found = links.objects.filter(content_object__in=rows.values("pk")).values_list("tag")
    return dict(found.annotate(number=Count("content_object", distinct=True)).order_by())


def _by_type(rows: QuerySet[Footage]) -> dict[int, int]:
    """A broad type holds what is filed under its narrower ones, each piece once."""
    links = FootageEventType.objects.filter(content_object__in=rows.values("pk"))
    broad = links.annotate(broad=Coalesce("tag__parent", "tag")).values_list("broad")
    return _by_tag(FootageEventType, rows) | dict(
        broad.annotate(number=Count("content_object", distinct=True)).order_by()
    )


def _terms(vocabulary: Any, numbers: dict[int, int], chosen: str) -> list[Choice]:
    """The terms that some rows have, by name, and the one that was chosen."""
    held: Iterable[Any] = vocabulary.objects.filter(Q(pk__in=numbers) | Q(slug=chosen))
    found = [Choice(term.slug, str(term), numbers.get(term.pk, 0), term.slug == chosen) for term in held]
    return sorted(found, key=lambda one: one.label)
