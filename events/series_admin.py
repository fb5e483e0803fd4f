"""Series on the desk: words, stretches, the table of days, what has to be checked, and what may belong to it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from events.enumerating import with_semicolons
from events.models import EventPost, Series, SeriesText, Stretch
from events.publishing import is_named
from events.series import joining, proposing
from newsroom.desk.admin import DeskAdmin
from newsroom.desk.badges import state_badge
from newsroom.desk.belongings import Belonging, OwnRows, WordsAdmin, WordsInline
from newsroom.front.templatetags.newspaper import digits
from newsroom.text.digits import is_key
from newsroom.text.stretches import overlap_of
from newsroom.workflow.refusals import Refused

MOST_FILTERED = 50
MOST_DAYS = 200


class SeriesFilter(admin.SimpleListFilter):
    """Events by their series; the newest series are offered, and the one that an address names."""

    title = _("series")
    parameter_name = "series"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        newest = Series.objects.filter(events__isnull=False).distinct()[:MOST_FILTERED]
        asked = request.GET.get(self.parameter_name, "")
        named = Series.objects.filter(pk=asked) if is_key(asked) else ()
        return list(dict.fromkeys((str(series.pk), str(series)) for series in (*newest, *named)))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or ""
        return queryset.filter(series=value) if is_key(value) else queryset


class SeriesTextInline(WordsInline):
    model = SeriesText
    fields = ["work", "language", "headline", "description"]


class StretchFormSet(OwnRows):
    """Stretches are checked as they stand together in the form: one may end and the next begin in one save."""

    def clean(self) -> None:
        super().clean()
        rows = [form.cleaned_data for form in self.forms if form.is_valid() and form not in self.deleted_forms]
        shared = overlap_of((row["begins_on"], row.get("ends_on")) for row in rows if row.get("begins_on"))
        if shared is not None:
            (one, _ends), (other, _later) = shared
            raise ValidationError(
                _now(
                    "The days from %(one)s and from %(other)s overlap. End the earlier stretch first, or correct the days."
                )
                % {"one": one, "other": other}
            )


class StretchInline(Belonging, admin.TabularInline):
    model = Stretch
    formset = StretchFormSet
    fields = ["begins_on", "ends_on"]


@admin.register(SeriesText)
class SeriesTextAdmin(WordsAdmin):
    search_fields = ["headline", "parent__working_title"]
    texts_in_language = ("headline", "description")
    fieldsets = [(None, {"fields": ["parent", "language", "headline", "description"]})]


@admin.register(Series)
class SeriesAdmin(DeskAdmin):
    change_form_template = "events/series_change_form.html"
    list_display = ["title", "work", "readers", "reported", "created_by", "saved", "created_at"]
    search_fields = ["working_title", "texts__headline", "ref"]
    autocomplete_fields = ["places"]
    inlines = [SeriesTextInline, StretchInline]
    fieldsets = [
        (_("What goes on"), {"fields": ["working_title", "event_types", "actors", "has_day_count"]}),
        (_("Where"), {"fields": ["provinces", "places"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(events_count=Count("events", distinct=True))

    @admin.display(description=_("events"), ordering="events_count")
    def reported(self, series: Series) -> SafeString:
        """The number of its events, leading to the list of them."""
        address = f"{reverse(f'{self.admin_site.name}:events_eventpost_changelist')}?series={series.pk}"
        number = series.events_count
        return format_html(
            '<a href="{}">{}</a>', address, ngettext("%(n)s event", "%(n)s events", number) % {"n": digits(number)}
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/begin/", view(require_POST(self.begin_view)), name="events_series_begin"),
            path("<int:pk>/take-in/<slug:ref>/", view(require_POST(self.take_in_view)), name="events_series_take_in"),
            *super().get_urls(),
        ]

    def _about(self, request: HttpRequest, item: Any, context: dict[str, Any]) -> dict[str, Any]:
        about = super()._about(request, item, context)
        series, at = about["saved"], timezone.now()
        events = joining.standing_events(series)
        days = joining.days_of_series(series, events, today=timezone.localtime(at).date())
        pages = {
            event.ref: (reverse(f"{self.admin_site.name}:events_eventpost_change", args=[event.pk])) for event in events
        }
        return about | {
            "checks": [
                (one, contradiction_words(one), pages[one.told.ref])
                for day in days
                for one in day.contradictions
                if series.has_day_count
            ],
            "start": joining.start_to_adopt(series, events),
            "days": [(day, [(told, pages[told.ref]) for told in day.told]) for day in days[::-1][:MOST_DAYS]],
            "events": [(event, state_badge(event.state_row), pages[event.ref]) for event in events],
            "may_belong": [self._offer(*one) for one in proposing.events_for(series, at=at)],
        }

    def _offer(self, event: EventPost, reasons: tuple[str, ...]) -> dict[str, Any]:
        """One event that may belong here: with the reasons, and why it cannot be taken in by one click."""
        return {
            "event": event,
            "page": reverse(f"{self.admin_site.name}:events_eventpost_change", args=[event.pk]),
            "badge": state_badge(event.state_row),
            "reasons": reasons,
            "closed": "" if event.is_editable else joining.closed_sentence(event),
        }

    def begin_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take over the first day that the reports' own counting implies."""
        series = self._changeable(request, pk)
        try:
            stretch = joining.adopt_start(series, by=request.user, at=timezone.now())
        except Refused as refused:
            self.message_user(request, refused.refusal.sentence, messages.ERROR)
        else:
            self.message_user(request, _now("The days are counted from %(day)s on.") % {"day": stretch.begins_on})
        return redirect(self.address_of(series))

    def take_in_view(self, request: HttpRequest, pk: int, ref: str) -> HttpResponse:
        """Take one event into the series."""
        series, event = self._changeable(request, pk), get_object_or_404(EventPost, ref=ref)
        if not request.user.has_perm("events.change_eventpost"):
            raise PermissionDenied
        try:
            joining.take_in(series, event, by=request.user, at=timezone.now())
        except Refused as refused:
            self.message_user(request, refused.refusal.sentence, messages.ERROR)
        else:
            words = {"event": event, "series": series}
            self.message_user(request, _now("“%(event)s” is a part of “%(series)s” now.") % words, messages.SUCCESS)
        return redirect(self.address_of(series))

    def _changeable(self, request: HttpRequest, pk: int) -> Series:
        series: Series = get_object_or_404(Series, pk=pk)
        if not self.has_change_permission(request, series):
            raise PermissionDenied
        return series


