"""A move as a form: the note, the value and the times it asks for, and carrying it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.desk import opened
from newsroom.desk.fields import DayField
from newsroom.press import paths, planning, timeline
from newsroom.press.publishable import Publishable
from newsroom.workflow import engine
from newsroom.workflow.editorial import OPENS
from newsroom.workflow.models import MoveRecord
from newsroom.workflow.refusals import Refusal, Refused
from newsroom.workflow.table import Move

DUTY = "duty"
TOLD = "told_"
#: moves whose forms stand beside what they act on, not among the buttons
IN_PANELS = {"cancel_plan", "reschedule", "expire", "embargo", "lift_embargo", "needs_nothing", "revisit", "revisited"}
VALUE_FIELDS: dict[str, Callable[[Any], forms.Field]] = {}

NOTE_HELP = {
    "optional": _("For colleagues; may stay empty."),
    "reason": _("For colleagues: one sentence why."),
    "public": _("Readers see this note: say what changed."),
}
NOTE_HELP_OF = {
    "embargo": _("For colleagues: why, and who set it (an office, an agency; never a source)."),
    "fix": _("For colleagues: what was fixed. Readers get no note, so it may be no change of a fact."),
    "expire": _("For colleagues: why. Readers are told that the page is no longer offered, and nothing else."),
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


@value_field("plan")
@value_field("flag")
def _hidden_field(_item: Any) -> forms.Field:
    return forms.CharField(widget=forms.HiddenInput)


@value_field("day")
def _day_field(_item: Any) -> forms.Field:
    return DayField(label=_("On"), help_text=_("A day that lies ahead, in either calendar: 2027-04-04 or 1406/01/15."))


class MomentField(forms.DateTimeField):
    """A date and time in the newsroom's zone, for the browser's own picker."""

    def __init__(self, *, required: bool = False, **kwargs: Any) -> None:
        picker = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=picker, required=required, **kwargs)


@value_field("moment")
def _moment_field(_item: Any) -> forms.Field:
    return MomentField(label=_("When"), required=True, help_text=_("In the newsroom's time."))


class MoveForm(forms.Form):
    """What one move asks a person for. Without data it is the empty form behind the button.

    `reason` is what stands against the move now, or None; one that duty may set aside counts as open.
    """

    move = forms.CharField(widget=forms.HiddenInput)
    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen_mark = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        row: Move,
        item: Any,
        by: Any,
        at: datetime,
        data: Any = None,
        reason: Refusal | None = None,
        value: str = "",
    ) -> None:
        super().__init__(data, auto_id=f"{row.name}{value}_%s", initial={"move": row.name, "value": value})
        self.row, self.item = row, item
        self.is_bypass_open = row.four_eyes and by.has_trust(DUTY, at)
        self.reason = None if reason and reason.code == "four_eyes" and self.is_bypass_open else reason
        self.lets_through = row.four_eyes or row.is_approved
        self.fields["seen_revision"].initial = opened.number_of(item) if self.lets_through else None
        self.fields["seen_mark"].initial = item.seen_mark() if self.lets_through else ""
        self._add_fields(row, item)
        if row.effect == OPENS:
            self._ask_about_plans(item, at)

    def _add_fields(self, row: Move, item: Any) -> None:
        if row.value:
            self.fields["value"] = VALUE_FIELDS[row.value](item)
        if row.note:
            self.fields["note"] = forms.CharField(
                label=_("Note for readers") if row.note == "public" else _("Note"),
                required=row.note != "optional",
                help_text=NOTE_HELP_OF.get(row.name, NOTE_HELP[row.note]),
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )
        for name, label in told_fields(row, item):
            self.fields[name] = forms.CharField(
                label=label, required=False, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
            )
        if row.can_schedule:
            self.fields["live_from"] = MomentField(
                label=_("From"), required=row.name == "reschedule", help_text="" if row.value else _("Empty: now.")
            )
            self.fields["live_until"] = MomentField(label=_("Until"), help_text=_("Empty: without an end."))
        if self.is_bypass_open:
            self.fields[DUTY] = forms.BooleanField(
                label=_("On duty, alone: log it and have it read afterwards"), required=False
            )

    def _ask_about_plans(self, item: Any, at: datetime) -> None:
        """Whoever publishes something while more is planned says what becomes of that; nothing is lost in silence."""
        embargo, plans = planning.coming(item, at)
        if embargo is not None and "live_from" in self.fields:
            self.fields["live_from"].initial = embargo.until
        if not plans:
            return
        times = "; ".join(f"{plan.get_act_display()} {planning.written(plan.at)}" for plan in plans)
        self.fields["later"] = forms.ChoiceField(
            label=_("What is planned for later"),
            widget=forms.RadioSelect,
            choices=[
                (timeline.KEEP, _now("Leave it as it is: it takes the place of this text at its time")),
                ("cancel", _now("Cancel what is planned after this text begins")),
            ],
            help_text=_now(
                "Planned: %(times)s. What was approved before may not hold what you publish now: read it first."
            )
            % {"times": times},
        )

    @property
    def label(self) -> str:
        return _now(self.row.label)

    @property
    def shows_uses(self) -> bool:
        """Whether the person should know what uses the item before pressing the button."""
        return self.row.name in ("withdraw", "correct", "expire")

    def as_div(self) -> SafeString:
        """The fields as Django's own template writes them, without its four templates a field: a page has twenty forms."""
        if self.is_bound:
            return super().as_div()
        return self.unseen() + format_html_join(
            "", "<div>{}</div>", ((_written(field),) for field in self.visible_fields())
        )

    def unseen(self) -> SafeString:
        """The hidden fields."""
        row = '<input type="hidden" name="{}" value="{}" id="{}">'
        fields = (
            (one.html_name, "" if one.value() is None else one.value(), one.auto_id) for one in self.hidden_fields()
        )
        return format_html_join("", row, fields)

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
                value=self._value(),
                words={name[len(TOLD) :]: said for name, said in given.items() if name.startswith(TOLD) and said},
                live_from=given.get("live_from"),
                live_until=given.get("live_until"),
                duty=given.get(DUTY, False),
            )

    def _value(self) -> str:
        """The value in the words of the engine: moments and days as ISO, and what becomes of later plans."""
        value = self.cleaned_data.get("value", "")
        if isinstance(value, (date, datetime)):
            return value.isoformat()
        return value or (timeline.KEEP if self.cleaned_data.get("later") == timeline.KEEP else "")

    def _refuse_unread(self) -> None:
        seen = self.cleaned_data.get("seen_revision")
        mark = self.cleaned_data.get("seen_mark")
        is_other = seen is not None and seen != opened.number_of(self.item)
        is_other = is_other or (bool(mark) and mark != self.item.seen_mark())
        if self.lets_through and is_other:
            raise Refused(
                Refusal(
                    "unread",
                    _now(
                        "“%(item)s” was changed after you opened it, so “%(move)s” was not done. Read it as it is now."
                    )
                    % {"item": self.item, "move": self.label},
                )
            )


