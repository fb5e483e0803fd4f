"""The approver's pass: one event after the other, its raw words, reading and still side by side; approve, and the next."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from events.intake.marks import Mark, marks
from events.models import Decided, EventPost, Report
from newsroom.desk.badges import state_badge
from newsroom.desk.moves import MoveForm
from newsroom.desk.writers import written_by
from newsroom.text.digits import is_key
from newsroom.workflow import engine
from newsroom.workflow.editorial import APPROVE, REVIEW
from newsroom.workflow.refusals import Refused

DECISIONS = ("approve", "send_back")


def pass_view(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The event `?event=` of what waits for this person (of one `?batch=`), or the first one."""
    if not (request.user.has_perm(APPROVE) and request.user.has_perm("events.view_eventpost")):
        raise PermissionDenied
    batch = request.GET.get("batch", "")
    queue = _waiting(request, batch)
    if request.method == "POST":
        return _decide(request, queue, site)
    event = queue.filter(ref=request.GET.get("event", "")).first() or queue.first()
    context = {
        **site.each_context(request),
        "title": _("The approver’s pass"),
        "opts": EventPost._meta,
        "event": event,
        "batch": batch,
        "waiting": queue.count(),
        **(_about(event, queue, request) if event else {}),
    }
    return render(request, "events/pass.html", context)


def _waiting(request: HttpRequest, batch: str) -> QuerySet[EventPost]:
    """What is in review and this person wrote no part of, in the order in which it came."""
    found = EventPost.objects.filter(~written_by(EventPost.kind, request.user), state=REVIEW)
    touched = Decided.objects.filter(by=request.user, act__in=(Decided.Act.EDIT, Decided.Act.LINK), undone_at=None)
    found = found.exclude(pk__in=touched.filter(report__event__isnull=False).values("report__event"))
    if is_key(batch):
        found = found.filter(pk__in=Report.objects.filter(batch=batch).values("event"))
    return found.order_by("created_at", "pk")


def _about(event: EventPost, queue: QuerySet[EventPost], request: HttpRequest) -> dict[str, Any]:
    at = timezone.now()
    reports = list(event.reports.prefetch_related("footage").order_by("arrived_at", "pk"))
    forms = {
        name: MoveForm(
            event.workflow.move(name), event, request.user, at,
            reason=engine.refusal(event, name, by=request.user, at=at, note="-"),
        )
        for name in DECISIONS
    }  # fmt: skip
    return {
        "reports": [(report, _marked(report)) for report in reports],
        "clips": list(event.footage.all()),
        "badge": state_badge(event.state_row),
        "forms": forms,
        "after": _after(queue, event),
        "texts": list(event.texts.all()),
    }


def _marked(report: Report) -> list[Mark]:
    return marks(report.raw_text, report.reading.get("spans", {}), report.reading.get("unread", []))


def _after(queue: QuerySet[EventPost], event: EventPost) -> str:
    """The reference of the event that follows in the queue, or of the first; "" when there is no other."""
    refs = list(queue.values_list("ref", flat=True))
    place = refs.index(event.ref) if event.ref in refs else -1
    others = refs[place + 1 :] + refs[: max(place, 0)]
    return others[0] if others else ""


def _decide(request: HttpRequest, queue: QuerySet[EventPost], site: AdminSite) -> HttpResponse:
    """Approve or send back, then on to the next one."""
    event = get_object_or_404(EventPost, ref=request.POST.get("event", ""))
    name = request.POST.get("move", "")
    following = _after(queue, event)
    at = timezone.now()
    stay = {"event": event.ref}
    if name not in DECISIONS:
        messages.error(request, _("There is no such move. Use one of the buttons."))
    else:
        form = MoveForm(event.workflow.move(name), event, request.user, at, data=request.POST)
        if not form.is_valid():
            messages.error(request, _("“%(event)s” was not sent back: write a note to the writer.") % {"event": event})
        else:
            try:
                form.carry_out(by=request.user, at=at)
                stay = {"event": following} if following else {}
                messages.success(request, f"{event}: {form.label}")
            except Refused as refused:
                messages.error(request, refused.refusal.sentence)
    given = {"batch": request.GET.get("batch", ""), **stay}
    query = "&".join(f"{key}={value}" for key, value in given.items() if value)
    return redirect(reverse(f"{site.name}:events_eventpost_pass") + (f"?{query}" if query else ""))
