"""The comments beside the form of an item: open ones first, resolved ones folded, and a form for a new one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.loader import render_to_string

from newsroom.desk.comments.models import LONGEST
from newsroom.desk.comments.threads import Thread, choices, threads_of
from newsroom.desk.comments.writing import may_write

TEMPLATE = "desk/comments.html"


def asked(request: HttpRequest, item: Any, at: datetime) -> dict[str, Any] | None:
    """What the panel shows; nothing where nobody has said anything and the person may not."""
    threads = threads_of(admin.site.get_model_admin(type(item)), request, item)
    writes = may_write(item, request.user)
    return _context(item, threads, may=writes) if threads or writes else None


def rendered(request: HttpRequest, item: Any) -> str:
    """The panel alone, for the page's script."""
    threads = threads_of(admin.site.get_model_admin(type(item)), request, item)
    context = _context(item, threads, may=may_write(item, request.user))
    return render_to_string(TEMPLATE, {"item": item, "opts": item._meta, **context}, request)


def _context(item: Any, threads: list[Thread], *, may: bool) -> dict[str, Any]:
    return {
        "open_threads": [one for one in threads if one.is_open],
        "closed_threads": [one for one in threads if not one.is_open],
        "may_comment": may,
        "comment_choices": choices(admin.site, item) if may else [],
        "longest_comment": LONGEST,
    }
