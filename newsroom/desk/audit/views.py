"""The log on the desk: filters, pages, and the way out as a file, which is an act itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
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
from newsroom.desk.audit import reading
from newsroom.desk.audit.reading import Asked, Cursor
from newsroom.desk.audit.sources import OTHER_KINDS, SOURCES, Entry
from newsroom.desk.audit.writing import write_export
from newsroom.desk.sheets import sheet
from newsroom.staff.models import User

MAY = "desk.view_auditentry"


def addresses(site: Any) -> list[URLPattern]:
    """The pages of the log."""
    return [
        path("log/", site.admin_view(lambda request: log_view(site, request)), name="desk_log"),
        path(
            "log/export/", site.admin_view(require_POST(lambda request: export_view(site, request))),
            name="desk_log_export",
        ),
    ]  # fmt: skip


class LogForm(forms.Form):
    """What to look for."""

    person = forms.ModelChoiceField(
        User.objects.order_by("username"), label=_("Person"), required=False, empty_label="–"
    )
    act = forms.ChoiceField(label=_("Act"), required=False)
    kind = forms.ChoiceField(label=_("Of what"), required=False)
    ref = forms.CharField(label=_("Reference"), required=False, max_length=12)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, data: Any, kinds: dict[str, str]) -> None:
        super().__init__(data)
        acts = {name: label for source in SOURCES.values() for name, label in source.choices()}
        self.fields["act"].choices = [("", "–"), *sorted(acts.items(), key=lambda one: one[1])]
        self.fields["kind"].choices = [("", "–"), *sorted(kinds.items(), key=lambda one: one[1])]

    def asked(self) -> Asked:
        """What was filled in; what cannot be read is left out."""
        given = self.cleaned_data if self.is_valid() else {}
        person = given.get("person")
        return Asked(
            person=person.pk if person else None,
            act=given.get("act", ""),
            kind=given.get("kind", ""),
            ref=given.get("ref", ""),
            since=midnight(given.get("since")),
            until=midnight(given.get("until"), days=1),
        )


def midnight(day: Any, days: int = 0) -> datetime | None:
    """The beginning of a day in the newsroom's zone, or of one so many days later."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=days), time())) if day else None


def log_view(site: Any, request: HttpRequest) -> HttpResponse:
    """One page of the log."""
    _refuse_others(request)
    kinds = all_kinds(site)
    form = LogForm(request.GET or None, kinds)
    entries, after = reading.page(form.asked(), Cursor.read(request.GET.get("after", "")))
    shown = _titles(site, request, entries)
    query = request.GET.copy()
    query["after"] = str(after)
    context = {
        **site.each_context(request),
        "title": _("Log"),
        "form": form,
        "rows": [(entry, *_named(entry, kinds, shown)) for entry in entries],
        "older": query.urlencode() if after else "",
    }
    return TemplateResponse(request, "desk/log.html", context)


def export_view(site: Any, request: HttpRequest) -> HttpResponse:
    """The filtered log as CSV: references and acts, no titles."""
    _refuse_others(request)
    kinds = all_kinds(site)
    form = LogForm(request.POST, kinds)
    write_export("log", by=request.user, at=timezone.now())
    heads = [_now("When"), _now("Person"), _now("Act"), _now("Of what"), _now("Reference"), _now("Detail")]
    return sheet("log", heads, _cells(form.asked(), kinds))


def _cells(asked: Asked, kinds: dict[str, str]) -> Iterator[list[Any]]:
    for one in reading.everything(asked):
        yield [one.at, one.by, one.label, kinds.get(one.kind, one.kind), one.ref, one.detail]


def all_kinds(site: Any) -> dict[str, str]:
    """What acts are done to."""
    return titles.kind_names(site) | {kind: str(word) for kind, word in OTHER_KINDS.items()}


def _titles(site: Any, request: HttpRequest, entries: list[Entry]) -> dict[tuple[str, str], str]:
    people = {entry.ref for entry in entries if entry.kind == "person" and entry.ref.isdigit()}
    names = {("person", str(one.pk)): str(one) for one in User.objects.filter(pk__in=people)} if people else {}
    return names | titles.titles_for(site, request, {(entry.kind, entry.ref) for entry in entries})


def _named(entry: Entry, kinds: dict[str, str], shown: dict[tuple[str, str], str]) -> tuple[str, str, bool]:
    """The kind's word, the title where the person may see it, and whether it has a page on the desk."""
    title = shown.get((entry.kind, entry.ref), "")
    return kinds.get(entry.kind, entry.kind), title, bool(title) and entry.kind != "person"


def _refuse_others(request: HttpRequest) -> None:
    if not request.user.has_perm(MAY):
        raise Http404
