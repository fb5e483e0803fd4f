"""A snapshot taken apart: each field of the item, of its words in a language, and each group of its rows is one part."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsroom.press.words import Words

#: `("headline",)`, `("bylines",)`, or `("texts", "fa", "headline")` for words in one language
Path = tuple[str, ...]

SKIPPED = {"ref", "language"}  # of words: what names the row


def parts(model: Any, snapshot: dict[str, Any]) -> dict[Path, Any]:
    """The values of a snapshot by their place, in the order of the model."""
    found: dict[Path, Any] = {}
    for key, value in in_order(model, snapshot):
        if key == "ref" or key in _shown_by_rows(model):
            continue
        if is_words(model, key):
            found |= {
                (key, row["language"], name): one
                for row in value
                for name, one in in_order(rows_model(model, key), row)
                if name not in SKIPPED
            }
        else:
            found[key,] = value
    return found


def in_order(model: Any, values: dict[str, Any]) -> list[tuple[str, Any]]:
    """The values in the order of the model's fields, whatever order a database keeps the keys of JSON in."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    names = [getattr(field, "attname", field.name) for field in fields] + list(getattr(model, "snapshot_rows", ()))
    rank = {name: at for at, name in enumerate(names)}
    return sorted(values.items(), key=lambda pair: (rank.get(pair[0], len(rank)), pair[0]))


def is_words(model: Any, key: str) -> bool:
    """Whether `key` of a snapshot holds the item's words in each language."""
    return key in model.snapshot_rows and issubclass(rows_model(model, key), Words)


def rows_model(model: Any, key: str) -> Any:
    """The model of the rows that a snapshot keeps under `key`."""
    return model._meta.get_field(key).related_model


def field_of(model: Any, path: Path) -> Any:
    """The model field behind a part; None for a group of rows and for what only the snapshot knows."""
    if len(path) > 1:
        return column_of(rows_model(model, path[0]), path[-1])
    return None if path[0] in model.snapshot_rows else column_of(model, path[0])


def column_of(model: Any, name: str) -> Any:
    """The field of a model that a snapshot calls `name`, or None."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return next((field for field in fields if name in (getattr(field, "attname", ""), field.name)), None)


def label_of(model: Any, path: Path) -> str:
    """What people call a part: “Headline”, or “Persian: headline” for words in a language."""
    if len(path) == 1 and path[0] in model.snapshot_rows:
        return capfirst(str(rows_model(model, path[0])._meta.verbose_name_plural))
    field = field_of(model, path)
    name = str(field.verbose_name if field is not None else model.snapshot_labels.get(path[-1], path[-1]))
    if len(path) == 1:
        return capfirst(name)
    return f"{language_name(path[1])}: {name}"


def language_name(code: str) -> str:
    """The language in the words of the person who looks."""
    return _(dict(settings.LANGUAGES).get(code, code))


def _shown_by_rows(model: Any) -> set[str]:
    """Links whose rows the snapshot holds as well: the bylines say who the authors are, and in which order."""
    held = {rows_model(model, key) for key in model.snapshot_rows}
    return {many.name for many in model._meta.many_to_many if many.remote_field.through in held}
