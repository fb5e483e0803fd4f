"""How the item stands to its other languages, beside its form; and the button that says it was compared."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsroom.desk.revisions.parts import language_name
from newsroom.desk.translation.models import TranslatedFrom
from newsroom.desk.translation.sources import SIBLINGS, Standing, note, numbers_of, siblings, standings
from newsroom.text.digits import is_key
from newsroom.workflow.models import Revision, WorkflowItem

TEMPLATE = "desk/translation.html"


def asked(request: HttpRequest, item: Any, at: datetime) -> dict[str, Any] | None:
    """What the panel shows; nothing for what is in one language only."""
    texts = siblings(item)
    if len(texts) < 2:
        return None
    owner = admin.site.get_model_admin(type(texts[0]))
    if not owner.has_view_permission(request):
        return None
    known = standings(texts)
    may_change = owner.has_change_permission(request)
    compared = {one.item.ref for one in known} | {one.source.ref for one in known}
    is_text = any(one.ref == item.ref for one in texts)
    others = [one for one in texts if is_text and one.ref != item.ref and item.ref not in compared]
    numbers = numbers_of(texts[0].kind, [one.ref for one in others])
    return {
        "lines": [_line(owner, one, item) for one in known],
        "others": [_other(owner, item, one, numbers.get(one.ref, 0)) for one in others],
        "may_check": may_change,
    }


def _line(owner: Any, one: Standing, item: Any) -> dict[str, Any]:
    history = reverse(f"admin:{owner.opts.app_label}_{owner.opts.model_name}_history", args=[one.source.pk])
    return {
        "standing": one,
        "language": language_name(one.item.language),
        "source_language": language_name(one.source.language),
        "is_own": one.item.ref == item.ref,
        "address": owner.address_of(one.item),
        "source_address": owner.address_of(one.source),
        "difference": f"{history}?old={one.number}&new={one.now}",
        "beside": f"{owner.address_of(one.item)}?beside={one.source.ref}",
    }


def _other(owner: Any, item: Any, other: Any, number: int) -> dict[str, Any]:
    return {
        "item": other,
        "number": number,
        "language": language_name(other.language),
        "beside": f"{owner.address_of(item)}?beside={other.ref}",
    }


def checked_view(site: AdminSite, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """Somebody compared the item with revision `number` of `source`."""
    for model, owner in site._registry.items():
        if issubclass(model, WorkflowItem) and model.kind == kind:
            item = get_object_or_404(model, ref=ref)
            if not owner.has_view_permission(request, item):
                raise Http404
            if not owner.has_change_permission(request, item):
                raise PermissionDenied
            return _check(owner, request, item)
    raise Http404


def _check(owner: Any, request: HttpRequest, item: Any) -> HttpResponse:
    number = request.POST.get("number", "")
    source = next((one for one in siblings(item) if one.ref == request.POST.get("source") and one.pk != item.pk), None)
    if source is None or not is_key(number):
        raise Http404
    note(item, source, int(number), by=request.user, at=timezone.now())
    messages.success(
        request,
        _("“%(item)s” now counts as compared with revision %(number)s of its source.")
        % {"item": item, "number": number},
    )
    return redirect(owner.address_of(item))


# -- the lists


def with_source(items: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """Annotate what a list needs to say that a source changed; only for kinds that are an item per language."""
    if kind not in SIBLINGS:
        return items
    made = TranslatedFrom.objects.filter(kind=kind, ref=OuterRef("ref")).order_by("-pk")
    items = items.annotate(
        source_ref=Subquery(made.values("source_ref")[:1]), source_number=Subquery(made.values("source_number")[:1])
    )
    newest = Revision.objects.filter(kind=kind, ref=OuterRef("source_ref")).order_by("-number")
    return items.annotate(source_now=Subquery(newest.values("number")[:1]))


def in_list(item: Any) -> SafeString | str:
    """Beside the title of a translation whose source was saved since."""
    now, number = getattr(item, "source_now", None), getattr(item, "source_number", None)
    if not now or not number or now <= number:
        return ""
    return format_html(' <span class="list-mark">{}</span>', _("source changed"))
