"""Captions that a person typed, as they are kept, or one sentence about the line that is wrong."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from media.subtitles import CaptionsRefused, parse, write

SENTENCES = {
    "header": _n("Line %(line)s: nothing may stand right under “WEBVTT”. Leave an empty line there."),
    "block": _n("Line %(line)s: notes, styles and regions are not taken. Keep the times and the words only."),
    "time": _n("Line %(line)s: there is no time to read. Write it as 00:01.000 --> 00:04.000."),
    "settings": _n("Line %(line)s: nothing may stand after the second time. Take it out."),
    "backwards": _n("Line %(line)s: it ends before it begins. Correct one of the two times."),
    "order": _n("Line %(line)s: it begins before the one above it. Put the captions in the order of the clip."),
    "words": _n("Line %(line)s: no words stand under this time. Write them, or take the time out."),
    "tag": _n("Line %(line)s: no tags are taken. Write plain words, without “<”."),
    "arrow": _n("Line %(line)s: a new time begins here. Leave an empty line above it."),
}


def checked(text: str) -> str:
    """The captions in the one shape in which they are kept; ValidationError names the first line that is wrong."""
    try:
        return write(parse(text))
    except CaptionsRefused as refused:
        raise ValidationError(_(SENTENCES[refused.code]) % {"line": refused.line}, code=refused.code) from refused
