"""Taking words out of texts: of strings, of JSON, of rows. Used by erasures, by what is taken out, and by coarse places."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import CharField, JSONField, Model, SlugField, TextField

from newsroom.press.models import Erasure
from newsroom.text.sanitise import sanitise_html
from newsroom.text.slugs import make_slug
from newsroom.workflow.models import MoveRecord, Revision, WorkflowItem

MARK = "█████"
GAP = "[…]"

#: what is no text of anybody's: names of rows and files, states, and the hashes that let a chain verify
KEPT = {"ref", "state", "kind", "language", "path", "salt", "digest", "hash", "previous_hash", "note_digest"}
KEPT |= {"token_digest"}  # the address of a shared preview: it opens nothing once the words are gone
KEPT |= {"original", "rendition", "sha256", "sha512", "channel", "text_language"}
KEPT |= {"identity", "words_key", "forward_key", "album_key"}
HTML_FIELDS = {"body", "body_html"}
POSITION = ("lat", "lon")
HREF = re.compile(r'href="([^"]*)"')

# Between two words there may be any white space, a half-space, the signs that join words in a hashtag or an address,
# a tag inside a paragraph, or nothing at all: #HaftTappeh is Haft Tappeh.
BETWEEN = r"(?:[\s\u200c\u00a0\u202f_-]|&nbsp;|</?(?:strong|em|b|i|a|u|s|sub|sup|span|br)\b[^>]*>){0,8}"
# Letters that Persian texts write in more than one way.
VARIANTS = {
    **dict.fromkeys("یيى", "[یيى]"), **dict.fromkeys("کك", "[کك]"), **dict.fromkeys("هةۀ", "[هةۀ]"),
    **dict.fromkeys("اأإآ", "[اأإآ]"), **dict.fromkeys("وؤ", "[وؤ]"), **dict.fromkeys("'’‘", "['’‘]"),
    **dict.fromkeys('"“”', '["“”]'),
}  # fmt: skip


class Mask:
    """Replaces words in a text: `mask(text)` in plain text, `mask.html(text)` in HTML, where tags are left alone."""

    def __init__(self, pattern: str, mark: str) -> None:
        self._plain = re.compile(pattern, re.IGNORECASE) if pattern else None
        self._text_nodes = re.compile(rf"(?:{pattern})(?![^<>]*>)", re.IGNORECASE) if pattern else None
        self._mark = mark

    def __call__(self, text: str) -> str:
        return self._plain.sub(self._mark, text) if self._plain else text

    def html(self, text: str) -> str:
        """Masked between the tags; an address that holds a word goes; cleaned, since a word may have reached over a tag."""
        if self._text_nodes is None:
            return text
        new = self._text_nodes.sub(self._mark, text)
        new = HREF.sub(lambda found: found[0] if self(found[1]) == found[1] else "", new)
        return sanitise_html(new) if new != text else text


def masker(words: Iterable[str], mark: str = MARK, *, is_whole: bool = False) -> Mask:
    """A mask that replaces each of the words, in any case and usual spelling, plain, as HTML or as a slug.

    `is_whole` spares longer words that only contain one of them, but no hashtag. Without words nothing is replaced.
    """
    forms = {
        form for word in words for form in (word, html.escape(word), html.escape(word, quote=False)) if form.strip()
    }
    spelled = {_spelled(form) for form in forms} | {re.escape(slug) for slug in map(make_slug, forms) if slug}
    either = "|".join(sorted(spelled, key=len, reverse=True))
    if is_whole and either:
        either = rf"[#＃][\w\u200c]*(?:{either})[\w\u200c]*|(?<!\w)(?:{either})(?!\w)"
    return Mask(either, mark)


def _spelled(words: str) -> str:
    parts = [part for part in re.split(r"[\s\u200c\u00a0]+", words) if part]
    return BETWEEN.join("".join(VARIANTS.get(char, re.escape(char)) for char in part) for part in parts)


def masked(value: Any, mask: Mask, ref: str = "") -> Any:
    """The value with every string in it masked; lists and dicts are walked. A slug that holds a word becomes `ref`, and what
    has another name now has no position any more."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [masked(one, mask, ref) for one in value]
    if isinstance(value, dict):
        new = {
            key: masked_slug(one, mask, ref) if key == "slug" else masked(one, mask, ref) for key, one in value.items()
        }
        is_unnamed = "name" in value and new["name"] != value["name"]
        return {key: None if is_unnamed and key in POSITION else one for key, one in new.items()}
    return value


def masked_slug(slug: Any, mask: Mask, ref: str) -> Any:
    """`ref` in place of a slug that holds one of the words."""
    return ref if isinstance(slug, str) and mask(slug) != slug else slug


def mask_row(row: Model, mask: Mask, *, only: Collection[str] = ()) -> bool:
    """Mask the texts of one row in the database, past its save(); True when something changed. `only` names columns."""
    changes = {}
    for field in text_fields(row):
        if only and field.name not in only:
            continue
        old = getattr(row, field.attname)
        new = new_value(field, old, mask, getattr(row, "ref", ""))
        if new != old:
            changes[field.attname] = new
    if changes:
        write(row, changes)
    return bool(changes)


def new_value(field: Any, old: Any, mask: Mask, ref: str) -> Any:
    """What a field holds after the mask, cut to what the column takes."""
    if isinstance(field, SlugField):
        return masked_slug(old, mask, ref)
    if field.name in HTML_FIELDS:
        return mask.html(old)
    new = masked(old, mask, ref)
    return new[: field.max_length] if isinstance(new, str) and field.max_length else new


def contains(row: Model, words: Iterable[str]) -> bool:
    """Whether a text of the row holds one of the words."""
    mask = masker(words)
    return any(
        new_value(field, getattr(row, field.attname), mask, "") != getattr(row, field.attname)
        for field in text_fields(row)
    )


def wipe(row: Model) -> None:
    """Empty every text of a row, every date and number that may be empty, and every link that says where it was."""
    changes: dict[str, Any] = {}
    for field in text_fields(row):
        if isinstance(field, JSONField):
            changes[field.attname] = None if field.null else field.get_default()
        elif isinstance(field, SlugField):
            changes[field.attname] = getattr(row, "ref", "")
        else:
            changes[field.attname] = ""
    if isinstance(row, WorkflowItem):
        changes |= {
            f.attname: None
            for f in row._meta.concrete_fields
            if f.null and not f.is_relation and not f.name.endswith("_at")
        }
        for many in row._meta.many_to_many:
            getattr(row, many.name).clear()
    write(row, changes)


def write(row: Model, changes: dict[str, Any]) -> None:
    """Put values into a row past its save(). A chained row loses the salt that could prove the old text."""
    if isinstance(row, (Revision, MoveRecord)):
        changes["salt"] = ""
    if changes:
        type(row)._base_manager.filter(pk=row.pk).update(**changes)
        for name, value in changes.items():
            setattr(row, name, value)


def text_fields(row: Model) -> list[Any]:
    """The columns of a row in which people's words can stand."""
    kept = KEPT | {"move", "source", "target"} if isinstance(row, MoveRecord) else KEPT
    return [
        field
        for field in row._meta.concrete_fields
        if isinstance(field, (CharField, TextField, JSONField)) and field.name not in kept and not field.choices
    ]


def pending_words(kind: str, ref: str) -> list[str]:
    """The words of an item that are hidden and not destroyed yet: nothing that is made public may hold them."""
    rows = Erasure.objects.filter(kind=kind, ref=ref, destroyed_at=None)
    return [word for words in rows.values_list("words", flat=True) for word in words]
