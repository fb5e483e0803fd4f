"""Marks where comments wait: beside the fields of a form, and in the lists."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from newsroom.desk.comments.models import OPEN, Comment
from newsroom.front.templatetags.newspaper import digits
from newsroom.press.words import Words


def put(counts: dict[str, tuple[int, int]], form: Any, formsets: list[Any]) -> None:
    """Give each field of a form with open comments the way to the first of them."""
    _put_on(form, counts, "")
    for formset in formsets:
        for row in formset.initial_forms:
            if isinstance(row.instance, Words):
                _put_on(row, counts, f"texts.{row.instance.language}.")


def _put_on(form: Any, counts: dict[str, tuple[int, int]], prefix: str) -> None:
    for name in form.fields:
        if prefix + name in counts:
            number, first = counts[prefix + name]
            bound = form[name]
            helped = mark_safe(bound.help_text)  # noqa: S308 - the admin shows it as HTML anyhow
            words = format_html('{} <a class="comment-mark" href="#comment-{}">{}</a>', helped, first, _said(number))
            bound.help_text = form.fields[name].help_text = words


def with_open(items: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """Annotate desk rows with `open_comments`, for a list."""
    waiting = Comment.objects.filter(OPEN, kind=kind, ref=OuterRef("ref")).order_by().values("ref")
    number = Subquery(waiting.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    return items.annotate(open_comments=Coalesce(number, Value(0)))


def in_list(item: Any) -> SafeString | str:
    """The number of open comments beside a title in a list."""
    number = getattr(item, "open_comments", 0)
    return format_html(' <span class="list-mark">{}</span>', _said(number)) if number else ""


def _said(number: int) -> str:
    return ngettext("%(number)s open comment", "%(number)s open comments", number) % {"number": digits(number)}
