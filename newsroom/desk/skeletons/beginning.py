"""What a new form begins with: a template, or another item as its copy or its follow-up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from newsroom.desk.skeletons import gaps
from newsroom.desk.skeletons.models import WORDS, Skeleton, offered


def from_skeleton(kind: str, key: str, *, fields: dict[str, str], today: date) -> dict[str, Any]:
    """The initial values of a form for the template with the primary key `key`; nothing where there is none for `kind`.

    `fields` names, for each word of a template, the field of the form that takes it.
    """
    skeleton = offered(kind).filter(pk=key).first() if key.isdigit() else None
    if skeleton is None:
        return {}
    with override(skeleton.language):
        names = {"place": _("place"), "province": _("province"), "day": _("day of the series")}
    words = {
        fields[name]: gaps.fill(getattr(skeleton, name), names=names, language=skeleton.language, today=today)
        for name in WORDS
        if name in fields
    }
    terms = {"event_types": list(skeleton.event_types.all()), "provinces": list(skeleton.provinces.all())}
    return {**words, **terms, "language": skeleton.language}


def carried_over(item: Any, names: Sequence[str]) -> dict[str, Any]:
    """The values of an item's fields, terms and links `names`, as the initial values of another form."""
    values: dict[str, Any] = {}
    for name in names:
        field = item._meta.get_field(name)
        is_many = field.many_to_many
        values[name] = list(getattr(item, name).all()) if is_many else field.value_from_object(item)
    return values


def choices_for(kind: str) -> list[Skeleton]:
    """The templates to choose from, in the order of the desk."""
    return list(offered(kind))
