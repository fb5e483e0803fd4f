"""Looking again at the events of a series: when one of them says its place, another may have to leave the series."""

from __future__ import annotations

from events.hidden_names import names_to_hide
from events.models import EventPost
from events.public_place import place_of
from events.series.linking import may_name
from newsroom.press.masking import GAP, masker
from newsroom.press.models import Edition, PastEdition


def check_siblings(item: EventPost) -> None:
    """Take the series out of what is public of the other events of the item's series, where they may not name it any more.

    Whichever of two events comes out first, readers never learn from one what the other keeps back.
    """
    if item.series is None:
        return
    linked = Edition.objects.filter(kind=item.kind, links__role="series", links__to_ref=item.series.ref)
    refs = linked.exclude(ref=item.ref).values("ref")
    for event in EventPost.objects.filter(ref__in=refs).select_related("series"):
        for edition in linked.filter(ref=event.ref):
            if not _may_stay(event, edition):
                _leave(edition)


def _may_stay(event: EventPost, edition: Edition) -> bool:
    """Whether a window, which may say another precision than the working copy, may go on naming the event's series."""
    precision = edition.facts["precision"]
    if event.series is None:
        return False
    place = place_of(event, precision)
    hide = masker(names_to_hide(event, place), GAP, is_whole=True)
    return may_name(event, event.series, place, hide, precision)


def _leave(edition: Edition) -> None:
    """No version of its own: nothing that it says of itself is another."""
    edition.links.filter(role="series").delete()
    rows = [edition, *PastEdition.objects.filter(kind=edition.kind, ref=edition.ref, language=edition.language)]
    for row in rows:
        facts = {name: value for name, value in row.facts.items() if name != "series"}
        type(row)._base_manager.filter(pk=row.pk).update(facts=facts)
