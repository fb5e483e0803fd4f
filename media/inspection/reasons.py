"""Why an inspection ended without a result, in a sentence for people."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

REASONS = {
    "unknown_kind": _n("It is none of the kinds of file that are taken: no picture, no clip, no sound recording."),
    "kind_not_allowed": _n("It is a picture of a kind that cannot be cleaned here (HEIC). Ask for it as a JPEG."),
    "unreadable": _n("The file is broken or cut off. Ask for another copy."),
    "nothing_to_show": _n("There are neither pictures nor sound in it."),
    "codec_not_allowed": _n("Its pictures or its sound are coded in a way that is not opened here. Ask for it as MP4 or JPEG."),
    "too_large": _n("It has more pixels than are opened here. Ask for a smaller copy."),
    "too_long": _n("It is longer than four hours. Ask for the part that matters."),
    "too_many_streams": _n("It holds more than sixteen streams, as no camera writes. Ask for another copy."),
    "too_fast": _n("It claims more frames a second than a camera films. Ask for another copy."),
    "not_clean": _n("A copy of it would have carried more than pictures and sound, so none was kept. Tell your administrator."),
    "bad_plan": _n("The plan of what to hide cannot be read, so nothing was shown by it. Draw it again."),
    "mixed_plans": _n("What is there was made by different plans of what to hide, so it was not used. Draw the plan again."),
    "malware": _n("The malware scanner knows it. Do not open the original."),
    "killed": _n("Looking at it was ended by the system three times. Have it inspected again, or ask for another copy."),
    "timeout": _n("Looking at it took too long, three times. Ask for a shorter or smaller copy."),
    "memory": _n("Looking at it took too much memory, three times. Ask for a shorter or smaller copy."),
    "crash": _n("What looks at it fell over three times. Ask for another copy."),
    "no_original": _n("Its original cannot be opened: it is missing, was changed, or its key is not here. Check the vault."),
    "no_room": _n("The disk is full. It goes on by itself when there is room."),
}  # fmt: skip


def reason(code: str) -> str:
    """The sentence of a code; empty for none."""
    return _(REASONS[code]) if code else ""
