"""The source of a translation to read beside its form: each field in its language, the body paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language_info

from newsroom.desk.revisions import values
from newsroom.desk.revisions.parts import language_name
from newsroom.desk.translation.sources import siblings
from newsroom.text import differing
from newsroom.text.sanitise import sanitise_html
from newsroom.workflow import history


@dataclass(frozen=True, slots=True)
class Passage:
    """One field of the source. `field` is its name in the form beside it; a body has a paragraph a line."""

    field: str
    label: str
    paragraphs: list[str]
    is_body: bool = False


def source_in(admin: Any, request: HttpRequest, item: Any) -> Any:
    """The text in another language that the address of a form asks for, or None; `item` is None for a new one."""
    ref = request.GET.get("beside" if item is not None else "translation_of", "")
    if not ref:
        return None
    if item is None:
        return admin.model._default_manager.filter(ref=ref).first() if admin.has_view_permission(request) else None
    return next((one for one in siblings(item) if one.ref == ref and one.pk != item.pk), None)


def rendered(admin: Any, request: HttpRequest, source: Any) -> SafeString:
    """The source as it was saved last, to be read, not changed."""
    last = history.latest(source)
    snapshot = (last.snapshot if last else None) or {}
    context = {
        "source": source,
        "number": last.number if last else 0,
        "language": source.language,
        "language_name": language_name(source.language),
        "direction": "rtl" if get_language_info(source.language)["bidi"] else "ltr",
        "passages": passages(admin, snapshot),
        "address": admin.address_of(source),
    }
    return render_to_string("desk/source_beside.html", context, request)


def passages(admin: Any, snapshot: dict[str, Any]) -> list[Passage]:
    """The words of a snapshot, in the order of the form."""
    model = admin.model
    found = []
    for name in admin.texts_in_language:
        text = snapshot.get(name) or ""
        is_body = values.is_body(model, (name,))
        paragraphs = _of_body(text) if is_body else [line for line in text.splitlines() if line.strip()]
        label = capfirst(str(model._meta.get_field(name).verbose_name))
        found += [Passage(name, label, paragraphs, is_body)] if paragraphs else []
    return found


def _of_body(html: str) -> list[str]:
    cleaned = sanitise_html(html)
    titles = values.embed_titles(cleaned)
    return [text for text in (values.readable(block, titles) for block in differing.blocks(cleaned)) if text]
