"""Filters of the desk's lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.taxonomy.models import EventType, Province, Term
from newsroom.workflow.editorial import SPIKED


class StateFilter(admin.SimpleListFilter):
    """By the state of the work. What was spiked is only in the list of what was spiked, and among all."""

    title = _("state")
    parameter_name = "state"
    every = "all"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        states = model_admin.model.workflow.states
        self.leaves_out = any(state.name == SPIKED for state in states)
        every = [(self.every, _now("All, with what was spiked"))] if self.leaves_out else []
        return [*((state.name, f"{state.icon} {_now(state.label)}") for state in states), *every]

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        """The first choice is what the list shows by itself."""
        first, *others = super().choices(changelist)
        yield {**first, "display": _now("All but what was spiked")} if self.leaves_out else first
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == self.every:
            return queryset
        if self.value():
            return queryset.filter(state=self.value())
        return queryset.exclude(state=SPIKED) if self.leaves_out else queryset


class TermFilter(admin.SimpleListFilter):
    """By a term that the items are filed under; a broad term finds what is filed under the narrower ones."""

    vocabulary: type[Term]
    rows_name: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(term.slug, str(term)) for term in sorted(self.vocabulary.objects.all(), key=str)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        rows = queryset.model._meta.get_field(self.rows_name).related_model.objects.filter(tag__in=self.terms())
        return queryset.filter(pk__in=rows.values("content_object"))

    def terms(self) -> QuerySet[Any]:
        """The terms the chosen one stands for."""
        return self.vocabulary.objects.filter(slug=self.value())


class ProvinceFilter(TermFilter):
    title = _("province")
    parameter_name = "province"
    vocabulary = Province
    rows_name = "province_rows"


class EventTypeFilter(TermFilter):
    title = _("event type")
    parameter_name = "event_type"
    vocabulary = EventType
    rows_name = "event_type_rows"

    def terms(self) -> QuerySet[Any]:
        return super().terms() | EventType.objects.filter(parent__slug=self.value())
