"""Events, their words and the reports they rest on: columns and fields."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from events.alike_page import address_of, alike_view
from events.batches import by_hand
from events.captions.parser import parse
from events.differing import differences_view
from events.effects import STEPS
from events.forget_page import forget_view
from events.forms import EventForm
from events.intake.lookup import answer
from events.intake.passing import pass_view
from events.intake.pasting import paste_view
from events.intake.views import intake_view
from events.models import Batch, EventFigure, EventPost, EventText, Report
from events.models.reports import identity_of
from events.persons import is_personal, mask_persons, public_link
from events.series_admin import SeriesFilter, series_line
from events.support import support_page
from events.tables import TableImport
from events.telegram.pages import telegram_view
from events.words_known import lexicon
from newsroom.desk.admin import DeskAdmin
from newsroom.desk.belongings import Belonging, WordsAdmin, WordsInline
from newsroom.desk.lists import Unlogged
from newsroom.desk.moves import value_field
from newsroom.press.models import CONFIDENCES, Edition
from newsroom.taxonomy.public_place import ORDER, is_coarser
from newsroom.workflow import history
from newsroom.workflow.admin import ReadOnlyAdmin
from newsroom.workflow.editorial import HIDE


def _live(event: EventPost) -> list[tuple[str, dict[str, Any]]]:
    """The confidence and the facts that the public windows of the event say: the working copy may say less already."""
    windows = Edition.objects.of(event.kind, event.ref)
    return history.once(event, "said_in_public", lambda: list(windows.values_list("confidence", "facts")))


@value_field("confidence")
def lower_confidences(event: EventPost) -> forms.Field:
    lower = STEPS[: max(map(STEPS.index, [event.confidence, *(said for said, _facts in _live(event))]))]
    return forms.ChoiceField(
        label=_("Confidence"), choices=[(name, word) for name, word in CONFIDENCES if name in lower]
    )


@value_field("precision")
def coarser_places(event: EventPost) -> forms.Field:
    names = EventPost.Precision.choices
    most_exact = min([event.public_precision, *(facts["precision"] for _said, facts in _live(event))], key=ORDER.index)
    coarser = [(name, word) for name, word in names if is_coarser(name, most_exact)]
    return forms.ChoiceField(label=_("Place readers learn"), choices=coarser)


@value_field("event")
def other_event(event: EventPost) -> forms.Field:
    alike = address_of(event)
    return forms.CharField(
        label=_("The event it is merged into"), max_length=200,
        widget=forms.TextInput({"autocomplete": "off", "data-alike": alike}),
        help_text=format_html(
            '{} <a href="{}" target="_blank">{}</a>',
            _("Its reference, or its address; likely ones are proposed. Reports and clips go there."), alike,
            _("Likely ones"),
        ),
    )  # fmt: skip


class EventTextInline(WordsInline):
    model = EventText
    fields = ["work", "language", "headline", "description", "confidence_basis"]


class EventFigureInline(Belonging, admin.TabularInline):
    model = EventFigure
    fields = ["what", "least", "most", "said_by", "as_of"]


@admin.register(EventPost)
class EventPostAdmin(DeskAdmin):
    form = EventForm
    list_display = ["title", "work", "readers", "when", "series", "confidence", "created_by", "saved"]
    list_filter = [*DeskAdmin.list_filter, SeriesFilter]
    list_select_related = ["series"]
    search_fields = ["working_title", "texts__headline", "reports__raw_text", "ref"]
    autocomplete_fields = ["places", "footage", "series"]
    inlines = [EventTextInline, EventFigureInline]

    class Media:
        js: ClassVar = [Script("events/alike.js", defer=True)]

    skeleton_fields = {"headline": "working_title"}
    copied = (
        "working_title", "event_types", "actors", "topics", "slogans", "series", "provinces", "places", "public_precision",
        "is_nationwide", "hedges", "confidence", "year",
    )  # fmt: skip
    readonly_fields = ["came_in", "in_series"]
    never_restored = frozenset(
        {"public_precision"}
    )  # how exactly readers may know the place only ever gets coarser by itself
    fieldsets = [
        (_("As it came in"), {"fields": ["came_in"]}),
        (
            _("What happened"),
            {"fields": ["working_title", "event_types", "actors", "topics", "slogans"]},
        ),
        (_("The series it is a part of"), {"fields": ["series", "day_of_event", "in_series"]}),
        (_("When"), {"fields": [("year", "month", "day"), "year_from"]}),
        (_("Where"), {"fields": ["provinces", "places", "public_precision", "is_nationwide"]}),
        (_("How sure"), {"fields": ["hedges", "confidence", "confidence_basis"]}),
        (_("What it rests on"), {"fields": ["footage"]}),
    ]

    def get_urls(self) -> list[URLPattern]:
        return [
            path("pass/", self.admin_site.admin_view(self.go_through), name="events_eventpost_pass"),
            path("<int:pk>/alike/", self.admin_site.admin_view(self.alike), name="events_eventpost_alike"),
            *super().get_urls(),
        ]

    def alike(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What it could be merged into."""
        return alike_view(request, pk, self.admin_site)

    def go_through(self, request: HttpRequest) -> HttpResponse:
        """One event after the other, to be approved."""
        return pass_view(request, self.admin_site)

    @admin.display(description=_("when"))
    def when(self, event: EventPost) -> str:
        return "-".join(str(part) if part else "?" for part in (event.year, event.month, event.day))

    @admin.display(description=_("its day in the series"))
    def in_series(self, event: EventPost) -> SafeString | str:
        """What has to be checked about its day, or the series that it may belong to."""
        return series_line(event)

    @admin.display(description=_("reports"))
    def came_in(self, event: EventPost) -> SafeString:
        """The reports, with their words as they came and what they say otherwise."""
        return support_page(event)


