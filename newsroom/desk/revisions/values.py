"""How a value of a snapshot reads: names instead of keys, words instead of codes, embeds by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django_prose_editor.fields import ProseEditorField

from newsroom.desk.revisions.parts import Path, column_of, field_of, in_order, rows_model
from newsroom.press import kinds
from newsroom.text.sanitise import embed_refs, plain_text, sanitise_html
from newsroom.workflow.editorial import ERASED, HIDDEN
from newsroom.workflow.models import WorkflowItem

#: how a plain text shows what a paragraph is
MARKS = {"h2": "## ", "h3": "### ", "li": "• ", "blockquote": "> "}
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)

Names = dict[str, str]


def is_body(model: Any, path: Path) -> bool:
    """Whether a part is rich text."""
    return isinstance(field_of(model, path), ProseEditorField)


def is_list(model: Any, path: Path) -> bool:
    """Whether a part is a list of names or of rows, where an order of words means nothing."""
    field = field_of(model, path)
    return (field is None and path[0] in model.snapshot_rows) or bool(getattr(field, "many_to_many", False))


def names_of(model: Any, path: Path, value: Any) -> list[str]:
    """The names of a list part: titles of linked items, names of terms, or a line for each row."""
    if path[0] in model.snapshot_rows:
        return [_row_line(rows_model(model, path[0]), row) for row in value or []]
    field = field_of(model, path)
    known = known_names(field.related_model, value or [])
    return [known.get(str(key), gone_name(key)) for key in value or []]


def as_text(model: Any, path: Path, value: Any) -> str:
    """A part that is one value, in words."""
    return _in_words(field_of(model, path), value)


def gone_name(key: Any) -> str:
    """What stands for a term or an item that is not there any more."""
    return _("%(name)s (no longer there)") % {"name": key}


def known_names(model: Any, keys: Iterable[Any]) -> Names:
    """The names of terms or items by what a snapshot calls them; what is hidden for safety has no title."""
    column = key_column(model)
    rows = model._default_manager.filter(**{f"{column}__in": [str(key) for key in keys]})
    return {str(getattr(row, column)): _title(row) for row in rows}


def key_column(model: Any) -> str:
    """The column by which a snapshot names rows of a model."""
    names = {field.name for field in model._meta.concrete_fields}
    return next((name for name in ("ref", "slug") if name in names), "pk")


def readable(block: str, titles: Names) -> str:
    """The words of one block of a body: embeds as [kind: title], links with their address, headings and lists marked."""
    cleaned = sanitise_html(block)
    for kind, ref in embed_refs(cleaned):
        said = titles.get(f"{kind}:{ref}", gone_name(ref))
        named = f"[{kinds.get(kind).model._meta.verbose_name if kind in kinds.KINDS else kind}: {said}]"
        cleaned = cleaned.replace(f'<figure data-embed="{kind}:{ref}"></figure>', f"<p>{named.replace('<', '‹')}</p>")
    cleaned = _LINK.sub(r"\2 (\1)", cleaned)
    for tag, mark in MARKS.items():
        cleaned = cleaned.replace(f"<{tag}>", f"<{tag}>{mark}")
    return plain_text(cleaned)


def embed_titles(*bodies: str) -> Names:
    """The titles of everything that bodies show, by `kind:ref`: a query a kind."""
    wanted: dict[str, set[str]] = {}
    for kind, ref in embed_refs(" ".join(bodies)):
        wanted.setdefault(kind, set()).add(ref)
    return {
        f"{kind}:{ref}": title
        for kind, refs in wanted.items()
        if kind in kinds.KINDS
        for ref, title in known_names(kinds.get(kind).model, refs).items()
    }


def is_hidden(row: Any) -> bool:
    """Whether a linked row is an item that was hidden or erased for safety."""
    return isinstance(row, WorkflowItem) and row.state in (HIDDEN, ERASED)


def _title(row: Any) -> str:
    return _("hidden for safety") if is_hidden(row) else str(row) or str(getattr(row, "ref", row.pk))


def _row_line(model: Any, row: dict[str, Any]) -> str:
    columns = [(column_of(model, name), value) for name, value in in_order(model, row)]
    told = [(column, _in_words(column, value)) for column, value in columns if column is not None]
    said = [f"{column.verbose_name}: {words}" for column, words in told if words]
    return pgettext("between two names of a list", "; ").join(said)


def _in_words(field: Any, value: Any) -> str:
    if value is None or value in ("", [], {}):
        return ""
    if field is None:
        return _plain_words(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.is_relation:
        row = field.related_model._default_manager.filter(pk=value).first()
        return _title(row) if row is not None else gone_name(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain_words(value)


def _plain_words(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("what") or ", ".join(str(one) for one in value.values() if one))
    if isinstance(value, list):
        return "\n".join(map(_plain_words, value))
    return str(value)
