"""System checks for the mistakes that taggit lets pass in silence."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.db import models
from taggit.managers import TaggableManager

from newsroom.taxonomy.links import TermLink


def check_term_links(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Errors for term rows that belong to another model, or that may hang one term twice on one thing."""
    tables = apps.get_models()
    links = [table for table in tables if issubclass(table, TermLink)]
    return [
        *(error for table in tables for error in foreign_links(table)),
        *(twice_error(link) for link in links if not has_once_constraint(link)),
    ]


def foreign_links(model: type[models.Model]) -> list[CheckMessage]:
    """An error for each term field of the model whose through table points at another model."""
    fields = [field for field in model._meta.local_many_to_many if isinstance(field, TaggableManager)]
    return [
        Error(
            f"The rows of {model.__name__}.{field.name} belong to {owner.__name__}.",
            hint="Give every model a through table of its own: inherited ones are shared in silence.",
            obj=model,
            id="taxonomy.E001",
        )
        for field in fields
        if (owner := content_model(field.through)) not in (None, model)
    ]


def content_model(through: type[models.Model]) -> type[models.Model] | None:
    """The model whose things the rows of `through` tag; None for generic rows."""
    return through._meta.get_field("content_object").related_model


def has_once_constraint(link: type[models.Model]) -> bool:
    """Whether the table refuses the same term on the same thing a second time."""
    return any(
        isinstance(rule, models.UniqueConstraint)
        and set(rule.fields) == {"content_object", "tag"}
        and rule.condition is None
        for rule in link._meta.constraints
    )


def twice_error(link: type[models.Model]) -> CheckMessage:
    """The error for a table that lost the constraint of its base."""
    return Error(
        f"{link.__name__} can hang one term twice on one thing.",
        hint="Let its Meta inherit from the base's Meta, and repeat the base's constraints when adding some.",
        obj=link,
        id="taxonomy.E002",
    )
