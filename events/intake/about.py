"""What a person says of a whole batch: the year, the day of sending, the public source."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from events.persons import is_personal


class AboutForm(forms.Form):
    """The three fields that the paste page and the page of a batch share."""

    year = forms.IntegerField(
        label=_("Year of captions that give none"), required=False, min_value=1900, max_value=2100,
        help_text=_("Gregorian. Leave it empty when you do not know."),
    )  # fmt: skip
    sent_on = forms.DateField(
        label=_("Day on which they were sent"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Where it is one day for all of them: “yesterday”, and a day without a year, are counted from it."),
    )  # fmt: skip
    origin = forms.CharField(
        label=_("Public source"), required=False, max_length=200,
        help_text=_("The channel, agency or site all of them come from. Never a person."),
    )  # fmt: skip

    def clean_origin(self) -> str:
        """A source is a channel, an agency or a site; a person's handle or number is refused."""
        origin: str = self.cleaned_data["origin"]
        if is_personal(origin):
            raise forms.ValidationError(
                _("This looks like a person. Name the public channel, agency or site, or leave it empty.")
            )
        return origin
