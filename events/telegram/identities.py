"""Which message a report is. Numbers of chats and messages are kept nowhere; a keyed digest tells that two are the same."""

from __future__ import annotations

from events.models.reports import keyed, words_key
from events.telegram.albums import Post
from events.telegram.reading import CHANNEL_ID, Chat, Sent


def message_identity(chat: int, number: int) -> str:
    """Of a message, by the numbers of its chat and its own."""
    return keyed("telegram", chat, number)


def part_identity(head: str, sha256: str) -> str:
    """Of a clip taken out of an album: by the album's identity and the clip's bytes, until an export names its message."""
    return keyed("telegram part", head, sha256)


def album_key(chat: Chat, post: Post) -> str:
    """The same for all messages that were sent in one second: finds the album again when its first message is gone."""
    return keyed("telegram album", chat.number, post.head.second)


def forward_key(chat: Chat, message: Sent, text: str) -> str:
    """The same for a post of a channel and every forward of it; "" for what no channel has posted."""
    number = message.forward_id or (f"{CHANNEL_ID}{chat.number}" if chat.is_channel else "")
    return keyed("telegram post", number, words_key(text)) if number else ""


def batch_digest(chat: Chat) -> str:
    """Of what one export holds of a chat: the same export again is the same batch."""
    return keyed("telegram batch", chat.number, *map(_content, chat.messages))


def _content(message: Sent) -> tuple[object, ...]:
    return message.number, message.text, message.file, message.edited_at