@admin.register(EventText)
class EventTextAdmin(WordsAdmin):
    search_fields = ["headline", "parent__working_title"]
    texts_in_language = ("headline", "description")
    fieldsets = [(None, {"fields": ["parent", "language", "headline", "description", "confidence_basis"]})]


class ReportForm(forms.ModelForm):
    def clean(self) -> dict[str, Any] | None:
        """The same message twice is one report; nobody who sent one is named."""
        given = super().clean() or {}
        if self.instance.pk is None and "raw_text" in given:
            given["raw_text"], _count = mask_persons(given["raw_text"])
            if is_personal(given.get("origin", "")):
                self.add_error("origin", _("This looks like a person. Name a public source, or leave it empty."))
            given["source_url"] = public_link(given.get("source_url") or "")
            double = Report.objects.filter(identity=identity_of(given["raw_text"], given.get("origin", ""))).first()
            if double is not None:
                self.add_error("raw_text", _("This message is here already, as report %(ref)s.") % {"ref": double.ref})
        return given


@admin.register(Report)
class ReportAdmin(TableImport, Unlogged):
    form = ReportForm
    change_list_template = "events/report_list.html"
    list_display = ["text", "decision", "channel", "origin", "arrived_at", "event"]
    list_filter = ["decision", "channel", "is_clip_missing", ("gone_at", admin.EmptyFieldListFilter)]
    list_select_related = ["event"]
    search_fields = ["raw_text", "ref"]
    date_hierarchy = "arrived_at"
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fields = ["raw_text", "decision", "channel", "origin", "sent_at", "arrived_at", "source_url", "event", "footage"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """What came in stays as it came in; what becomes of it is decided in its batch."""
        return ["raw_text", "decision", "event", "footage", "safety"] if obj is not None else ["decision"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if obj is None:
            return [name for name in self.fields if name not in ("event", "footage", "decision")]
        return [*self.fields, "safety"] if request.user.has_perm(HIDE) else self.fields

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:
        """A new report is read, and waits in the day's batch of what this person wrote down by hand."""
        if obj.pk is None:
            obj.reading = parse(obj.raw_text, lexicon()).as_json()
            obj.batch = by_hand(by=request.user, at=timezone.now())
        super().save_model(request, obj, form, change)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"arrived_at": timezone.now(), **super().get_changeform_initial_data(request)}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("paste/", view(self.paste), name="events_report_paste"),
            path("telegram/", view(self.telegram), name="events_report_telegram"),
            path("lookup/", view(self.lookup), name="events_report_lookup"),
            path("<int:pk>/forget/", view(self.forget), name="events_report_forget"),
            path("<int:pk>/differences/", view(self.differences), name="events_report_differences"),
            *super().get_urls(),
        ]

    def response_add(self, request: HttpRequest, obj: Report, post_url_continue: Any = None) -> HttpResponse:
        """What becomes of it is decided in the rows of its batch."""
        return redirect(f"{reverse('admin:events_batch_intake', args=[obj.batch_id])}#row-{obj.ref}")

    def forget(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Two people destroy the words of a report."""
        return forget_view(request, pk, self.admin_site)

    @admin.display(description=_("for safety"))
    def safety(self, report: Report) -> SafeString | str:
        """The way to forgetting it."""
        address = reverse("admin:events_report_forget", args=[report.pk])
        return format_html('<a href="{}">{}</a>', address, _now("Forget this report"))

    def differences(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What a later parser reads otherwise."""
        return differences_view(request, pk, self.admin_site)

    def lookup(self, request: HttpRequest) -> HttpResponse:
        """What completes a field of the intake."""
        return answer(request, self.admin_site)

    def paste(self, request: HttpRequest) -> HttpResponse:
        """Captions become reports and event drafts."""
        return paste_view(request, self.admin_site, self.opts)

    def telegram(self, request: HttpRequest) -> HttpResponse:
        """An export becomes reports that wait."""
        return telegram_view(request, self.admin_site, self.opts)

    @admin.display(description=_("report"))
    def text(self, report: Report) -> SafeString:
        return format_html("<bdi>{}</bdi>", str(report) or report.ref)


@admin.register(Batch)
class BatchAdmin(ReadOnlyAdmin):
    list_display = ["name", "channel", "origin", "rows", "brought_by", "brought_at"]
    list_filter = ["channel"]
    list_select_related = ["brought_by"]
    fields = ["name", "channel", "origin", "brought_by", "brought_at", "year", "text"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Batch]:
        waiting = Count("reports", filter=Q(reports__decision=Report.Decision.WAITING))
        return super().get_queryset(request).annotate(waiting=waiting)

    @admin.display(description=_("waiting"), ordering="waiting")
    def rows(self, batch: Any) -> SafeString:
        """How many reports of it wait, as the way to them."""
        return format_html(
            '<a href="{}">{}</a>',
            reverse("admin:events_batch_intake", args=[batch.pk]),
            batch.waiting or _now("all decided"),
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.intake)
        return [path("<int:pk>/intake/", view, name="events_batch_intake"), *super().get_urls()]

    def intake(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The rows of a batch."""
        return intake_view(request, pk, self.admin_site)
