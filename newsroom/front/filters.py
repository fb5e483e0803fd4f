"""The filters of lists and search, as readers write them into an address."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.front.listing import Cursor, Selection
from newsroom.front.sections import SECTIONS
from newsroom.front.vocabulary import Vocabulary, live_topics
from newsroom.press.models import CONFIDENCES, Edition
from newsroom.text.calendars import FIRST_YEAR, LAST_YEAR
from newsroom.text.digits import to_latin

MOST_TERMS = 5
NARROWER = "– "  # stands before a type that is a part of the one above it
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")


class DayField(forms.CharField):
    """A Gregorian day, month or year: "2019-04-10", "2019-04", "2019". Gives the first day meant, or the last."""

    def __init__(self, *, is_end: bool = False, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.is_end = is_end

    def clean(self, value: Any) -> Any:
        text = to_latin(super().clean(value))
        if not text:
            return None
        match = _DAY.fullmatch(text)
        try:
            return self._day(*(int(part) if part else None for part in match.groups())) if match else self._refuse(text)
        except ValueError:
            return self._refuse(text)

    def _day(self, year: int, month: int | None, day: int | None) -> date:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(year)
        month = month or (12 if self.is_end else 1)
        return date(year, month, day or (monthrange(year, month)[1] if self.is_end else 1))

    def _refuse(self, text: str) -> Any:
        raise ValidationError(
            _("“%(text)s” is no date. Write a year, a month or a day, such as 2019, 2019-04 or 2019-04-10."),
            params={"text": text},
        )


class DayFilter(django_filters.Filter):
    field_class = DayField


class TermChoices(forms.MultipleChoiceField):
    """Several terms of a closed vocabulary, up to a number that a page can look up quickly."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": _("“%(value)s” is not in this list. Choose from the list.")}

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > MOST_TERMS:
            raise ValidationError(
                _("These are %(count)s choices. Choose at most %(most)s, or leave all out to see everything."),
                params={"count": len(value), "most": MOST_TERMS},
            )


class TermsFilter(django_filters.Filter):
    field_class = TermChoices


class EditionFilter(django_filters.FilterSet):
    """Reads an address into a `Selection`. It collects; the list builds the one query (see `listing`)."""

    province = TermsFilter(label=_("Province"))
    type = TermsFilter(label=_("Type of event"))
    topic = django_filters.CharFilter(label=_("Topic"), widget=forms.HiddenInput, max_length=100)
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=[(row.kind, row.title) for row in SECTIONS], empty_label=_("All kinds")
    )
    confidence = django_filters.ChoiceFilter(label=_("How sure we are"), choices=CONFIDENCES, empty_label=_("Any"))
    since = DayFilter(label=_("From"), widget=forms.TextInput(attrs={"placeholder": "2019-04", "dir": "ltr"}))
    until = DayFilter(
        label=_("To"), is_end=True, widget=forms.TextInput(attrs={"placeholder": "2019-04-10", "dir": "ltr"})
    )

    class Meta:
        model = Edition
        fields: list[str] = []

    def __init__(
        self, query: QueryDict, vocabulary: Vocabulary, *, at: datetime, leave_out: tuple[str, ...] = ()
    ) -> None:
        super().__init__(query, queryset=Edition.objects.none())
        self.query, self.vocabulary, self.at = query, vocabulary, at
        fields = self.form.fields
        language = get_language() or "en"
        fields["province"].choices = sorted(
            ((slug, term.name_in(language)) for slug, term in vocabulary.provinces.items()), key=lambda row: row[1]
        )
        fields["type"].choices = [
            (term.slug, (NARROWER if term.parent_id else "") + term.name_in(language))
            for family in vocabulary.families()
            for term in (family.broad, *family.narrower)
        ]
        for choice in ("kind", "confidence"):
            fields[choice].error_messages["invalid_choice"] = TermChoices.default_error_messages["invalid_choice"]
        for name in leave_out:
            del fields[name]
        self.after, self.before = (self._cursor(name) for name in ("after", "before"))

    def _cursor(self, name: str) -> Cursor | None:
        return Cursor.read(self.query.get(name, ""))

    def selection(self, *, language: str, **fixed: Any) -> Selection:
        """The selection asked for; call it after `is_valid()`. `fixed` is what the page itself sets, such as its kind."""
        asked = self.form.cleaned_data
        values: dict[str, Any] = {
            "kind": asked.get("kind", ""),
            "provinces": tuple(self.vocabulary.provinces[slug].pk for slug in asked.get("province", ())),
            "event_types": self._types(asked.get("type", ())),
            "topics": self._topics(asked.get("topic", "")),
            "confidence": asked.get("confidence", ""),
            "since": asked.get("since"),
            "until": asked.get("until"),
            "after": self.after,
            "before": None if self.after else self.before,
        }
        return Selection(language=language, at=self.at, **(values | fixed))

    def is_valid(self) -> bool:
        return bool(super().is_valid() and self._topic_is_known())

    def sentences(self) -> list[str]:
        """What is wrong with the address, in sentences for the reader."""
        return [
            str(_("%(field)s: %(error)s") % {"field": self.form.fields[name].label, "error": error})
            for name, errors in self.form.errors.items()
            for error in errors
        ]

    def address(self, path: str, **more: str) -> str:
        """`path` with what was asked for in the order of the fields, blanks left out: one spelling for one list."""
        pairs: list[tuple[str, str]] = []
        for name in self.form.fields:
            value = self.form.cleaned_data.get(name)
            if isinstance(value, list):
                pairs += [(name, one) for one in sorted(set(value))]
            elif value:
                pairs.append((name, to_latin(self.query.get(name, "")).strip()))
        pairs += [(name, value) for name, value in more.items() if value]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def chosen(self) -> list[dict[str, str]]:
        """Each choice in words, with the query string of the same list without it."""
        rows = []
        for name, value in self._choices():
            rest = self.query.copy()
            kept = [one for one in rest.getlist(name) if one != value]
            rest.setlist(name, kept)
            for paging in ("after", "before", "page"):
                rest.pop(paging, None)
            rows.append(
                {
                    "label": str(self.form.fields[name].label),
                    "words": self._words(name, value),
                    "without": rest.urlencode(),
                }
            )
        return rows

    def _choices(self) -> list[tuple[str, str]]:
        return [(name, value) for name in self.form.fields for value in self.query.getlist(name) if value.strip()]

    def _words(self, name: str, value: str) -> str:
        choices = getattr(self.form.fields[name], "choices", ())
        return str(next((label for slug, label in choices if slug == value), value)).removeprefix(NARROWER)

    def _types(self, slugs: Any) -> tuple[int, ...]:
        """A broad type is a choice of itself and the narrower ones."""
        keys = (term.pk for slug in slugs for term in self.vocabulary.with_narrower(slug))
        return tuple(dict.fromkeys(keys))

    def _topics(self, slug: str) -> tuple[int, ...]:
        return tuple(live_topics(self.at).filter(slug=slug).values_list("pk", flat=True)) if slug else ()

    def _topic_is_known(self) -> bool:
        slug = self.form.cleaned_data.get("topic")
        if not slug or live_topics(self.at).filter(slug=slug).exists():
            return True
        self.form.add_error(
            "topic",
            ValidationError(_("There is no topic “%(slug)s”. Search for the word instead."), params={"slug": slug}),
        )
        return False
