"""What moves of footage bring with them."""

from media.models import Footage
from newsroom.press import effects, exposure
from newsroom.workflow.effects import Order, effect


@effect("clear_footage")
def clear_footage(order: Order) -> None:
    """The words are approved with the clip; where something public already links to it, it opens."""
    effects.approve_words(order)
    _set_alone(order.item, is_alone=False)  # being public alone is a decision of its own, each time
    follow(order)


@effect("follow")
def follow(order: Order) -> None:
    """Work out again where the clip may be shown."""
    exposure.refresh([(order.item.kind, order.item.ref)], at=order.at)


@effect("publish_alone")
def publish_alone(order: Order) -> None:
    """Public without anything that links to it."""
    _set_alone(order.item, is_alone=True)
    follow(order)


@effect("close_footage")
def close_footage(order: Order) -> None:
    """Out of everywhere, and not back by itself."""
    _set_alone(order.item, is_alone=False)
    effects.close_edition(order)


def _set_alone(item: Footage, *, is_alone: bool) -> None:
    item.is_published_alone = is_alone
    Footage.objects.filter(pk=item.pk).update(is_published_alone=is_alone)
