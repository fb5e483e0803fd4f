"""From the JSON of a Telegram export to rows without people. Pure; whatever the JSON holds, the only error is NoExport.

What is read is named here, field by field; everything else of an export - senders, contacts, sessions, positions, voters,
reactions - stays outside. What named a person is counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from events.persons import mask_persons
from events.telegram.words import clean, read_text

PUBLIC = frozenset({"public_channel", "public_supergroup"})
CHANNEL_ID = "channel"
#: fields that say who a person is or where; each that holds something is counted as one person taken out
PERSONAL = (
    "author", "via_bot", "saved_from", "reply_to_peer_id", "contact_information", "contact_vcard", "location_information",
    "live_location_period_seconds", "place_name", "address", "actor", "members", "inviter",
)  # fmt: skip
CLIPS = frozenset({"video_file", "video_message", "animation"})
CLIP_TYPES = ("video/", "image/")
BIGGEST = 2**62
FIRST_SECOND, LAST_SECOND = 0, 4_102_444_800  # 1970 to 2100


class NoExport(ValueError):  # noqa: N818 - it reads as what is the matter
    """This is no export of Telegram Desktop; `code` says why: "no_json", "no_chat" or "too_large"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Sent:
    """One message. `sender`, `second` and `forward_id` are compared while an export is read, and kept nowhere.

    `file` is a path inside the export, None when it has none or it was not exported (then `is_file_missing`).
    """

    number: int
    text: str
    sent_at: datetime | None
    edited_at: datetime | None
    file: str | None
    is_file_missing: bool
    forward: str
    forward_id: str
    sender: str
    second: str
    has_other_file: bool = False

    @property
    def has_clip(self) -> bool:
        """Whether a picture or a clip hangs on it, exported or not."""
        return self.file is not None or self.is_file_missing


@dataclass(frozen=True, slots=True)
class Chat:
    """One chat: its number, its name when it is public, its messages in order, and what was left out.

    `numbers` are those of every entry, also of the service messages: what is not among them is gone at its source.
    """

    number: int
    is_public: bool
    is_channel: bool
    name: str
    messages: tuple[Sent, ...]
    numbers: frozenset[int]
    service: int
    unreadable: int
    persons: int


