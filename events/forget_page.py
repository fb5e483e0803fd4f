"""The page on which one person asks to forget a report for safety, and another one agrees."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import forgetting
from events.models import Report
from newsroom.workflow.editorial import HIDE
from newsroom.workflow.refusals import Refused


class ForgetForm(forms.Form):
    """Why; destroyed with the report."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=300,
        help_text=gettext_lazy("For the colleague who agrees. Name nobody; it is destroyed with the report."),
    )  # fmt: skip


def forget_view(request: HttpRequest, pk: int, site: AdminSite) -> HttpResponse:
    """Ask, or agree to what a colleague asked; what will go and what stays stands on the page."""
    if not request.user.has_perm(HIDE):
        raise PermissionDenied
    report = get_object_or_404(Report, pk=pk)
    asked = forgetting.open_request(report)
    form = ForgetForm(request.POST or None)
    if request.method == "POST" and (asked or form.is_valid()):
        try:
            if asked:
                forgetting.agree(report, by=request.user, at=timezone.now())
                messages.success(request, _("The report is forgotten."))
            else:
                forgetting.ask(report, by=request.user, at=timezone.now(), reason=form.cleaned_data["reason"])
                messages.success(request, _("Asked. A colleague has to agree; the words go then."))
        except Refused as refused:
            messages.error(request, refused.refusal.sentence)
        return redirect(f"{site.name}:events_report_change", report.pk)
    context = {
        **site.each_context(request),
        "title": _("Forget this report for safety"),
        "opts": Report._meta,
        "report": report,
        "asked": asked,
        "form": form,
        "said_in": forgetting.said_in(report),
        "is_forgotten": forgetting.is_forgotten(report),
    }
    return render(request, "events/forget.html", context)
