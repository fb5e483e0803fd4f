"""How reports and the board write what they count."""

from datetime import datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.translation import ngettext

from newsroom.desk.moments import short_moment
from newsroom.front.templatetags.newspaper import digits

register = template.Library()
HOUR = 3600


@register.filter
def as_cell(value: Any) -> Any:
    """A value as a table shows it: moments in the newsroom's zone, people and titles in their own direction."""
    if isinstance(value, datetime):
        return format_html('<time datetime="{}">{}</time>', value.isoformat(), short_moment(value))
    if value is None:
        return "–"
    return digits(value) if isinstance(value, (int, float)) else format_html("<bdi>{}</bdi>", value)


@register.filter
def for_so_long(seconds: float) -> str:
    """Minutes, hours or days, the largest that is at least one."""
    if seconds < HOUR:
        number = int(seconds // 60)
        return digits(ngettext("%(number)d minute", "%(number)d minutes", number) % {"number": number})
    if seconds < 48 * HOUR:
        number = int(seconds // HOUR)
        return digits(ngettext("%(number)d hour", "%(number)d hours", number) % {"number": number})
    number = int(seconds // (24 * HOUR))
    return digits(ngettext("%(number)d day", "%(number)d days", number) % {"number": number})
