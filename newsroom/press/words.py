"""Words of a desk item in one language: rows of their own, with their own approval."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.workflow.editorial import APPROVED, WORDS
from newsroom.workflow.models import WorkflowItem


class Words(WorkflowItem):
    """Base of an item's words in one language. The subclass adds `parent`, a foreign key with related name "texts"."""

    workflow = WORDS
    #: what a snapshot of the words leaves out: who made the row and where it stands are not words
    unsnapped: ClassVar[frozenset[str]] = WorkflowItem.unsnapped | {"parent"}

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.parent} ({self.get_language_display()})"

    @property
    def is_approved(self) -> bool:
        return self.state == APPROVED


def approved_words(item: Any, language: str) -> Any:
    """The approved words of an item in `language`, or None where there are none."""
    return next((words for words in item.texts.all() if words.language == language and words.is_approved), None)


def any_approved_words(item: Any) -> Any:
    """The approved words of an item in whatever language they are, or None: shown as the original words."""
    return next((words for words in item.texts.order_by("pk") if words.is_approved), None)
