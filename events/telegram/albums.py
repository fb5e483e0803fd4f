"""Which messages of a chat were one album. The export does not mark them: neighbours of one sender in one second are proposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from events.telegram.reading import Sent

MOST = 10  # Telegram's own limit


@dataclass(frozen=True, slots=True)
class Post:
    """What becomes one report: a message, or the messages of an album in order. Never empty."""

    messages: tuple[Sent, ...]

    @property
    def head(self) -> Sent:
        return self.messages[0]

    @property
    def text(self) -> str:
        """The caption, whichever message carries it."""
        return next((one.text for one in self.messages if one.text), "")

    @property
    def clips(self) -> list[Sent]:
        """The messages with a picture or a clip, exported or not."""
        return [one for one in self.messages if one.has_clip]

    @property
    def is_album(self) -> bool:
        return len(self.messages) > 1

    @property
    def is_worth_keeping(self) -> bool:
        """A message without words and without a picture or clip says nothing."""
        return bool(self.text or self.clips)


def posts_of(messages: Iterable[Sent]) -> Iterator[Post]:
    """The posts of a chat; `messages` come in the order of their numbers."""
    run: list[Sent] = []
    for message in messages:
        if run and not _goes_on(run, message):
            yield Post(tuple(run))
            run = []
        run.append(message)
    if run:
        yield Post(tuple(run))


def _goes_on(run: list[Sent], message: Sent) -> bool:
    """Whether a message belongs to the album before it. A second caption begins another album."""
    last = run[-1]
    is_neighbour = last.has_clip and message.has_clip and message.number == last.number + 1 and len(run) < MOST
    is_same = (last.sender, last.second, last.forward_id) == (message.sender, message.second, message.forward_id)
    return is_neighbour and is_same and bool(last.second) and not (message.text and any(one.text for one in run))
