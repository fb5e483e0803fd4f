"""Articles and bylines on the desk: columns and fields."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from articles import authors
from articles.checking import panel
from articles.models import Article, AuthorProfile, Byline
from articles.publishing import ELSEWHERE
from newsroom.desk.admin import DeskAdmin
from newsroom.desk.belongings import Belonging
from newsroom.desk.filters import EventTypeFilter, ProvinceFilter, StateFilter
from newsroom.desk.lists import Unlogged
from newsroom.desk.opened import DeskForm, number_of
from newsroom.desk.skeletons import beginning
from newsroom.desk.translation import sources
from newsroom.press.models import PublicPath
from newsroom.text.sanitise import sanitise_html
from newsroom.workflow import history
from newsroom.workflow.editorial import HIDE

FOLLOWED_UP = ("provinces", "event_types", "topics", "places", "events", "credit", "language")
#: letters after which a text is long, or is cut by others; the form counts them
COUNTED = {"headline": 90, "standfirst": 200, "slug": 80, "search_title": 60, "search_text": 155, "social_text": 200}
CARRIED_OVER = ("provinces", "event_types", "topics", "places", "events", "footage")


class BylineInline(Belonging, admin.TabularInline):
    model = Byline
    fields = ["author", "position"]
    autocomplete_fields = ["author"]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        if obj is not None and obj.pk:
            return 0 if obj.bylines.exists() else 1
        return max(1, Byline.objects.filter(article__ref=request.GET.get("copy_of", "")).count())


class ArticleForm(DeskForm):
    """`original` is the article that a new one translates, or None; `source_revision` is what its translator saw of it."""

    original: Article | None = None
    source_revision = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.original is None:
            del self.fields["source_revision"]
        else:
            self.fields["source_revision"].initial = number_of(self.original)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if self.original is not None:
            self.instance.translation_group = self.original.translation_group
        others = Article.objects.filter(translation_group=self.instance.translation_group).exclude(pk=self.instance.pk)
        double = others.filter(language=cleaned.get("language", self.instance.language)).first()
        if double is not None and "language" in self.fields:
            words = {"item": double, "language": double.get_language_display()}
            self.add_error(
                "language",
                _now("“%(item)s” is this story in %(language)s already. Open that one, or choose another language.")
                % words,
            )
        return cleaned


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    list_display = ["title", "work", "readers", "language", "created_by", "saved"]
    list_filter = [StateFilter, "language", ProvinceFilter, EventTypeFilter, "created_at"]
    search_fields = ["headline", "standfirst", "slug", "ref"]
    form = ArticleForm
    autocomplete_fields = ["places", "events", "footage", "lead", "follows"]
    inlines = [BylineInline]
    readonly_fields = ["other_languages"]
    texts_in_language = ("headline", "standfirst", "dateline", "body", "credit", *ELSEWHERE)
    shown_as = {"body": "body_as_read"}
    skeleton_fields = {"headline": "headline", "standfirst": "standfirst", "body": "body"}
    copied = (*CARRIED_OVER, "headline", "standfirst", "dateline", "body", "credit", "lead", "language", "has_no_place")
    copied_rows = {"bylines": ("author", "position")}

    class Media:
        css: ClassVar = {"all": ["desk/embeds.css", "articles/writing.css"]}
        js: ClassVar = [Script("desk/embeds.js", defer=True), Script("articles/checks.js", defer=True)]

    fieldsets = [
        (
            _("Words"),
            {"fields": ["language", "other_languages", "headline", "standfirst", "dateline", "body", "credit", "slug"]},
        ),
        (_("Where and what"), {"fields": ["provinces", "places", "has_no_place", "event_types", "topics"]}),
        (_("What it rests on"), {"fields": ["events", "footage", "lead", "follows"]}),
        (_("Search and cards"), {"fields": list(ELSEWHERE)}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What was public in a language stays in it: its address and its readers are there."""
        fixed = ["language"] if obj is not None and history.published_number(obj) else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.original = self._original(request) if obj is None else None
        for name in COUNTED.keys() & form.base_fields.keys():
            form.base_fields[name].widget.attrs["data-count"] = COUNTED[name]
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A translation starts with the facts of its original; the words are for the translator. Whoever begins from nothing
        most likely writes in the language of their desk."""
        given, original = super().get_changeform_initial_data(request), self._original(request)
        first = self.asked_for(request, "follow_up_of")
        given.pop("follow_up_of", None)
        if first is not None:
            return beginning.carried_over(first, FOLLOWED_UP) | {"follows": first.pk} | given
        if original is None:
            return {"language": request.user.language} | given
        terms = {name: list(getattr(original, name).all()) for name in CARRIED_OVER}
        return {
            **terms,
            "credit": original.credit,
            "lead": original.lead_id,
            "has_no_place": original.has_no_place,
            **given,
        }

    def beginnings(self, request: HttpRequest, item: Any) -> list[tuple[str, str]]:
        found = super().beginnings(request, item)
        return found and [*found, (found[0][0].replace("copy_of", "follow_up_of"), _now("Write a follow-up"))]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if form.original is not None:
            seen = form.cleaned_data.get("source_revision") or number_of(form.original)
            sources.note(form.instance, form.original, seen, by=request.user, at=timezone.now())

    def get_urls(self) -> list[URLPattern]:
        return [
            path("checks/", self.admin_site.admin_view(self.checks_view), name="articles_article_checks"),
            *super().get_urls(),
        ]

    def checks_view(self, request: HttpRequest) -> HttpResponse:
        """Checks of what a form holds, for whoever may write or read stories here."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return panel.checks_view(request)

    def _original(self, request: HttpRequest) -> Article | None:
        ref = request.GET.get("translation_of")
        return Article.objects.filter(ref=ref).first() if ref else None

    @admin.display(description=_("other languages"))
    def other_languages(self, item: Article) -> SafeString | str:
        """The translations there are, and the way to those there are not."""
        if item.pk is None:
            return "–"
        group = {one.language: one for one in item.in_all_languages()}
        links = []
        for code, name in settings.LANGUAGES:
            if code in group and group[code] != item:
                links.append((self.address_of(group[code]), f"{_now(name)}: {group[code]}"))
            elif code not in group:
                query = urlencode({"translation_of": item.ref, "language": code})
                links.append(
                    (
                        f"{reverse('admin:articles_article_add')}?{query}",
                        _now("Write it in %(language)s") % {"language": _now(name)},
                    )
                )
        return format_html_join(" · ", '<a href="{}"><bdi>{}</bdi></a>', links) or "–"

    @admin.display(description=_("body"))
    def body_as_read(self, item: Article) -> SafeString:
        return format_html('<div class="body-as-read" dir="auto">{}</div>', mark_safe(sanitise_html(item.body)))  # noqa: S308


