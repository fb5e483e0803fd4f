"""Files that readers may fetch, where no other server hands them out."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.press.models import Edition, PublicFile

AN_HOUR = (
    60 * 60
)  # long enough for a visit, short enough that a withdrawn picture leaves the caches between us and readers


@require_safe
def public_file(request: HttpRequest, name: str) -> FileResponse:
    """The file of that name while the item it belongs to is public: not before its minute, not after it went."""
    row = PublicFile.objects.filter(name=name).first()
    live = Edition.objects.live(at=timezone.now())
    if row is None or not live.filter(kind=row.kind, ref=row.ref).exists() or not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name), filename=name)
    response.headers["Cache-Control"] = f"public, max-age={AN_HOUR}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
