"""Items that are public because something public shows them: footage.

Its window reaches from the first to the last moment at which an edition that links to it is open. It is worked out
again in the transaction that publishes or withdraws the linking item, or that clears or withdraws the clip itself.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from newsroom.press import files, kinds, paths, timeline, windows
from newsroom.press.models import FAR_FUTURE, Edition, EditionLink, PastEdition
from newsroom.workflow import history
from newsroom.workflow.refusals import Refused

logger = logging.getLogger(__name__)

Target = tuple[str, str]
Span = tuple[datetime, datetime]
NO_LEAD = {"lead_src": "", "lead_width": None, "lead_height": None, "lead_alt": "", "lead_credit": ""}
LEAD = tuple(NO_LEAD)


def targets_of(kind: str, ref: str) -> set[Target]:
    """The items that the windows of an item link to."""
    rows = EditionLink.objects.filter(edition__kind=kind, edition__ref=ref)
    return set(rows.values_list("to_kind", "to_ref"))


def refresh(targets: Iterable[Target], *, at: datetime, is_reduction: bool = False) -> None:
    """Open, prolong, shorten or close the windows of the followers among `targets`, in a fixed order of locking.

    Raises Refused where one cannot be shown. A reduction is never held up by that: the follower is shut instead.
    """
    for kind_name, ref in sorted(set(targets)):
        follower = kinds.get(kind_name).follower
        if follower is not None:
            _refresh_one(kind_name, ref, follower(ref), at, is_reduction)


def _refresh_one(kind: str, ref: str, item: Any, at: datetime, is_reduction: bool) -> None:
    spans = _wanted_spans(kind, ref, item, at)
    if not spans or not _expose(item, is_reduction):
        if Edition.objects.of(kind, ref).open_or_coming(at).exists():
            shut(kind, ref, at=at, line="safety")
        return
    number = history.published_number(item)
    for language in item.site_languages():
        _arrange(item, language, spans, number, at)
    lend_lead(kind, ref, at=at)


def _expose(item: Any, is_reduction: bool) -> bool:
    """Put its files where readers can fetch them; whether they are there."""
    expose = kinds.get(item.kind).expose
    try:
        if expose is not None:
            expose(item)
    except (Refused, OSError):
        if not is_reduction:
            raise
        logger.error("%s %s was taken from readers: its files cannot be shown.", item.kind, item.ref)
        return False
    return True


def _arrange(item: Any, language: str, spans: list[Span], number: int, at: datetime) -> None:
    """Make the item's windows in one language the wanted spans; one that is open and still right is only moved at its end."""
    rows = Edition.objects.of(item.kind, item.ref).filter(language=language)
    current = rows.live(at=at).first()
    for coming in rows.filter(live_from__gt=at):
        windows.remove(coming)
    paths.forget_promised(item.kind, item.ref, at=at)
    starts_now = spans[0][0] <= at
    if current and not starts_now and current.live_from < at:
        Edition.objects.filter(pk=current.pk).update(live_until=at)
    elif current and not starts_now:
        windows.remove(current)
    if current and starts_now and current.revision_number == number:
        Edition.objects.filter(pk=current.pk).update(live_until=spans[0][1])
        spans = spans[1:]
    for live_from, live_until in spans:
        windows.open_window(
            item, language, at=at, live_from=max(live_from, at), live_until=live_until, revision_number=number
        )


def _wanted_spans(kind: str, ref: str, item: Any, at: datetime) -> list[Span]:
    """From when to when something public shows the item, from now on: in order, merged where they meet."""
    if item is None:
        return []
    if item.is_published_alone:
        return [(at, FAR_FUTURE)]
    linking = Edition.objects.open_or_coming(at).filter(links__to_kind=kind, links__to_ref=ref)
    spans: list[Span] = []
    for live_from, live_until in sorted(set(linking.values_list("live_from", "live_until"))):
        if spans and live_from <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], live_until))
        else:
            spans.append((live_from, live_until))
    return spans


def shut(kind: str, ref: str, *, at: datetime, line: str, record: Any = None) -> None:
    """Take an item from everywhere that readers look, now: windows, plans, addresses, files, copied picture addresses.

    `record` is the move that did it.
    """
    shown_in = targets_of(kind, ref)
    timeline.shut(kind, ref, at=at, record=record)
    windows.close(kind, ref, at)
    PastEdition.objects.filter(kind=kind, ref=ref).update(is_withdrawn=True)
    paths.withdraw(kind, ref, at=at, line=line)
    _forget_lead(kind, ref)
    files.withdraw(kind, ref, at=at)
    refresh(shown_in, at=at, is_reduction=True)


def lend_lead(kind: str, ref: str, *, at: datetime) -> None:
    """Give the windows that lead with this picture its address, size and words as they are public in their language."""
    own = {edition.language: edition for edition in Edition.objects.of(kind, ref).open_or_coming(at)}
    for edition in _led_by(kind, ref):
        picture = own.get(edition.language)
        if picture is not None:
            Edition.objects.filter(pk=edition.pk).update(**{name: getattr(picture, name) for name in LEAD})


def borrow_leads(kind: str, ref: str) -> None:
    """The windows of an item take the lead picture that is public, and have none where it is not."""
    for link in EditionLink.objects.filter(edition__kind=kind, edition__ref=ref, role="lead").select_related("edition"):
        rows = Edition.objects.of(link.to_kind, link.to_ref).filter(language=link.edition.language)
        picture = rows.filter(live_until__gt=link.edition.live_from).first()
        values = {name: getattr(picture, name) for name in LEAD} if picture else NO_LEAD
        Edition.objects.filter(pk=link.edition_id).update(**values)


def _forget_lead(kind: str, ref: str) -> None:
    keys = [edition.pk for edition in _led_by(kind, ref)]
    Edition.objects.filter(pk__in=keys).update(**NO_LEAD)


def _led_by(kind: str, ref: str) -> list[Edition]:
    return list(Edition.objects.filter(links__role="lead", links__to_kind=kind, links__to_ref=ref))
