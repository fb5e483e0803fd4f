"""Handing out the frames for a search: a zip for a moderator, written into the chain of custody."""

from __future__ import annotations

import io
import zipfile

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.views.decorators.http import require_POST

from media import custody
from media.likeness import searching
from media.likeness.seen import WITHHELD
from media.models import Footage

_MADE = (1980, 1, 1, 0, 0, 0)  # what a zip says where no time is told


@require_POST
def frames_view(request: HttpRequest, ref: str) -> HttpResponse:
    """1.jpg to 6.jpg as an attachment; 404 for who may not moderate, and for what is withheld."""
    if not request.user.has_perm("media.moderate"):
        raise Http404
    item = Footage.objects.filter(ref=ref).exclude(state__in=WITHHELD).first()
    if item is None:
        raise Http404
    try:
        found = searching.frames(item)
    except searching.NoFrames as problem:
        messages.error(request, str(problem))
        return redirect("admin:media_footage_change", item.pk)
    custody.add(
        item, custody.Verb.EXPORTED, by=request.user, at=timezone.now(), sha256=found.source.sha256,
        rendition=found.source.name, reason=_now("Frames for a search"),
    )  # fmt: skip
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="{item.ref}-frames.zip"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(_zip(found.stills), content_type="application/zip", headers=headers)


def _zip(stills: list[bytes]) -> bytes:
    """The files under plain numbers, with no time of their own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, content in enumerate(stills, 1):
            archive.writestr(zipfile.ZipInfo(f"{number}.jpg", _MADE), content)
    return out.getvalue()
