"""What an event could be merged into: a page of its own, and the same for the script that proposes it in the form.

Finding it looks through hundreds of events, and few who open an event want to merge it.
"""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from events.enumerating import with_semicolons
from events.intake.sameness import events_like
from events.models import EventPost

LONGEST = 160


def address_of(event: EventPost) -> str:
    """The page of what an event is like."""
    return reverse("admin:events_eventpost_alike", args=[event.pk])


def alike_view(request: HttpRequest, pk: int, site: AdminSite) -> HttpResponse:
    """The likely ones with the reasons; `?as=json` gives pairs of a reference and what it says."""
    event = get_object_or_404(EventPost, pk=pk)
    if not site.get_model_admin(EventPost).has_view_permission(request, event):
        raise Http404
    found = [one for one in events_like(event, at=timezone.now()) if one.event is not None]
    rows = [(one.event, with_semicolons(one.reasons.values())) for one in found]
    if request.GET.get("as") == "json":
        return JsonResponse({"likely": [(one.ref, f"{one} ({reasons})"[:LONGEST]) for one, reasons in rows]})
    context = {
        **site.each_context(request),
        "title": _("What “%(event)s” may be the same as") % {"event": event},
        "opts": EventPost._meta,
        "event": event,
        "rows": rows,
    }
    return TemplateResponse(request, "events/alike.html", context)
