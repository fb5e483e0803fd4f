"""Refuse at start-up: every move's effect is registered, every item has its own constraints."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.checks import Error, register

from newsroom.workflow.effects import EFFECTS
from newsroom.workflow.models import WorkflowItem


def items() -> list[type[WorkflowItem]]:
    """Every concrete model that has a workflow."""
    return [model for model in apps.get_models() if issubclass(model, WorkflowItem)]


@register()
def check_workflow_items(**_options: Any) -> list[Error]:
    found: list[Error] = []
    for model in items():
        names = [constraint.name for constraint in model._meta.constraints]
        if not any(name.endswith("_state_is_known") for name in names):
            found.append(
                Error(
                    f"{model.__name__} has no constraint on its state.",
                    hint="List state_constraint(…) in the constraints of its own Meta.",
                    obj=model,
                    id="workflow.E001",
                )
            )
        for move in model.workflow.moves:
            if move.effect and move.effect not in EFFECTS:
                found.append(
                    Error(
                        f"The move {move.name!r} of {model.__name__} names the effect {move.effect!r}, "
                        "which nobody registered.",
                        hint="Register it with @effect in the app that knows how.",
                        obj=model,
                        id="workflow.E002",
                    )
                )
    return found
