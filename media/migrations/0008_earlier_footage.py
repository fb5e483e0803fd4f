"""Footage of before the inspection: the one picture that each had becomes its rendition, cleared where the piece was.

What was not decided yet is inspected anew by the worker (`media.inspection.starting.adopt`).
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.db import migrations

DECIDED = ("cleared", "withdrawn", "rejected", "hidden")


def forwards(apps, schema_editor):
    Footage, Rendition = apps.get_model("media", "Footage"), apps.get_model("media", "Rendition")
    Inspection = apps.get_model("media", "Inspection")
    MoveRecord = apps.get_model("workflow", "MoveRecord")
    for item in Footage.objects.filter(state__in=DECIDED, inspection=None).exclude(rendition=""):
        Inspection.objects.create(footage=item, status="ready", queued_at=item.created_at, ended_at=item.created_at)
        file = Path(settings.VAULT_DIR) / "renditions" / item.rendition
        if not file.is_file():
            continue
        clearing = MoveRecord.objects.filter(kind="footage", ref=item.ref, move="clear").order_by("number").last()
        is_cleared = item.state == "cleared" and clearing is not None
        Rendition.objects.create(
            footage=item,
            recipe="still_1600.jpg",
            name=item.rendition,
            content_type="image/jpeg",
            sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
            size=file.stat().st_size,
            width=item.width,
            height=item.height,
            made_at=item.created_at,
            is_strip_checked=True,  # it was proven clean when it was made
            cleared_at=clearing.at if is_cleared else None,
            cleared_by_id=clearing.by_id if is_cleared else None,
        )


class Migration(migrations.Migration):
    dependencies = [("media", "0007_custody_acts"), ("workflow", "0001_moves_and_revisions")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
