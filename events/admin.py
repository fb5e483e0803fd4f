"""Events, their words and the reports they rest on: columns and fields."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from events.effects import STEPS
from events.forms import EventForm
from events.models import Batch, EventFigure, EventPost, EventText, Report
from events.models.reports import digest_of
from events.pasting import paste_view
from events.public_place import ORDER, is_coarser
from newsroom.desk.admin import DeskAdmin
from newsroom.desk.belongings import Belonging, WordsAdmin, WordsInline
from newsroom.desk.lists import Unlogged
from newsroom.desk.moves import value_field
from newsroom.press.models import CONFIDENCES, Edition
from newsroom.workflow.admin import ReadOnlyAdmin


def _live(event: EventPost, column: str) -> list[Any]:
    """What the public windows of the event say: the working copy may say less already."""
    return list(Edition.objects.of(event.kind, event.ref).values_list(column, flat=True))


@value_field("confidence")
def lower_confidences(event: EventPost) -> forms.Field:
    lower = STEPS[: max(map(STEPS.index, [event.confidence, *_live(event, "confidence")]))]
    return forms.ChoiceField(
        label=_("Confidence"), choices=[(name, word) for name, word in CONFIDENCES if name in lower]
    )


@value_field("precision")
def coarser_places(event: EventPost) -> forms.Field:
    names = EventPost.Precision.choices
    most_exact = min(
        [event.public_precision, *(facts["precision"] for facts in _live(event, "facts"))], key=ORDER.index
    )
    coarser = [(name, word) for name, word in names if is_coarser(name, most_exact)]
    return forms.ChoiceField(label=_("Place readers learn"), choices=coarser)


@value_field("event")
def other_event(event: EventPost) -> forms.Field:
    return forms.CharField(
        label=_("The event it is merged into"), max_length=200,
        help_text=_("Its reference, or its address. Reports and clips go there; the addresses of this one lead there."),
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
    list_display = ["title", "work", "readers", "when", "confidence", "created_by", "saved", "created_at"]
    search_fields = ["working_title", "texts__headline", "reports__raw_text", "ref"]
    autocomplete_fields = ["places", "footage"]
    inlines = [EventTextInline, EventFigureInline]
    readonly_fields = ["came_in"]
    fieldsets = [
        (_("As it came in"), {"fields": ["came_in"]}),
        (
            _("What happened"),
            {"fields": ["working_title", "event_types", "actors", "topics", "day_of_event", "slogans"]},
        ),
        (_("When"), {"fields": [("year", "month", "day"), "year_from"]}),
        (_("Where"), {"fields": ["provinces", "places", "public_precision", "is_nationwide"]}),
        (_("How sure"), {"fields": ["hedges", "confidence", "confidence_basis"]}),
        (_("What it rests on"), {"fields": ["footage"]}),
    ]

    @admin.display(description=_("when"))
    def when(self, event: EventPost) -> str:
        return "-".join(str(part) if part else "?" for part in (event.year, event.month, event.day))

    @admin.display(description=_("reports"))
    def came_in(self, event: EventPost) -> SafeString | str:
        """The raw words of the reports, as they came."""
        texts = [(report.raw_text,) for report in event.reports.order_by("arrived_at")] if event.pk else []
        return format_html_join("", '<blockquote class="raw" dir="auto">{}</blockquote>', texts) or _now(
            "No report is attached. Open the report and choose this event there."
        )


@admin.register(EventText)
class EventTextAdmin(WordsAdmin):
    search_fields = ["headline", "parent__working_title"]
    texts_in_language = ("headline", "description")
    fieldsets = [(None, {"fields": ["parent", "language", "headline", "description", "confidence_basis"]})]


class ReportForm(forms.ModelForm):
    def clean_raw_text(self) -> str:
        """The same message twice is one report."""
        text = self.cleaned_data["raw_text"]
        double = Report.objects.filter(digest=digest_of(text)).exclude(pk=self.instance.pk).first()
        if double is not None:
            raise forms.ValidationError(
                _("This message is here already, as report %(ref)s. Attach the event to that one.")
                % {"ref": double.ref}
            )
        return text


@admin.register(Report)
class ReportAdmin(Unlogged):
    form = ReportForm
    change_list_template = "events/report_list.html"
    list_display = ["text", "channel", "arrived_at", "event"]
    list_filter = ["channel", ("event", admin.EmptyFieldListFilter)]
    list_select_related = ["event"]
    search_fields = ["raw_text", "ref"]
    date_hierarchy = "arrived_at"
    autocomplete_fields = ["event", "footage"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fields = ["raw_text", "channel", "arrived_at", "source_url", "event", "footage"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """What came in stays as it came in."""
        return ["raw_text"] if obj is not None else []

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"arrived_at": timezone.now(), **super().get_changeform_initial_data(request)}

    def get_urls(self) -> list[URLPattern]:
        return [path("paste/", self.admin_site.admin_view(self.paste), name="events_report_paste"), *super().get_urls()]

    def paste(self, request: HttpRequest) -> HttpResponse:
        """Captions become reports and event drafts."""
        return paste_view(request, self.admin_site, self.opts)

    @admin.display(description=_("report"))
    def text(self, report: Report) -> SafeString:
        return format_html("<bdi>{}</bdi>", str(report))


@admin.register(Batch)
class BatchAdmin(ReadOnlyAdmin):
    list_display = ["name", "brought_by", "brought_at", "year"]
    list_select_related = ["brought_by"]
    fields = ["name", "brought_by", "brought_at", "year", "text"]
