"""The vocabularies in the admin: found by any spelling in either script; slugs are made once and stay."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext
from taggit.models import Tag

from newsroom.taxonomy.additions import NotAdded, look, namesakes_of, note_place
from newsroom.taxonomy.exporting import as_zip, pack_addition
from newsroom.taxonomy.models import Actor, Addition, EventType, Place, Province, Topic

# Topics take the place of taggit's own tags, and its page for merging them asks nobody for a permission.
admin.site.unregister(Tag)


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

    def save_model(self, request: HttpRequest, obj: Place, form: Any, change: bool) -> None:
        """A place made here is an addition of the desk like any other: readable at once, and looked at by a colleague."""
        obj.is_added_by_desk = obj.is_added_by_desk or not change
        super().save_model(request, obj, form, change)
        if not change:
            note_place(obj, by=request.user, at=timezone.now())


class VerdictFilter(admin.SimpleListFilter):
    """What waits, unless something else is asked for."""

    title = _("second look")
    parameter_name = "verdict"
    every = "all"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(value, label) for value, label in Addition.Verdict.choices if value != Addition.Verdict.WAITING]

    def chosen(self) -> str:
        """One of the verdicts, or `every`."""
        return self.value() or Addition.Verdict.WAITING

    def queryset(self, request: HttpRequest, queryset: QuerySet[Addition]) -> QuerySet[Addition]:
        return queryset if self.chosen() == self.every else queryset.filter(verdict=self.chosen())

    def choices(self, changelist: ChangeList) -> Iterator[dict[str, Any]]:
        """The default first, under its own name."""
        waiting = (None, Addition.Verdict.WAITING.label)
        for value, label in [waiting, *self.lookup_choices, (self.every, pgettext("additions", "All"))]:
            query = changelist.get_query_string(
                {self.parameter_name: value} if value else {}, remove=[self.parameter_name]
            )
            yield {"selected": self.value() == value, "query_string": query, "display": label}


class AdditionList(ChangeList):
    """A page of additions, each with its namesakes."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        namesakes = namesakes_of(self.result_list)
        for addition in self.result_list:
            addition.namesakes = namesakes[addition.pk]


@admin.register(Addition)
class AdditionAdmin(admin.ModelAdmin):
    """What the desk added, for a second pair of eyes. Rows are made while working, never here."""

    change_list_template = "taxonomy/addition_list.html"
    list_display = ["word", "what", "where", "position", "also", "added_by", "added_at", "verdict", "buttons"]
    list_display_links = None
    list_filter = [VerdictFilter, "what", ("place__province", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["place__province", "place__near__province", "added_by"]
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["spelling", "place__search_key"]
    actions = ["keep"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_look_permission(self, request: HttpRequest) -> bool:
        """Who may give the second look."""
        return request.user.has_perm("taxonomy.change_addition")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return AdditionList

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/look/<str:verdict>/", view(self.look), name="taxonomy_addition_look"),
            path("pack.zip", view(self.download), name="taxonomy_addition_download"),
        ]
        return [*own, *super().get_urls()]

    def look(self, request: HttpRequest, pk: int, verdict: str) -> HttpResponse:
        """The answer to one of the two buttons of a row."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_look_permission(request) or verdict not in VERDICTS:
            raise PermissionDenied
        addition = get_object_or_404(Addition, pk=pk)
        try:
            done = look(addition, verdict, by=request.user, at=timezone.now())
        except NotAdded as refused:
            messages.error(request, str(refused))
        else:
            said = _now("“%(word)s”: %(verdict)s.") % {"word": done.spelling, "verdict": done.get_verdict_display()}
            messages.success(request, said)
        return HttpResponseRedirect(reverse(f"{self.admin_site.name}:taxonomy_addition_changelist"))

    def download(self, request: HttpRequest) -> HttpResponse:
        """What was kept, as tables for the folder of a pack."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        is_all = request.GET.get("all") == "1"
        headers = {"Content-Disposition": 'attachment; filename="additions.zip"'}
        return HttpResponse(as_zip(pack_addition(is_all=is_all)), content_type="application/zip", headers=headers)

    @admin.action(description=_("Keep the chosen ones"), permissions=["look"])
    def keep(self, request: HttpRequest, queryset: QuerySet[Addition]) -> None:
        """Each on its own: what is refused is said, the others are kept."""
        kept = 0
        for addition in queryset.order_by("pk"):
            try:
                look(addition, Addition.Verdict.KEPT, by=request.user, at=timezone.now())
                kept += 1
            except NotAdded as refused:
                messages.error(request, str(refused))
        said = ngettext("%(count)s addition was kept.", "%(count)s additions were kept.", kept) % {"count": kept}
        messages.add_message(request, messages.SUCCESS if kept else messages.WARNING, said)

    def get_list_display(self, request: HttpRequest) -> list[str]:
        """The buttons only for who may press them."""
        return self.list_display if self.has_look_permission(request) else self.list_display[:-1]

    @admin.display(description=_("spelling"), ordering="spelling")
    def word(self, addition: Addition) -> SafeString:
        return format_html("<bdi>{}</bdi>", addition.spelling)

    @admin.display(description=_("place"))
    def where(self, addition: Addition) -> SafeString:
        return format_html("<bdi>{}</bdi>", addition.place)

    @admin.display(description=_("coordinates"))
    def position(self, addition: Addition) -> str:
        """Degrees as text, with a word where they are not the place's own."""
        place = addition.place
        degrees = f"{place.lat:.4f}, {place.lon:.4f}"
        if place.is_position_known:
            return degrees
        if place.near is None:
            return _now("%(degrees)s (centre of the province)") % {"degrees": degrees}
        return _now("%(degrees)s (near %(place)s)") % {"degrees": degrees, "place": place.near}

    @admin.display(description=_("also called so"))
    def also(self, addition: Addition) -> str:
        """Other places and provinces of that name, which a reader of captions could take it for."""
        return pgettext("between two names of a list", "; ").join(map(str, addition.namesakes)) or "–"

    @admin.display(description=_("your look"))
    def buttons(self, addition: Addition) -> SafeString | str:
        if addition.verdict != Addition.Verdict.WAITING:
            return "–"
        keep, take_back = (
            reverse(f"{self.admin_site.name}:taxonomy_addition_look", args=[addition.pk, verdict])
            for verdict in VERDICTS
        )
        return format_html(
            '<button class="quiet-button" formaction="{}">{}</button> <button class="quiet-button" formaction="{}">{}</button>',
            keep, _now("Keep"), take_back, _now("Take back"),
        )  # fmt: skip


VERDICTS = (Addition.Verdict.KEPT.value, Addition.Verdict.TAKEN_BACK.value)
