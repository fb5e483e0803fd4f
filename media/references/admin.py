"""Pictures known from elsewhere, on the desk: entered one by one or as a list, corrected, looked up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from media.references import entering, lists
from media.references.looking import Look, NotEntered, look_at
from media.references.models import ReferenceClip
from newsroom.desk.fields import DayField, FilesField
from newsroom.desk.lists import Unlogged

MOST_STILLS = 10
MOST_FILES = 25
"""Pictures that a list may name on the desk: each takes a second or two, and somebody waits."""


class ReferenceForm(forms.ModelForm):
    """A reference; its stills are looked at when everything else about the form is right."""

    looks: list[Look]
    first_seen_on = DayField(
        label=_("First seen on"),
        help_text=_("The first day it is known from. In either calendar: 2019-04-04 or 1398/01/15."),
    )
    link = forms.URLField(
        label=_("Where it was seen"), required=False, max_length=500, assume_scheme="https",
        widget=forms.URLInput({"class": "vURLField"}),
    )  # fmt: skip
    stills = FilesField(
        label=_("Stills"), required=False,
        help_text=_("Pictures of it, ten at most. They are not kept: only what they are recognised by, and the first one small. "
                    "New ones take the place of those that are there."),
    )  # fmt: skip

    class Meta:
        model = ReferenceClip
        fields = ("what", "first_seen_on", "link", "note")
        widgets = {
            "note": forms.Textarea({"rows": 3, "dir": "auto"}),
            "what": forms.TextInput({"dir": "auto", "class": "vTextField"}),
        }

    def clean_first_seen_on(self) -> Any:
        day = self.cleaned_data["first_seen_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_now("The day it was first seen is still to come. Check the year."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self.looks = []
        stills = [] if self.errors else given["stills"]
        if len(stills) > MOST_STILLS:
            self.add_error("stills", _now("These are more than ten stills. Choose the ten that tell the most."))
            return given
        try:
            self.looks = [look_at(still) for still in stills]
        except NotEntered as problem:
            self.add_error("stills", str(problem))
        return given


class ListForm(forms.Form):
    """A list, and where its pictures lie."""

    table = forms.FileField(
        label=_("List as CSV"),
        help_text=_(
            "The first line names the columns: what, first_seen_on, link, note, file. The first two are needed."
        ),
    )
    folder = forms.ChoiceField(
        label=_("Folder in the inbox of the server"), required=False,
        help_text=_("For lists that name pictures: the folder in which these lie."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folders = lists.folders()
        self.fields["folder"].choices = [("", "—"), *((name, name) for name in self.folders)]
        if not self.folders:
            del self.fields["folder"]


@admin.register(ReferenceClip)
class ReferenceClipAdmin(Unlogged):
    form = ReferenceForm
    change_list_template = "media/references_list.html"
    list_display = ["title", "first_seen_on", "where", "pictures", "alike", "checked_by", "created_at"]
    list_select_related = ["checked_by"]
    list_per_page = 50
    search_fields = ["what", "note", "link"]
    date_hierarchy = "first_seen_on"
    show_facets = admin.ShowFacets.NEVER
    actions = None
    fieldsets = [
        (None, {"fields": ["what", "first_seen_on", "link", "note", "stills"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReferenceClip]:
        return super().get_queryset(request).annotate(pairs=Count("likenesses"))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        own = [(_("As it is kept"), {"fields": ["picture", "checked_by", "created_at"]})] if obj is not None else []
        return [*super().get_fieldsets(request, obj), *own]

    readonly_fields = ["picture", "checked_by", "created_at"]

    @admin.display(description=_("what it shows"), ordering="what")
    def title(self, item: ReferenceClip) -> SafeString:
        return format_html("<bdi>{}</bdi>", item.what)

    @admin.display(description=_("where it was seen"))
    def where(self, item: ReferenceClip) -> SafeString | str:
        """The address as text: nobody is led to another site by a slip of the hand."""
        return format_html('<bdi dir="ltr">{}</bdi>', item.link) if item.link else "–"

    @admin.display(description=_("recognised by"))
    def pictures(self, item: ReferenceClip) -> str:
        """Without a picture nothing is compared with it; people find it by its words."""
        return _now("its pictures") if item.still else _now("words alone")

    @admin.display(description=_("pieces that look like it"), ordering="pairs")
    def alike(self, item: ReferenceClip) -> int:
        count: int = item.pairs  # type: ignore[attr-defined] - annotated
        return count

    @admin.display(description=_("still"))
    def picture(self, item: ReferenceClip) -> SafeString | str:
        """Folded: what it shows may be hard to look at."""
        if not item.still:
            return "–"
        address = reverse(f"{self.admin_site.name}:media_referenceclip_still", args=[item.pk])
        return format_html(
            '<details><summary>{}</summary><img class="still" src="{}" alt=""></details>', _("Show it"), address
        )

    def save_model(self, request: HttpRequest, obj: ReferenceClip, form: Any, change: bool) -> None:
        at = timezone.now()
        if not change:
            obj.created_at = at
        obj.checked_by = request.user  # whoever saves it answers for what it says
        found = entering.keep(obj, form.looks, at=at)
        if found:
            count = len({pair.footage_id for pair in found})
            said = ngettext(
                "%(count)d piece that is here looks like it.", "%(count)d pieces that are here look like it.", count
            )
            self.message_user(request, said % {"count": count}, messages.WARNING)

    def delete_model(self, request: HttpRequest, obj: ReferenceClip) -> None:
        entering.forget(obj)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("import/", view(self.list_view), name="media_referenceclip_import"),
            path("<int:pk>/still/", view(self.still_view), name="media_referenceclip_still"),
            *super().get_urls(),
        ]

    def still_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """The small still, for the desk alone; 404 for who may not see references."""
        item = self.get_object(request, str(pk)) if self.has_view_permission(request) else None
        try:
            file = entering.path_of(item.still).open("rb") if item is not None and item.still else None
        except FileNotFoundError:
            file = None
        if file is None:
            raise Http404
        headers = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
        return FileResponse(file, content_type="image/jpeg", headers=headers)

    def list_view(self, request: HttpRequest) -> HttpResponse:
        """The form for a list, and after it what became of every line."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
        context = {
            **self.admin_site.each_context(request),
            "form": form,
            "opts": self.opts,
            "title": _now("List of references"),
        }
        if form.is_bound and form.is_valid():
            folder = form.folders.get(form.cleaned_data.get("folder", ""))
            content = form.cleaned_data["table"].read(lists.MOST_BYTES + 1)
            try:
                context["tally"] = lists.bring_in(
                    content, folder, by=request.user, at=timezone.now(), most_files=MOST_FILES
                )
            except lists.NoList as problem:
                form.add_error("table", str(problem))
        return TemplateResponse(request, "media/references_import.html", context)