def _written(field: forms.BoundField) -> SafeString:
    if field.use_fieldset:
        return field.as_field_group()
    words = field.help_text
    helped = format_html('<div class="helptext" id="{}_helptext">{}</div>', field.auto_id, words) if words else ""
    return format_html('<label for="{}">{}:</label>{}{}', field.id_for_label, field.label, helped, field)


def told_fields(row: Move, item: Any) -> list[tuple[str, str]]:
    """Fields for what readers of each language are told, where the note is for colleagues or in one language only."""
    if row.effect in ("close_edition", "close_footage"):
        label = _now("Words for readers (%(language)s), beside the line; may stay empty")
    elif row.note == "public" and isinstance(item, Publishable) and len(item.site_languages()) > 1:
        label = _now("The note in %(language)s, where it should read otherwise")
    else:
        return []
    names = dict(settings.LANGUAGES)
    return [(f"{TOLD}{code}", label % {"language": _now(names[code])}) for code in item.site_languages()]


def forms_for(item: Any, *, by: Any, at: datetime) -> list[MoveForm]:
    """The forms behind the buttons of an item: its state's moves that this person holds the permission for, the ways
    forward first. Moves that have their place in a panel are not among them."""
    found = [
        MoveForm(row, item, by, at, reason=reason)
        for row, reason in engine.moves_for(item, by=by, at=at, besides=IN_PANELS)
    ]
    return sorted(found, key=lambda form: not form.row.is_complete)


def panel_moves(item: Any, names: Iterable[str], *, by: Any, at: datetime) -> list[Move]:
    """Those of the moves that stand in panels which this person can use on the item now."""
    known = {row.name: row for row in item.workflow.moves}
    return [
        known[name]
        for name in names
        if name in known and not engine.refusal(item, name, by=by, at=at, note="-", value=planning.ASKING)
    ]


def ways_back(item: Any) -> list[str]:
    """The buttons that lead from a state where words do not change to one where they do."""
    editable = {state.name for state in item.workflow.states if state.is_editable}
    return [
        _now(move.label)
        for move in item.workflow.moves
        if move.starts_from(item.state) and move.target in editable and not move.second_to
    ]
