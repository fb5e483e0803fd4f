"""What the newsroom is called: a name for each language of its readers."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language


def nameplate(language: str = "") -> str:
    """The newsroom's name in a language, or in that of now; where it has none of its own there, the one name it has."""
    language = (language or get_language() or "en").split("-")[0]
    return getattr(settings, f"NEWSROOM_NAME_{language.upper()}", "") or str(settings.NEWSROOM_NAME)
