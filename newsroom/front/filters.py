"""The filters of lists, search, feeds, map, tables and the API, as readers write them into an address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from newsroom.front.days import DayFilter, Written, example, read_day
from newsroom.front.listing import Cursor, Selection
from newsroom.front.named import MOST_TERMS, NamedFilter, authors_named, places_named, too_many, topics_named
from newsroom.front.sections import SECTIONS
from newsroom.front.vocabulary import Vocabulary
from newsroom.press.models import CONFIDENCES, Edition
from newsroom.press.paths import language_prefix

NARROWER = "– "  # stands before a type that is a part of the one above it
#: the filters that the list of a kind has no use for
LEFT_OUT = {
    "event": ("kind", "author"),
    "footage": ("kind", "author"),
    "series": ("kind", "confidence", "author"),
    "article": ("kind", "confidence"),
}
PAGING = ("after", "before", "page")


class TermChoices(forms.MultipleChoiceField):
    """Several terms of a closed vocabulary, up to a number that a page can look up quickly."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": _("“%(value)s” is not in this list. Choose from the list.")}

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > MOST_TERMS:
            raise too_many(len(value))


class TermsFilter(django_filters.Filter):
    field_class = TermChoices


class EditionFilter(django_filters.FilterSet):
    """Reads an address into a `Selection`. It collects; the list builds the one query (see `listing`)."""

    province = TermsFilter(label=_("Province"))
    place = NamedFilter(
        label=_("Place"),
        unknown=_("Nothing here names a place “%(name)s”. Try another spelling, or its province."),
    )
    type = TermsFilter(label=_("Type of event"))
    topic = NamedFilter(label=_("Topic"), unknown=_("There is no topic “%(name)s”. Search for the word instead."))
    author = NamedFilter(label=_("Author"), unknown=_("Nobody with the page “%(name)s” is listed among the authors."))
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=[(row.kind, row.title) for row in SECTIONS], empty_label=_("All kinds")
    )
    confidence = django_filters.ChoiceFilter(label=_("How sure we are"), choices=CONFIDENCES, empty_label=_("Any"))
    since = DayFilter(label=_("From"), widget=forms.TextInput(attrs={"dir": "ltr"}))
    until = DayFilter(label=_("To"), is_end=True, widget=forms.TextInput(attrs={"dir": "ltr"}))
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES, empty_label=None)

    class Meta:
        model = Edition
        fields: list[str] = []

    def __init__(
        self, query: QueryDict, vocabulary: Vocabulary, *, at: datetime, leave_out: tuple[str, ...] = ()
    ) -> None:
        super().__init__(query, queryset=Edition.objects.none())
        self.query, self.vocabulary, self.at = query, vocabulary, at
        self.own_language = get_language() or settings.LANGUAGE_CODE
        self._offer()
        for name in leave_out:
            del self.form.fields[name]
        self.after, self.before = (self._cursor(name) for name in ("after", "before"))

    def _offer(self) -> None:
        """What can be chosen in the language of the page, at this time."""
        fields, language = self.form.fields, self.own_language
        terms = self.vocabulary.provinces.items()
        fields["province"].choices = sorted(((slug, term.name_in(language)) for slug, term in terms), key=_by_name)
        fields["type"].choices = [
            (term.slug, (NARROWER if term.parent_id else "") + term.name_in(language))
            for family in self.vocabulary.families()
            for term in (family.broad, *family.narrower)
        ]
        names = {code: str(get_language_info(code)["name_translated"]) for code, _name in settings.LANGUAGES}
        fields["language"].choices = [*names.items()]
        fields["language"].widget.choices = [("", names.pop(language, language)), *names.items()]
        for choice in ("kind", "confidence", "language"):
            fields[choice].error_messages["invalid_choice"] = TermChoices.default_error_messages["invalid_choice"]
        for name in ("since", "until"):
            fields[name].widget.attrs["placeholder"] = example(is_end=name == "until")
        fields["place"].find = partial(places_named, at=self.at)
        fields["topic"].find = partial(topics_named, at=self.at)
        fields["author"].find = partial(authors_named, language=language, at=self.at)

    def _cursor(self, name: str) -> Cursor | None:
        return Cursor.read(self.query.get(name, ""))

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked for by field, as the form read it; the page's own language is nothing to ask for."""
        values = self.form.cleaned_data
        return {
            name: value
            for name in self.form.fields
            if (value := values.get(name)) and not (name == "language" and value == self.own_language)
        }

    def selection(self, *, language: str, **fixed: Any) -> Selection:
        """The selection asked for; call it after `is_valid()`. `fixed` is what the page itself sets, such as its kind."""
        asked = self.asked
        values: dict[str, Any] = {
            "language": asked.get("language", language),
            "kind": asked.get("kind", ""),
            "provinces": tuple(self.vocabulary.provinces[slug].pk for slug in asked.get("province", ())),
            "places": tuple(row.pk for row in asked.get("place", ())),
            "event_types": self._types(asked.get("type", ())),
            "topics": tuple(row.pk for row in asked.get("topic", ())),
            "authors": tuple(row.ref for row in asked.get("author", ())),
            "confidence": asked.get("confidence", ""),
            "since": asked["since"].day if "since" in asked else None,
            "until": asked["until"].day if "until" in asked else None,
            "after": self.after,
            "before": None if self.after else self.before,
        }
        return Selection(at=self.at, **(values | fixed))

    def sentences(self) -> list[str]:
        """What is wrong with the address, in sentences for the reader."""
        return [
            str(_("%(field)s: %(error)s") % {"field": self.form.fields[name].label, "error": error})
            for name, errors in self.form.errors.items()
            for error in errors
        ]

    def pairs(self) -> list[tuple[str, str]]:
        """What was asked for in the order of the fields, as an address says it: one spelling for one list."""
        return [(name, one) for name, value in self.asked.items() for one in _spelled(value)]

    def address(self, path: str, **more: str) -> str:
        """`path` with what was asked for, blanks left out."""
        return _address(path, [*self.pairs(), *((name, value) for name, value in more.items() if value)])

    def with_choices(self, path: str, changes: dict[str, Iterable[str]], **more: str) -> str:
        """The address of the list with other values of some fields in place of what is asked of them; none takes a field away."""
        order = list(self.form.fields)
        rest = [pair for pair in self.pairs() if pair[0] not in changes]
        rest += [(name, one) for name, values in changes.items() for one in sorted(set(values))]
        rest.sort(key=lambda pair: order.index(pair[0]))
        return _address(path, [*rest, *((key, value) for key, value in more.items() if value)])

    def month_words(self, month: str) -> str:
        """A month as an address spells it, in words for the reader."""
        return read_day(month).words(self.own_language)

    def elsewhere(self, paths: dict[str, str]) -> dict[str, str]:
        """The same list on the sites of other languages, each in its own language."""
        return {code: self.with_choices(path, {"language": ()}) for code, path in paths.items()}

    def of_language(self, path: str, **more: str) -> str:
        """The address under the site of the language that is asked for: what has no page of another language's words."""
        asked = self.asked.get("language", self.own_language)
        bare = path.removeprefix(language_prefix(self.own_language))
        return self.with_choices(language_prefix(asked) + bare, {"language": ()}, **more)

    def chosen(self) -> list[dict[str, str]]:
        """Each choice in words, with the query string of the same list without it."""
        rows = []
        for name, value in self._choices():
            rest = self.query.copy()
            rest.setlist(name, [one for one in rest.getlist(name) if one != value])
            for paging in PAGING:
                rest.pop(paging, None)
            words = {"label": str(self.form.fields[name].label), "words": self._words(name, value)}
            rows.append(words | {"without": rest.urlencode()})
        return rows

    def _choices(self) -> list[tuple[str, str]]:
        return [(name, value) for name in self.form.fields for value in self.query.getlist(name) if value.strip()]

    def _words(self, name: str, value: str) -> str:
        read = getattr(self.form, "cleaned_data", {}).get(name)
        if isinstance(read, Written):
            return read.words(self.own_language)
        if name in ("place", "topic", "author"):
            return next((row.name_in(self.own_language) for row in read or () if row.slug == value), value)
        choices = getattr(self.form.fields[name], "choices", ())
        return str(next((label for slug, label in choices if slug == value), value)).removeprefix(NARROWER)

    def _types(self, slugs: Any) -> tuple[int, ...]:
        """A broad type is a choice of itself and the narrower ones."""
        keys = (term.pk for slug in slugs for term in self.vocabulary.with_narrower(slug))
        return tuple(dict.fromkeys(keys))


def _spelled(value: Any) -> list[str]:
    if isinstance(value, list):
        return sorted({getattr(one, "slug", one) for one in value})
    return [str(value)]


def _address(path: str, pairs: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _by_name(row: tuple[str, str]) -> str:
    return row[1]
