"""Footage on the desk: taking files in, looking at them, and their words."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from media import intake
from media.models import Footage, FootageText
from newsroom.desk.admin import DeskAdmin
from newsroom.desk.belongings import WordsAdmin, WordsInline
from newsroom.desk.filters import EventTypeFilter, ProvinceFilter, StateFilter


class UploadForm(forms.ModelForm):
    """A new file. It is taken in when everything else about the form is right; `by` is who brings it."""

    by: Any = None
    original = forms.FileField(label=_("File"), help_text=_("A picture or a clip, as it came in. It is never changed."))

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or {}
        if self.errors:
            return given
        try:
            self.instance = intake.receive(
                given["original"], working_title=given["working_title"], credit=given["credit"], by=self.by,
                at=timezone.now(), seconds=given["seconds"],
            )  # fmt: skip
        except intake.Refused as refused:
            self.add_error("original", str(refused))
        return given


class FootageTextInline(WordsInline):
    model = FootageText
    fields = ["work", "language", "caption", "alt_text", "warning"]


@admin.register(Footage)
class FootageAdmin(DeskAdmin):
    arrivals = "received"
    list_display = ["title", "work", "readers", "form_of", "created_by", "saved", "created_at"]
    list_filter = [StateFilter, "form", ProvinceFilter, EventTypeFilter]
    search_fields = ["working_title", "texts__caption", "ref"]
    readonly_fields = ["picture", "fingerprint"]
    fieldsets = [
        (_("What can be seen"), {"fields": ["picture", "fingerprint"]}),
        (_("About it"), {"fields": ["working_title", "credit", "seconds"]}),
        (_("Where and what"), {"fields": ["provinces", "event_types"]}),
    ]
    upload_fieldsets = [(None, {"fields": ["original", "working_title", "credit", "seconds"]})]

    @admin.display(description=_("form"), ordering="form")
    def form_of(self, item: Footage) -> str:
        return item.get_form_display()

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        return [FootageTextInline] if obj is not None else []

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_fieldsets(request, obj) if obj is not None else self.upload_fieldsets

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is not None:
            return super().get_form(request, obj, change, **kwargs)
        given = {**kwargs, "form": UploadForm, "fields": ["working_title", "credit", "seconds"]}
        form = super().get_form(request, obj, change, **given)
        form.by = request.user
        return form

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        """After the upload come the words, on the item's own page."""
        request.POST = request.POST.copy()
        request.POST["_continue"] = "1"
        return super().response_add(request, obj, post_url_continue)

    @admin.display(description=_("picture"))
    def picture(self, item: Footage) -> SafeString:
        address = reverse("admin:media_footage_picture", args=[item.pk])
        return format_html(
            '<img class="still" src="{}" width="{}" height="{}" alt="">', address, item.width, item.height
        )

    @admin.display(description=_("fingerprint of the original"))
    def fingerprint(self, item: Footage) -> SafeString:
        return format_html('<code class="fingerprint">sha256 {}</code>', item.sha256)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.picture_view)
        return [path("<int:pk>/picture/", view, name="media_footage_picture"), *super().get_urls()]

    def picture_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """The clean rendition, for people of the desk: readers get a copy of it when it is public."""
        item = self._visible(request, str(pk))
        file = settings.VAULT_DIR / "renditions" / item.rendition
        if not item.rendition or not file.is_file():
            raise Http404
        return FileResponse(file.open("rb"), headers={"Cache-Control": "private, no-store"})


@admin.register(FootageText)
class FootageTextAdmin(WordsAdmin):
    search_fields = ["caption", "parent__working_title"]
    texts_in_language = ("caption", "alt_text", "warning")
    fieldsets = [(None, {"fields": ["parent", "language", "caption", "alt_text", "warning"]})]
