"""Handing our own files to people of the desk: in parts where a player asks for parts, kept by nobody in between."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest, HttpResponse

from newsroom.front.parts import hand_out

HEADERS = {"Cache-Control": "private, no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}


def serve(request: HttpRequest, path: Path, content_type: str) -> HttpResponse:
    """The file, or the one part of it that was asked for; 416 for a part that it does not have."""
    size = path.stat().st_size
    response = hand_out(request, path.open("rb"), name=path.name, size=size, content_type=content_type)
    for header, value in HEADERS.items():
        response.headers[header] = value
    return response
