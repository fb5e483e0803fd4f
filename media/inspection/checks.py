"""Say at start-up when nothing keeps the children that open hostile files from the network."""

from __future__ import annotations

from typing import Any

from django.core.checks import Warning as CheckWarning
from django.core.checks import register

from media.processing.run import isolation


@register()
def check_isolation(**_options: Any) -> list[CheckWarning]:
    if isolation() != "none":
        return []
    return [
        CheckWarning(
            "What opens footage runs without isolation: only limits on time, memory and files hold it.",
            hint="Install bubblewrap, or allow user namespaces, so that a decoder that was taken over reaches no network.",
            id="media.W001",
        )
    ]
