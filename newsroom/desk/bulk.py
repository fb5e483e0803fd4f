"""Moves for many items at once: each on its own, with a report that says what was done and what was refused, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from newsroom.desk.moves import NOTE_HELP
from newsroom.press import timeline
from newsroom.workflow import engine
from newsroom.workflow.editorial import OPENS
from newsroom.workflow.refusals import Refused
from newsroom.workflow.table import Move

PREFIX = "move_"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item; `refusal` is empty when the move was done."""

    item: Any
    refusal: str = ""


class NoteForm(forms.Form):
    """The note for all of them."""

    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))


def actions_of(model: Any) -> list[Callable[..., Any]]:
    """The admin actions of a model with a workflow: its moves without a value of their own and without an agreement of two."""
    return [_as_action(move) for move in model.workflow.moves if not move.value and not move.second_to]


def permitted(model: Any, user: Any) -> set[str]:
    """The names of the actions whose move the person holds the permission for."""
    return {f"{PREFIX}{move.name}" for move in model.workflow.moves if user.has_perm(move.who)}


def _as_action(move: Move) -> Callable[..., Any]:
    def action(model_admin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> TemplateResponse:
        return _ask_or_do(model_admin, request, queryset, move)

    action.__name__ = f"{PREFIX}{move.name}"
    action.short_description = lazy(_, str)(move.label)  # type: ignore[attr-defined]
    return action


def _ask_or_do(model_admin: Any, request: HttpRequest, items: QuerySet[Any], move: Move) -> TemplateResponse:
    note = ""
    if move.note:
        form = NoteForm(request.POST if "carry_out" in request.POST else None)
        form.fields["note"].required = move.note != "optional"
        form.fields["note"].help_text = NOTE_HELP[move.note]
        if not form.is_valid():
            return _page(model_admin, request, "desk/bulk_note.html", move, items=items, form=form)
        note = form.cleaned_data["note"]
    outcomes = [_do(item, move, request.user, timezone.now(), note) for item in items]
    return _page(model_admin, request, "desk/bulk_report.html", move, outcomes=outcomes)


def _do(item: Any, move: Move, by: Any, at: datetime, note: str) -> Outcome:
    if move.effect == OPENS and timeline.waiting(item, at):
        sentence = _("“%(item)s”: something is planned for it already. Open it and say there what becomes of that.")
        return Outcome(item, sentence % {"item": item})
    try:
        engine.perform(item, move.name, by=by, at=at, note=note)
    except Refused as refused:
        return Outcome(item, refused.refusal.sentence)
    return Outcome(item)


def _page(model_admin: Any, request: HttpRequest, template: str, move: Move, **extra: Any) -> TemplateResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _(move.label),
        "opts": model_admin.opts,
        "action": f"{PREFIX}{move.name}",
        "checkbox_name": ACTION_CHECKBOX_NAME,
        **extra,
    }
    return TemplateResponse(request, template, context)
