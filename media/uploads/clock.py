"""Giving up uploads of which no byte came for long."""

from __future__ import annotations

from datetime import datetime

from media.uploads import pieces
from media.uploads.models import Upload


def due(before: datetime) -> int:
    """How many uploads had their last byte before `before`."""
    return Upload.objects.filter(is_abandoned=False, touched_at__lt=before).count()


def sweep(before: datetime) -> int:
    """Delete the files of uploads whose last byte came before `before`, and files that no upload knows; return how many
    uploads were given up. Their rows stay, without the name of the file and the form they belonged to."""
    given_up = 0
    for upload in Upload.objects.filter(is_abandoned=False, touched_at__lt=before):
        # Whoever sends a byte at this very moment keeps theirs.
        still = Upload.objects.filter(pk=upload.pk, is_abandoned=False, touched_at__lt=before)
        if still.update(is_abandoned=True, given_name="", form_digest=""):
            pieces.path_of(upload).unlink(missing_ok=True)
            given_up += 1
    _sweep_files(before)
    return given_up


def _sweep_files(before: datetime) -> None:
    """What killed processes left: of an upload whose row was never written, or was given up already."""
    kept = set(Upload.objects.filter(is_abandoned=False).values_list("part", flat=True))
    for path in pieces.folder().iterdir():
        if path.name not in kept and path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)
