"""A move as a form: the note, the value and the times it asks for, and carrying it out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.desk import opened
from newsroom.press import paths
from newsroom.workflow import engine
from newsroom.workflow.models import MoveRecord
from newsroom.workflow.refusals import Refusal, Refused
from newsroom.workflow.table import Move

DUTY = "duty"
VALUE_FIELDS: dict[str, Callable[[Any], forms.Field]] = {}

NOTE_HELP = {
    "optional": _("For colleagues; may stay empty."),
    "reason": _("For colleagues: one sentence why."),
    "public": _("Readers see this note: say what changed."),
}


def value_field(name: str) -> Callable[[Callable[[Any], forms.Field]], Callable[[Any], forms.Field]]:
    """Register a function from an item to the form field for moves whose row says `value=name`."""

    def register(function: Callable[[Any], forms.Field]) -> Callable[[Any], forms.Field]:
        VALUE_FIELDS[name] = function
        return function

    return register


@value_field("line")
def _line_field(_item: Any) -> forms.Field:
    choices = [(name, _now(line)) for name, line in paths.WITHDRAWN_LINES.items()]
    return forms.ChoiceField(label=_("What readers are told"), choices=choices)


@value_field("words")
def _words_field(_item: Any) -> forms.Field:
    return forms.CharField(
        label=_("Words to hide"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Exactly as they stand in the text, one passage a line."),
    )


@value_field("passage")
def _passage_field(_item: Any) -> forms.Field:
    return forms.CharField(
        label=_("Passage or clip to take out"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("The exact words from one paragraph of the public page, or the reference of an embed: footage:…"),
    )


class MomentField(forms.DateTimeField):
    """A date and time in the newsroom's zone, for the browser's own picker."""

    def __init__(self, **kwargs: Any) -> None:
        picker = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=picker, required=False, **kwargs)


class MoveForm(forms.Form):
    """What one move asks a person for. Without data it is the empty form behind the button.

    `reason` is what stands against the move now, or None; one that duty may set aside counts as open.
    """

    move = forms.CharField(widget=forms.HiddenInput)
    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, row: Move, item: Any, by: Any, at: datetime, data: Any = None, reason: Refusal | None = None
    ) -> None:
        super().__init__(data, auto_id=f"{row.name}_%s", initial={"move": row.name})
        self.row, self.item = row, item
        self.is_bypass_open = row.four_eyes and by.has_trust(DUTY, at)
        self.reason = None if reason and reason.code == "four_eyes" and self.is_bypass_open else reason
        self.fields["seen_revision"].initial = opened.number_of(item)
        self._add_fields(row, item)

    def _add_fields(self, row: Move, item: Any) -> None:
        if row.value:
            self.fields["value"] = VALUE_FIELDS[row.value](item)
        if row.note:
            self.fields["note"] = forms.CharField(
                label=_("Note for readers") if row.note == "public" else _("Note"),
                required=row.note != "optional",
                help_text=NOTE_HELP[row.note],
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )
        if row.can_schedule:
            self.fields["live_from"] = MomentField(label=_("From"), help_text=_("Empty: now."))
            self.fields["live_until"] = MomentField(label=_("Until"), help_text=_("Empty: without an end."))
        if self.is_bypass_open:
            self.fields[DUTY] = forms.BooleanField(
                label=_("On duty, alone: log it and have it read afterwards"), required=False
            )

    @property
    def label(self) -> str:
        return _now(self.row.label)

    @property
    def asks(self) -> bool:
        """Whether a person has anything to fill in."""
        return any(not field.field.widget.is_hidden for field in self)

    def carry_out(self, *, by: Any, at: datetime) -> MoveRecord:
        """Perform the move with what was filled in. Raises Refused, also when the item was saved since the page was opened
        and the move would let through what this person has not read."""
        given = self.cleaned_data
        with transaction.atomic():
            type(self.item)._default_manager.select_for_update().get(pk=self.item.pk)  # no save slips in between
            self._refuse_unread()
            return engine.perform(
                self.item,
                self.row.name,
                by=by,
                at=at,
                note=given.get("note", ""),
                value=given.get("value", ""),
                live_from=given.get("live_from"),
                live_until=given.get("live_until"),
                duty=given.get(DUTY, False),
            )

    def _refuse_unread(self) -> None:
        seen = self.cleaned_data.get("seen_revision")
        lets_through = self.row.four_eyes or self.row.is_approved
        if lets_through and seen is not None and seen != opened.number_of(self.item):
            raise Refused(
                Refusal(
                    "unread",
                    _now(
                        "“%(item)s” was changed after you opened it, so “%(move)s” was not done. Read it as it is now."
                    )
                    % {"item": self.item, "move": self.label},
                )
            )


def forms_for(item: Any, *, by: Any, at: datetime) -> list[MoveForm]:
    """The forms behind the buttons of an item: its state's moves that this person holds the permission for, the ways
    forward first."""
    found = [MoveForm(row, item, by, at, reason=reason) for row, reason in engine.moves_for(item, by=by, at=at)]
    return sorted(found, key=lambda form: not form.row.is_complete)


def ways_back(item: Any) -> list[str]:
    """The buttons that lead from a state where words do not change to one where they do."""
    editable = {state.name for state in item.workflow.states if state.is_editable}
    return [
        _now(move.label)
        for move in item.workflow.moves
        if move.starts_from(item.state) and move.target in editable and not move.second_to
    ]
