"""The reports on the desk: one page lists them, one shows each, and each leaves as CSV, which the log keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from newsroom.desk import titles
from newsroom.desk.audit.views import midnight
from newsroom.desk.audit.writing import write_export
from newsroom.desk.reports.table import IN_A_FILE, REPORTS, SHOWN, Asked, Report, Row
from newsroom.desk.sheets import sheet
from newsroom.staff.models import User

MAY = "desk.read_reports"
USUAL_DAYS, MOST_DAYS = 90, 3660


def addresses(site: Any) -> list[URLPattern]:
    """The pages of the reports."""

    def page(view: Any) -> Any:
        return site.admin_view(lambda request, **names: view(site, request, **names))

    export = site.admin_view(require_POST(lambda request, name: export_view(site, request, name)))
    return [
        path("reports/", page(list_view), name="desk_reports"),
        path("reports/<slug:name>/", page(report_view), name="desk_report"),
        path("reports/<slug:name>/export/", export, name="desk_report_export"),
    ]


class ReportForm(forms.Form):
    """What a report is asked for; fields that it does not know are not there."""

    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput({"type": "date"}))
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    person = forms.ModelChoiceField(
        User.objects.order_by("username"), label=_("Person"), required=False, empty_label="–"
    )
    days = forms.IntegerField(label=_("Longer than days"), required=False, min_value=0, max_value=MOST_DAYS)

    def __init__(self, data: Any, report: Report, kinds: dict[str, str]) -> None:
        super().__init__(data)
        self.report, self.kinds = report, kinds
        self.fields["kind"].choices = [("", "–"), *sorted(kinds.items(), key=lambda one: one[1])]
        self.fields["days"].widget.attrs["placeholder"] = report.days
        for name in set(self.fields) - set(report.filters):
            del self.fields[name]

    def asked(self, at: datetime) -> Asked:
        """What was filled in, and what is usual where nothing was."""
        given = self.cleaned_data if self.is_valid() else {}
        person, days = given.get("person"), given.get("days")
        return Asked(
            since=midnight(given.get("since")) or at - timedelta(days=USUAL_DAYS),
            until=midnight(given.get("until"), days=1) or at,
            kinds=(given["kind"],) if given.get("kind") else tuple(self.kinds),
            person=person.pk if person else None,
            days=self.report.days if days is None else days,
        )


def list_view(site: Any, request: HttpRequest) -> HttpResponse:
    """All reports, each with what it counts."""
    _refuse_others(request)
    reports = [one for one in REPORTS.values() if not one.needs or request.user.has_perm(one.needs)]
    return TemplateResponse(
        request, "desk/reports.html", {**site.each_context(request), "title": _("Reports"), "reports": reports}
    )


def report_view(site: Any, request: HttpRequest, name: str) -> HttpResponse:
    """One report with its filters."""
    report, form = _report(site, request, name, request.GET or None)
    at = timezone.now()
    rows = list(islice(report.rows(replace(form.asked(at), limit=SHOWN + 1), at), SHOWN + 1))
    shown = titles.titles_for(site, request, {row.item for row in rows if row.item})
    context = {
        **site.each_context(request),
        "title": report.title,
        "report": report,
        "form": form,
        "rows": [(row, shown.get(row.item, "") if row.item else "", _width(row)) for row in rows[:SHOWN]],
        "is_cut": len(rows) > SHOWN,
        "usual_days": USUAL_DAYS if "since" in report.filters else 0,
    }
    return TemplateResponse(request, "desk/report.html", context)


def export_view(site: Any, request: HttpRequest, name: str) -> HttpResponse:
    """The report as CSV with the filters of the page."""
    report, form = _report(site, request, name, request.POST)
    at = timezone.now()
    write_export(report.name, by=request.user, at=at)
    rows = islice(report.rows(replace(form.asked(at), limit=IN_A_FILE), at), IN_A_FILE)
    heads = [*report.heads, *([_now("Reference"), _now("Title")] if report.of_items else [])]
    return sheet(report.name, heads, _cells(site, request, rows))


def _report(site: Any, request: HttpRequest, name: str, data: Any) -> tuple[Report, ReportForm]:
    _refuse_others(request)
    report = REPORTS.get(name)
    if report is None or (report.needs and not request.user.has_perm(report.needs)):
        raise Http404
    kinds = {model.kind: str(model._meta.verbose_name) for model in titles.visible_models(site, request)}
    return report, ReportForm(data, report, kinds)


def _cells(site: Any, request: HttpRequest, rows: Iterable[Row]) -> Iterator[list[Any]]:
    """With the titles, some hundred at a time."""
    rows = iter(rows)
    while some := list(islice(rows, 500)):
        shown = titles.titles_for(site, request, {row.item for row in some if row.item})
        for row in some:
            yield [*row.cells, *([row.item[1], shown.get(row.item, "")] if row.item else [])]


def _width(row: Row) -> int:
    """The bar in hundredths; what is there at all can be seen."""
    return max(1, round(row.share * 100)) if row.share else 0


def _refuse_others(request: HttpRequest) -> None:
    if not request.user.has_perm(MAY):
        raise Http404
