"""Days that a message names by its own: "today", "last night", "on Monday". They mean something only with the day it was sent."""

from datetime import date, timedelta

from events.captions.tokens import read_caption
from events.captions.vocabulary import numbers

_BACK = numbers("DAYS_BACK")
_WEEKDAYS = numbers("WEEKDAYS")


def day_said(text: str, sent_on: date) -> date | None:
    """Return the day that `text`, sent on `sent_on`, speaks of by a relative word; None when it names none.

    A weekday is the last such day up to the day of sending. The first such word of the text counts.
    """
    keys = [token.key for token in read_caption(text).tokens]
    for index, key in enumerate(keys):
        pair = " ".join(keys[index : index + 2])
        back = _BACK.get(pair, _BACK.get(key))
        if back is not None:
            return sent_on - timedelta(days=back)
        weekday = _WEEKDAYS.get(key)
        if weekday is not None:
            return sent_on - timedelta(days=(sent_on.weekday() - weekday) % 7)
    return None
