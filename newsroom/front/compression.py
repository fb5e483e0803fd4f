"""What readers get is packed; on a bad line that is the difference between reading and waiting.

Django's own middleware pads each answer by chance against guessing of secrets. Readers' pages hold none, are the same for
all, and must stay so byte by byte; what the desk answers is not packed here.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_header_parameters

PACKABLE = ("text/", "application/json", "application/feed+json", "application/xml", "application/rss+xml",
            "application/atom+xml", "application/ld+json", "image/svg+xml")  # fmt: skip
LEAST = 500  # bytes; below that an answer fits a packet anyway
BROTLI_QUALITY = 5  # about what gzip 9 costs, and a tenth smaller
ELSEWHERE = ("/admin/", "/submit/", "/preview/")


class PackForReaders:
    """Brotli where the browser takes it, gzip otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _may_be_packed(request, response):
            patch_vary_headers(response, ("Accept-Encoding",))
            _pack(response, accepted(request.headers.get("Accept-Encoding", "")))
        return response


def _may_be_packed(request: HttpRequest, response: HttpResponse) -> bool:
    is_theirs = not any(part in request.path_info for part in ELSEWHERE)
    plain = not (response.streaming or response.cookies or response.has_header("Content-Encoding"))
    kind = response.headers.get("Content-Type", "").startswith(PACKABLE)
    return is_theirs and plain and kind and len(response.content) >= LEAST


def accepted(header: str) -> frozenset[str]:
    """The codings that an Accept-Encoding header allows."""
    found = set()
    for part in header.split(","):
        name, options = parse_header_parameters(part.strip())
        if options.get("q", "1").strip() not in {"0", "0.0", "0.00", "0.000"}:
            found.add(name.strip().lower())
    return frozenset(found)


def _pack(response: HttpResponse, codings: frozenset[str]) -> None:
    if "br" in codings:
        response.content = brotli.compress(response.content, quality=BROTLI_QUALITY)
        response.headers["Content-Encoding"] = "br"
    elif "gzip" in codings:
        response.content = gzip.compress(response.content, compresslevel=6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    else:
        return
    response.headers["Content-Length"] = str(len(response.content))
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):
        response.headers["ETag"] = f"W/{etag}"  # packed and unpacked are the same page
