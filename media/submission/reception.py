"""Reading a request of a stranger: where it comes from, what stops it before its body is read, and the body itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from media.submission import quotas
from media.submission.arriving import Arrival, Arrivals, private_folder

WORDS_BYTES = 1024 * 1024
"""What a form may weigh beside its files."""
LAST_FIELD = "whole"
"""Stands at the end of the form with the value 1: where it arrived, all before it did."""


class Turned(Exception):  # noqa: N818 - it reads as what happened
    """The request was turned away; the message is for people, `status` and `wait` (seconds) for their browser."""

    def __init__(self, sentence: str, status: int, wait: int = 0) -> None:
        super().__init__(sentence)
        self.status, self.wait = status, wait


def check_origin(request: HttpRequest) -> None:
    """Only a page of this site may post here. There is no cookie to compare, so the browser's own word is taken."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    is_own = origin is None or urlsplit(origin).netloc == request.get_host() or origin in settings.CSRF_TRUSTED_ORIGINS
    if not is_own or site not in ("same-origin", "none"):
        raise Turned(
            _("This did not come from our own page, so nothing was taken. Open the page here and try again."), 403
        )


def use(name: str, amount: float, *, at: datetime) -> None:
    """Take from a shared quota, or turn the request away until there is enough again."""
    try:
        quotas.take(name, amount, at=at)
    except quotas.Exhausted as error:
        raise Turned(str(error), 429, error.seconds) from error


def check_before_reading(request: HttpRequest, *, at: datetime) -> None:
    """Turn away what is too large, or has no room, before a byte of it is read."""
    length = content_length(request)
    if length > most_bytes():
        raise Turned(
            _("This was more than %(most)s in one go, so nothing was taken. Send fewer files, or smaller copies.")
            % {"most": filesizeformat(most_bytes())},
            413,
        )
    try:
        quotas.check_room(length)
        quotas.check("submissions", 1, at=at)
        quotas.check("bytes", length, at=at)
    except quotas.NoRoom as error:
        raise Turned(str(error), 507) from error
    except quotas.Exhausted as error:
        raise Turned(str(error), 429, error.seconds) from error


@contextmanager
def body(request: HttpRequest) -> Iterator[list[Arrival]]:
    """Read the form; its files lie in a private folder until the block ends, however it ends."""
    with private_folder() as folder:
        arrivals = Arrivals(
            folder,
            most_files=settings.NEWSROOM_SUBMISSION_FILES,
            most_bytes=settings.NEWSROOM_SUBMISSION_FILE_BYTES,
        )
        request.upload_handlers = [arrivals]
        read(request)
        yield arrivals.files


def check_whole(request: HttpRequest) -> None:
    """Turn away a form that was cut off: what a server hands on of it looks like a short file and nothing behind it."""
    if request.POST.get(LAST_FIELD) != "1":
        raise _cut_off()


def read(request: HttpRequest) -> None:
    """Read the body, or turn away what is broken, cut off or no form."""
    try:
        _posted = request.POST
    except (SuspiciousOperation, MultiPartParserError, UnreadablePostError) as error:
        raise _cut_off() from error


def content_length(request: HttpRequest) -> int:
    """The size of the body in bytes, as announced; the server reads no more."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdigit() else 0


def most_bytes() -> int:
    """The most that a whole form may weigh."""
    return settings.NEWSROOM_SUBMISSION_FILES * settings.NEWSROOM_SUBMISSION_FILE_BYTES + WORDS_BYTES


def _cut_off() -> Turned:
    return Turned(
        _("What arrived was cut off or was no form, so nothing was taken. Perhaps the line broke; send it again."), 400
    )
