"""What differs between two snapshots of an item, as people read it: field by field, paragraph by paragraph, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info, pgettext

from newsroom.desk.revisions import values
from newsroom.desk.revisions.parts import Path, field_of, label_of, parts
from newsroom.text import differing

FOLDED = 3  # from so many equal paragraphs on, only their number is shown


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph or a value in both versions. `inline` is both in one; `is_form` says that only marks or links differ."""

    op: str
    old: SafeString
    new: SafeString
    inline: SafeString
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """Paragraphs in a row that are the same in both."""

    pairs: list[Pair]


@dataclass(frozen=True, slots=True)
class Change:
    """One part that differs, with the language its words are in ("" where it has none)."""

    path: Path
    label: str
    language: str
    direction: str
    rows: list[Pair | Fold]


def differing_parts(model: Any, old: dict[str, Any], new: dict[str, Any]) -> dict[Path, tuple[Any, Any]]:
    """The places of two snapshots that hold different values, with both; a part that is missing counts as None."""
    before, after = parts(model, old), parts(model, new)
    both = {
        path: (before.get(path), after.get(path)) for path in [*after, *(one for one in before if one not in after)]
    }
    return {path: pair for path, pair in both.items() if (pair[0] or "") != (pair[1] or "")}


def changes(item: Any, old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """Everything that differs between two snapshots of an item, in the order of its fields."""
    model = type(item)
    return [
        change(model, path, before, after, language=path[1] if len(path) > 1 else _language(path, model, new))
        for path, (before, after) in differing_parts(model, old, new).items()
    ]


def change(model: Any, path: Path, before: Any, after: Any, *, language: str = "") -> Change:
    """One part in two versions."""
    if values.is_list(model, path):
        pairs = _named(values.names_of(model, path, before), values.names_of(model, path, after))
    elif values.is_body(model, path):
        pairs = _of_body(before or "", after or "")
    else:
        pairs = _of_text(values.as_text(model, path, before), values.as_text(model, path, after))
    direction = ("rtl" if get_language_info(language)["bidi"] else "ltr") if language else "auto"
    return Change(path, label_of(model, path), language, direction, _folded(pairs))


def _language(path: Path, model: Any, snapshot: dict[str, Any]) -> str:
    """Words of an item that has one language are in it; names and codes are in the reader's."""
    field = field_of(model, path)
    is_words = field is not None and not field.is_relation and not field.choices and path[0] != "slug"
    return str(snapshot.get("language") or "") if is_words else ""


def _of_text(old: str, new: str) -> list[Pair]:
    if "\n" not in old + new:
        return [_pair("changed" if old and new else "gone" if old else "new", old, new)]
    return [_pair(*pair) for pair in differing.paragraphs(old.splitlines(), new.splitlines())]


def _of_body(old: str, new: str) -> list[Pair]:
    titles = values.embed_titles(old, new)
    found = []
    for op, before, after in differing.paragraphs(differing.blocks(old), differing.blocks(new)):
        one, other = values.readable(before, titles), values.readable(after, titles)
        found.append(_pair(op, one, other, is_form=op == "changed" and one == other))
    return found


def _named(old: list[str], new: list[str]) -> list[Pair]:
    """Names that stayed as one line, then what went and what came."""
    stayed = [name for name in old if name in new]
    line = pgettext("between two names of a list", "; ").join(stayed)
    found = [_pair("same", line, line)] if stayed else []
    if sorted(old) == sorted(new):  # only their order, or what stands behind the names
        return [_pair("gone", "\n".join(old), ""), _pair("new", "", "\n".join(new))]
    found += [_pair("gone", name, "") for name in old if name not in new]
    return found + [_pair("new", "", name) for name in new if name not in old]


def _pair(op: str, old: str, new: str, is_form: bool = False) -> Pair:
    stretches = differing.words(old, new)
    before = [one for one in stretches if one[0] != "new"]
    after = [one for one in stretches if one[0] != "gone"]
    return Pair(op, _html(before), _html(after), _html(stretches), is_form)


def _html(stretches: list[differing.Stretch]) -> SafeString:
    return mark_safe(differing.as_html(stretches).replace("\n", "<br>"))  # noqa: S308 - it escapes every word


def _folded(pairs: list[Pair]) -> list[Pair | Fold]:
    rows: list[Pair | Fold] = []
    run: list[Pair] = []
    for pair in [*pairs, None]:
        if pair is not None and pair.op == "same":
            run.append(pair)
            continue
        rows += [Fold(run)] if len(run) >= FOLDED else run
        run = []
        rows += [pair] if pair is not None else []
    return rows
