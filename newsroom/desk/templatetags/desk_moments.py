"""How the desk writes a moment, and a number: the newsroom's zone, both calendars, the digits of the page's language."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from newsroom.desk import moments
from newsroom.front.templatetags.newspaper import clock, digits
from newsroom.text.calendars import PartialDate, format_both

register = template.Library()
register.filter(moments.short_moment)
register.filter(moments.short_day)
register.filter(clock)
register.filter(digits)


@register.filter
def day_both(value: date) -> str:
    """A day in both calendars, the language's own first."""
    return format_both(PartialDate(value.year, value.month, value.day), get_language() or "en")


@register.filter
def moment_both(value: datetime) -> SafeString:
    """Day and time of a moment in the newsroom's zone, in both calendars, as a time element."""
    local = timezone.localtime(value, timezone.get_default_timezone())
    return format_html(
        '<time datetime="{}"><strong>{}</strong> {}</time>',
        local.isoformat(timespec="minutes"),
        clock(value),
        day_both(local.date()),
    )
