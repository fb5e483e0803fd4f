"""The chief's list of what is signed off, per kind."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest

from newsroom.desk.lists import Unlogged
from newsroom.desk.signoff.models import SignOffItem
from newsroom.press.words import Words
from newsroom.workflow.models import WorkflowItem


def kinds() -> list[tuple[str, str]]:
    """The kinds of items that go through a workflow of their own."""
    models = (model for model in apps.get_models() if issubclass(model, WorkflowItem) and not issubclass(model, Words))
    return [(model.kind, str(model._meta.verbose_name)) for model in models]


@admin.register(SignOffItem)
class SignOffItemAdmin(Unlogged):
    list_display = ["name_en", "name_fa", "kind", "stage", "is_for_others", "is_asked", "position"]
    list_filter = ["kind", "is_asked"]
    fields = ["kind", "name_en", "name_fa", "stage", "is_for_others", "is_asked", "position"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "kind":
            return forms.ChoiceField(label=db_field.verbose_name.capitalize(), choices=kinds)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Ticks were given for a kind and for words: what was ticked is switched off, and written anew."""
        return ["kind", "name_en"] if obj is not None and obj.ticks.exists() else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or not obj.ticks.exists())

    def get_actions(self, request: HttpRequest, action_location: Any = None) -> dict[str, Any]:
        return {}
