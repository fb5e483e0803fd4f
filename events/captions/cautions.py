"""Words after which a caption may not say that something simply happened here: denied, ahead, past, abroad.

For the editor's eye, not a reading: they keep a report from being certain, and change no field.
"""

from events.captions.reading import Span
from events.captions.tokens import read_caption
from events.captions.vocabulary import book

TABLES = ("CAUTION_DENIED", "CAUTION_AHEAD", "CAUTION_PAST", "CAUTION_ABROAD")
_BOOK = book(*TABLES)


def cautions(text: str) -> dict[str, tuple[Span, ...]]:
    """Return the spans of such words by reason: "denied", "ahead", "past", "abroad"; reasons without words are left out."""
    tokens = read_caption(text).tokens
    found: dict[str, dict[Span, None]] = {}
    for match in _BOOK.find(tokens):
        reason = match.label.removeprefix("CAUTION_").lower()
        span = Span(tokens[match.indices[0]].start, tokens[match.indices[-1]].end)
        found.setdefault(reason, {})[span] = None
    return {reason: tuple(spans) for reason, spans in found.items()}
