"""Bringing in an export on the desk: a ZIP that is sent, or a folder of the inbox. The answer is the report of the import."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from events.models import Batch
from events.telegram.archive import BadArchive, sweep, unpacked
from events.telegram.importing import import_folder
from events.telegram.inbox import folders_in
from events.telegram.reading import NoExport
from events.telegram.sentences import why_no_export
from events.telegram.tally import Tally

PERMISSIONS = ("events.add_report", "events.add_batch")
LEFT_OVER = timedelta(days=1)
SHARE = 3


class TelegramForm(forms.Form):
    archive = forms.FileField(
        label=_("ZIP of the export"), required=False,
        help_text=_("The folder that Telegram Desktop made with “Machine-readable JSON”, packed as a ZIP without a password."),
    )  # fmt: skip
    folder = forms.ChoiceField(
        label=_("Folder in the inbox of the server"), required=False,
        help_text=_("For exports that are too large to send. It stays there: have it removed when all is brought in."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folders = folders_in(settings.NEWSROOM_INBOX)
        self.fields["folder"].choices = [("", "—"), *((name, name) for name in self.folders)]
        if not self.folders:
            del self.fields["folder"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and bool(values.get("archive")) == bool(values.get("folder")):
            raise forms.ValidationError(_("Nothing was brought in: give a ZIP or choose a folder, one of the two."))
        return values


def telegram_view(request: HttpRequest, site: AdminSite, opts: Any) -> HttpResponse:
    """The form, and after it the report of the import with the ways to its batches."""
    if not request.user.has_perms(PERMISSIONS):
        raise PermissionDenied
    sweep_left_over(timezone.now())
    form = TelegramForm(request.POST, request.FILES) if request.method == "POST" else TelegramForm()
    context = {**site.each_context(request), "form": form, "opts": opts, "title": _now("Telegram export")}
    if form.is_bound and form.is_valid():
        try:
            tally = _bring_in(form, request.user)
        except (NoExport, BadArchive) as error:
            form.add_error(None, why_no_export(error))
        else:
            context |= {"tally": tally, "batches": [(batch, _address(site, batch)) for batch in tally.batches]}
            return render(request, "events/telegram_done.html", context)
    return render(request, "events/telegram.html", context)


def _bring_in(form: TelegramForm, by: Any) -> Tally:
    at = timezone.now()
    name = form.cleaned_data.get("folder")
    if name:
        return import_folder(form.folders[name], by=by, at=at)
    inside = _inside()
    with unpacked(form.cleaned_data["archive"], inside=inside, most_bytes=_room(inside)) as (folder, refused):
        tally = import_folder(folder, by=by, at=at)
    tally.refused += refused
    return tally


def sweep_left_over(at: datetime) -> int:
    """Remove what broken imports left unpacked for more than a day; how many exports there were."""
    return sweep(_inside(), before=at - LEFT_OVER)


def _inside() -> Path:
    return Path(settings.DATA_DIR) / "unpacked"


def _room(inside: Path) -> int:
    """How many bytes may be unpacked: the files lie there and in the vault for a while, perhaps on one disk."""
    places = [next(one for one in (path, *path.parents) if one.is_dir()) for path in (inside, Path(settings.VAULT_DIR))]
    return min(shutil.disk_usage(place).free for place in places) // SHARE


def _address(site: AdminSite, batch: Batch) -> str:
    """Where the reports of a batch are decided."""
    try:
        return reverse(f"{site.name}:events_batch_intake", args=[batch.pk])
    except NoReverseMatch:
        return reverse(f"{site.name}:events_batch_change", args=[batch.pk])
