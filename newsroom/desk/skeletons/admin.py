"""Templates on the desk: editors write them, everybody who writes begins with them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from newsroom.desk.lists import Unlogged
from newsroom.desk.skeletons.models import Skeleton, kind_choices


class SkeletonForm(forms.ModelForm):
    kind = forms.ChoiceField(label=_("kind"), choices=kind_choices)

    class Meta:
        help_texts = {
            "headline": _(
                "{place}, {province}, {date} and {day} are gaps: the date is filled in, the others are marked."
            ),
            "body": _("Headings and paragraphs in HTML, cleaned when it is saved."),
        }


@admin.register(Skeleton)
class SkeletonAdmin(Unlogged):
    form = SkeletonForm
    list_display = ["name_en", "name_fa", "kind", "language", "position", "is_offered"]
    list_filter = ["kind", "language", "is_offered"]
    fields = [
        ("name_en", "name_fa"), ("kind", "language"), "headline", "standfirst", "body", "event_types", "provinces",
        ("position", "is_offered"),
    ]  # fmt: skip

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("headline", "standfirst", "body", "name_fa"):
            field.widget.attrs["dir"] = "auto"
        return field
