"""Form fields for terms. They need no script: check boxes for closed lists, one line of text for topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from newsroom.taxonomy.models import Actor, EventType, Province, Term, Topic, clean_topic_name

SEPARATORS = re.compile(r"[,،؛;\n]")


def _named(terms: Any) -> Any:
    """With nothing but their names: a form has a hundred terms."""
    return terms.only("name", "names", *(("parent",) if terms.model is EventType else ()))


class TermIterator(ModelChoiceIterator):
    """Choices in the alphabet of the reader's language."""

    def __iter__(self) -> Iterator[Any]:
        for term in sorted(_named(self.queryset), key=str):
            yield self.choice(term)


class GroupedIterator(ModelChoiceIterator):
    """Each broad type heads a group of its own with the narrower ones below; a lone type stands by itself."""

    def __iter__(self) -> Iterator[Any]:
        types = sorted(_named(self.queryset), key=str)
        for broad in (kind for kind in types if kind.parent_id is None):
            narrower = [self.choice(kind) for kind in types if kind.parent_id == broad.pk]
            yield (str(broad), [self.choice(broad), *narrower]) if narrower else self.choice(broad)


class TermBoxes(forms.CheckboxSelectMultiple):
    """Django's check boxes, letter for letter, written in one go: its templates are four a box, and a form has a hundred."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        own = self.build_attrs(self.attrs, attrs)
        given = own.pop("id", None)
        start = escape(given) if given else ""
        chosen = set(self.format_value(value))
        begin, rest = f'<input type="checkbox" name="{escape(name)}" value="', str(flatatt(own))

        def box(number: str, choice: tuple[Any, Any]) -> str:
            key, label = str(choice[0]), escape(str(choice[1]))
            about = f' id="{start}_{number}"' if start else ""
            points = f' for="{start}_{number}"' if start else ""
            checked = " checked" if key in chosen else ""
            field = f'{begin}{escape(key)}"{rest}{about}{checked}>'
            return f"<div><label{points}>{field} {label}</label></div>"

        rows = []
        for number, (key, label) in enumerate(self.choices):
            if isinstance(label, list):
                boxes = "".join(box(f"{number}_{place}", choice) for place, choice in enumerate(label))
                rows.append(f"<div><label>{escape(key)}</label>{boxes}</div>")
            else:
                rows.append(box(str(number), (key, label)))
        about = {key: one for key, one in (("id", given), ("class", own.get("class"))) if one}
        return mark_safe(f"<div{flatatt(about)}>{''.join(rows)}</div>")  # noqa: S308 - every part is escaped above


class VocabularyField(forms.ModelMultipleChoiceField):
    """Any number of terms of one vocabulary."""

    vocabulary: ClassVar[type[Term]]
    widget = TermBoxes
    iterator = TermIterator

    def __init__(self, queryset: models.QuerySet[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(self.vocabulary.objects.all() if queryset is None else queryset, **kwargs)


class ProvincesField(VocabularyField):
    """Provinces, as check boxes."""

    vocabulary = Province


class EventTypesField(VocabularyField):
    """Event types, as check boxes in groups."""

    vocabulary = EventType
    iterator = GroupedIterator


class ActorsField(VocabularyField):
    """Groups that acted, as check boxes."""

    vocabulary = Actor


class TopicsField(forms.CharField):
    """Topics in one line, between commas of either script. Cleans to a list of names, each once."""

    def __init__(self, *, help_text: Any = "", **kwargs: Any) -> None:
        kwargs.pop("max_length", None)  # the length of one topic is checked, not of the line
        super().__init__(help_text=help_text or _("Separate topics with commas (, or ،)."), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Topics, or their names, as the line that a person edits."""
        return value if value is None or isinstance(value, str) else ", ".join(map(str, value))

    def clean(self, value: Any) -> list[str]:
        words = [word for word in SEPARATORS.split(super().clean(value)) if word.strip()]
        names = map(clean_topic_name, words)
        return list({Topic.fold_spelling(name): name for name in names}.values())

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the line names other topics than before; another order or spelling is no change."""
        return not self.disabled and _keys(self.prepare_value(initial)) != _keys(data)


def _keys(line: str | None) -> set[str]:
    words: Iterable[str] = SEPARATORS.split(line or "")
    return {Topic.fold_spelling(word) for word in words} - {""}


FIELDS: dict[type[Term], type[forms.Field]] = {
    Province: ProvincesField,
    EventType: EventTypesField,
    Actor: ActorsField,
    Topic: TopicsField,
}
