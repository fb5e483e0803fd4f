"""Small exports as Telegram Desktop writes them."""

import json
from pathlib import Path

from tests.factory import picture

CHANNEL = 1234567890
FIRST_SECOND = 1554370000  # 4 April 2019, 09:26 UTC
NOT_INCLUDED = "(File not included. Change data exporting settings to download.)"


def message(number, text="", **fields):
    """An entry of "messages"; `date` is deliberately wrong: it is the clock of the computer that exported."""
    second = fields.pop("second", FIRST_SECOND + 60 * number)
    return {
        "id": number, "type": "message", "date": "1999-01-01T00:00:00", "date_unixtime": str(second),
        "from": "Ground Channel", "from_id": f"channel{CHANNEL}", "text": text, "text_entities": [], **fields,
    }  # fmt: skip


def service(number, **fields):
    return {
        "id": number, "type": "service", "date": "1999-01-01T00:00:00", "date_unixtime": str(FIRST_SECOND),
        "actor": "NEEDLE Person", "actor_id": "user77", "action": "invite_members", "members": ["NEEDLE Other"],
        "text": "", **fields,
    }  # fmt: skip


def chat(*messages, kind="public_channel", name="Ground Channel", number=CHANNEL):
    return {"name": name, "type": kind, "id": number, "messages": list(messages)}


def account(*chats, left=()):
    """An export of a whole account, with the parts that must not be read."""
    person = {"user_id": 5, "first_name": "NEEDLE", "last_name": "Person", "phone_number": "+989120000000"}
    return {
        "personal_information": person, "contacts": {"list": [person]}, "frequent_contacts": {"list": [person]},
        "sessions": {"list": [{"last_ip": "10.0.0.1"}]}, "other_data": {"help": "NEEDLE"},
        "chats": {"about": "", "list": list(chats)}, "left_chats": {"about": "", "list": list(left)},
    }  # fmt: skip


def write(folder: Path, data, **files) -> Path:
    """The folder of an export; `files` maps a name in photos/ to a colour (a picture of it) or to bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "result.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (folder / "photos").mkdir(exist_ok=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else picture(content).getvalue()
        (folder / "photos" / f"{name}.jpg").write_bytes(data)
    return folder


def photo(name: str) -> dict:
    """The fields of a message with a picture."""
    return {"photo": f"photos/{name}.jpg", "width": 90, "height": 60}
