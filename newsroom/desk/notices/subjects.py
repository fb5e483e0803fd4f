"""The kinds of notices, as each person chooses among them: a row with what holds until somebody chooses otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from newsroom.desk.notices.models import Mail


@dataclass(frozen=True, slots=True)
class Subject:
    """`label` finishes the sentence “Tell me when …”. `is_shown` and `mail` are what holds without a wish."""

    name: str
    label: Any
    is_shown: bool = True
    mail: str = Mail.DIGEST


TO_READ, BACK, GONE_ON, LESS_PUBLIC = "to_read", "back", "gone_on", "less_public"
AFTERWARDS, AGREE, FOLLOWED, ASKED, COMMENT = "afterwards", "agree", "followed", "asked", "comment"

SUBJECTS = {
    row.name: row
    for row in (
        Subject(TO_READ, _("something waits for me to read it, or to send it out")),
        Subject(ASKED, _("somebody asks me, by name, to read something"), mail=Mail.AT_ONCE),
        Subject(BACK, _("something of mine comes back to me"), mail=Mail.AT_ONCE),
        Subject(GONE_ON, _("something of mine goes on, or goes out")),
        Subject(LESS_PUBLIC, _("something of mine is taken from readers, or says less"), mail=Mail.AT_ONCE),
        Subject(AFTERWARDS, _("somebody acted alone and it is to be read afterwards")),
        Subject(AGREE, _("a second person has to agree to hiding or erasing"), mail=Mail.AT_ONCE),
        Subject(COMMENT, _("somebody writes a comment for me")),
        Subject(FOLLOWED, _("something happens to what I follow")),
    )
}
