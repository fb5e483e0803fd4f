"""What a later export does not hold any more was deleted at its source."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import datetime
from itertools import islice

from django.utils.translation import gettext as _

from events.models import Report
from events.telegram.comparing import DECIDED
from events.telegram.identities import message_identity
from events.telegram.reading import Chat
from events.telegram.tally import Tally

#: numbers without a message that are still compared, one digest each; more would take minutes
MOST = 3_000_000
CHUNK = 900


def mark_gone(chat: Chat, seen: Set[int], tally: Tally, *, at: datetime) -> None:
    """Mark the reports of the chat whose number lies among those of the export and is not there.

    An export can be cut by date, so nothing is said about what lies before its first message or after its last. `seen` are the
    reports that it holds all the same: an album whose first message is gone.
    """
    if Report.objects.filter(channel=Report.Channel.TELEGRAM, gone_at=None).count() <= len(seen):
        return  # every report there is was in this export
    if count_absent(chat.numbers) > MOST:
        tally.warn(_("What was deleted at its source was not looked for: the numbers of this chat have too many gaps."))
        return
    absent = absent_numbers(chat.numbers)
    while numbers := list(islice(absent, CHUNK)):
        identities = [message_identity(chat.number, number) for number in numbers]
        rows = Report.objects.filter(identity__in=identities, gone_at=None)
        for pk, decision in rows.values_list("pk", "decision"):
            if pk not in seen:
                Report.objects.filter(pk=pk).update(gone_at=at)
                tally.gone += 1
                tally.gone_decided += decision in DECIDED


def absent_numbers(numbers: Set[int]) -> Iterator[int]:
    """The numbers between the first and the last that are not there; those below zero came from an older chat."""
    return (number for span in _spans(numbers) for number in span if number not in numbers)


def count_absent(numbers: Set[int]) -> int:
    """How many those are, without walking through them."""
    return sum(len(span) for span in _spans(numbers)) - len(numbers)


def _spans(numbers: Set[int]) -> list[range]:
    sides = [[one for one in numbers if one < 0], [one for one in numbers if one >= 0]]
    return [range(min(side), max(side) + 1) for side in sides if side]
