"""How the desk writes a moment: the newsroom's zone, both calendars."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from newsroom.text.calendars import PartialDate, format_both
from newsroom.text.digits import to_persian

register = template.Library()


@register.filter
def day_both(value: date) -> str:
    """A day in both calendars, the language's own first."""
    return format_both(PartialDate(value.year, value.month, value.day), get_language() or "en")


@register.filter
def moment_both(value: datetime) -> SafeString:
    """Day and time of a moment in the newsroom's zone, in both calendars, as a time element."""
    local = timezone.localtime(value, timezone.get_default_timezone())
    clock = f"{local:%H:%M}"
    written = to_persian(clock) if (get_language() or "").startswith("fa") else clock
    return format_html(
        '<time datetime="{}"><strong>{}</strong> {}</time>',
        local.isoformat(timespec="minutes"),
        written,
        day_both(local.date()),
    )
