"""What some moves of footage ask for beside a note."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from media.moderation import REJECT_CODES
from newsroom.desk.moves import value_field

USUAL_DAYS = 7


@value_field("reject_code")
def reject_code_field(_item: Any) -> forms.Field:
    """Why it is not used, as one word of the list."""
    return forms.ChoiceField(label=_("Why"), choices=[(code, _now(label)) for code, label in REJECT_CODES.items()])


@value_field("review_by")
def review_by_field(_item: Any) -> forms.Field:
    """The day on which it comes back."""
    usual = timezone.localdate() + timedelta(days=USUAL_DAYS)
    return forms.CharField(label=_("Until"), initial=usual.isoformat(), widget=forms.DateInput(attrs={"type": "date"}))


@value_field("root")
def root_field(_item: Any) -> forms.Field:
    """The first one of its kind."""
    return forms.CharField(
        label=_("Reference of the first one"), max_length=12, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
