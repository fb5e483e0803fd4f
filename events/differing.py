"""The page where a person takes over what a later parser reads in a report that became an event, or leaves it as it is."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Report
from events.rereading import adopt, changed_by_hand, differences_of, dismiss, in_words
from newsroom.workflow.refusals import Refused


def differences_view(request: HttpRequest, pk: int, site: AdminSite) -> HttpResponse:
    """Field by field: what was read before, what is read now; ticked fields go into the event."""
    if not request.user.has_perm("events.change_report"):
        raise PermissionDenied
    report = get_object_or_404(Report.objects.select_related("event"), pk=pk)
    if report.newer_reading is None or report.event is None:
        raise Http404
    if request.method == "POST":
        try:
            if request.POST.get("act") == "adopt":
                adopt(report, request.POST.getlist("fields"), by=request.user, at=timezone.now())
                messages.success(request, _("Taken over."))
            else:
                dismiss(report)
                messages.success(request, _("Left as it is."))
        except Refused as refused:
            messages.error(request, refused.refusal.sentence)
            return redirect(request.path)
        return redirect(f"{site.name}:events_eventpost_change", report.event.pk)
    context = {
        **site.each_context(request),
        "title": _("A later parser reads it otherwise"),
        "opts": Report._meta,
        "report": report,
        "differences": _shown(report),
    }
    return render(request, "events/differences.html", context)


def _shown(report: Report) -> list[tuple[str, str, str, str, bool]]:
    """(field, what, read before, read now, whether a person changed it in the event) of each difference."""
    differences = differences_of(report)
    if differences is None:
        return []
    kept = changed_by_hand(report)
    return [
        (one.field, *words, one.field in kept) for one, words in zip(differences, in_words(differences), strict=True)
    ]
