"""What the body editor can do. The embed node is ours: a card for an event, a piece of footage or another article."""

from __future__ import annotations

from typing import Any

from newsroom.text.sanitise import embed_refs, plain_text, sanitise_html

EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Strike": False,
    "Underline": False,
    "Subscript": False,
    "Superscript": False,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"protocols": ["http", "https", "mailto"]},
    "HardBreak": True,
    "HorizontalRule": True,
    "History": True,
    "Embed": True,
}


def clean_body(html: str) -> str:
    """The body as it is stored: cleaned, and "" when it holds neither words nor an embed."""
    cleaned = sanitise_html(html)
    return cleaned if plain_text(cleaned).strip() or embed_refs(cleaned) else ""


def process_embed(_config: Any, shared: dict[str, Any]) -> None:
    """What the editor's own cleaner would have to let through for the embed node."""
    shared["tags"].add("figure")
    shared["attributes"].setdefault("figure", set()).add("data-embed")
