"""The words of a message: a string, or a list of strings and entities."""

from __future__ import annotations

from typing import Any

from events.persons import MASK, is_personal, mask_persons

PERSONAL_ENTITIES = frozenset({"mention", "mention_name", "phone", "email", "bank_card"})
LINKS = frozenset({"text_link", "link"})


def read_text(raw: Any) -> tuple[str, int]:
    """The words of a message - a string, or a list of strings and entities - without people, and how many were taken out."""
    parts, count = [], 0
    for part in raw if isinstance(raw, list) else [raw]:
        text, is_person = _entity(part) if isinstance(part, dict) else (clean(part), False)
        count += is_person
        parts.append(text)
    text, found = mask_persons("".join(parts))
    return text.strip(), count + found


def _entity(part: dict[str, Any]) -> tuple[str, bool]:
    kind, text, address = part.get("type"), clean(part.get("text")), part.get("href")
    if not isinstance(kind, str):
        return text, False
    if kind in PERSONAL_ENTITIES:
        return MASK, True
    if kind in LINKS and (is_personal(text) or (isinstance(address, str) and is_personal(clean(address)))):
        return MASK, True
    return text, False


def clean(value: Any) -> str:
    """Text that a database takes: no NUL, no half of a letter."""
    if not isinstance(value, str):
        return ""
    return value.replace("\0", "").encode("utf-8", "replace").decode()
