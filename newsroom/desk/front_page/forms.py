"""The working list of the front page's editor in the fields of its form, and the form of a link to another site."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.desk.moves import MomentField
from newsroom.press.front_page import MOST, Placed, in_order
from newsroom.press.models import FrontSlot
from newsroom.text.refs import REF_PATTERN

PICKER = "%Y-%m-%dT%H:%M"
MOST_ROWS = 2 * sum(MOST.values())


class RowForm(forms.Form):
    """One place of the list, as its fields carry it from one act to the next."""

    place = forms.ChoiceField(choices=FrontSlot.Place.choices)
    kind = forms.RegexField(r"^[a-z]{1,16}$", required=False)
    ref = forms.RegexField(rf"^{REF_PATTERN}$", required=False)
    address = forms.CharField(max_length=500, required=False, validators=[URLValidator(["https"])])
    title = forms.CharField(max_length=200, required=False)
    source = forms.CharField(max_length=80, required=False)
    shown_until = MomentField()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if bool(cleaned.get("ref")) == bool(cleaned.get("address")):
            raise ValidationError("neither an item nor a link")
        return cleaned


class LinkForm(forms.Form):
    """A link to another site, to be added to the list. Inside the list's own form, so that nothing in it holds that one up."""

    use_required_attribute = False

    link_place = forms.ChoiceField(
        label=pgettext_lazy("of the front page", "Place"), choices=FrontSlot.Place.choices, initial=FrontSlot.Place.MORE
    )
    link_address = forms.CharField(
        label=_("Address"), max_length=500, help_text=_("Begins with https://"),
        widget=forms.URLInput(attrs={"dir": "ltr"}),
        validators=[URLValidator(["https"], message=_("This is no address that begins with https://. Check it."))],
    )  # fmt: skip
    link_title = forms.CharField(label=_("Title"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    link_source = forms.CharField(
        label=_("Name of the source"), max_length=80, help_text=_("Readers see it beside the title."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip

    def placed(self) -> Placed:
        """What was filled in, as a place."""
        given = self.cleaned_data
        return Placed(
            given["link_place"], address=given["link_address"], title=given["link_title"], source=given["link_source"]
        )


def read(data: Any) -> list[Placed]:
    """The list as the form was sent; rows that no form of ours has written are passed over."""
    number = min(int(data.get("rows", "")) if data.get("rows", "").isdigit() else 0, MOST_ROWS)
    rows = (RowForm(data, prefix=str(index)) for index in range(number))
    return in_order([Placed(**row.cleaned_data) for row in rows if row.is_valid()])


def moment(text: str) -> datetime | None:
    """A time as the browser's picker writes it, in the newsroom's zone; None for none."""
    try:
        return MomentField().clean(text)
    except ValidationError:
        return None


def as_picked(value: datetime | None) -> str:
    """For the browser's picker."""
    return f"{timezone.localtime(value):{PICKER}}" if value else ""


def bad_times(data: Any, placed: Sequence[Placed]) -> bool:
    """Whether a time was written that cannot be read, so that nothing is silently without an end."""
    return sum(bool(data.get(f"{number}-shown_until")) for number in range(MOST_ROWS)) > sum(
        one.shown_until is not None for one in placed
    )
