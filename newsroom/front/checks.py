"""What the machine must be able to do for readers' pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register
from django.utils.translation import get_language_info

from newsroom.front.drawings.lettering import can_shape


@register
def pictures_can_hold_every_script(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:
    """Words of a script that runs from right to left need fribidi, in cards and in files of charts."""
    if can_shape() or not any(get_language_info(code)["bidi"] for code, _name in settings.LANGUAGES):
        return []
    return [
        Warning(
            "Cards and charts are drawn without their Persian words: this machine cannot join Persian letters.",
            hint="Install fribidi (the package libfribidi0 or fribidi) and start again. Pages themselves do not need it.",
            id="front.W001",
        )
    ]
