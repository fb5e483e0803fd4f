"""The desk: Django's admin with a first page that says what waits for whom."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from newsroom.desk import board, navigation, pages, queue
from newsroom.desk.comments import views as comments
from newsroom.desk.embeds import picker
from newsroom.desk.front_page.addresses import front_page_urls
from newsroom.desk.in_flight.views import board_view
from newsroom.desk.looking import files
from newsroom.desk.sharing.addresses import sharing_urls
from newsroom.desk.translation import panel as translation
from newsroom.press.words import Words
from newsroom.workflow.models import WorkflowItem


class DeskSite(AdminSite):
    """The desk."""

    site_header = _("Newsroom desk")
    site_title = _("Desk")
    index_title = _("My desk")
    index_template = "desk/index.html"
    enable_nav_sidebar = False

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from newsroom.desk.autosave import views as autosave_views  # they ask for admins, which ask for this site
        from newsroom.desk.presence import views as presence_views

        own = [
            path("in-flight/", self.admin_view(self.in_flight_view), name="desk_in_flight"),
            path("embeds/", self.admin_view(self.embeds_view), name="desk_embeds"),
            path(
                "comments/<int:pk>/<slug:act>/",
                self.admin_view(require_POST(self.comment_act)),
                name="desk_comment_act",
            ),
            path("comments/<slug:kind>/<slug:ref>/", self.admin_view(require_POST(self.comment)), name="desk_comment"),
            path(
                "translation/<slug:kind>/<slug:ref>/",
                self.admin_view(require_POST(self.checked)),
                name="desk_translation",
            ),
            path("item/<slug:kind>/<slug:ref>/", self.admin_view(self.item_view), name="desk_item"),
            *autosave_views.urls(self),
            *presence_views.urls(self),
            *front_page_urls(self),
            *sharing_urls(self),
            *files.addresses(self),
        ]
        return own + [address for make in pages.PAGES for address in make(self)] + super().get_urls()

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page of the desk needs: also the ways that this person may go."""
        context = super().each_context(request)
        return context | {"ways": navigation.ways(request) if context["has_permission"] else []}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> Any:
        """The apps and their models, found out where a page shows them: most show the ways of the desk instead."""
        return SimpleLazyObject(partial(super().get_app_list, request, app_label))

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

    def in_flight_view(self, request: HttpRequest) -> HttpResponse:
        """The board of everything in flight by state."""
        return board_view(self, request)

    def embeds_view(self, request: HttpRequest) -> HttpResponse:
        """Cards for the body editor's picker."""
        return picker.answer(self, request)

    def comment(self, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
        """A new comment."""
        return comments.write_view(self, request, kind, ref)

    def comment_act(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        """What becomes of a comment."""
        return comments.act_view(self, request, pk, act)

    def checked(self, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
        """A translation was compared with its source."""
        return translation.checked_view(self, request, kind, ref)

    def item_view(self, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
        """From the name of an item to its page on the desk."""
        for model in self._registry:
            if issubclass(model, WorkflowItem) and model.kind == kind:
                item = get_object_or_404(model, ref=ref)
                return redirect(f"{self.name}:{model._meta.app_label}_{model._meta.model_name}_change", item.pk)
        raise Http404
