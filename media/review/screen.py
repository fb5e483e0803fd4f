"""Everything that the screen of one piece shows, read in a number of queries that does not grow with the newsroom."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from media import claims
from media.assessment import clearing
from media.focus import POINTS, focus_of
from media.inspection import progress
from media.inspection.models import Inspection
from media.likeness import seen as likeness
from media.models import Footage
from media.moderation import IN_REVIEW, REJECT_CODES
from media.redaction import plans
from media.redaction.models import RedactionPlan
from media.review import checks, forms, viewing
from media.review.checks import Group
from media.review.readings import Reading, readings_of
from media.submission.models import Submission, SubmittedFile
from newsroom.desk import moves
from newsroom.taxonomy.packs.outlines import CountryMap, country_map

MAP_SIZE = 96
FIRST_MOVES = (
    "take",
    "resume",
    "clear",
    "ask",
    "set_aside",
    "duplicate",
    "reject",
    "publish_alone",
    "not_duplicate",
    "reopen",
)
"""Moves with a button of their own; the others lie under “More”."""

MOVE_KEYS = {"take": "t", "resume": "t", "clear": "C", "ask": "A", "set_aside": "S", "duplicate": "D", "reject": "X"}
"""A capital letter is pressed with Shift."""

DIGEST = {
    "position": _n("position"),
    "times": _n("times"),
    "device": _n("device"),
    "software": _n("software"),
    "other": _n("other"),
}


@dataclass(slots=True)
class Sent:
    """The sending that brought it, with what was asked and answered."""

    submission: Submission
    is_own: bool

    @property
    def questions(self) -> list[Any]:
        return list(self.submission.questions.all())


class Screen:
    """One piece as `by` sees it at `at`. Properties are read once, when a template asks."""

    def __init__(self, item: Footage, *, by: Any, at: datetime) -> None:
        self.item, self.by, self.at = item, by, at

    # -- who has it

    @cached_property
    def may_act(self) -> bool:
        return bool(self.by.has_perm("media.moderate"))

    @property
    def holder(self) -> Any:
        return claims.holder(self.item, self.at)

    @property
    def is_mine(self) -> bool:
        return self.holder is not None and self.holder.pk == self.by.pk

    @property
    def is_others(self) -> bool:
        return self.holder is not None and not self.is_mine

    @property
    def minutes_left(self) -> int:
        return max(0, round((self.item.claimed_until - self.at).total_seconds() / 60)) if self.holder else 0

    @property
    def may_change(self) -> bool:
        """Whether what is pressed here would be taken: a moderator, and nobody else has it."""
        return self.may_act and not self.is_others

    # -- what is seen

    @cached_property
    def viewer(self) -> viewing.Viewer:
        return viewing.viewer(self.item)

    @cached_property
    def inspection(self) -> Any:
        return getattr(self.item, "inspection", None)

    @property
    def progress(self) -> tuple[int, int]:
        """How many steps of the machine are done, of how many."""
        lines = progress.progress(self.item)
        return sum(seconds is not None for _label, _status, seconds in lines), len(lines)

    @property
    def machine(self) -> str:
        """Where the inspection stands, in one sentence."""
        return progress.sentence(self.item)

    @property
    def is_being_made(self) -> bool:
        """Whether what is shown is about to be replaced."""
        return self._stands(Inspection.Status.WAITING, Inspection.Status.RUNNING)

    @property
    def is_told(self) -> bool:
        """Whether there is something to say of the machine."""
        return self.is_being_made or self._stands(Inspection.Status.REFUSED, Inspection.Status.FAILED)

    def _stands(self, *states: str) -> bool:
        return self.inspection is not None and self.inspection.status in states

    @cached_property
    def plan(self) -> RedactionPlan | None:
        return plans.current(self.item)

    @property
    def boxes(self) -> str:
        """What was drawn, for the script that draws on."""
        return json.dumps(self.plan.boxes if self.plan else [])

    @property
    def modes(self) -> list[tuple[str, str]]:
        return [(value, str(label)) for value, label in RedactionPlan.Mode.choices]

    @cached_property
    def near(self) -> list[Any]:
        return likeness.near(self.item)

    @property
    def is_compared(self) -> bool:
        """Whether what looks like it was looked for."""
        return self._stands(Inspection.Status.READY)

    @property
    def focus(self) -> str:
        """What stays in a narrow cut."""
        return str(POINTS[focus_of(self.item)][2])

    @cached_property
    def earliest(self) -> likeness.Appearance:
        """When it is first known to have been there."""
        return likeness.earliest(self.item, self.near)

    @property
    def alarms(self) -> list[Any]:
        """Earlier ones that nobody has looked at."""
        return [one for one in self.near if one.is_alarm and not one.pair.verdict]

    # -- what came with it

    @cached_property
    def readings(self) -> list[Reading]:
        return readings_of(self.item, self.by)

    @cached_property
    def sent(self) -> Sent | None:
        if not self.by.has_perm("media.view_submission"):
            return None
        rows = SubmittedFile.objects.filter(footage=self.item).select_related("submission")
        row = rows.order_by("-is_own", "pk").first()
        return Sent(row.submission, row.is_own) if row else None

    @cached_property
    def map(self) -> CountryMap:
        return country_map(MAP_SIZE, settings.NEWSROOM_PACK)

    @cached_property
    def dots(self) -> list[Any]:
        """Where it was filmed: as the desk has put it down, else as the captions say."""
        if self.item.place is not None:
            return [self.item.place]
        return list({place.pk: place for one in self.readings for place in one.places}.values())

    @cached_property
    def facts(self) -> list[tuple[str, str]]:
        """Technical facts in words."""
        known = self.inspection.facts if self.inspection else {}
        sound = known.get("sound") or {}
        size = f"{known['width']} × {known['height']}" if known.get("width") else ""
        rows = [
            (_("kind"), known.get("kind", "")), (_("size"), size), (_("length"), _seconds(known.get("seconds"))),
            (_("frames a second"), known.get("rate") or ""), (_("coding"), known.get("codec", "")),
            (_("sound"), " ".join(str(sound[name]) for name in ("codec", "rate") if sound.get(name)) or _("none")),
            (_("bytes"), f"{self.item.size:,}"),
            (_("malware scan"), (self.inspection.scanned if self.inspection else "") or _("not scanned")),
        ]  # fmt: skip
        return [(name, str(value)) for name, value in rows if value != ""]

    @cached_property
    def digest(self) -> list[tuple[str, list[Any]]]:
        """What the original says of itself, by group: it may give its sender away, so only moderators read it."""
        found = self.inspection.digest if self.inspection and self.may_act else {}
        return [(_(label), found[name]) for name, label in DIGEST.items() if found.get(name)]

    # -- what is decided

    @cached_property
    def groups(self) -> list[Group]:
        submission = self.sent.submission if self.sent and self.sent.is_own else None
        return checks.groups(self.item, checks.Seen(self.readings, submission, len(self.near), self.is_compared))

    @property
    def open_group(self) -> str:
        """The group that a person comes to next: the first look, then what has to be answered before clearing."""
        for code in (checks.TRIAGE, *checks.AT_ONCE):
            group = next(one for one in self.groups if one.code == code)
            if group.left:
                return code
        return ""

    @property
    def risks(self) -> list[tuple[str, str, str]]:
        keys = {"low": "L", "high": "H", "unknown": ""}
        return [(value, str(label), keys[value]) for value, label in Footage.Risk.choices]

    @property
    def findings(self) -> list[tuple[str, str]]:
        return [(value, str(label)) for value, label in Footage.Finding.choices]

    @cached_property
    def facts_form(self) -> forms.FactsForm:
        submission = self.sent.submission if self.sent and self.sent.is_own else None
        proposed = forms.proposed_facts(self.item, self.readings, submission)
        form = forms.FactsForm(instance=self.item, initial=proposed)
        for name in proposed:
            form.fields[name].widget.attrs["class"] = "proposed"
        return form

    @cached_property
    def text_forms(self) -> list[forms.TextForm]:
        return forms.text_forms(self.item)

    @cached_property
    def move_forms(self) -> list[moves.MoveForm]:
        return moves.forms_for(self.item, by=self.by, at=self.at)

    @property
    def first_moves(self) -> list[tuple[moves.MoveForm, str]]:
        """The moves with a button, each with its key, in the order of the table above."""
        found = {form.row.name: form for form in self.move_forms}
        return [(found[name], MOVE_KEYS.get(name, "")) for name in FIRST_MOVES if name in found]

    @property
    def other_moves(self) -> list[moves.MoveForm]:
        return [form for form in self.move_forms if form.row.name not in FIRST_MOVES]

    @property
    def reject_codes(self) -> list[tuple[str, str]]:
        return [(code, _(label)) for code, label in REJECT_CODES.items()]

    @cached_property
    def missing(self) -> list[str]:
        """What has to be there before it is cleared."""
        return self.item.missing_for_publication() if self.item.state == IN_REVIEW else []

    @cached_property
    def second(self) -> list[str]:
        """Why somebody else has to clear it."""
        return clearing.needs_second(self.item) if self.item.state == IN_REVIEW else []


def _seconds(length: Any) -> str:
    if not length:
        return ""
    minutes, seconds = divmod(float(length), 60)
    return f"{int(minutes)}:{seconds:05.2f}"
