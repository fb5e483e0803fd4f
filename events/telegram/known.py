"""Finding the report that a post is already, in a few queries for a chunk of posts.

A report stands for an album by the identity of one of its messages, so every message of a post is looked up. When that one is
gone at the source, the second in which the album was sent finds it. What was taken out of an album by hand is found by its
bytes once, and by its own message from then on.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from events.models import Report
from events.telegram.albums import Post
from events.telegram.folder import Folder, LeadsOut
from events.telegram.identities import album_key, message_identity, part_identity
from events.telegram.reading import Chat, Sent


@dataclass(slots=True)
class Match:
    """A post, the report that it is, and those of its messages that stand in no report of their own.

    `text` are the words of that report. `apart` are messages with a report and words of their own: what looks like an album now
    was known as several messages.
    """

    post: Post
    report: Report
    messages: Iterable[Sent]
    text: str
    apart: list[tuple[Report, Sent]] = field(default_factory=list)
    pks: set[int] = field(default_factory=set)
    clips: int = 0
    is_new: bool = False
    is_split: bool = False


class Known:
    """The reports of one chat that posts of a later export may be."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.numbers: dict[str, list[int]] = defaultdict(list)  # of messages with clips, by the second
        for message in chat.messages:
            if message.has_clip:
                self.numbers[message.second].append(message.number)
        self.identities: dict[int, str] = {}
        self.by_identity: dict[str, Report] = {}
        self.by_album: dict[str, list[Report]] = {}
        self.clips: Counter[int] = Counter()

    def look_up(self, posts: Iterable[Post]) -> None:
        """Read the reports that these posts may be; forget those of the chunk before."""
        rows = [message for post in posts for message in post.messages]
        self.identities = {one.number: message_identity(self.chat.number, one.number) for one in rows}
        keys = {album_key(self.chat, post) for post in posts if post.clips}
        found = Report.objects.select_related("event")
        self.by_identity = {one.identity: one for one in found.filter(identity__in=self.identities.values())}
        self.by_album = defaultdict(list)
        for report in found.filter(album_key__in=keys).order_by("pk"):
            self.by_album[report.album_key].append(self.by_identity.get(report.identity, report))
        listed = [*self.by_identity.values(), *(one for rows in self.by_album.values() for one in rows)]
        through = Report.footage.through.objects.filter(report__in={one.pk for one in listed})
        self.clips = Counter(through.values_list("report_id", flat=True))

    def match(self, post: Post, folder: Folder) -> Match | None:
        """The report of a post; None when it is new."""
        own = [self._of(message) for message in post.messages]
        siblings = self.by_album.get(album_key(self.chat, post), []) if post.clips else []
        report = next(filter(None, own), None) or self._without_its_first(siblings, post)
        if report is None:
            return None
        if len(siblings) > 1:
            own = [
                one or self._part(siblings, message, folder) for one, message in zip(own, post.messages, strict=True)
            ]
        pairs = list(zip(own, post.messages, strict=True))
        rest = tuple(message for one, message in pairs if one in (None, report))
        apart = [(one, message) for one, message in pairs if one not in (None, report) and one.raw_text]
        others = {message.number for _one, message in apart}
        text = next((one.text for one in post.messages if one.text and one.number not in others), "")
        pks = {report.pk, *(one.pk for one in own if one is not None)}
        return Match(post, report, rest, text, apart, pks, self.clips[report.pk], is_split=len(siblings) > 1)

    def _of(self, message: Sent) -> Report | None:
        return self.by_identity.get(self.identities[message.number])

    def _without_its_first(self, siblings: list[Report], post: Post) -> Report | None:
        """The album of the same second, unless the message that it is known by is in the export: then it is another's."""
        there = {message_identity(self.chat.number, number) for number in self.numbers[post.head.second]}
        return next((one for one in siblings[:1] if one.identity not in there), None)

    def _part(self, siblings: list[Report], message: Sent, folder: Folder) -> Report | None:
        """The report of a clip that was taken out of the album; from now on it has the identity of its message."""
        sha256 = _sha256(message, folder)
        part = next((one for one in siblings if one.identity == part_identity(siblings[0].identity, sha256)), None)
        if part is not None:
            part.identity = self.identities[message.number]
            part.save(update_fields=["identity"])
            self.by_identity[part.identity] = part
        return part


def _sha256(message: Sent, folder: Folder) -> str:
    if message.file is None:
        return ""
    try:
        with folder.open(message.file) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, LeadsOut):
        return ""
