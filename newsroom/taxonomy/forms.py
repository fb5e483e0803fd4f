"""Form fields for terms. They need no script: check boxes for closed lists, one line of text for topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from newsroom.taxonomy.models import Actor, EventType, Province, Term, Topic, clean_topic_name

SEPARATORS = re.compile(r"[,،؛;\n]")


class TermIterator(ModelChoiceIterator):
    """Choices in the alphabet of the reader's language."""

    def __iter__(self) -> Iterator[Any]:
        for term in sorted(self.queryset, key=str):
            yield self.choice(term)


class GroupedIterator(ModelChoiceIterator):
    """Each broad type heads a group of its own with the narrower ones below; a lone type stands by itself."""

    def __iter__(self) -> Iterator[Any]:
        types = sorted(self.queryset, key=str)
        for broad in (kind for kind in types if kind.parent_id is None):
            narrower = [self.choice(kind) for kind in types if kind.parent_id == broad.pk]
            yield (str(broad), [self.choice(broad), *narrower]) if narrower else self.choice(broad)


class VocabularyField(forms.ModelMultipleChoiceField):
    """Any number of terms of one vocabulary."""

    vocabulary: ClassVar[type[Term]]
    widget = forms.CheckboxSelectMultiple
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
