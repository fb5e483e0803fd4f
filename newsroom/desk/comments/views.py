"""What comment forms post to. Each act comes back to the item, or, asked by the page's script, gives the panel alone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.desk.comments import panel, writing
from newsroom.desk.comments.models import LONGEST, Comment
from newsroom.desk.comments.threads import choices, threads_of
from newsroom.workflow.models import WorkflowItem
from newsroom.workflow.refusals import Refused


def write_view(site: AdminSite, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """A new comment on the item or on one of its fields."""
    admin, item = _seen(site, request, kind, ref)
    about = request.POST.get("about", "")
    if about not in dict(choices(site, item)):
        about = ""
    return _written(admin, request, item, about=about)


def act_view(site: AdminSite, request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Answer, resolve, reopen or take back a comment."""
    comment = get_object_or_404(Comment, pk=pk)
    admin, item = _seen(site, request, comment.kind, comment.ref)
    if act == "reply":
        return _written(admin, request, item, thread=comment.thread or comment)
    if not writing.may_write(item, request.user):
        raise PermissionDenied
    at = timezone.now()
    try:
        if act == "take-back":
            writing.take_back(comment, by=request.user, at=at)
        elif act == "resolve" and _may_resolve(admin, request, item, comment):
            writing.resolve(comment, by=request.user, at=at)
        elif act == "reopen":
            writing.reopen(comment)
        else:
            raise PermissionDenied
    except Refused as refused:
        messages.error(request, refused.refusal.sentence)
    return _back(admin, request, item, comment.thread_id or comment.pk)


def _may_resolve(admin: Any, request: HttpRequest, item: Any, comment: Comment) -> bool:
    return comment.thread_id is None and any(
        one.may_resolve for one in threads_of(admin, request, item) if one.comment.pk == comment.pk
    )


def _written(
    admin: Any, request: HttpRequest, item: Any, *, about: str = "", thread: Comment | None = None
) -> HttpResponse:
    """Keep what was typed; what cannot be kept comes back on a page of its own, with the reason and the text."""
    text = request.POST.get("text", "")
    try:
        comment = writing.write(item, text, by=request.user, at=timezone.now(), about=about, thread=thread)
    except Refused as refused:
        if refused.refusal.code in ("not_permitted", "gone"):
            raise PermissionDenied from None
        context = {
            **admin.admin_site.each_context(request),
            "title": _("The comment was not kept"),
            "sentence": refused.refusal.sentence,
            "text": text,
            "about": about,
            "longest": LONGEST,
            "item_address": admin.address_of(item),
            "is_reply": thread is not None and refused.refusal.code != "not_open",
        }
        return TemplateResponse(request, "desk/comment_refused.html", context, status=409)
    return _back(admin, request, item, comment.thread_id or comment.pk)


def _back(admin: Any, request: HttpRequest, item: Any, pk: int) -> HttpResponse:
    if request.headers.get("X-Panel"):
        return HttpResponse(panel.rendered(request, item), headers={"Cache-Control": "no-store"})
    return redirect(f"{admin.address_of(item)}#comment-{pk}")


def _seen(site: AdminSite, request: HttpRequest, kind: str, ref: str) -> tuple[Any, Any]:
    """The item of a name with its admin; what a person may not see is not there."""
    for model, admin in site._registry.items():
        if issubclass(model, WorkflowItem) and model.kind == kind:
            item = get_object_or_404(model, ref=ref)
            if admin.has_view_or_change_permission(request, item):
                return admin, item
    raise Http404
