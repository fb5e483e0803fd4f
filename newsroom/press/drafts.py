"""Which items the newest saved text of another embeds: an index, so that nobody searches all drafts for one reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.text.sanitise import embed_refs
from newsroom.workflow import listeners
from newsroom.workflow.around import held


@held("to_kind", "to_ref")
class DraftEmbed(models.Model):
    """The working copy of an item embeds another."""

    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    to_kind = models.CharField(max_length=16)
    to_ref = models.CharField(max_length=12)

    class Meta:
        verbose_name = _("embed of a draft")
        verbose_name_plural = _("embeds of drafts")
        indexes = [models.Index(fields=["to_kind", "to_ref"], name="draftembed_back")]
        constraints = [models.UniqueConstraint(fields=["kind", "ref", "to_kind", "to_ref"], name="draftembed_once")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.ref} → {self.to_kind}:{self.to_ref}"


def keep(item: Any, revision: Any) -> None:
    """Write anew what a saved item embeds."""
    texts = (value for value in (revision.snapshot or {}).values() if isinstance(value, str))
    embedded = set(_embedded(texts))
    rows = DraftEmbed.objects.filter(kind=item.kind, ref=item.ref)
    known = set(rows.values_list("to_kind", "to_ref"))
    for kind, ref in known - embedded:
        rows.filter(to_kind=kind, to_ref=ref).delete()
    DraftEmbed.objects.bulk_create(
        DraftEmbed(kind=item.kind, ref=item.ref, to_kind=kind, to_ref=ref) for kind, ref in embedded - known
    )


def _embedded(texts: Iterator[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        if "data-embed" in text:
            yield from embed_refs(text)


if keep not in listeners.RECORDED:
    listeners.RECORDED.append(keep)
