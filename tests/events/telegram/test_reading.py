"""From the JSON of an export to rows without people."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from events.telegram.reading import Chat, NoExport, chats_in, parse_export, read_chat
from tests.events.telegram.exports import FIRST_SECOND, NOT_INCLUDED, account, chat, message, photo, service

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4))
FIELDS = [
    "id", "type", "date_unixtime", "date", "edited_unixtime", "from", "from_id", "forwarded_from", "forwarded_from_id", "text",
    "photo", "file", "media_type", "mime_type", "reactions", "contact_information", "via_bot",
]  # fmt: skip
MESSAGE = st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=9) | JSON
CHAT = st.fixed_dictionaries(
    {"id": st.integers(), "type": JSON, "name": JSON, "messages": st.lists(MESSAGE, max_size=5)}
)


def only(*messages, **about):
    return read_chat(chat(*messages, **about))


def test_the_time_of_a_message_is_its_unix_time():
    (row,) = only(message(1, "One", second=FIRST_SECOND, edited_unixtime=str(FIRST_SECOND + 5))).messages
    assert row.sent_at == datetime(2019, 4, 4, 9, 26, 40, tzinfo=UTC)
    assert row.edited_at == datetime(2019, 4, 4, 9, 26, 45, tzinfo=UTC)


@pytest.mark.parametrize("written", [None, "", "soon", "-5", "0", "1e9", 10**30, "9" * 400, True, [], "۱۵۵۴۳۷۰۰۰۰"])
def test_a_time_that_is_none_is_not_guessed_from_the_computers_clock(written):
    (row,) = only({**message(1, "One"), "date_unixtime": written}).messages
    assert row.sent_at is None


def test_service_messages_are_counted_and_their_people_with_them():
    read = only(message(1, "One"), service(2), message(3, "Three"))
    assert ([row.number for row in read.messages], read.service, read.numbers) == ([1, 3], 1, {1, 2, 3})
    assert read.persons == 2  # who acted, and who was invited


@pytest.mark.parametrize(
    ("kind", "name", "is_public"),
    [
        ("public_channel", "Ground Channel", True),
        ("public_supergroup", "Ground Channel", True),
        ("private_channel", "", False),
        ("personal_chat", "", False),
        ("saved_messages", "", False),
        ("something_new", "", False),
        (None, "", False),
    ],
)
def test_only_the_name_of_a_public_chat_is_kept(kind, name, is_public):
    read = only(message(1, "One"), kind=kind)
    assert (read.name, read.is_public) == (name, is_public)


def test_a_forward_keeps_the_name_of_a_channel_and_of_nobody_else():
    far = {"forwarded_from": "Far Channel", "forwarded_from_id": "channel5"}
    person = {"forwarded_from": "NEEDLE", "forwarded_from_id": "user5"}
    hidden = {"forwarded_from": "NEEDLE"}
    read = only(message(1, "a", **far), message(2, "b", **person), message(3, "c", **hidden))
    assert [row.forward for row in read.messages] == ["Far Channel", "", ""]
    assert read.persons == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"from": "NEEDLE", "from_id": "user5"},
        {"author": "NEEDLE"},
        {"via_bot": "@needle"},
        {"saved_from": "NEEDLE"},
        {"contact_information": {"first_name": "NEEDLE", "phone_number": "0912"}},
        {"location_information": {"latitude": 1, "longitude": 2}},
        {"place_name": "NEEDLE", "address": ""},
        {"reactions": [{"type": "emoji", "recent": [{"from": "NEEDLE", "from_id": "user5"}]}]},
        {"text": "by @needle"},
    ],
)
def test_each_sign_of_a_person_is_counted_and_gone(fields):
    read = only(message(1, **{"text": "One", **fields}), kind="public_supergroup")
    assert read.persons == 1
    kept = [(row.text, row.forward, row.file) for row in read.messages]
    assert "needle" not in str([*kept, read.name]).casefold()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (photo("a"), ("photos/a.jpg", False, False)),
        ({"photo": NOT_INCLUDED}, (None, True, False)),
        ({"file": "v.mp4", "media_type": "video_file", "thumbnail": "t.jpg"}, ("v.mp4", False, False)),
        ({"file": "v.mp4", "media_type": "animation"}, ("v.mp4", False, False)),
        ({"file": "v.mp4", "media_type": "video_message"}, ("v.mp4", False, False)),
        ({"file": "f.mov", "mime_type": "video/quicktime"}, ("f.mov", False, False)),
        ({"file": "f.png", "mime_type": "image/png"}, ("f.png", False, False)),
        ({"file": "(File exceeds maximum size.)", "media_type": "video_file"}, (None, True, False)),
        ({"file": "v.ogg", "media_type": "voice_message", "mime_type": "audio/ogg"}, (None, False, True)),
        ({"file": "s.webp", "media_type": "sticker", "mime_type": "image/webp"}, (None, False, True)),
        ({"file": "d.pdf", "mime_type": "application/pdf"}, (None, False, True)),
        ({"contact_vcard": "contacts/c.vcf"}, (None, False, True)),
        ({"photo": 5, "file": []}, (None, False, False)),
        ({}, (None, False, False)),
    ],
)
def test_pictures_and_clips_are_told_from_other_files(fields, expected):
    (row,) = only(message(1, "One", **fields)).messages
    assert (row.file, row.is_file_missing, row.has_other_file) == expected


def test_of_an_account_only_the_chats_are_read():
    read = chats_in(account(chat(message(1, "One")), left=[chat(message(1, "Left"), number=6)]))
    assert [row.text for one in read for row in one.messages] == ["One", "Left"]
    assert "NEEDLE" not in str(read)


def test_messages_come_in_the_order_of_their_numbers_and_each_once():
    read = only(message(3, "c"), message(1, "a"), message(3, "again"), {"text": "no number"}, "no message")
    assert [row.text for row in read.messages] == ["a", "c"]
    assert read.unreadable == 3


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b"9" * 10_000])
def test_what_is_no_json_is_no_export(content):
    with pytest.raises(NoExport):
        chats_in(parse_export(content))


@given(
    JSON | CHAT | st.fixed_dictionaries({"chats": st.fixed_dictionaries({"list": st.lists(CHAT | JSON, max_size=3)})})
)
@example({"id": 1, "messages": [{"id": 1, "text": [{"type": [], "text": {}}], "reactions": [{"recent": 5}]}]})
def test_whatever_the_json_holds_it_is_read_or_is_no_export(data):
    try:
        read = chats_in(data)
    except NoExport:
        return
    assert all(isinstance(one, Chat) for one in read)
    for one in read:
        assert {row.number for row in one.messages} <= one.numbers
        json.dumps([row.text for row in one.messages]).encode()
