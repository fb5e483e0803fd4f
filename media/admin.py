"""Footage on the desk: taking files in, looking at them, and their words."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from media import custody, originals
from media.custody_models import CustodyLink
from media.likeness import frames_view
from media.models import Footage, FootageText
from media.references import admin as references_admin  # noqa: F401 - registers its own
from media.review import values, views  # noqa: F401 - what moves ask for
from media.submission import admin as submission_admin  # noqa: F401 - registers its own
from media.uploads import views as uploads
from media.uploads.forms import UploadForm
from newsroom.desk.admin import DeskAdmin
from newsroom.desk.belongings import WordsAdmin, WordsInline
from newsroom.desk.bulk import PREFIX
from newsroom.desk.filters import EventTypeFilter, ProvinceFilter, StateFilter
from newsroom.workflow import revisions


class FootageTextInline(WordsInline):
    model = FootageText
    fields = ["work", "language", "caption", "alt_text", "warning", "transcript", "captions_vtt"]


@admin.register(Footage)
class FootageAdmin(DeskAdmin):
    change_list_template = "media/footage_list.html"
    arrivals = "received"
    is_restorable = False  # licence, credit and place are cleared as they stand; an earlier answer is no answer
    list_display = ["title", "work", "readers", "form_of", "created_by", "saved"]
    list_filter = [StateFilter, "form", ProvinceFilter, EventTypeFilter, "created_at"]
    search_fields = ["working_title", "texts__caption", "ref"]
    readonly_fields = ["picture", "review", "fingerprint", "given_name", "original_file", "chain_of_custody"]
    fieldsets = [
        (_("What can be seen"), {"fields": ["picture", "review", "fingerprint", "given_name"]}),
        (_("About it"), {"fields": ["working_title", "credit", "licence", "generation"]}),
        (_("Where and what"), {"fields": ["provinces", "event_types"]}),
    ]
    upload_fieldsets = [(None, {"fields": ["original", "working_title", "credit"]})]

    def get_actions(self, request: HttpRequest, action_location: Any = None) -> dict[str, Any]:
        """Without clearing: that is for files somebody has looked at, one piece at a time."""
        found = super().get_actions(request, action_location)
        return {name: row for name, row in found.items() if name != f"{PREFIX}clear"}

    @admin.display(description=_("form"), ordering="form")
    def form_of(self, item: Footage) -> str:
        return item.get_form_display()

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        return [FootageTextInline] if obj is not None else []

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.upload_fieldsets
        at, shown = timezone.now(), []
        if custody.is_custodian(request.user, at):
            shown.append("original_file")
        if custody.may_read(request.user, at):
            shown.append("chain_of_custody")
        own = [(_("Custody"), {"fields": shown, "classes": ["collapse"]})] if shown else []
        return [*super().get_fieldsets(request, obj), *own]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is not None:
            return super().get_form(request, obj, change, **kwargs)
        given = {**kwargs, "form": UploadForm, "fields": ["working_title", "credit"]}
        form = super().get_form(request, obj, change, **given)
        form.by = request.user
        return form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if isinstance(form, UploadForm):
            for other in form.taken[1:]:
                revisions.record(other, by=request.user, at=timezone.now())
            form.let_go()
            for sentence in form.refusals:
                self.message_user(request, sentence, messages.WARNING)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        """After the upload come the words, on the item's own page."""
        request.POST = request.POST.copy()
        request.POST["_continue"] = "1"
        return super().response_add(request, obj, post_url_continue)

    @admin.display(description=_("picture"))
    def picture(self, item: Footage) -> SafeString | str:
        """Shut until a person has cleared it: the review is where it is opened."""
        if not item.rendition:
            return str(_("being inspected"))
        address = reverse("admin:media_footage_picture", args=[item.pk])
        return format_html(
            '<span class="{}"><img class="still" src="{}" width="{}" height="{}" alt=""></span>',
            "" if item.is_cleared else "covered", address, item.width, item.height,
        )  # fmt: skip

    @admin.display(description=_("review"))
    def review(self, item: Footage) -> SafeString:
        address = reverse("admin:media_footage_review", args=[item.ref])
        return format_html('<a class="button" href="{}">{}</a>', address, _("Look at it and decide …"))

    @admin.display(description=_("fingerprint of the original"))
    def fingerprint(self, item: Footage) -> SafeString:
        return format_html('<code class="fingerprint">sha256 {}</code>', item.sha256)

    @admin.display(description=_("original"))
    def original_file(self, item: Footage) -> SafeString:
        address = reverse("admin:media_footage_original", args=[item.ref])
        return format_html('<a class="button" href="{}">{}</a>', address, _("Open or hold the original …"))

    @admin.display(description=_("chain of custody"))
    def chain_of_custody(self, item: Footage) -> SafeString:
        links = CustodyLink.objects.of(item).select_related("actor")
        return render_to_string("media/custody.html", {"links": links})

    def get_urls(self) -> list[URLPattern]:
        view, original = (
            self.admin_site.admin_view(self.picture_view),
            partial(originals.original_view, site=self.admin_site),
        )
        queue, review = (
            partial(views.queue_view, site=self.admin_site),
            partial(views.review_view, site=self.admin_site),
        )
        shown = self.admin_site.admin_view
        return [
            path("queue/", shown(queue), name="media_footage_queue"),
            path("lookup/", shown(views.lookup_view), name="media_footage_lookup"),
            path("<str:ref>/review/", shown(review), name="media_footage_review"),
            path("<str:ref>/rendition/<int:pk>/", shown(views.rendition_view), name="media_footage_rendition"),
            path("<int:pk>/picture/", view, name="media_footage_picture"),
            path(
                "<str:ref>/frames/",
                self.admin_site.admin_view(frames_view.frames_view),
                name="media_footage_frames",
            ),
            path("uploads/", uploads.desk, name="media_uploads"),
            path("uploads/<path:secret>", uploads.desk, name="media_upload"),
            path("<str:ref>/original/", csrf_exempt(original), name="media_footage_original"),
            *super().get_urls(),
        ]

    def picture_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """The clean rendition, for people of the desk: readers get a copy of it when it is public."""
        item = self._visible(request, str(pk))
        if not views.may_see(item, request.user):
            raise Http404
        file = settings.VAULT_DIR / "renditions" / item.rendition
        if not item.rendition or not file.is_file():
            raise Http404
        return FileResponse(file.open("rb"), headers={"Cache-Control": "private, no-store"})


@admin.register(FootageText)
class FootageTextAdmin(WordsAdmin):
    search_fields = ["caption", "parent__working_title"]
    texts_in_language = ("caption", "alt_text", "warning", "transcript", "captions_vtt")
    fieldsets = [(None, {"fields": ["parent", "language", *texts_in_language]})]
