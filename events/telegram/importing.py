"""An export becomes waiting reports: what is new is added, what is known is compared. Killed half-way it can be done again.

Reports are committed in chunks and the files of each after its chunk, so that nothing lies in the vault that no row knows of;
a report whose files are still to come says that its clip is missing, and a second run brings them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction

from events.drafts import Message, receive
from events.models import Report
from events.telegram import batching, clips, comparing, gone
from events.telegram.albums import Post, posts_of
from events.telegram.folder import Folder
from events.telegram.identities import album_key, forward_key, message_identity
from events.telegram.known import Known, Match
from events.telegram.reading import Chat, chats_in, parse_export
from events.telegram.tally import Tally
from events.words_known import lexicon

CHUNK = 200


def nobody_listens(_done: int, _total: int) -> None:
    """Tell no one how far the import is."""


def import_folder(folder: Folder, *, by: Any, at: datetime, tell: Callable[[int, int], None] = nobody_listens) -> Tally:
    """Bring in all chats of an export. `tell(done, total)` hears how many messages are done.

    Raises NoExport when the folder holds no export. A full vault stops it; what is committed stays, and the tally says so.
    """
    chats = chats_in(parse_export(folder.result()))
    total = sum(len(chat.messages) for chat in chats)
    tally, before = Tally(), 0
    for chat in chats:
        job = _Job(chat, folder, by, at, tally)
        for done in job.run():
            tell(before + done, total)
        before += len(chat.messages)
        if tally.is_stopped:
            break
    return tally


class _Job:
    """The import of one chat."""

    def __init__(self, chat: Chat, folder: Folder, by: Any, at: datetime, tally: Tally) -> None:
        self.chat, self.folder, self.by, self.at, self.tally = chat, folder, by, at, tally
        self.words = lexicon()
        self.batch, self.is_new_batch = batching.batch_of(chat, by=by, at=at)
        #: the reports that this export still holds
        self.seen: set[int] = set()
        self.position = 0

    def run(self) -> Iterator[int]:
        """Do the work chunk by chunk; yields how many messages are done."""
        self._count_what_is_left_out()
        done, posts = 0, posts_of(self.chat.messages)
        known = Known(self.chat)
        while chunk := list(islice(posts, CHUNK)):
            try:
                self._take(chunk, known)
            except clips.VaultIsFull as full:
                self.tally.is_stopped = True
                self.tally.warn(str(full))
                break
            done += sum(len(post.messages) for post in chunk)
            yield done
        else:
            gone.mark_gone(self.chat, self.seen, self.tally, at=self.at)
        batching.close(self.batch, self.tally, at=self.at, is_new=self.is_new_batch)

    def _count_what_is_left_out(self) -> None:
        self.tally.service += self.chat.service
        self.tally.persons += self.chat.persons
        self.tally.unreadable += self.chat.unreadable
        self.tally.other_files += sum(message.has_other_file for message in self.chat.messages)

    def _take(self, chunk: list[Post], known: Known) -> None:
        """The words of a chunk in one transaction, then its files."""
        with transaction.atomic():
            known.look_up(chunk)
            matches = [match for post in chunk if (match := self._match(post, known)) is not None]
        for match in matches:
            clips.take(match, self.folder, self.tally, by=self.by, at=self.at)

    def _match(self, post: Post, known: Known) -> Match | None:
        self.position += len(post.messages)
        match = known.match(post, self.folder)
        if match is None and not post.is_worth_keeping:
            self.tally.wordless += 1
            return None
        if match is None:
            return self._new(post)
        self.tally.known += len(post.messages)
        self.seen |= match.pks
        comparing.compare(match, self.chat, self.tally, words=self.words, at=self.at)
        return match

    def _new(self, post: Post) -> Match:
        report, _is_new = receive(
            self._message(post),
            lexicon=self.words,
            batch=self.batch,
            channel=Report.Channel.TELEGRAM,
            position=self.position,
            at=self.at,
        )
        self.tally.new += 1
        self.tally.albums += post.is_album
        self.seen.add(report.pk)
        return Match(post, report, post.messages, post.text, is_new=True)

    def _message(self, post: Post) -> Message:
        """What is kept of a post. Until its files are in the vault its clip is missing."""
        return Message(
            text=post.text,
            origin=self.chat.name or post.head.forward,
            identity=message_identity(self.chat.number, post.head.number),
            forward_key=forward_key(self.chat, post.head, post.text),
            album_key=album_key(self.chat, post) if post.is_album else "",
            sent_at=post.head.sent_at,
            is_clip_missing=bool(post.clips),
        )
