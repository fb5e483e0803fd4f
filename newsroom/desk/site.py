"""The desk: Django's admin with a first page that says what waits for whom."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from newsroom.desk import board, embeds, queue
from newsroom.press.words import Words
from newsroom.workflow.models import AfterReview, WorkflowItem


class DeskSite(AdminSite):
    """The desk."""

    site_header = _("Newsroom desk")
    site_title = _("Desk")
    index_title = _("My desk")
    index_template = "desk/index.html"
    enable_nav_sidebar = False

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own = [
            path("embeds/", self.admin_view(self.embeds_view), name="desk_embeds"),
            path("item/<slug:kind>/<slug:ref>/", self.admin_view(self.item_view), name="desk_item"),
            path("read/<int:pk>/", self.admin_view(require_POST(self.read_view)), name="desk_read"),
        ]
        return own + super().get_urls()

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """My desk, with the list of apps behind it."""
        found = board.sections(self.desks(request), by=request.user, at=timezone.now())
        return super().index(request, {"sections": found, **(extra_context or {})})

    def desks(self, request: HttpRequest) -> list[queue.Desk]:
        """The kinds with a workflow that this person may see."""
        return [
            queue.Desk(
                model,
                arrivals=getattr(admin, "arrivals", ""),
                is_words=issubclass(model, Words),
                is_written=admin.has_add_permission(request),
            )
            for model, admin in self._registry.items()
            if issubclass(model, WorkflowItem) and admin.has_view_permission(request)
        ]

    def embeds_view(self, request: HttpRequest) -> HttpResponse:
        """Cards for the body editor's picker."""
        return embeds.answer(self, request)

    def item_view(self, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
        """From the name of an item to its page on the desk."""
        for model in self._registry:
            if issubclass(model, WorkflowItem) and model.kind == kind:
                item = get_object_or_404(model, ref=ref)
                return redirect(f"{self.name}:{model._meta.app_label}_{model._meta.model_name}_change", item.pk)
        raise Http404

    def read_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A second person has read what somebody did alone."""
        row = get_object_or_404(AfterReview.objects.select_related("record"), pk=pk)
        if not request.user.has_perm("workflow.change_afterreview"):
            raise PermissionDenied
        if row.record.by_id == request.user.pk:
            messages.error(request, _now("You did this yourself, so somebody else has to read it. Ask a colleague."))
        elif row.read_at is None:
            AfterReview.objects.filter(pk=pk, read_at=None).update(read_by=request.user, read_at=timezone.now())
            messages.success(request, _now("Marked as read by you."))
        return redirect(f"{self.name}:index")
