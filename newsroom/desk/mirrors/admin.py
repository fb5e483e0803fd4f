"""The chief's list of mirrors: what readers are told in the footer, the feeds and the posts."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from newsroom.press.models import Mirror


@admin.register(Mirror)
class MirrorAdmin(admin.ModelAdmin):
    list_display = ["name", "address", "position", "shown_since", "shown_until"]
    fields = ["name", "address", "position", "shown_since", "shown_until"]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new one is shown from now on."""
        return {"shown_since": timezone.now(), **super().get_changeform_initial_data(request)}
