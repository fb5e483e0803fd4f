"""The bell in the head of every page of the desk."""

from typing import Any

from django import template

from newsroom.desk.notices.models import Notice

register = template.Library()
MOST = 99


@register.inclusion_tag("desk/bell.html", takes_context=True)
def bell(context: dict[str, Any]) -> dict[str, Any]:
    """How much is new for whoever looks, in one query that stops counting at a hundred."""
    user = context["request"].user
    unread = Notice.objects.filter(person=user, is_shown=True, read_at=None).order_by()
    count = unread[: MOST + 1].count()
    return {"count": count, "shown": f"{MOST}+" if count > MOST else count}
