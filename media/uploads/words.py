"""What a file field tells the script that sends its files in pieces: where to, how much, and what to say meanwhile."""

from __future__ import annotations

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _


def attributes(
    address: str, most_bytes: int, *, limit: str, most_files: int = 0, has_names: bool = False
) -> dict[str, str]:
    """The `data-` attributes; {words} in braces are filled in by the script. `most_files` 0 is any number.

    `limit` is the id of the element that says how much may be sent: with the script it is more.
    """
    most = filesizeformat(most_bytes)
    told = {
        "uploads": address,
        "most-bytes": str(most_bytes),
        "most-files": str(most_files or ""),
        "names": "1" if has_names else "",
        "limit": limit,
        "limit-text": _(
            "Each file may have at most %(most)s. They go in pieces: you may lose the line, it goes on. "
            "Keep this page open until all is here."
        )
        % {"most": most},
        "going": _("{sent} of {whole} MB; you may lose the line, it goes on"),
        "done": _("{whole} MB, all of it is here"),
        "lost": _("The line is lost. It is tried again by itself; keep this page open."),
        "stop": _("Stop, and delete what has arrived"),
        "stopped": _("Stopped. What had arrived is deleted."),
        "too-large": _("“{name}” is larger than %(most)s, so it cannot be sent. Choose a shorter or smaller copy.")
        % {"most": most},
        "too-many": _("At most %(number)d files come in one go. Choose fewer, and send the others afterwards.")
        % {"number": most_files},
        "refused": _("The files could not be sent. Open the page anew and try again."),
        "unreadable": _("The file can no longer be read on this device. Choose it again."),
    }
    return {f"data-{name}": text for name, text in told.items() if text}
