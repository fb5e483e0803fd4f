"""What a person is told when an export cannot be read or unpacked."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from events.telegram.archive import BadArchive
from events.telegram.reading import NoExport

SENTENCES = {
    "no_json": _n(
        "There is no readable result.json. In Telegram Desktop, export the chat as “Machine-readable JSON” and give that folder."
    ),
    "no_chat": _n("The result.json holds no chat, so nothing was brought in. Export a chat with its messages."),
    "too_large": _n("The result.json is larger than 768 MB. Export the chat again in parts, by date."),
}

ARCHIVES = {
    "no_zip": _n("This file is no ZIP, or a broken one, so nothing was unpacked. Pack the folder of the export again."),
    "no_result": _n("This ZIP holds no result.json. Pack the folder that Telegram Desktop made, and export as JSON."),
    "locked": _n("This ZIP has a password, so it was not unpacked. Pack the folder without one."),
    "too_many": _n("This ZIP holds more than 100,000 files, so it was not unpacked. Export in parts, by date."),
    "too_large": _n("This ZIP holds more than there is room for, so it was not unpacked. Export in parts, by date."),
}


def why_no_export(error: NoExport | BadArchive) -> str:
    """One sentence for an export that was not read."""
    return _((ARCHIVES if isinstance(error, BadArchive) else SENTENCES)[error.code])
