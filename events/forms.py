"""The event form: slogans a line each, and what the report marks as unsure."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.desk.opened import DeskForm

HEDGED = [("place", _("the place")), ("event", _("the event")), ("number", _("a number")), ("time", _("the time"))]
MAX_SLOGANS = 20


class LinesField(forms.CharField):
    """A list of texts, a line each."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (value or "").splitlines() if line.strip()][:MAX_SLOGANS]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)

    def validate(self, value: Any) -> None:
        """Any list of lines will do, an empty one as well."""

    def run_validators(self, value: Any) -> None:
        """Lengths are of lines, not of the list."""


class HedgesField(forms.MultipleChoiceField):
    """Which parts are unsure. The value is a list of {what, start, end}; a part that a person adds has no words of the report."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return [one["what"] if isinstance(one, dict) else one for one in value or []]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set(self.prepare_value(initial)) != set(data or [])

    def clean(self, value: Any) -> Any:
        return [{"what": what, "start": None, "end": None} for what in super().clean(value)]


class EventForm(DeskForm):
    slogans = LinesField(
        label=_("Slogans"), required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Exactly as they were chanted or painted, one a line."),
    )  # fmt: skip
    hedges = HedgesField(
        label=_("Marked as unsure"), required=False, choices=HEDGED,
        help_text=_("What the report itself leaves open. Readers are told so."),
    )  # fmt: skip

    def clean_hedges(self) -> list[dict[str, Any]]:
        """Keep the words of the report for the parts that stay marked."""
        chosen = self.cleaned_data["hedges"]
        known = [one for one in self.instance.hedges if one["what"] in {two["what"] for two in chosen}]
        return known + [one for one in chosen if one["what"] not in {two["what"] for two in known}]
