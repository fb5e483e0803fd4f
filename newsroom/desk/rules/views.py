"""The page that says in words what must be there before a move, per kind."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.desk.rules import switching
from newsroom.desk.rules.models import RuleSwitch
from newsroom.desk.signoff.models import SignOffItem
from newsroom.workflow.rules import RULES
from newsroom.workflow.table import Move

SWITCH = "desk.change_ruleswitch"


def addresses(site: Any) -> list[URLPattern]:
    """The page; a POST switches one optional rule."""

    def view(request: HttpRequest) -> HttpResponse:
        return rules_view(site, request)

    return [path("rules/", site.admin_view(view), name="desk_rules")]


def rules_view(site: Any, request: HttpRequest) -> HttpResponse:
    """The rules of every kind this person works with; for colleagues who see no items there is nothing to read."""
    models = {desk.model.kind: desk.model for desk in site.desks(request) if desk.model.kind in RULES}
    if not models:
        raise PermissionDenied
    if request.method == "POST":
        return _switch(request, set(models))
    switches = {(row.kind, row.name): row for row in RuleSwitch.objects.select_related("by")}
    signed: dict[str, list[SignOffItem]] = {}
    for row in SignOffItem.objects.filter(is_asked=True):
        signed.setdefault(row.kind, []).append(row)
    context = {
        **site.each_context(request),
        "title": _("Rules of the desk"),
        "may_switch": request.user.has_perm(SWITCH),
        "kinds": [
            {
                "kind": kind,
                "name": model._meta.verbose_name_plural,
                "rules": [(rule, _now(rule.words), switches.get((kind, rule.name))) for rule in RULES[kind]],
                "signed": signed.get(kind, []),
                "moves": [(_now(move.label), _needs(move)) for move in model.workflow.moves if _needs(move)],
            }
            for kind, model in models.items()
        ],
    }
    return TemplateResponse(request, "desk/rules.html", context)


def _needs(move: Move) -> list[str]:
    """What the row of a move asks for, in words."""
    asked = [
        (move.is_complete, _now("all that is listed above")),
        (move.is_approved, _now("an approval of this very text")),
        (move.four_eyes, _now("somebody who wrote none of it")),
        (bool(move.second_to), _now("a second person who agrees")),
        (bool(move.trust), _now("special trust")),
        (move.note == "reason", _now("a reason for colleagues")),
        (move.note == "public", _now("a note for readers")),
        (move.after_review, _now("to be read by somebody else afterwards")),
    ]
    return [words for is_asked, words in asked if is_asked]


def _switch(request: HttpRequest, kinds: set[str]) -> HttpResponse:
    if not request.user.has_perm(SWITCH):
        raise PermissionDenied
    kind, name = request.POST.get("kind", ""), request.POST.get("rule", "")
    if kind not in kinds or not any(rule.name == name and rule.is_optional for rule in RULES[kind]):
        raise Http404
    is_on = request.POST.get("on") == "1"
    switching.switch(kind, name, is_on=is_on, by=request.user, at=timezone.now())
    messages.success(
        request, _now("The rule counts from now on.") if is_on else _now("The rule does not count any more.")
    )
    return redirect("admin:desk_rules")
