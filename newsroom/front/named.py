"""Filters by what there is much of, so that a reader names it: places, topics, authors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from newsroom.front.vocabulary import live_topics
from newsroom.press.models import Edition
from newsroom.press.paths import language_prefix
from newsroom.taxonomy.models import Place, Topic

MOST_TERMS = 5
LONGEST = 100


def too_many(count: int) -> ValidationError:
    """The sentence for more terms than a page can look up quickly."""
    return ValidationError(
        _("These are %(count)s choices. Choose at most %(most)s, or leave all out to see everything."),
        params={"count": count, "most": MOST_TERMS},
    )


class NamedField(forms.Field):
    """Several terms by slug or by name. Gives the rows; a name that several rows share stands for all of them.

    `find(text)` gives the rows of a text; it is set for each request, since what is known to readers changes with time.
    """

    widget = forms.MultipleHiddenInput
    find: Callable[[str], Iterable[Any]] = staticmethod(lambda _text: ())

    def __init__(self, *, unknown: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.unknown = unknown

    def clean(self, value: Any) -> list[Any]:
        texts = dict.fromkeys(text for one in value or () if (text := one.strip()))
        if len(texts) > MOST_TERMS:
            raise too_many(len(texts))
        rows = list(dict.fromkeys(row for text in texts for row in self._rows(text)))
        if len(rows) > MOST_TERMS:
            raise too_many(len(rows))
        return rows

    def _rows(self, text: str) -> list[Any]:
        ProhibitNullCharactersValidator()(text)
        rows = list(self.find(text)) if len(text) <= LONGEST else []
        if not rows:
            raise ValidationError(self.unknown, params={"name": text[:LONGEST]})
        return rows


class NamedFilter(django_filters.Filter):
    """A `NamedField` in a set of filters."""

    field_class = NamedField


def places_named(text: str, *, at: datetime) -> list[Place]:
    """The places of that slug or name that something public names at `at`; nobody learns of others from here."""
    live = Edition.objects.live(at=at).filter(place_rows__tag=OuterRef("pk"))
    known = Place.objects.filter(Exists(live)).select_related("province")
    key = Place.fold_spelling(text)
    by_name = Q(search_key__contains=f"\n{key}\n") if key else Q(pk=None)
    return list(known.filter(slug=text)) or list(known.filter(by_name)[: MOST_TERMS + 1])


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody with a page here, by the last part of its address."""

    slug: str
    ref: str
    name: str

    def name_in(self, _language: str) -> str:
        """The name as it stands on the page of the reader's language."""
        return self.name


def authors_named(slug: str, *, language: str, at: datetime) -> list[Author]:
    """Whose page has that slug at `at`."""
    path = f"{language_prefix(language)}/authors/{slug}/"
    rows = Edition.objects.live(at=at).filter(kind="author", language=language, path=path)
    return [Author(slug, ref, name) for ref, name in rows.values_list("ref", "headline")]


def topics_named(text: str, *, at: datetime) -> list[Topic]:
    """The topic of that slug or name under which something is public at `at`."""
    known = live_topics(at)
    return list(known.filter(slug=text)) or list(known.filter(key=Topic.fold_spelling(text) or None))
