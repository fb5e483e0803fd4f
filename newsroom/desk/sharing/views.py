"""The pages of shared previews: the desk's list with its acts, and the page behind the address."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.db.models import Max, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from newsroom.desk.sharing import sharing
from newsroom.desk.sharing.models import SharedPreview
from newsroom.front.frame import absolute
from newsroom.front.templatetags.newspaper import digits
from newsroom.press import kinds
from newsroom.workflow.around import holds
from newsroom.workflow.refusals import Refused

SHARE, ALL = "desk.add_sharedpreview", "desk.change_sharedpreview"
SHOWN = 50
PRIVATE = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet",
    "Referrer-Policy": "no-referrer",
}


@require_safe
def read(request: HttpRequest, secret: str) -> HttpResponse:
    """The page behind an address that was shared. It needs no account and leaves no trace but a count."""
    at = timezone.now()
    row = sharing.find(secret, at=at)
    if row is None:
        raise Http404
    if request.method == "GET":
        sharing.count_opening(row, at=at)
    return HttpResponse(
        sharing.page_of(row, at=at), headers={**PRIVATE, "Content-Language": row.language}
    )  # fmt: skip


def share(site: AdminSite, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """Share an item's preview and show its address, this once."""
    item = _item(site, request, kind, ref)
    change = reverse(f"admin:{item._meta.app_label}_{item._meta.model_name}_change", args=[item.pk])
    language, hours = request.POST.get("language", ""), request.POST.get("hours", "")
    if language not in item.site_languages() or hours not in map(str, sharing.HOURS) or not sharing.can_be_shared(item):
        messages.error(request, _("Nothing was shared: choose a language and an end from the lists."))
        return redirect(change)
    try:
        row, secret = sharing.share(item, language, hours=int(hours), by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.refusal.sentence)
        return redirect(change)
    context = {
        **site.each_context(request),
        "title": _("The preview is shared"),
        "item": item,
        "item_address": change,
        "row": row,
        "address": absolute(reverse("shared-preview", args=[secret])),
    }
    return TemplateResponse(request, "desk/shared_now.html", context, headers={"Cache-Control": "no-store"})


def overview(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """The previews this person shared, or everybody's, with how often and when they were opened."""
    if not request.user.has_perm(SHARE):
        raise Http404
    sees_all = request.user.has_perm(ALL)
    is_all = sees_all and request.GET.get("of") == "all"
    at = timezone.now()
    rows = list(_counted(_allowed(request, is_all=is_all))[:SHOWN])
    items, fallen = _items(rows), sharing.fallen(rows)
    context = {
        **site.each_context(request),
        "title": _("Shared previews"),
        "rows": [(row, _title(row, items), _state(row, at, fallen)) for row in rows],
        "sees_all": sees_all,
        "is_all": is_all,
    }
    return TemplateResponse(request, "desk/shared_previews.html", context)


def revoke(site: AdminSite, request: HttpRequest, pk: int) -> HttpResponse:
    """Take a shared preview back."""
    row = get_object_or_404(_allowed(request, is_all=request.user.has_perm(ALL)), pk=pk)
    sharing.revoke(row, by=request.user, at=timezone.now())
    messages.success(request, _("The preview was taken back. Its address opens nothing any more."))
    return redirect((request.POST.get("back") == "all" and _overview("all")) or _overview())


def panel(request: HttpRequest, item: Any, at: Any) -> dict[str, Any] | None:
    """What the page of an item offers: a new preview, and the number of those that are open."""
    if not request.user.has_perm(SHARE) or not hasattr(item, "site_languages") or not sharing.can_be_shared(item):
        return None
    names = dict(settings.LANGUAGES)
    open_rows = SharedPreview.objects.readable(at).filter(kind=item.kind, ref=item.ref)
    return {
        "languages": [(code, names[code]) for code in item.site_languages()],
        "hours": [(hours, _hours(hours), hours == sharing.USUAL_HOURS) for hours in sharing.HOURS],
        "open": open_rows.count() if holds(item, SharedPreview) else 0,
    }


def _overview(of: str = "") -> str:
    return reverse("admin:desk_shared_previews") + (f"?of={of}" if of else "")


def _hours(hours: int) -> str:
    if hours < 48:
        return _("%(number)s hours") % {"number": digits(hours)}
    return _("%(number)s days") % {"number": digits(hours // 24)}


def _item(site: AdminSite, request: HttpRequest, kind: str, ref: str) -> Any:
    if not request.user.has_perm(SHARE) or kind not in kinds.KINDS:
        raise Http404
    model = kinds.get(kind).model
    admin, item = site._registry.get(model), get_object_or_404(model, ref=ref)
    if admin is None or not admin.has_change_permission(request, item):
        raise Http404
    return item


def _allowed(request: HttpRequest, *, is_all: bool) -> QuerySet[SharedPreview]:
    if not request.user.has_perm(SHARE):
        return SharedPreview.objects.none()
    return SharedPreview.objects.all() if is_all else SharedPreview.objects.filter(shared_by=request.user)


def _counted(rows: QuerySet[SharedPreview]) -> QuerySet[SharedPreview]:
    counted = rows.annotate(opened=Sum("openings__times"), last_opened_at=Max("openings__opened_at"))
    return counted.select_related("shared_by", "revoked_by").defer("page").order_by("-pk")


def _items(rows: list[SharedPreview]) -> dict[tuple[str, str], Any]:
    """The items of the rows, one query a kind."""
    refs: dict[str, set[str]] = {}
    for row in rows:
        refs.setdefault(row.kind, set()).add(row.ref)
    return {
        (kind, item.ref): item
        for kind, of_kind in refs.items()
        for item in kinds.get(kind).model._default_manager.filter(ref__in=of_kind)
    }


def _title(row: SharedPreview, items: dict[tuple[str, str], Any]) -> str:
    item = items.get((row.kind, row.ref))
    return str(item) if item is not None and str(item) else row.ref


def _state(row: SharedPreview, at: Any, fallen: set[int]) -> tuple[str, str, str]:
    if row.revoked_at:
        return "stop", "⊘", _("Taken back")
    if row.expires_at <= at:
        return "quiet", "○", _("Ended")
    if row.pk in fallen:
        return "stop", "⊘", _("Ended by what happened to the item")
    return "ready", "●", pgettext("a shared preview", "Open")
