"""Files that readers may fetch, where no other server hands them out."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from newsroom.press.models import PublicFile

A_YEAR = 365 * 24 * 60 * 60


@require_safe
def public_file(request: HttpRequest, name: str) -> FileResponse:
    """The file of that name while the item it belongs to is public; its content never changes under one name."""
    if not PublicFile.objects.filter(name=name).exists() or not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name), filename=name)
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
