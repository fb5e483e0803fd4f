"""Pasting captions on the desk: what came in, with blank lines between, becomes reports and event drafts to be checked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.batches import Brought, captions_in, keep, read_into_drafts
from events.models import Report

MAX_CAPTIONS = 200


class PasteForm(forms.Form):
    text = forms.CharField(
        label=_("Captions"),
        help_text=_("As they came in, a blank line between two of them. Take out names of people who sent something."),
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto", "autofocus": True}),
        max_length=200_000,
    )
    year = forms.IntegerField(
        label=_("Year of captions that give none"), required=False, min_value=1900, max_value=2100,
        help_text=_("Gregorian. Leave it empty when you do not know."),
    )  # fmt: skip

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(captions_in(text)) > MAX_CAPTIONS:
            raise forms.ValidationError(
                _("These are more than %(most)s captions. Paste them in two or more parts.") % {"most": MAX_CAPTIONS}
            )
        return text


def paste_view(request: HttpRequest, site: admin.AdminSite, opts: Any) -> HttpResponse:
    """The form, and what became of it: one caption leads to its event, several to the list of drafts."""
    if not (request.user.has_perm("events.add_report") and request.user.has_perm("events.add_eventpost")):
        raise PermissionDenied
    form = PasteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        brought = _bring_in(form.cleaned_data, request)
        messages.success(request, _said(brought))
        if len(brought.events) == 1:
            return redirect("admin:events_eventpost_change", brought.events[0].pk)
        return redirect("admin:events_eventpost_changelist")
    context = {**site.each_context(request), "form": form, "opts": opts, "title": _now("Paste captions")}
    return render(request, "events/paste.html", context)


def _bring_in(values: dict[str, Any], request: HttpRequest) -> Brought:
    now = timezone.now()
    name = _now("Pasted by %(person)s") % {"person": request.user}
    batch = keep(values["text"], name=name, year=values["year"], by=request.user, at=now)
    return read_into_drafts(batch, captions_in(values["text"]), channel=Report.Channel.PASTE, by=request.user, at=now)


def _said(brought: Brought) -> str:
    new = ngettext("%(count)s new event draft.", "%(count)s new event drafts.", brought.new_reports)
    text = new % {"count": brought.new_reports}
    known = len(brought.reports) - brought.new_reports
    if known:
        again = ngettext("%(count)s caption was here already.", "%(count)s captions were here already.", known)
        text += " " + again % {"count": known}
    return text
