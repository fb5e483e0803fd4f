"""Limits that need no address of anybody: quotas which all senders share, and room on the disk."""

from __future__ import annotations

import math
import shutil
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.submission.models import Bucket


class Exhausted(Exception):  # noqa: N818 - it reads as what happened
    """A shared quota is used up; `seconds` until there is enough again, the message is one sentence for people."""

    def __init__(self, seconds: float) -> None:
        minutes = max(1, math.ceil(seconds / 60))
        super().__init__(
            ngettext(
                "Too much is coming in at the moment, so this was not taken. Try again in %(minutes)d minute.",
                "Too much is coming in at the moment, so this was not taken. Try again in %(minutes)d minutes.",
                minutes,
            )
            % {"minutes": minutes}
        )
        self.seconds = math.ceil(seconds)


class NoRoom(Exception):  # noqa: N818 - it reads as what happened
    """The disk is too full to take a file; the message says what to do."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "We cannot take files at the moment: our disk is nearly full. Nothing of yours was kept. "
                "Keep the file where it is safe and try again tomorrow."
            )
        )


@transaction.atomic
def take(name: str, amount: float, *, at: datetime) -> None:
    """Use `amount` of the quota `name`; raises Exhausted, and uses nothing, when there is less."""
    most, seconds = settings.NEWSROOM_SUBMISSION_QUOTAS[name]
    Bucket.objects.get_or_create(name=name, defaults={"left": most, "counted_at": at})
    bucket = Bucket.objects.select_for_update().get(name=name)
    level = bucket.level(most, seconds, at)
    if level < amount:
        raise Exhausted((amount - level) * seconds / most)
    bucket.left, bucket.counted_at = level - amount, max(at, bucket.counted_at)
    bucket.save()


def check(name: str, amount: float, *, at: datetime) -> None:
    """Raise Exhausted when there is less than `amount`, without using it: asked before a body is read."""
    most, seconds = settings.NEWSROOM_SUBMISSION_QUOTAS[name]
    bucket = Bucket.objects.filter(name=name).first()
    level = bucket.level(most, seconds, at) if bucket is not None else most
    if level < amount:
        raise Exhausted((amount - level) * seconds / most)


def check_room(incoming: int) -> None:
    """Raise NoRoom when the disk would have too little left: the bytes lie there twice for a moment."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(settings.DATA_DIR).free - 2 * incoming < settings.NEWSROOM_SUBMISSION_FREE_BYTES:
        raise NoRoom
