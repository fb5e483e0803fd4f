"""Data in a page that no browser runs and no text can break out of."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

Node = dict[str, Any]
_UNSAFE = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def data_block(nodes: list[Node]) -> SafeString:
    """The nodes as one `<script type="application/ld+json">`; "" for none. Browsers take that type for data."""
    if not nodes:
        return SafeString("")
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    block = f'<script type="application/ld+json">{text.translate(_UNSAFE)}</script>\n'
    return mark_safe(block)  # noqa: S308 - every letter that could end it or begin a reference is escaped


def filled(**properties: Any) -> Node:
    """A node without the properties that have no value; `type`, `id` and `context` stand for the names with an @."""
    named = {f"@{name}" if name in ("type", "id") else name: value for name, value in properties.items()}
    return {name: value for name, value in named.items() if value not in (None, "", [], {}, ())}
