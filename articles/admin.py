"""Articles and bylines on the desk: columns and fields."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from articles.models import Article, AuthorProfile, Byline
from newsroom.desk.admin import DeskAdmin, Unlogged
from newsroom.desk.belongings import Belonging
from newsroom.desk.filters import EventTypeFilter, ProvinceFilter, StateFilter
from newsroom.text.sanitise import sanitise_html


class BylineInline(Belonging, admin.TabularInline):
    model = Byline
    fields = ["author", "position"]
    autocomplete_fields = ["author"]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj is not None and obj.bylines.exists() else 1


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    list_display = ["title", "work", "readers", "language", "created_by", "saved", "created_at"]
    list_filter = [StateFilter, "language", ProvinceFilter, EventTypeFilter]
    search_fields = ["headline", "standfirst", "slug", "ref"]
    autocomplete_fields = ["places", "events", "footage", "lead"]
    inlines = [BylineInline]
    shown_as = {"body": "body_as_read"}
    fieldsets = [
        (_("Words"), {"fields": ["language", "headline", "standfirst", "dateline", "body", "credit", "slug"]}),
        (_("Where and what"), {"fields": ["provinces", "places", "event_types", "topics"]}),
        (_("What it rests on"), {"fields": ["events", "footage", "lead"]}),
    ]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        """Each text runs in the direction of its first letter; the body's editor is told the article's own."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in ("headline", "standfirst", "dateline", "body", "credit"):
            field.widget.attrs["dir"] = "auto"
        return field

    @admin.display(description=_("body"))
    def body_as_read(self, item: Article) -> SafeString:
        return format_html('<div class="body-as-read" dir="auto">{}</div>', mark_safe(sanitise_html(item.body)))  # noqa: S308


@admin.register(AuthorProfile)
class AuthorProfileAdmin(Unlogged):
    list_display = ["name_en", "name_fa", "slug", "account"]
    list_select_related = ["account"]
    search_fields = ["name_en", "name_fa", "slug"]
    prepopulated_fields = {"slug": ["name_en"]}
    fields = ["name_en", "name_fa", "slug", "account"]
