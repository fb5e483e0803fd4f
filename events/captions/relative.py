"""Days that a message names by its own: "today", "last night", "on Monday". They mean something only with the day it was sent."""

from collections.abc import Sequence
from datetime import date, timedelta

from events.captions.tokens import read_caption
from events.captions.vocabulary import numbers
from newsroom.text.letters import name_key

_BACK = numbers("DAYS_BACK")
_WEEKDAYS = numbers("WEEKDAYS")


def day_said(text: str, sent_on: date) -> date | None:
    """Return the day that `text`, sent on `sent_on`, speaks of by a relative word; None when it names none.

    A weekday is the last such day up to the day of sending. The first such word of the text counts.
    """
    keys = [token.key for token in read_caption(text).tokens]
    for index in range(len(keys)):
        back, weekday = _said(_BACK, keys, index), _said(_WEEKDAYS, keys, index)
        if back is not None:
            return sent_on - timedelta(days=back)
        if weekday is not None:
            return sent_on - timedelta(days=(sent_on.weekday() - weekday) % 7)
    return None


def days_back(keys: Sequence[str]) -> int:
    """Return how many days before its own day a message speaks of, by its first word for that; 0 without one."""
    found = (_said(_BACK, keys, index) for index in range(len(keys)))
    return next((back for back in found if back), 0)


def _said(table: dict[str, int], keys: Sequence[str], index: int) -> int | None:
    """The number of a word, or of the pair that begins with it."""
    pair = name_key(" ".join(keys[index : index + 2]))
    return table.get(pair, table.get(keys[index]))
