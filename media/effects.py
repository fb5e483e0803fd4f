"""What moves of footage bring with them."""

from datetime import date

from media import claims, consequences
from media.inspection import clearance
from media.models import Footage
from newsroom.press import effects, erasure, exposure
from newsroom.workflow.effects import Order, effect


@effect("claim_footage")
def claim_footage(order: Order) -> None:
    """Whoever takes a piece has it for a while; what it waited for is over."""
    _keep(order.item, review_by=None, reject_code="")
    claims.claim(order.item, by=order.by, at=order.at)


@effect("set_review_by")
def set_review_by(order: Order) -> None:
    """It lies aside until that day, and is nobody's meanwhile."""
    _keep(order.item, review_by=date.fromisoformat(order.value))
    claims.release(order.item)


@effect("keep_reject_code")
def keep_reject_code(order: Order) -> None:
    """Why, as one word of the table."""
    _keep(order.item, reject_code=order.value, review_by=None)
    claims.release(order.item)


@effect("mark_duplicate")
def mark_duplicate(order: Order) -> None:
    """It stands for the first of its kind; copies of a copy point to the same one."""
    root = Footage.objects.select_for_update().get(ref=order.value)
    _keep(order.item, duplicate_of=root)
    Footage.objects.filter(duplicate_of=order.item).update(duplicate_of=root)
    claims.release(order.item)


@effect("unmark_duplicate")
def unmark_duplicate(order: Order) -> None:
    """It is a piece of its own again."""
    _keep(order.item, duplicate_of=None)
    claims.claim(order.item, by=order.by, at=order.at)


@effect("ask_sender")
def ask_sender(order: Order) -> None:
    """The note is the question; whoever holds the receipt of the sending reads it."""
    claims.release(order.item)
    sent = order.item.submitted.filter(is_own=True, submission__ended_at=None).select_related("submission").first()
    if sent is not None:
        sent.submission.questions.create(text=order.note, asked_by=order.by, asked_at=order.at)


@effect("clear_footage")
def clear_footage(order: Order) -> None:
    """The words are approved with the clip, its files as they are now; where something public links to it, it opens."""
    effects.approve_words(order)
    clearance.clear(order.item, by=order.by, at=order.at)
    _set_alone(order.item, is_alone=False)  # being public alone is a decision of its own, each time
    follow(order)


@effect("follow")
def follow(order: Order) -> None:
    """Work out again where the clip may be shown."""
    exposure.refresh([(order.item.kind, order.item.ref)], at=order.at)


@effect("unclear_footage")
def unclear_footage(order: Order) -> None:
    """Back on the desk: what was cleared has to be cleared again, and no page shows it meanwhile."""
    clearance.take_off(order.item)
    follow(order)


@effect("publish_alone")
def publish_alone(order: Order) -> None:
    """Public without anything that links to it."""
    _set_alone(order.item, is_alone=True)
    follow(order)


@effect("close_footage")
def close_footage(order: Order) -> None:
    """Out of everywhere, and not back by itself."""
    _set_alone(order.item, is_alone=False)
    clearance.take_off(order.item)
    effects.close_edition(order)
    consequences.fell(order.item, consequences.WITHDRAWN, by=order.by, at=order.at)


@effect("purge_footage")
def purge_footage(order: Order) -> None:
    """What is no longer kept: every word and file of it goes, as in an erasure; the row stays as a tombstone."""
    erasure.erase(order)


def _set_alone(item: Footage, *, is_alone: bool) -> None:
    item.is_published_alone = is_alone
    Footage.objects.filter(pk=item.pk).update(is_published_alone=is_alone)


def _keep(item: Footage, **values: object) -> None:
    for name, value in values.items():
        setattr(item, name, value)
    Footage.objects.filter(pk=item.pk).update(**values)
