"""Files that readers may fetch, where no other server hands them out."""

from __future__ import annotations

from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.front.parts import hand_out
from newsroom.press.models import Edition, PublicFile

# Long enough for a visit, short enough that a withdrawn picture leaves the caches between us and readers.
AN_HOUR = 60 * 60
#: every kind of file that we make; what the system thinks of an ending is not asked
TYPES = {
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".mp4": "video/mp4",
    ".m4a": "audio/mp4",
    ".vtt": "text/vtt; charset=utf-8",
}


@require_safe
def public_file(request: HttpRequest, name: str) -> HttpResponse:
    """The file of that name while the item it belongs to is public: not before its minute, not after it went."""
    row = PublicFile.objects.filter(name=name).first()
    live = Edition.objects.live(at=timezone.now())
    if row is None or not live.filter(kind=row.kind, ref=row.ref).exists() or not default_storage.exists(name):
        raise Http404
    content_type = TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
    size = default_storage.size(name)
    response = hand_out(request, default_storage.open(name), name=name, size=size, content_type=content_type)
    response.headers["Cache-Control"] = f"public, max-age={AN_HOUR}"
    return response
