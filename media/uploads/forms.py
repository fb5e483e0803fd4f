"""The form by which people of the desk take footage in: files chosen as in any form, or sent before in pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, BinaryIO

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from media import intake
from media.models import Footage
from media.uploads import arrived, pieces, words
from media.uploads.models import Upload
from media.uploads.names import clean_name


@dataclass(frozen=True)
class Brought:
    """One file: its cleaned name, its size, and how it is opened."""

    name: str
    size: int
    source: Any

    def open(self) -> BinaryIO:
        """The file from its start, read from where it lies."""
        if isinstance(self.source, Upload):
            return pieces.path_of(self.source).open("rb")
        file: BinaryIO = self.source.open()
        return file


class FilesInput(forms.FileInput):
    """Many files; `uploads.js` sends them in pieces before the form goes."""

    allow_multiple_selected = True

    class Media:
        js = ["media/uploads.js"]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> tuple[list[Any], QueryDict]:
        return files.getlist(name) if hasattr(files, "getlist") else [], data

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and arrived.FIELD not in data

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The field, and what was sent before when the form is shown again."""
        address, most_bytes = reverse("admin:media_uploads"), settings.NEWSROOM_FOOTAGE_BYTES
        told = words.attributes(address, most_bytes, limit="upload_limit", has_names=True)
        field = super().render(name, None, {**(attrs or {}), **told, "multiple": True}, renderer)
        return format_html(
            '<div class="upload-field"><p class="limit" id="upload_limit"></p>{}{}</div>', field, _kept(value)
        )


class FilesField(forms.Field):
    """Gives a list of `Brought`. `by` is the person whose uploads count; the form sets it."""

    widget = FilesInput
    by: Any = None

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data

    def clean(self, value: tuple[list[Any], QueryDict]) -> list[Brought]:
        files, posted = value
        uploads = arrived.of_person(posted, self.by) if isinstance(posted, QueryDict) else []
        if not all(upload.is_whole for upload in uploads):
            raise ValidationError(
                _now("A part of the files is still on its way, so nothing was taken. Send them again.")
            )
        found = [Brought(clean_name(file.name), file.size, file) for file in files]
        found += [Brought(upload.given_name, upload.received, upload) for upload in uploads]
        if not found:
            raise ValidationError(self.error_messages["required"], code="required")
        return found


class UploadForm(forms.ModelForm):
    """New footage, a piece for each file, taken in when everything else about the form is right; `by` is who brings it.

    `taken` is what came of it, the first of it the form's own instance; `refusals` are sentences about what was not taken.
    """

    by: Any = None
    original = FilesField(
        label=_("Files"), help_text=_("Pictures, clips and sound recordings as they came in. They are never changed.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["original"].by = self.by
        self.taken: list[Footage] = []
        self.refusals: list[str] = []

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        for one in given["original"]:
            try:
                self.taken.append(self._take(one, given))
            except intake.Refused as refused:
                self.refusals.append(f"“{one.name}”: {refused}" if one.name else str(refused))
        if self.taken:
            self.instance = self.taken[0]
        else:
            self.add_error("original", self.refusals)
        return given

    def let_go(self) -> None:
        """Remove the uploads, which lie in the vault now or cannot be taken."""
        for one in self.cleaned_data["original"]:
            if isinstance(one.source, Upload):
                pieces.remove(one.source)

    def _take(self, one: Brought, given: dict[str, Any]) -> Footage:
        if not one.size:
            raise intake.Refused("empty", _now("This file is empty, so it was not taken. Choose another."))
        number = len(self.taken) + 1
        title = given["working_title"] if number == 1 else f"{given['working_title']} ({number})"
        with one.open() as file:
            return intake.receive(
                file, working_title=title[:200], credit=given["credit"], by=self.by, at=timezone.now(),
                given_name=one.name,
            )  # fmt: skip


def _kept(value: Any) -> SafeString:
    posted = value[1] if value else None
    secrets = posted.getlist(arrived.FIELD) if isinstance(posted, QueryDict) else []
    inputs = ((arrived.FIELD, secret) for secret in secrets)
    return format_html_join("", '<input type="hidden" name="{}" value="{}" autocomplete="off">', inputs)
