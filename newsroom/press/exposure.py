"""Items that are public because something public shows them: footage.

Its window reaches from the first to the last moment at which an edition that links to it is open. It is worked out
again in the transaction that publishes or withdraws the linking item, or that clears or withdraws the clip itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from newsroom.press import files, kinds, paths, windows
from newsroom.press.models import FAR_FUTURE, Edition, EditionLink
from newsroom.workflow import history

Target = tuple[str, str]


def targets_of(kind: str, ref: str) -> set[Target]:
    """The items that the windows of an item link to."""
    rows = EditionLink.objects.filter(edition__kind=kind, edition__ref=ref)
    return set(rows.values_list("to_kind", "to_ref"))


def refresh(targets: Iterable[Target], *, at: datetime) -> None:
    """Open, prolong, shorten or close the windows of the followers among `targets`, in a fixed order of locking."""
    for kind_name, ref in sorted(set(targets)):
        follower = kinds.get(kind_name).follower
        if follower is not None:
            _refresh_one(kind_name, ref, follower(ref), at)


def _refresh_one(kind: str, ref: str, item: Any, at: datetime) -> None:
    span = _wanted_span(kind, ref, item, at)
    if span is None:
        if Edition.objects.of(kind, ref).open_or_coming(at).exists():
            shut(kind, ref, at=at, line="unconfirmed")
        return
    live_from, live_until = span
    expose = kinds.get(kind).expose
    if expose is not None:
        expose(item)
    last = history.latest(item)
    number = last.number if last else 0
    for language in item.site_languages():
        same = Edition.objects.of(kind, ref).filter(
            language=language, revision_number=number, live_from__lte=live_from, live_until__gt=at
        )
        if not same.update(live_until=live_until):
            windows.open_window(
                item, language, at=at, live_from=live_from, live_until=live_until, revision_number=number
            )


def _wanted_span(kind: str, ref: str, item: Any, at: datetime) -> tuple[datetime, datetime] | None:
    if item is None:
        return None
    if item.is_published_alone:
        return at, FAR_FUTURE
    linking = Edition.objects.open_or_coming(at).filter(links__to_kind=kind, links__to_ref=ref)
    spans = list(linking.values_list("live_from", "live_until"))
    if not spans:
        return None
    return max(at, min(start for start, _end in spans)), max(end for _start, end in spans)


def shut(kind: str, ref: str, *, at: datetime, line: str) -> None:
    """Take an item from everywhere that readers look, now: windows, addresses, files, copied picture addresses."""
    shown_in = targets_of(kind, ref)
    windows.close(kind, ref, at)
    paths.withdraw(kind, ref, at=at, line=line)
    _forget_lead(kind, ref)
    files.withdraw(kind, ref, at=at)
    refresh(shown_in, at=at)


def _forget_lead(kind: str, ref: str) -> None:
    rows = Edition.objects.filter(links__role="lead", links__to_kind=kind, links__to_ref=ref)
    Edition.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).update(
        lead_src="", lead_width=None, lead_height=None, lead_alt="", lead_credit=""
    )
