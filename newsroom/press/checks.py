"""Refuse at start-up: every publishable model is a registered kind, and the app called media is ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, register

from newsroom.press.kinds import KINDS
from newsroom.press.publishable import Publishable


@register()
def check_kinds(**_options: Any) -> list[Error]:
    return [
        Error(
            f"{model.__name__} can become public but its kind {model.kind!r} is not registered.",
            hint="Register a Kind in the ready() of its app.",
            obj=model,
            id="press.E001",
        )
        for model in apps.get_models()
        if issubclass(model, Publishable) and getattr(KINDS.get(model.kind), "model", None) is not model
    ]


@register()
def check_media_is_ours(**_options: Any) -> list[Error]:
    place = Path(apps.get_app_config("media").path)
    if place == settings.BASE_DIR / "media":
        return []
    return [
        Error(
            f"The app “media” was found at {place}, not beside manage.py.",
            hint="Start the server in the project's folder; some systems have a folder /media of their own.",
            id="press.E002",
        )
    ]