def parse_export(content: bytes) -> Any:
    """The JSON of a result.json; raises NoExport when it is none."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):  # also broken UTF-8, and numbers of thousands of digits
        raise NoExport("no_json") from None


def chats_in(data: Any) -> list[Chat]:
    """The chats of an export of one chat or of an account; raises NoExport where there is none."""
    found = [read_chat(one) for one in _raw_chats(data)]
    if not found:
        raise NoExport("no_chat")
    return found


def read_chat(raw: dict[str, Any]) -> Chat:
    """One chat, its people left out."""
    kind = raw.get("type")
    is_public, is_channel = kind in PUBLIC if isinstance(kind, str) else False, kind == "public_channel"
    name, _count = mask_persons(clean(raw.get("name"))) if is_public else ("", 0)
    reader = _Reader(is_channel=is_channel)
    messages = sorted(reader.read_all(raw["messages"]), key=_number)
    return Chat(
        number=_integer(raw.get("id")) or 0,
        is_public=is_public,
        is_channel=is_channel,
        name=" ".join(name.split())[:200],
        messages=tuple(messages),
        numbers=frozenset(reader.numbers),
        service=reader.service,
        unreadable=reader.unreadable,
        persons=reader.persons,
    )


def _raw_chats(data: Any) -> Iterator[dict[str, Any]]:
    if not isinstance(data, dict):
        return
    candidates = [data]
    for part in ("chats", "left_chats"):
        listed = data.get(part)
        rows = listed.get("list") if isinstance(listed, dict) else None
        candidates += rows if isinstance(rows, list) else []
    for one in candidates:
        if isinstance(one, dict) and isinstance(one.get("messages"), list) and _integer(one.get("id")) is not None:
            yield one


class _Reader:
    """Reads the messages of one chat and counts what it leaves out."""

    def __init__(self, *, is_channel: bool) -> None:
        self.is_channel = is_channel
        self.numbers: set[int] = set()
        self.service = self.unreadable = self.persons = 0

    def read_all(self, rows: list[Any]) -> Iterator[Sent]:
        for raw in rows:
            number = _integer(raw.get("id")) if isinstance(raw, dict) else None
            if number is None or number in self.numbers:
                self.unreadable += 1
                continue
            self.numbers.add(number)
            if raw.get("type", "message") == "message":
                yield self._message(number, raw)
            else:
                self.persons += self._persons_of(raw)
                self.service += 1

    def _message(self, number: int, raw: dict[str, Any]) -> Sent:
        self.persons += self._persons_of(raw)
        path, is_missing, has_other = _file_of(raw)
        text, taken_out = read_text(raw.get("text"))
        self.persons += taken_out
        forward, forward_id = self._forward(raw)
        return Sent(
            number=number,
            text=text,
            sent_at=_moment(raw.get("date_unixtime")),
            edited_at=_moment(raw.get("edited_unixtime")),
            file=path,
            is_file_missing=is_missing,
            forward=forward,
            forward_id=forward_id,
            sender=_token(raw.get("from_id")) or _token(raw.get("from")),
            second=_token(raw.get("date_unixtime")) or _token(raw.get("date")),
            has_other_file=has_other,
        )

    def _persons_of(self, raw: dict[str, Any]) -> int:
        """How many signs of a person the entry carries beside its text."""
        count = sum(bool(raw.get(name)) for name in PERSONAL)
        if (raw.get("from") or raw.get("from_id")) and not self._is_channel_id(raw.get("from_id")):
            count += not self.is_channel
        reactions = raw.get("reactions")
        for one in reactions if isinstance(reactions, list) else []:
            recent = one.get("recent") if isinstance(one, dict) else None
            count += len(recent) if isinstance(recent, list) else 0
        return count

    def _forward(self, raw: dict[str, Any]) -> tuple[str, str]:
        """Name and number of the channel a message was forwarded from; of a person neither."""
        number, name = raw.get("forwarded_from_id"), raw.get("forwarded_from")
        if self._is_channel_id(number):
            return " ".join(mask_persons(clean(name))[0].split())[:200], str(number)[:40]
        self.persons += bool(name or number)
        return "", ""

    @staticmethod
    def _is_channel_id(value: Any) -> bool:
        return isinstance(value, str) and value.startswith(CHANNEL_ID)


def _file_of(raw: dict[str, Any]) -> tuple[str | None, bool, bool]:
    """(path of its picture or clip, whether that was not exported, whether it carries a file of another sort)."""
    value, kind, mime = raw.get("photo"), raw.get("media_type"), raw.get("mime_type")
    if not isinstance(value, str) or not value:
        value = raw.get("file")
        if not isinstance(value, str) or not value:
            return None, False, bool(raw.get("contact_vcard"))
        is_clip = kind in CLIPS if isinstance(kind, str) else isinstance(mime, str) and mime.startswith(CLIP_TYPES)
        if not is_clip:
            return None, False, True
    if value.startswith("(") and value.endswith(")"):
        return None, True, False
    return value, False, False


def _integer(value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < BIGGEST:
        return value
    return None


def _moment(value: Any) -> datetime | None:
    text = _token(value)[:12]
    if not (text.isascii() and text.isdigit() and FIRST_SECOND < int(text) < LAST_SECOND):
        return None
    return datetime.fromtimestamp(int(text), UTC)


def _token(value: Any) -> str:
    """A string, or a number as one: enough to tell whether two are the same."""
    number = _integer(value)
    return value[:100] if isinstance(value, str) else "" if number is None else str(number)


def _number(message: Sent) -> int:
    return message.number
