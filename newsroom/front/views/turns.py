"""Drawing takes the machine: a few at once, and nobody may keep pages from being served with it."""

from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore

from django.http import HttpResponse

AT_ONCE = 2
PATIENCE = 5.0  # seconds that a request waits for its turn
_turns = BoundedSemaphore(AT_ONCE)


def in_turn(draw: Callable[[], bytes], content_type: str) -> HttpResponse:
    """What `draw` gives, when it is its turn; 503 for who would wait too long."""
    if not _turns.acquire(timeout=PATIENCE):
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    try:
        response = HttpResponse(draw(), content_type=content_type)
    finally:
        _turns.release()
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
