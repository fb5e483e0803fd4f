"""What was ordered for an item and when: windows that open, replace one another and close, and the moment before which
nothing of it may be public. Their state is worked out from a moment and never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.workflow.around import held


class PlanQuerySet(models.QuerySet["Plan"]):
    def of(self, kind: str, ref: str) -> PlanQuerySet:
        """The plans of one item in the order in which they take effect."""
        return self.filter(kind=kind, ref=ref).order_by("at", "pk")

    def standing(self) -> PlanQuerySet:
        """Those that nobody cancelled."""
        return self.filter(cancelled_at=None)

    def waiting(self, at: datetime) -> PlanQuerySet:
        """Those that nobody cancelled and that have not taken effect at `at`."""
        return self.standing().filter(at__gt=at)


@held()
class Plan(models.Model):
    """From `at` on (and until `until`) readers get the text of one revision, or from `at` on they get nothing.

    Who made or cancelled it, when and why stands in the moves that did it, where an erasure finds the notes.
    """

    class Act(models.TextChoices):
        OPEN = "open", pgettext_lazy("what a plan does", "open")
        REPLACE = "replace", _("replace")
        CLOSE = "close", _("close")

    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    act = models.CharField(_("what happens"), max_length=8, choices=Act.choices)
    at = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("until"), null=True)
    revision_number = models.PositiveIntegerField(_("revision"), null=True)
    record = models.ForeignKey("workflow.MoveRecord", null=True, on_delete=models.PROTECT, related_name="plans")
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True)
    cancelled_record = models.ForeignKey(
        "workflow.MoveRecord", null=True, on_delete=models.PROTECT, related_name="cancelled_plans"
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["kind", "ref", "at"], name="plan_item"),
            models.Index(fields=["at"], name="plan_at"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=models.F("at")), name="plan_is_forward")
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.at:%Y-%m-%d %H:%M}"


WAITING, OPEN, REPLACED, OVER, DONE, CANCELLED = "waiting", "open", "replaced", "over", "done", "cancelled"


@dataclass(frozen=True, slots=True)
class Stand:
    """A plan and how it stands at a moment; `ends_at` is when it ends as things are planned now, None without an end."""

    plan: Plan
    state: str
    ends_at: datetime | None


def stands(plans: Iterable[Plan], at: datetime) -> list[Stand]:
    """How each of one item's plans stands at `at`, in the order in which they take effect."""
    rows = sorted(plans, key=lambda plan: (plan.at, plan.pk))
    valid = [plan for plan in rows if plan.cancelled_at is None or plan.cancelled_at > at]
    after = {plan.pk: follower for plan, follower in zip(valid, [*valid[1:], None], strict=False)}
    return [_stand(plan, after.get(plan.pk), at, is_cancelled=plan.pk not in after) for plan in rows]


def _stand(plan: Plan, follower: Plan | None, at: datetime, *, is_cancelled: bool) -> Stand:
    if is_cancelled:
        return Stand(plan, CANCELLED, None)
    is_cut = follower is not None and (plan.until is None or follower.at <= plan.until)
    ends_at = follower.at if is_cut and follower else plan.until
    if plan.at > at:
        return Stand(plan, WAITING, ends_at)
    if plan.act == Plan.Act.CLOSE:
        return Stand(plan, DONE, None)
    if ends_at is None or ends_at > at:
        return Stand(plan, OPEN, ends_at)
    is_replaced = is_cut and follower is not None and follower.act != Plan.Act.CLOSE
    return Stand(plan, REPLACED if is_replaced else OVER, ends_at)


@held()
class Embargo(models.Model):
    """Nothing of the item, in no language, may be public before `until`, unless somebody lifts it."""

    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    until = models.DateTimeField(_("not before"))
    record = models.ForeignKey("workflow.MoveRecord", on_delete=models.PROTECT, related_name="embargoes")
    lifted_record = models.ForeignKey(
        "workflow.MoveRecord", null=True, on_delete=models.PROTECT, related_name="lifted_embargoes"
    )

    class Meta:
        verbose_name = _("embargo")
        verbose_name_plural = _("embargoes")
        ordering = ["-until", "-pk"]
        indexes = [models.Index(fields=["kind", "ref"], name="embargo_item")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} {self.until:%Y-%m-%d %H:%M}"