def series_line(event: EventPost) -> SafeString | str:
    """What the page of an event says of its series: what has to be checked, or which series it may belong to."""
    if event.pk is None:
        return "–"
    if event.series is None:
        found = proposing.series_for(proposing.facts_of_event(event))
        rows = [(address_of(series), series, with_semicolons(reasons)) for series, reasons in found]
        return (
            format_html_join(
                "\n", '<p>{} <a href="{}"><bdi>{}</bdi></a> ({})</p>', [(_now("May belong to:"), *row) for row in rows]
            )
            or "–"
        )
    found_wrong = joining.contradiction_of(event)
    words = contradiction_words(found_wrong) if found_wrong else _now("Nothing to check about its day.")
    silence = (
        "" if is_named(event) else _now("Readers are not told: the series says more of the place than this event may.")
    )
    return format_html('<a href="{}"><bdi>{}</bdi></a>: {} {}', address_of(event.series), event.series, words, silence)


def contradiction_words(found: Any) -> str:
    """A contradiction in a sentence, with what to do."""
    words = {"stated": found.told.stated, "counted": found.counted, "day": found.told.day}
    if found.is_outside:
        return (
            _now("%(day)s lies outside the confirmed days. Correct the date, or the stretches of the series.") % words
        )
    return (
        _now(
            "The report states day %(stated)s, %(day)s is counted as day %(counted)s. Check the date, the day or the stretches."
        )
        % words
    )


def address_of(series: Series) -> str:
    """The page of the series on the desk."""
    return reverse("admin:events_series_change", args=[series.pk])
