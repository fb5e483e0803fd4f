"""The page of the board."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.desk.in_flight import columns
from newsroom.desk.in_flight.columns import Asked


def board_view(site: Any, request: HttpRequest) -> HttpResponse:
    """Everything in flight that the person may see, narrowed by the query of the address."""
    asked, at = Asked.of(request.GET), timezone.now()
    desks = [desk for desk in site.desks(request) if not desk.is_words]
    context = {
        **site.each_context(request),
        "title": _("In flight"),
        "boards": columns.board(desks, asked, at=at),
        "asked": asked,
        "kinds": [(desk.model.kind, desk.model._meta.verbose_name_plural) for desk in desks],
        "people": columns.people(),
        "provinces": columns.provinces(),
        "languages": dict(settings.LANGUAGES),
    }
    return TemplateResponse(request, "desk/in_flight.html", context)
