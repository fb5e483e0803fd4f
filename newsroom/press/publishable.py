"""What a desk item that can become public knows about its public side."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from newsroom.press.models import Edition
from newsroom.workflow import history
from newsroom.workflow.around import holds
from newsroom.workflow.models import WorkflowItem

LIVE, SCHEDULED, NOT_PUBLIC = "live", "scheduled", ""


class Publishable(WorkflowItem):
    """Base of desk items of a registered kind: articles, event posts, footage."""

    class Meta:
        abstract = True

    def site_languages(self) -> list[str]:
        """The languages to make a window for; every site language unless the item says otherwise."""
        return [code for code, _name in settings.LANGUAGES]

    def has_public_window(self, at: datetime) -> bool:
        return bool(self.windows(at)) if history.is_read(self) else self._windows(at).exists()

    def has_coming_window(self, at: datetime) -> bool:
        if history.is_read(self):
            return any(one.live_from > at for one in self.windows(at))
        return Edition.objects.of(self.kind, self.ref).filter(live_from__gt=at).exists()

    def live_editions(self, at: datetime) -> QuerySet[Edition]:
        """The item's editions that readers see at `at`, one per language."""
        return Edition.objects.of(self.kind, self.ref).live(at=at)

    def _windows(self, at: datetime) -> QuerySet[Edition]:
        return Edition.objects.of(self.kind, self.ref).open_or_coming(at)

    def windows(self, at: datetime) -> list[Edition]:
        """The item's editions that readers see at `at` or will see later, without their texts; a page asks once."""
        if not holds(self, Edition):
            return []
        rows = self._windows(at).defer("body_html", "facts")
        return history.once(self, "windows", lambda: list(rows))

    def is_live_at(self, at: datetime) -> bool:
        """Whether readers see it at `at`."""
        if history.is_read(self):
            return any(one.live_from <= at for one in self.windows(at))
        return self.live_editions(at).exists()

    def publication(self, at: datetime) -> str:
        """The publication state, which is another thing than the work state: live, scheduled or not public."""
        if self.is_live_at(at):
            return LIVE
        return SCHEDULED if self.has_public_window(at) else NOT_PUBLIC


def with_publication(items: QuerySet[Any], kind: str, at: datetime) -> QuerySet[Any]:
    """Annotate desk rows with `is_live` and `is_coming`, so that a list shows both states in one query."""
    windows = Edition.objects.filter(kind=kind, ref=OuterRef("ref"))
    return items.annotate(is_live=Exists(windows.live(at=at)), is_coming=Exists(windows.filter(live_from__gt=at)))
