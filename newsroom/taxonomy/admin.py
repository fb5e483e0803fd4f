"""The vocabularies in the admin: found by any spelling in either script; slugs are made once and stay."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from newsroom.taxonomy.models import Actor, EventType, Place, Province, Topic


class VocabularyAdmin(admin.ModelAdmin):
    search_fields = ["search_key"]
    readonly_fields = ["slug"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Fold what was typed as the stored spellings are folded."""
        return super().get_search_results(request, queryset, self.model.fold_spelling(search_term))


@admin.register(Province)
class ProvinceAdmin(VocabularyAdmin):
    list_display = ["name", "iso", "region", "names"]


@admin.register(EventType)
class EventTypeAdmin(VocabularyAdmin):
    list_display = ["name", "parent", "names"]
    list_filter = [("parent", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["parent"]


@admin.register(Actor, Topic)
class TermAdmin(VocabularyAdmin):
    list_display = ["name", "slug", "names"]


@admin.register(Place)
class PlaceAdmin(VocabularyAdmin):
    list_display = ["__str__", "kind", "population", "is_added_by_desk"]
    list_filter = ["kind", "is_added_by_desk", "province"]
    autocomplete_fields = ["province"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        """With the province, which tells namesakes apart also in autocomplete answers."""
        return super().get_queryset(request).select_related("province")
