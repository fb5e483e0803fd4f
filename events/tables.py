"""Captions from a table (CSV or XLSX): a page that shows what would be taken, and after a yes the reports that wait.

The table is never kept as it came: between the two pages its known columns, without persons, lie in a private folder. What cannot
be taken is removed at once, what nobody confirmed after a day.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import tablib
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from import_export import resources
from import_export.admin import ImportMixin
from import_export.fields import Field
from import_export.forms import ImportForm
from import_export.widgets import Widget

from events.captions.parser import parse
from events.models import Batch, Report
from events.models.reports import identity_of, keyed
from events.table_cells import CHECKS, WITHOUT_PERSONS
from events.table_files import AnyCSV, BoundedXLSX, NoTable, PrivateStorage, sweep_left_over
from events.words_known import lexicon
from newsroom.front.templatetags.newspaper import digits
from newsroom.text.letters import search_fold

MOST_ROWS = 5000
MOST_BYTES = 10 * 1024 * 1024

#: what a column may be called, folded
COLUMNS = {
    "raw_text": ("caption", "text", "message", "متن", "شرح", "کپشن"),
    "origin": ("origin", "source", "channel", "منبع", "کانال"),
    "source_url": ("link", "url", "source_url", "پیوند", "لینک"),
    "sent_at": ("sent_at", "sent at", "date", "time", "تاریخ", "زمان"),
}


class CaptionResource(resources.ModelResource):
    """Rows of a table become waiting reports of one batch. Columns it does not know are not read."""

    raw_text = Field("raw_text", "raw_text", widget=Widget())
    origin = Field("origin", "origin", widget=Widget())
    source_url = Field("source_url", "source_url", widget=Widget())
    sent_at = Field("sent_at", "sent_at", widget=Widget())
    identity = Field("identity", "identity", widget=Widget())

    class Meta:
        model = Report
        fields = (*COLUMNS, "identity")
        import_id_fields = ("identity",)
        skip_diff = True  # its coloured differences carry style attributes, which our policy forbids
        store_instance = True
        report_skipped = True
        use_transactions = True

    def __init__(self, *, by: Any = None, at: datetime | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.by, self.at = by, at
        self.batch: Batch | None = None
        self.is_new_batch = False

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        """Keep the columns that are known, and store what was brought in before anything is read in it."""
        rows = _known_columns(dataset)
        dataset.wipe()
        dataset.headers = [*COLUMNS, "identity"]
        for row in rows:
            dataset.append(row)
        text = "\n\n".join(row[0] for row in rows if row[0])
        self.batch, self.is_new_batch = Batch.objects.get_or_create(
            digest=keyed("table", text),
            defaults={
                "name": _now("Table brought by %(person)s") % {"person": self.by},
                "text": text,
                "channel": Report.Channel.TABLE,
                "brought_by": self.by,
                "brought_at": self.at,
            },
        )

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        """Check one row; ValidationError with a sentence for each thing that is wrong in it."""
        if not any(row.values()):
            return
        errors = []
        for name, check in CHECKS.items():
            try:
                row[name] = check(row[name])
            except ValidationError as error:
                errors += error.messages
        if errors:
            raise ValidationError(errors)
        row["identity"] = identity_of(row["raw_text"], row["origin"])

    def skip_row(
        self, instance: Report, original: Any, row: dict[str, Any], import_validation_errors: Any = None
    ) -> bool:
        """An empty row, and a message that is here already."""
        return instance.pk is not None or not row["raw_text"]

    def before_save_instance(self, instance: Report, row: dict[str, Any], **kwargs: Any) -> None:
        instance.reading = parse(instance.raw_text, lexicon()).as_json()
        instance.channel = Report.Channel.TABLE
        instance.batch, instance.position = self.batch, kwargs["row_number"]
        instance.arrived_at = self.at

    def after_import(self, dataset: tablib.Dataset, result: Any, **kwargs: Any) -> None:
        """A table of which everything was known leaves no empty batch."""
        batch = self.batch
        if batch is not None and self.is_new_batch and not batch.reports.exists():
            batch.delete()
        elif batch is not None:
            Batch.objects.filter(pk=batch.pk, read_at=None).update(read_at=self.at)


def _known_columns(dataset: tablib.Dataset) -> list[list[Any]]:
    """The rows with the columns of COLUMNS in its order, without persons, and an empty identity; NoTable without captions."""
    names = [search_fold(str(header or "")) for header in dataset.headers or []]
    places = [next((names.index(name) for name in known if name in names), None) for known in COLUMNS.values()]
    if places[0] is None:
        raise NoTable(
            _now("No column is called “caption” or “text”, so nothing was read. Name it so in the first row.")
        )
    if len(dataset) > MOST_ROWS:
        raise NoTable(_now("The table has more than %(most)s rows. Bring it in as several.") % {"most": MOST_ROWS})
    rows = [[("" if at is None or row[at] is None else row[at]) for at in places] for row in dataset]
    kept = list(WITHOUT_PERSONS.values())
    return [[*(keep(cell) for keep, cell in zip(kept, row, strict=True)), ""] for row in rows]


def _as_kept(content: bytes, input_format: Any) -> bytes:
    """A table as it may lie on disk: in its own format, with the columns that are known and nothing of a person."""
    encoding = None if input_format.is_binary() else "utf-8"
    given = content if encoding is None else content.decode("utf-8-sig")
    kept = tablib.Dataset(headers=[names[0] for names in COLUMNS.values()])
    for row in _known_columns(input_format.create_dataset(given)):
        kept.append(row[:-1])
    made = input_format.export_data(kept)
    return made if encoding is None else made.encode(encoding)


class TableForm(ImportForm):
    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("The table is larger than 10 MB, so it was not read. Bring it in as several.")
            )
        file.name = "table"  # its own name may name somebody, and goes along to the next page
        return file


class TableImport(ImportMixin):
    """The pages that bring a table in, for the admin of reports."""

    import_export_change_list_template = None
    import_template_name = "events/table_import.html"
    import_form_class = TableForm
    resource_classes = [CaptionResource]
    tmp_storage_class = PrivateStorage
    skip_admin_log = True  # the admin's log would keep the captions where no erasure reaches them

    def has_import_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms(("events.add_report", "events.add_batch"))

    def get_import_formats(self) -> list[Any]:
        return [AnyCSV, BoundedXLSX]

    def get_import_resource_kwargs(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {"by": request.user, "at": timezone.now()}

    def write_to_tmp_storage(self, import_file: Any, input_format: Any) -> PrivateStorage:
        """Keep what may be kept of a file; where nothing may, the storage says why when it is read."""
        storage = PrivateStorage(
            encoding=None if input_format.is_binary() else self.from_encoding, read_mode=input_format.get_read_mode()
        )
        try:
            storage.save(_as_kept(import_file.read(), input_format))
        except Exception as refusal:  # whatever the readers of two formats raise
            storage.refusal = refusal
        return storage

    def add_data_read_fail_error_to_form(self, form: forms.Form, error: Exception) -> None:
        if isinstance(error, NoTable):
            form.add_error("import_file", str(error))
            return
        form.add_error(
            "import_file",
            _(
                "The table cannot be read. Choose the format it has; save a CSV as UTF-8, every row with the same columns."
            ),
        )

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, and the preview of what would be taken."""
        sweep_left_over(timezone.now())
        answer = super().import_action(request, **kwargs)
        shown = answer.context_data
        if "confirm_form" not in shown:
            name = getattr(shown["form"].files.get("import_file"), "tmp_storage_name", None)
            PrivateStorage(name=name).remove()
        return answer

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Take what was confirmed."""
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:
            messages.error(request, _now("The table is not here any more, so nothing was taken. Bring it in again."))
            return redirect("admin:events_report_import")

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        """On to the reports that wait. What went wrong between preview and yes is said, and nothing of the table is kept."""
        if result.has_errors() or result.has_validation_errors():
            messages.error(
                request, _now("The table was not taken: something in it is wrong. Look at its preview again.")
            )
            return redirect("admin:events_report_import")
        new = [row.instance for row in result.rows if row.import_type == row.IMPORT_TYPE_NEW]
        known = sum(bool(row.instance.raw_text) for row in result.rows if row.import_type == row.IMPORT_TYPE_SKIP)
        said = ngettext("%(count)s report is new.", "%(count)s reports are new.", len(new)) % {
            "count": digits(len(new))
        }
        again = ngettext("%(count)s caption was here already.", "%(count)s captions were here already.", known)
        messages.success(request, f"{said} {again % {'count': digits(known)}}")
        return redirect("admin:events_batch_intake", new[0].batch_id) if new else redirect("admin:events_report_import")
