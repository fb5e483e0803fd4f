"""The queue of what was done alone, and the page on which somebody else reads one of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.desk.pages import item_named
from newsroom.desk.queue import titles_of
from newsroom.desk.reading import unread, went_out
from newsroom.workflow.models import AfterReview, by_kind

READ = "workflow.change_afterreview"
A_PAGE = 50
HOW = {"": _("All"), "duty": _("Alone, under duty"), "other": _("Taken off or changed alone")}
STATUS = {"": _("To be read"), "read": _("Read")}


def addresses(site: Any) -> list[URLPattern]:
    """The queue, and a page for each."""

    def queue(request: HttpRequest) -> HttpResponse:
        return queue_view(site, request)

    def read(request: HttpRequest, pk: int) -> HttpResponse:
        return read_view(site, request, pk)

    return [
        path("read/", site.admin_view(queue), name="desk_after_review"),
        path("read/<int:pk>/", site.admin_view(read), name="desk_read"),
    ]


def queue_view(site: Any, request: HttpRequest) -> HttpResponse:
    """Filters with counts; what waits longest stands first, and what was read last stands first."""
    _require(request)
    models = {desk.model.kind: desk.model for desk in site.desks(request)}
    asked = {name: request.GET.get(name, "") for name in ("status", "kind", "how", "from")}
    rows = list(_rows(asked, list(models)).select_related("record__by", "read_by")[: A_PAGE + 1])
    shown = rows[:A_PAGE]
    titles = titles_of(models, [row.record for row in shown])
    context = {
        **site.each_context(request),
        "title": _("To be read afterwards"),
        "lines": [_line(row, models[row.record.kind], titles) for row in shown],
        "filters": _filters(asked, models),
        "next": _link(asked, **{"from": str(shown[-1].pk)}) if len(rows) > A_PAGE else "",
        "is_read_list": asked["status"] == "read",
    }
    return TemplateResponse(request, "desk/after_review.html", context)


def _rows(asked: dict[str, str], kinds: list[str]) -> QuerySet[AfterReview]:
    is_read = asked["status"] == "read"
    wanted = [asked["kind"]] if asked["kind"] in kinds else kinds
    rows = by_kind(AfterReview.objects.filter(read_at__isnull=not is_read), wanted, "record__kind")
    rows = rows.order_by("-pk" if is_read else "pk")
    if asked["how"] in ("duty", "other"):
        rows = rows.filter(record__is_bypass=asked["how"] == "duty")
    if asked["from"].isdecimal():
        rows = rows.filter(**{"pk__lt" if is_read else "pk__gt": int(asked["from"])})
    return rows


def _link(asked: dict[str, str], **changes: str) -> str:
    wanted = {**asked, "from": "", **changes}
    return "?" + urlencode({name: value for name, value in wanted.items() if value})


def _filters(
    asked: dict[str, str], models: dict[str, Any]
) -> list[tuple[Any, list[tuple[str, Any, bool, int | None]]]]:
    """`(heading, [(query, words, is_chosen, how many wait)])`."""
    waiting = unread.counts(list(models))

    def many(kind: str = "", how: str = "") -> int:
        return sum(
            number
            for (of_kind, is_bypass), number in waiting.items()
            if kind in ("", of_kind) and (not how or is_bypass == (how == "duty"))
        )

    kind, how = asked["kind"], asked["how"]
    kinds = {"": _("All")} | {name: model._meta.verbose_name_plural for name, model in models.items() if many(name)}
    return [
        (
            _("Status"),
            [
                (_link(asked, status=s), w, asked["status"] == s, None if s else many(kind, how))
                for s, w in STATUS.items()
            ],
        ),
        (_("How"), [(_link(asked, how=h), w, how == h, many(kind, h)) for h, w in HOW.items()]),
        (_("Kind"), [(_link(asked, kind=k), w, kind == k, many(k, how)) for k, w in kinds.items()]),
    ]


def _line(row: AfterReview, model: Any, titles: dict[tuple[str, str], str]) -> dict[str, Any]:
    record = row.record
    return {
        "row": row,
        "record": record,
        "title": titles.get((record.kind, record.ref)) or record.ref,
        "kind_name": model._meta.verbose_name,
        "act": _move_label(model, record.move),
    }


def _move_label(model: Any, name: str) -> str:
    try:
        return _now(model.workflow.move(name).label)
    except KeyError:  # a move that the table has no longer
        return name


def read_view(site: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """What went out and who did it; a POST says that a second person has read it."""
    _require(request)
    row = get_object_or_404(AfterReview.objects.select_related("record__by", "read_by"), pk=pk)
    item, admin = item_named(site, request, row.record.kind, row.record.ref)
    if request.method == "POST":
        return _mark_read(request, row)
    name = f"{site.name}:{item._meta.app_label}_{item._meta.model_name}"
    context = {
        **site.each_context(request),
        "title": _("Read what was done alone"),
        "row": row,
        "record": row.record,
        "act": _move_label(type(item), row.record.move),
        "item": item,
        "went_out": went_out.of(type(item), row.record),
        "editions": item.live_editions(timezone.now()) if admin.is_publishable else [],
        "address": admin.address_of(item),
        "changes": reverse(f"{name}_history", args=[item.pk]) + "?since=approval",
        "is_own": row.record.by_id == request.user.pk,
    }
    return TemplateResponse(request, "desk/after_review_read.html", context)


def _mark_read(request: HttpRequest, row: AfterReview) -> HttpResponse:
    if row.record.by_id == request.user.pk:
        messages.error(request, _now("You did this yourself, so somebody else has to read it. Ask a colleague."))
    elif AfterReview.objects.filter(pk=row.pk, read_at=None).update(read_by=request.user, read_at=timezone.now()):
        messages.success(request, _now("Marked as read by you."))
    return redirect("admin:desk_after_review")


def _require(request: HttpRequest) -> None:
    if not request.user.has_perm(READ):
        raise PermissionDenied
