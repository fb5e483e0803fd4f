"""What an editor fills in to ask for a reading."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.desk.assignment import asking
from newsroom.desk.assignment.models import Assignment
from newsroom.desk.moves import MomentField


class AskForm(forms.Form):
    """Reader, due time, priority and a short instruction, as the open assignment has them."""

    reviewer = forms.ModelChoiceField(
        queryset=None, label=_("Reader"), required=False, empty_label=_("whoever takes it")
    )
    due_at = MomentField(label=_("Due"))
    priority = forms.TypedChoiceField(label=_("Priority"), choices=Assignment.Priority.choices, coerce=int)
    instruction = forms.CharField(
        label=_("What to look at"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "maxlength": 300}),
    )  # fmt: skip

    def __init__(self, item: Any, row: Assignment | None, data: Any = None) -> None:
        initial: dict[str, Any] = {"priority": Assignment.Priority.NORMAL}
        if row is not None:
            initial = {name: getattr(row, name) for name in ("due_at", "priority", "instruction")}
            initial["reviewer"] = row.reviewer_id
        super().__init__(data, auto_id="ask_%s", initial=initial)
        self.fields["reviewer"].queryset = asking.readers(item)
