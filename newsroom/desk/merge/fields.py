"""Merging the fields of one form: what one side changed is taken over, what both changed is put together and asked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe
from django_prose_editor.fields import ProseEditorFormField

from newsroom.desk.merge.values import (
    UNKNOWN,
    as_posted,
    chosen_together,
    clean_html,
    is_changed,
    key_in_snapshot,
    opened_value,
    typed,
)
from newsroom.desk.opened import text_of
from newsroom.taxonomy.forms import TopicsField
from newsroom.text import merging
from newsroom.text.differing import as_html, plain, words

#: who changed a field: they alone, I alone, both in different places, both in one
THEIRS, MINE, BOTH, CONFLICT = "theirs", "mine", "both", "conflict"


@dataclass(frozen=True, slots=True)
class Part:
    """A place of a body that both changed: the paragraphs of each side."""

    name: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def inline(self) -> SafeString:
        """Theirs and mine as one text, word by word."""
        return _inline("\n".join(map(plain, self.theirs)), "\n".join(map(plain, self.mine)))

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The hidden fields that carry both sides to the next save."""
        return [
            (f"merge-part-mine-{self.name}", "".join(self.mine)),
            (f"merge-part-theirs-{self.name}", "".join(self.theirs)),
        ]


@dataclass(slots=True)
class Merged:
    """One field that differs: who changed it, the texts for people, and the values a browser would send for each side."""

    name: str
    label: str
    side: str
    before: str
    mine: str
    theirs: str
    mine_data: list[str]
    theirs_data: list[str]
    parts: list[Part] = field(default_factory=list)

    @property
    def is_asked(self) -> bool:
        """Whether a person has to look: both changed it."""
        return self.side in (BOTH, CONFLICT)

    @property
    def inline(self) -> SafeString:
        """What changed, word by word: against what was there before, or theirs against mine where both changed it."""
        if self.side == THEIRS:
            return _inline(self.before, self.theirs)
        return _inline(self.before if self.side == MINE else self.theirs, self.mine)


def merge_fields(
    form: Any, data: QueryDict, prefix: str, before: dict[str, Any] | None, now: dict[str, Any], heading: str = ""
) -> list[Merged]:
    """Merge what was typed (`data`, changed in place) with what the unbound `form` shows as saved now.

    `prefix` stands before the names in the data; `before` and `now` are snapshots, `before` None where it is not known.
    """
    found = []
    for name, one in form.fields.items():
        html_name = f"{prefix}-{name}" if prefix else name
        if (
            one.widget.is_hidden
            or one.disabled
            or isinstance(one, (forms.FileField, forms.models.InlineForeignKeyField))
        ):
            continue
        merged = _merge_one(form, name, one, data, html_name, before, now)
        if merged is not None:
            merged.label = f"{heading}{merged.label}"
            found.append(merged)
    return found


def _merge_one(
    form: Any, name: str, one: forms.Field, data: QueryDict, html_name: str, before: Any, now: Any
) -> Merged | None:
    model, saved = form._meta.model, form.get_initial_for_field(one, name)
    key, mine = key_in_snapshot(model, name), typed(one, data, html_name)
    opened = UNKNOWN if before is None else opened_value(model, name, before)
    is_theirs = opened is UNKNOWN or before.get(key) != now.get(key)
    is_mine = is_changed(model, name, one, opened, mine) and not one.widget.value_omitted_from_data(data, {}, html_name)
    if not is_changed(model, name, one, saved, mine) or not (is_theirs or is_mine):
        return None
    side = MINE if not is_theirs else THEIRS if not is_mine else CONFLICT
    if opened is UNKNOWN and key is None:
        side = MINE
    merged = Merged(
        html_name, str(form[name].label), side, "" if opened is UNKNOWN else text_of(one, opened), text_of(one, mine),
        text_of(one, saved), data.getlist(html_name), as_posted(one, saved),
    )  # fmt: skip
    if side == THEIRS:
        data.setlist(html_name, merged.theirs_data)
    elif side == CONFLICT:
        _put_together(merged, model, name, one, data, opened, saved, mine)
    return merged


def _put_together(
    merged: Merged, model: Any, name: str, one: forms.Field, data: QueryDict, opened: Any, saved: Any, mine: Any
) -> None:
    """Fill the form's field with both sides where that can be done; otherwise mine stays in it and theirs beside it."""
    if opened is UNKNOWN:
        return
    if isinstance(one, (forms.ModelMultipleChoiceField, forms.MultipleChoiceField)):
        values = chosen_together(as_posted(one, opened), merged.mine_data, merged.theirs_data)
        merged.side = BOTH
        data.setlist(merged.name, values)
    elif isinstance(one, TopicsField):
        lines = [
            [part.strip() for part in text.split(",")]
            for text in (merged.before, ", ".join(one.clean(mine)), merged.theirs)
        ]
        merged.side = BOTH
        data[merged.name] = ", ".join(filter(None, chosen_together(*lines)))
    elif isinstance(one, ProseEditorFormField):
        pieces = merging.bodies(*(clean_html(model, name, html or "") for html in (opened, mine, saved)))
        _take(merged, data, pieces, "")
    elif isinstance(one, forms.CharField) and not isinstance(one, forms.SlugField):
        pieces = merging.words(merged.before, merged.mine, merged.theirs)
        if isinstance(one.widget, forms.Textarea) or not _conflicts(pieces):
            _take(merged, data, pieces, " / ")


def _take(merged: Merged, data: QueryDict, pieces: list[merging.Piece], between: str) -> None:
    conflicts = _conflicts(pieces)
    data[merged.name] = merging.together(pieces, between)
    merged.side = CONFLICT if conflicts else BOTH
    if not between:
        merged.parts = [Part(f"{merged.name}-{n}", one.mine, one.theirs) for n, one in enumerate(conflicts)]


def _conflicts(pieces: list[merging.Piece]) -> list[merging.Piece]:
    return [piece for piece in pieces if piece.side == "conflict"]


def _inline(old: str, new: str) -> SafeString:
    return mark_safe(as_html(words(old, new)))  # noqa: S308 - escaped where it is made
