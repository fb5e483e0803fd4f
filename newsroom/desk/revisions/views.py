"""The pages of the history: the difference of two revisions, and restoring one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.desk.revisions import choosing
from newsroom.desk.revisions.comparing import change, changes
from newsroom.desk.revisions.planning import plan_for
from newsroom.desk.revisions.restoring import refusal, restore
from newsroom.text.digits import is_key
from newsroom.workflow import history
from newsroom.workflow.models import Revision
from newsroom.workflow.refusals import Refused

VIEWS = ("side", "inline")


def difference_view(admin: Any, request: HttpRequest, item: Any) -> HttpResponse:
    """`?old=3&new=5`, `?since=approval` or `?since=publication`; `&view=inline` shows both versions in one text."""
    choice = choosing.chosen(item, request.GET)
    if choice is None:
        raise Http404
    erased = [one.number for one in (choice.old, choice.new) if one.snapshot is None]
    found = [] if erased else changes(item, *(item.with_beginnings(one.snapshot) for one in (choice.old, choice.new)))
    newest = history.latest(item)
    context = {
        **_about(admin, request, item),
        "title": _("What changed in “%(item)s”") % {"item": item},
        "choice": choice,
        "changes": found,
        "erased": erased,
        "offered": choosing.offered(item),
        "view": request.GET.get("view") if request.GET.get("view") in VIEWS else "side",
        "may_restore": choice.old != newest and not refusal(admin, request, item, choice.old),
    }
    return TemplateResponse(request, "desk/difference.html", context)


def restore_view(admin: Any, request: HttpRequest, item: Any, number: int) -> HttpResponse:
    """What restoring would change and leave out; posting it does it."""
    source = Revision.objects.of(item).filter(number=number).first()
    if source is None:
        raise Http404
    if not admin.has_change_permission(request, item):
        raise PermissionDenied
    if request.method == "POST":
        return _restored(admin, request, item, number)
    stands_against = refusal(admin, request, item, source)
    plan = None if stands_against else plan_for(admin, request, item, source)
    newest = history.latest(item)
    context = {
        **_about(admin, request, item),
        "title": _("Restore revision %(number)s of “%(item)s”") % {"item": item, "number": number},
        "source": source,
        "refusal": stands_against,
        "left_out": plan.left_out if plan else [],
        "changes": _planned(plan) if plan else [],
        "opened": newest.number if newest else 0,
        "view": "side",
    }
    return TemplateResponse(request, "desk/restore.html", context)


def _restored(admin: Any, request: HttpRequest, item: Any, number: int) -> HttpResponse:
    opened = request.POST.get("opened_revision", "")
    try:
        made, left_out = restore(
            admin, request, item, number, opened=int(opened) if is_key(opened) else -1, at=timezone.now()
        )
    except Refused as refused:
        messages.error(request, refused.refusal.sentence)
        return redirect(request.path)
    words = {"item": item, "number": number, "made": made.number}
    messages.success(
        request, _("“%(item)s” reads as in revision %(number)s again; saved as revision %(made)s.") % words
    )
    for one in left_out:
        messages.warning(
            request, _("Not brought back: %(part)s. %(reason)s") % {"part": one.label, "reason": one.reason}
        )
    return redirect(admin.address_of(item))


def _planned(plan: Any) -> list[Any]:
    """The changes as the page shows them: from now to what it would be."""
    model = type(plan.item)
    language = getattr(plan.item, "language", "")
    return [
        change(model, path, plan.before[path], after, language=path[1] if len(path) > 1 else language)
        for path, after in plan.after.items()
    ]


def _about(admin: Any, request: HttpRequest, item: Any) -> dict[str, Any]:
    return {**admin.admin_site.each_context(request), "opts": admin.opts, "original": item}
