"""Comments: written once, taken back or resolved, never edited."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.workflow.around import held
from newsroom.workflow.models import AppendOnly

LONGEST = 2000


class CommentQuerySet(models.QuerySet["Comment"]):
    def of(self, item: Any) -> CommentQuerySet:
        """Everything said about one item, in the order it was said."""
        return self.filter(kind=item.kind, ref=item.ref).order_by("pk")

    def open(self) -> CommentQuerySet:
        """What began a thread that nobody has resolved."""
        return self.filter(OPEN)

    def delete(self) -> Any:
        raise RuntimeError("Comments are taken back or erased, their rows stay.")


@held()
class Comment(AppendOnly):
    """One comment, or one reply to it. `about` names a field of the item ("" for the item as a whole).

    `text` is empty once the writer took it back or it was erased for safety.
    """

    kind = models.CharField(_("kind"), max_length=16, editable=False)
    ref = models.CharField(_("reference"), max_length=12, editable=False)
    about = models.CharField(_("about"), max_length=80, blank=True)
    thread = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replies", editable=False)
    text = models.TextField(_("comment"), max_length=LONGEST)
    revision_number = models.PositiveIntegerField(_("revision"), default=0, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(_("at"), editable=False)
    taken_back_at = models.DateTimeField(_("taken back at"), null=True, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("resolved by"), null=True, on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    resolved_at = models.DateTimeField(_("resolved at"), null=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        app_label = "desk"
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["pk"]
        default_permissions = ("add",)
        indexes = [
            models.Index(fields=["kind", "ref"], name="comment_item"),
            models.Index(
                fields=["kind", "ref"], name="comment_open",
                condition=Q(thread=None, resolved_at=None, taken_back_at=None),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}: {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.thread_id is None and self.resolved_at is None and self.taken_back_at is None

    def mark(self, **columns: datetime | Any | None) -> None:
        """Write what became of it: resolved, reopened, taken back. The words of others are never changed."""
        type(self)._base_manager.filter(pk=self.pk).update(**columns)
        for name, value in columns.items():
            setattr(self, name, value)


#: a thread that waits: it has neither been resolved nor taken back
OPEN = Q(thread=None, resolved_at=None, taken_back_at=None)