class AuthorForm(forms.ModelForm):
    """`may_show` tells whether the person may decide what readers see; whoever may not can still take a page away.
    `may_release` tells whether they may say that a name which was erased for safety may be printed again.
    """

    may_show = False
    may_release = False

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("is_public") and self.changed_data and not self.may_show:
            raise forms.ValidationError(
                _now(
                    "“%(name)s” has a page for readers, so what it says is published as soon as it is saved. Ask somebody who "
                    "may publish to save it, or take the page away."
                )
                % {"name": cleaned.get("name_en", "")}
            )
        names = {"name": cleaned.get("name_en", "")}
        if self.initial.get("is_withheld") and not cleaned.get("is_withheld") and not self.may_release:
            self.add_error(
                "is_withheld",
                _now(
                    "“%(name)s” was erased for safety in a story. Only somebody who may hide for safety can say that it may "
                    "be printed again."
                )
                % names,
            )
        if cleaned.get("is_public") and cleaned.get("is_withheld"):
            self.add_error(
                "is_public", _now("“%(name)s” is not printed any more, so it has no page for readers either.") % names
            )
        if cleaned.get("is_public") and self._is_taken(cleaned.get("slug", "")):
            self.add_error("slug", _now("The page of another author has had this address. Choose another slug."))
        return cleaned

    def _is_taken(self, slug: str) -> bool:
        rows = PublicPath.objects.filter(kind="author", path__endswith=f"/authors/{slug}/")
        return rows.exclude(ref=self.instance.public_ref).exists()


@admin.register(AuthorProfile)
class AuthorProfileAdmin(Unlogged):
    form = AuthorForm
    list_display = ["name_en", "name_fa", "slug", "is_public", "is_withheld", "account"]
    list_select_related = ["account"]
    search_fields = ["name_en", "name_fa", "slug"]
    prepopulated_fields = {"slug": ["name_en"]}
    fieldsets = [
        (None, {"fields": ["name_en", "name_fa", "slug", "account"]}),
        (_("For readers"), {"fields": ["is_public", "is_withheld", "role_en", "role_fa", "bio_en", "bio_fa"]}),
    ]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.may_show = request.user.has_perm("workflow.publish")
        form.may_release = request.user.has_perm(HIDE)
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        authors.arrange(obj, at=timezone.now())

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        obj.is_public = False
        authors.arrange(obj, at=timezone.now())
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for profile in queryset:
            self.delete_model(request, profile)
