"""The tus 1.0 protocol, server side: core, creation, termination, expiration, checksum (https://tus.io/protocols)."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import gettext as _

from media.submission.reception import Turned, content_length
from media.uploads import headers, pieces
from media.uploads.doors import Door
from media.uploads.models import Upload

logger = logging.getLogger(__name__)

VERSION = "1.0.0"
PIECE = 1024 * 1024
"""Bytes that are written at one stroke."""
MOST_CHECKED = 4 * PIECE
"""A piece with a checksum is held whole until it is proven, so it may not be larger."""
TYPE = "application/offset+octet-stream"
MISMATCH = 460

Opener = Callable[[HttpRequest], Door]


def serve(request: HttpRequest, open_door: Opener, secret: str = "") -> HttpResponse:
    """Answer a request for all uploads, or for the one of that secret.

    The address holds the secret, so no answer of this function is ever logged by Django: not what is refused, not a fault.
    """
    try:
        response = _answer(request, open_door, secret)
    except Turned as turned:
        response = _refusal(str(turned), turned.status)
        if turned.wait:
            response.headers["Retry-After"] = str(turned.wait)
    except Http404:
        response = _refusal(_("There is no such page."), 404)
    except Exception as error:
        logger.error("An upload could not be served: %s", type(error).__name__)
        response = _refusal(_("Something broke on our side. It is tried again."), 500)
    response.headers["Tus-Resumable"] = VERSION
    response.headers["Cache-Control"] = "no-store"
    response._has_been_logged = True  # Django's own word for "said already": its line would name the address
    return response


def _answer(request: HttpRequest, open_door: Opener, secret: str) -> HttpResponse:
    door = open_door(request)
    method = request.method or ""
    if method == "POST":  # a GET is never more than a GET, whatever it says of itself
        method = request.headers.get("X-HTTP-Method-Override", method).upper()
    if method == "OPTIONS":
        return _options(door)
    if request.headers.get("Tus-Resumable") != VERSION:
        response = _refusal(_("Only version %(version)s of the protocol is spoken here.") % {"version": VERSION}, 412)
        response.headers["Tus-Version"] = VERSION
        return response
    at = timezone.now()
    if not secret:
        return _create(request, door, at) if method == "POST" else _not_allowed("OPTIONS, POST")
    act = _ACTS.get(method)
    return act(request, door, door.find(secret, at=at), at) if act else _not_allowed("OPTIONS, HEAD, PATCH, DELETE")


def _options(door: Door) -> HttpResponse:
    return HttpResponse(
        status=204,
        headers={
            "Tus-Version": VERSION,
            "Tus-Extension": "creation,termination,expiration,checksum",
            "Tus-Max-Size": str(door.most_bytes),
            "Tus-Checksum-Algorithm": ",".join(headers.ALGORITHMS),
        },
    )


def _create(request: HttpRequest, door: Door, at: datetime) -> HttpResponse:
    try:
        length = headers.number(request.headers.get("Upload-Length"))
        metadata = headers.metadata(request.headers.get("Upload-Metadata", ""))
    except ValueError as error:
        raise _malformed() from error
    if length > door.most_bytes:
        raise Turned(_("This file is larger than we can take. Send a shorter or smaller copy."), 413)
    upload, secret = door.begin(length, metadata, at=at)
    return _about(upload, 201, {"Location": reverse(door.route, args=[secret])})


def _head(request: HttpRequest, door: Door, upload: Upload, at: datetime) -> HttpResponse:
    return _about(upload, 200, {"Upload-Length": str(upload.length)})


def _patch(request: HttpRequest, door: Door, upload: Upload, at: datetime) -> HttpResponse:
    if request.content_type != TYPE:
        raise Turned(_("Pieces come as %(type)s.") % {"type": TYPE}, 415)
    try:
        offset = headers.number(request.headers.get("Upload-Offset"))
        checksum = headers.checksum(request.headers.get("Upload-Checksum"))
    except ValueError as error:
        raise _malformed() from error
    pieces.check_offset(upload, offset)
    if offset + content_length(request) > upload.length:
        raise Turned(_("This is more than was announced, so it was not taken. Choose the file again."), 413)
    for piece in _proven(request, checksum) if checksum else _read(request):
        door.let_in(len(piece), at=at)
        pieces.append(upload, offset, piece, at=at)
        offset += len(piece)
    return _about(upload, 204)


def _delete(request: HttpRequest, door: Door, upload: Upload, at: datetime) -> HttpResponse:
    pieces.remove(upload)
    return HttpResponse(status=204)


_ACTS: dict[str, Callable[[HttpRequest, Door, Upload, datetime], HttpResponse]] = {
    "HEAD": _head,
    "PATCH": _patch,
    "DELETE": _delete,
}


def _read(request: HttpRequest) -> Iterator[bytes]:
    """The body in pieces. Where the line breaks, what came until then is the last one."""
    piece, is_open = bytearray(), True
    while is_open:
        try:
            some = request.read(min(64 * 1024, PIECE - len(piece)))
        except UnreadablePostError:
            some = b""
        is_open = bool(some)
        piece += some
        if piece and (not is_open or len(piece) == PIECE):
            yield bytes(piece)
            piece.clear()


def _proven(request: HttpRequest, checksum: headers.Checksum) -> Iterator[bytes]:
    """The body whole, after it was held against its checksum. Nothing of one that is cut off or wrong is kept."""
    if content_length(request) > MOST_CHECKED:
        raise Turned(_("A piece with a checksum may have at most %(most)d bytes.") % {"most": MOST_CHECKED}, 413)
    piece = b"".join(_read(request))
    if hashlib.new(checksum.algorithm, piece).digest() != checksum.digest:
        raise Turned(_("The piece was changed on its way, so it was not taken. It is sent again."), MISMATCH)
    yield piece


def _about(upload: Upload, status: int, more: dict[str, str] | None = None) -> HttpResponse:
    known = {"Upload-Offset": str(upload.received), "Upload-Expires": http_date(pieces.expires_at(upload).timestamp())}
    return HttpResponse(status=status, headers={**known, **(more or {})})


def _refusal(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")


def _not_allowed(methods: str) -> HttpResponse:
    response = _refusal(_("This is not done here."), 405)
    response.headers["Allow"] = methods
    return response


def _malformed() -> Turned:
    return Turned(_("A header is missing, or is not written as the protocol has it."), 400)
