"""What the body editor can do. Cards of what is embedded, tables with a caption, paste and counting are nodes of our own."""

from __future__ import annotations

from typing import Any

from newsroom.text.sanitise import embed_refs, plain_text, sanitise_html
from newsroom.text.tables import tidy_tables

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
    "Link": {"protocols": ["http", "https", "mailto"], "enableTarget": False},
    "HardBreak": True,
    "HorizontalRule": True,
    "Table": {"resizable": False},
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "History": True,
    "Embed": True,
    "CleanPaste": True,
}


def clean_body(html: str) -> str:
    """The body as it is stored: cleaned, and "" when it holds neither words nor an embed."""
    cleaned = tidy_tables(sanitise_html(html))
    return cleaned if plain_text(cleaned).strip() or embed_refs(cleaned) else ""


def process_embed(_config: Any, shared: dict[str, Any]) -> None:
    """What the editor's own cleaner would have to let through for the embed node."""
    shared["tags"].add("figure")
    shared["attributes"].setdefault("figure", set()).add("data-embed")


def process_caption(_config: Any, shared: dict[str, Any]) -> None:
    """The same for tables, which have a caption here."""
    shared["tags"].update({"table", "caption", "thead", "tbody", "tr", "th", "td"})
    for cell in ("th", "td"):
        shared["attributes"].setdefault(cell, set()).update({"rowspan", "colspan", "scope"})


def process_paste(_config: Any, _shared: dict[str, Any]) -> None:
    """Cleaning what is pasted lets nothing more through."""
