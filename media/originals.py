"""The one way to an original: a custodian, a written reason, a link of custody, then the bytes as an attachment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_protect

from media import custody, sniffing, vault
from media.custody_models import CustodyLink
from media.models import Footage
from media.moderation import PURGED
from newsroom.workflow.editorial import ERASED

EXTENSIONS = {"jpeg": "jpg", "mpegts": "ts"}
_NO_STORE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class ReasonForm(forms.Form):
    """Why an original is opened, or held."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("One sentence. It is kept; do not name the sender in it.")
    )


def original_view(request: HttpRequest, ref: str, *, site: Any) -> HttpResponseBase:
    """The page of an original for custodians; 404 for everybody else and for what is not there.

    Its address is exempt from the check of forms, so that nobody else is told of it by another answer than 404; the check is
    made once it is known that a custodian asks.
    """
    if not custody.is_custodian(request.user, timezone.now()):
        raise Http404
    item = Footage.objects.filter(ref=ref).exclude(state__in=(ERASED, PURGED)).first()
    if item is None:
        raise Http404
    answer: HttpResponseBase = _for_custodian(request, item, site)
    return answer


@csrf_protect
def _for_custodian(request: HttpRequest, item: Footage, site: Any) -> HttpResponseBase:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _act(request, item, form.cleaned_data["reason"])
    context = {
        **site.each_context(request),
        "title": _now("Original of %(item)s") % {"item": item},
        "item": item,
        "form": form,
        "links": CustodyLink.objects.of(item).select_related("actor"),
    }
    return TemplateResponse(request, "media/original.html", context, headers={"Cache-Control": "no-store"})


def _act(request: HttpRequest, item: Footage, reason: str) -> HttpResponseBase:
    act, at = request.POST.get("act"), timezone.now()
    if act == "open":
        return _hand_out(request, item, reason)
    if act in ("hold", "lift"):
        (custody.hold if act == "hold" else custody.lift)(item, by=request.user, at=at, reason=reason)
    return redirect(request.path)


def _hand_out(request: HttpRequest, item: Footage, reason: str) -> HttpResponseBase:
    try:
        file = vault.open_original(item.original, settings.VAULT_DIR, sha256=item.sha256)
    except FileNotFoundError:
        return _back(request, _now("There is no original of “%(item)s” any more.") % {"item": item})
    except (vault.Tampered, vault.KeyMissing) as problem:
        return _back(request, str(problem))
    custody.add(item, custody.Verb.LOOKED_AT, by=request.user, at=timezone.now(), sha256=item.sha256, reason=reason)
    return _attachment(file, item)


def _back(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect(request.path)


def _attachment(file: BinaryIO, item: Footage) -> StreamingHttpResponse:
    name = f"{item.ref}.{extension_of(file)}"
    headers = {
        **_NO_STORE,
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Length": str(item.size),
        "Accept-Ranges": "none",
    }
    return StreamingHttpResponse(_Chunks(file), content_type="application/octet-stream", headers=headers)


def extension_of(file: BinaryIO) -> str:
    """The usual ending for what the file is, told by its first bytes; leaves it at its start."""
    kind = sniffing.sniff(file.read(sniffing.HEAD_BYTES))
    file.seek(0)
    return EXTENSIONS.get(kind, kind) if kind else "bin"


class _Chunks:
    """The file in pieces, closed with the answer. Where a byte is wrong it breaks off, short of the length announced."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.close = file.close

    def __iter__(self) -> Iterator[bytes]:
        while part := self._file.read(vault.CHUNK):
            yield part
