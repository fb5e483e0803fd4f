"""A person's own pages: what they were told, what they want to be told, and following an item."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom.desk.notices.lines import lines_of
from newsroom.desk.notices.models import Digest, Following, Notice, Wish
from newsroom.desk.notices.subjects import SUBJECTS
from newsroom.desk.pages import item_named
from newsroom.workflow.around import holds

SHOWN = 50


def addresses(site: Any) -> list[URLPattern]:
    """The pages under the desk's own address."""

    def page(view: Any) -> Any:
        return site.admin_view(lambda request, **names: view(site, request, **names))

    def act(view: Any) -> Any:
        return site.admin_view(require_POST(lambda request, **names: view(site, request, **names)))

    return [
        path("notices/", page(list_view), name="desk_notices"),
        path("notices/told/", page(told_view), name="desk_told"),
        path("notices/read/", act(read_all_view), name="desk_notices_read"),
        path("notices/<int:pk>/open/", act(open_view), name="desk_notice_open"),
        path("notices/<int:pk>/read/", act(read_view), name="desk_notice_read"),
        path("follow/<slug:kind>/<slug:ref>/", act(follow_view), name="desk_follow"),
    ]


def list_view(site: Any, request: HttpRequest) -> HttpResponse:
    """The notices of whoever asks, newest first; `?before=` goes on after a row, `?unread` leaves out what was read."""
    mine = Notice.objects.shown_to(request.user)
    only_unread = "unread" in request.GET
    if only_unread:
        mine = mine.filter(read_at=None)
    before = request.GET.get("before", "")
    if before.isdigit() and len(before) < 19:
        mine = mine.filter(pk__lt=int(before))
    found = list(mine.select_related("by")[: SHOWN + 1])
    context = {
        **site.each_context(request),
        "title": _("What you were told"),
        "lines": lines_of(site, request, found[:SHOWN]),
        "older": found[SHOWN - 1].pk if len(found) > SHOWN else None,
        "only_unread": only_unread,
    }
    return TemplateResponse(request, "desk/notices.html", context)


def open_view(site: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Mark as read and go to the item."""
    notice = _mark(request, pk)
    return redirect("admin:desk_item", notice.kind, notice.ref)


def read_view(site: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Mark as read and stay."""
    _mark(request, pk)
    return redirect("admin:desk_notices")


def read_all_view(site: Any, request: HttpRequest) -> HttpResponse:
    """Mark as read what the page showed, and what is older; what came in since stays new."""
    newest = request.POST.get("newest", "")
    if newest.isdigit() and len(newest) < 19:
        unread = Notice.objects.filter(person=request.user, read_at=None, pk__lte=int(newest))
        unread.update(read_at=timezone.now())
    return redirect("admin:desk_notices")


def _mark(request: HttpRequest, pk: int) -> Notice:
    notice = get_object_or_404(Notice, pk=pk, person=request.user)
    Notice.objects.filter(pk=pk, read_at=None).update(read_at=timezone.now())
    return notice


class WishForm(forms.Form):
    """One kind of notice: on the desk, and by mail."""

    is_shown = forms.BooleanField(required=False)
    mail = forms.ChoiceField(choices=Wish._meta.get_field("mail").choices)


class DigestForm(forms.ModelForm):
    class Meta:
        model = Digest
        fields = ["every", "hour"]


def told_view(site: Any, request: HttpRequest) -> HttpResponse:
    """What you are told: a row for each kind of notice, and when the digest comes."""
    wishes = {one.subject: one for one in Wish.objects.filter(person=request.user)}
    digest = Digest.objects.filter(person=request.user).first() or Digest(person=request.user)
    data = request.POST if request.method == "POST" else None
    rows = [
        (subject, WishForm(data, prefix=subject.name, initial=_wish(wishes.get(subject.name) or subject)))
        for subject in SUBJECTS.values()
    ]
    form = DigestForm(data, instance=digest)
    if data is not None and form.is_valid() and all(row.is_valid() for _subject, row in rows):
        form.save()
        for subject, row in rows:
            Wish.objects.update_or_create(person=request.user, subject=subject.name, defaults=row.cleaned_data)
        messages.success(request, _("From now on you are told as you chose."))
        return redirect("admin:desk_told")
    context = {**site.each_context(request), "title": _("What you are told"), "rows": rows, "digest": form}
    return TemplateResponse(request, "desk/told.html", context)


def _wish(row: Any) -> dict[str, Any]:
    return {"is_shown": row.is_shown, "mail": row.mail}


def follow_view(site: Any, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """Follow an item, or stop following it."""
    item, admin = item_named(site, request, kind, ref)
    if request.POST.get("act") == "stop":
        Following.objects.filter(person=request.user, kind=kind, ref=ref).delete()
        messages.success(request, _("“%(item)s”: you are no longer told of everything.") % {"item": item})
    else:
        Following.objects.get_or_create(person=request.user, kind=kind, ref=ref)
        messages.success(request, _("“%(item)s”: you are told of whatever happens to it.") % {"item": item})
    return redirect(admin.address_of(item) if hasattr(admin, "address_of") else reverse("admin:index"))


def follow_panel(request: HttpRequest, item: Any, at: Any) -> dict[str, Any]:
    """Whether the person follows the item."""
    following = Following.objects.filter(person=request.user, kind=item.kind, ref=item.ref)
    return {"is_followed": holds(item, Following) and following.exists()}
