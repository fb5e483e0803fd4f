"""The intake page of a batch: its rows, its bar of counts, and the answer to every button, as a page or as parts of one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from events.intake import acts
from events.intake.acts import Asked, Done
from events.intake.rows import Row, counts_of, rows_of
from events.intake.serial import series_for_reports
from events.models import Batch, Report
from newsroom.taxonomy.packs.outlines import country_map

MAP_SIZE = 96
LABELS = {"places": _lazy("Places"), "provinces": _lazy("Provinces"), "event_types": _lazy("Event types")}


def intake_view(request: HttpRequest, pk: int, site: AdminSite) -> HttpResponse:
    """The rows of a batch. A press of a button is answered with the page, or to the page's own script with what changed."""
    if not request.user.has_perm("events.view_report"):
        raise PermissionDenied
    batch = get_object_or_404(Batch, pk=pk)
    if request.method == "POST":
        return _pressed(request, batch, site)
    at = timezone.now()
    rows = rows_of(batch, at=at)
    context = {
        **site.each_context(request),
        **_context(request, batch, rows, at),
        "title": _("Intake: %(batch)s") % {"batch": batch},
        "opts": Batch._meta,
        "loose": list(batch.footage.all()),
        "is_unread": batch.read_at is None,
    }
    return render(request, "events/intake.html", context)


def _context(request: HttpRequest, batch: Batch, rows: list[Row], at: Any) -> dict[str, Any]:
    waiting = [row for row in rows if row.is_waiting]
    return {
        "batch": batch,
        "rows": rows,
        "counts": counts_of(rows),
        "map": country_map(MAP_SIZE, settings.NEWSROOM_PACK),
        "reasons": Report.Discard.choices,
        "series_of": series_for_reports(row.report for row in waiting),
        "may_decide": _may_decide(request),
        "labels": LABELS,
        "may_add": request.user.has_perm("taxonomy.add_addition"),
    }


def _may_decide(request: HttpRequest) -> bool:
    return request.user.has_perm("events.change_report") and request.user.has_perm("events.add_eventpost")


def _pressed(request: HttpRequest, batch: Batch, site: AdminSite) -> HttpResponse:
    if not _may_decide(request):
        raise PermissionDenied
    at, name = timezone.now(), request.POST.get("act", "")
    report = batch.reports.select_related("batch").filter(ref=request.POST.get("report", "")).first()
    done = acts.carry_out(name, Asked(request, batch, report, request.user, at))
    if request.headers.get("Accept") == "application/json":
        return JsonResponse(_parts(request, batch, report, done, at))
    messages.add_message(request, messages.ERROR if done.is_bad else messages.SUCCESS, done.say)
    anchor = f"#row-{report.ref}" if report else ""
    return redirect(reverse(f"{site.name}:events_batch_intake", args=[batch.pk]) + anchor)


def _parts(request: HttpRequest, batch: Batch, report: Report | None, done: Done, at: Any) -> dict[str, Any]:
    """What the script puts into the page: the rows that read otherwise, the bar, and what to say."""
    rows = rows_of(batch, at=at)
    context = _context(request, batch, rows, at)
    changed = [row for row in rows if done.refs is None or row.report.ref in done.refs or _is_like(row, report)]
    return {
        "say": done.say,
        "is_bad": done.is_bad,
        "go": done.go,
        "reload": done.reload,
        "bar": render_to_string("events/intake_bar.html", context, request),
        "loose": render_to_string("events/intake_loose.html", {**context, "loose": list(batch.footage.all())}, request),
        "rows": {
            row.report.ref: render_to_string("events/intake_row.html", {**context, "row": row}, request)
            for row in changed
        },
    }


def _is_like(row: Row, report: Report | None) -> bool:
    """Whether a row names the report, or the event it went to, as something it may be the same as."""
    if report is None:
        return False
    report.refresh_from_db(fields=["event"])
    return any(one.report == report or (one.event is not None and one.event == report.event) for one in row.alike)
