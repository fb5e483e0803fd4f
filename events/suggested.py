"""A text field that suggests: what is proposed is chosen from a list, anything else can be typed."""

from __future__ import annotations

from typing import Any

from django import forms


class Suggested(forms.TextInput):
    """`suggestions` are (value, what it says) pairs for the browser's own list."""

    template_name = "events/suggested.html"

    def __init__(self, suggestions: list[tuple[str, str]], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggestions = suggestions

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["list_id"] = f"{context['widget']['attrs'].get('id', name)}-list"
        context["widget"]["attrs"]["list"] = context["list_id"]
        context["suggestions"] = self.suggestions
        return context
