"""Words of a desk item in one language: rows of their own, with their own approval."""

from __future__ import annotations

from copy import copy
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.workflow.editorial import APPROVED, WORDS
from newsroom.workflow.models import MoveRecord, Revision, WorkflowItem


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
    """The words of an item in `language` as they were last approved, or None where they never were.

    Words that are being reworked are public as they were until the new ones are approved: a warning does not fall away.
    """
    own = next((words for words in item.texts.all() if words.language == language), None)
    return as_approved(own) if own is not None else None


def any_approved_words(item: Any) -> Any:
    """The approved words of an item in whatever language they are, or None: shown as the original words."""
    found = (as_approved(words) for words in item.texts.order_by("pk"))
    return next((words for words in found if words is not None), None)


def as_approved(words: Words) -> Words | None:
    """The words as somebody else last read them: themselves, or an unsaved copy of an earlier revision, or None."""
    if words.is_approved:
        return words
    record = MoveRecord.objects.of(words).filter(move="approve_words").last()
    revision = Revision.objects.of(words).filter(number=record.revision_number).first() if record else None
    if revision is None or revision.snapshot is None:
        return None
    earlier = copy(words)
    for name, value in revision.snapshot.items():
        setattr(earlier, name, value)
    return earlier
