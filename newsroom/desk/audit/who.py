"""Who is acting at this moment: the person of the request being answered, or nobody (a command)."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest, HttpResponse

_REQUEST: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


def acting() -> Any:
    """The person who is logged in and acting now, or None."""
    request = _REQUEST.get()
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


class Acting:
    """Middleware of the desk's pages: rows that say who did something, and are written by signals, ask here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _REQUEST.set(request)
        try:
            return self.get_response(request)
        finally:
            _REQUEST.reset(token)
