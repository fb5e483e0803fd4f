"""The addresses of uploads: one set for people of the desk, one for strangers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from media.uploads import doors, tus


def desk(request: HttpRequest, secret: str = "") -> HttpResponse:
    """For whoever may add footage; Django's check of forms applies, by its header."""
    return tus.serve(request, doors.desk, secret)


@csrf_exempt
def public(request: HttpRequest, secret: str = "") -> HttpResponse:
    """For strangers: no session, no cookie, its own proof of origin (see doors.public)."""
    return tus.serve(request, doors.public, secret)
