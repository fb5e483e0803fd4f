"""What the public pages ask. Nothing is required but a file and a choice."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from media.submission.contacts import MOST_LETTERS
from media.submission.models import Submission

LONGEST_CLAIM = 2000


def _words(label: Any, help_text: Any = "", *, longest: int = LONGEST_CLAIM, rows: int = 2) -> forms.CharField:
    """A free text in whatever direction it is written; the browser is asked not to remember it."""
    widget = forms.Textarea({"rows": rows, "dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, max_length=longest, required=False, widget=widget)


class SendingForm(forms.Form):
    """The words and choices beside the files."""

    token = forms.CharField(widget=forms.HiddenInput)
    website = forms.CharField(
        label=_("Leave this empty"), required=False, widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"})
    )
    claim_what = _words(_("What does it show?"), _("Say here too what has to be blurred."), rows=3)
    claim_when = _words(_("When was it filmed?"), _("In any calendar; “last night” is fine."))
    claim_where = _words(_("Where was it filmed?"), _("As exactly as is safe for you."))
    consent = forms.ChoiceField(
        label=_("May we publish it?"), choices=Submission.Consent.choices, widget=forms.RadioSelect
    )
    credit_name = forms.CharField(
        label=_("The name to be printed"), required=False, max_length=100,
        help_text=_("Only for the first choice. Everybody will read it."),
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip
    may_alter = forms.BooleanField(label=_("You may cut it, and blur faces and places in it."), required=False)
    contact = _words(
        _("How can we reach you?"),
        _("Leave it empty if you can: the receipt lets us ask you without knowing who you are."),
        longest=MOST_LETTERS,
    )

    def clean_website(self) -> str:
        """A field that people do not see and programs fill in."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                _("Your files were not taken: the field that has to stay empty was filled in. Empty it and send again.")
            )
        return ""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        is_named = given.get("consent") == Submission.Consent.NAMED
        if is_named and not given.get("credit_name", "").strip():
            self.add_error("credit_name", _now("Write the name that should be printed, or choose to stay unnamed."))
        if not is_named:
            given["credit_name"] = ""  # a name that is not to be printed is not kept
        return given

    def values(self) -> dict[str, Any]:
        """The columns of a sending, and `contact`."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("token", "website")}


class ReceiptForm(forms.Form):
    """The code of a receipt, written as it may be."""

    code = forms.CharField(
        label=_("Your receipt"), max_length=200,
        widget=forms.TextInput({"autocomplete": "off", "dir": "ltr", "inputmode": "numeric", "spellcheck": "false"}),
    )  # fmt: skip


class TakeDownForm(forms.Form):
    """Why something that may be public has to come down."""

    words = _words(_("Why it has to come down"), _("As much as is safe for you; it may stay empty."))


class AnswerForm(forms.Form):
    """What the sender answers."""

    question = forms.IntegerField(widget=forms.HiddenInput)
    answer = _words(_("Your answer"), rows=4)
