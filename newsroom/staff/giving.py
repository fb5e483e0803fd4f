"""What binds whoever gives trust: nobody gives it to themself, and duty lasts a day at most."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from newsroom.staff.models import Trust

LONGEST_DUTY = timedelta(hours=24)


def refusal(*, person: Any, power: str, ends_at: datetime | None, by: Any, at: datetime) -> str:
    """One sentence against giving it, or "". Whoever changes a row gives it anew, from now on."""
    if person.pk == by.pk:
        return _("You cannot give trust to yourself. Ask another chief of the desk.")
    if power == Trust.Power.DUTY and ends_at is None:
        return _("Duty needs an end time: it is the right to publish alone.")
    if power == Trust.Power.DUTY and ends_at > at + LONGEST_DUTY:
        return _("Duty lasts 24 hours at most. Choose an earlier end, and give it again tomorrow.")
    return ""


def end(trust: Trust, *, at: datetime) -> bool:
    """End trust at once; the row stays and says until when it held. False where it had ended before."""
    return bool(Trust.objects.held(at).filter(pk=trust.pk).update(ends_at=at))
