"""Pictures and clips of an item for colleagues who look at it before readers do."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from newsroom.desk.pages import item_named
from newsroom.front.parts import hand_out
from newsroom.front.public_files import TYPES
from newsroom.press.models import PublicFile


def addresses(site: Any) -> list[URLPattern]:
    """The address of the files."""

    def view(request: HttpRequest, name: str) -> HttpResponse:
        return file_view(site, request, name)

    return [path("files/<words:name>", site.admin_view(view), name="desk_file")]


def as_seen_here(html: str) -> str:
    """A page for readers, or one address, with its files where colleagues may fetch them before they are public."""
    own = reverse("admin:desk_file", args=["x"]).removesuffix("x")
    public = settings.MEDIA_URL
    return own + html.removeprefix(public) if html.startswith(public) else _in_page(html, public, own)


def _in_page(html: str, public: str, own: str) -> str:
    for before in ('"', "'", ", "):
        html = html.replace(before + public, before + own)
    return html


def file_view(site: Any, request: HttpRequest, name: str) -> HttpResponse:
    """A clean file of an item that this person may see; 404 for all else. No store keeps it."""
    row = PublicFile.objects.filter(name=name).first()
    if row is None or not default_storage.exists(name):
        raise Http404
    item_named(site, request, row.kind, row.ref)
    kind = TYPES.get("." + name.rpartition(".")[2], "application/octet-stream")
    size = default_storage.size(name)
    response = hand_out(request, default_storage.open(name), name=name, size=size, content_type=kind)
    response.headers["Cache-Control"] = "no-store"
    return response
