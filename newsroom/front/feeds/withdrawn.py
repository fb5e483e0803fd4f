"""What was public and is not any more: told in the feeds for some weeks, so that readers' programs let go of it too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from newsroom.front.feeds.document import Tombstone
from newsroom.front.feeds.entries import VOCABULARIES, entry_id
from newsroom.front.frame import absolute
from newsroom.front.sections import BY_KIND, UNLISTED
from newsroom.press.models import Edition, PastEdition, PublicPath, Successor
from newsroom.press.paths import language_prefix, line_of

TOLD = timedelta(days=30)
MOST = 50


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An item that went. `terms` are the slugs it was filed under by vocabulary, its authors and the ref of its series; None
    where nothing is known of it any more, as after an erasure: then it may have stood in any feed."""

    kind: str
    ref: str
    language: str
    line: str
    at: datetime
    terms: dict[str, set[str]] | None = None

    def tombstone(self) -> Tombstone:
        """As feeds tell it: its name, the sentence that its address says, and nothing of what it said."""
        section = BY_KIND.get(self.kind)
        # the address with the reference alone: the other one may hold words of what was withdrawn
        short = f"{language_prefix(self.language)}/{section.name}/{self.ref}/" if section else "/"
        return Tombstone(
            id=entry_id(self.kind, self.ref, self.language),
            address=absolute(short),
            title=_("Withdrawn"),
            line=line_of(self.line),
            at=self.at,
        )


def withdrawn_lately(language: str, *, at: datetime, fits: Callable[[Withdrawn], bool]) -> list[Tombstone]:
    """The tombstones of a feed, newest first: of items withdrawn in the last weeks that `fits` and that did not come back."""
    rows = PublicPath.objects.filter(language=language, withdrawn_at__gt=at - TOLD, withdrawn_at__lte=at)
    rows = rows.exclude(kind__in=UNLISTED)  # which stood in no feed
    newest = {(row.kind, row.ref): row for row in reversed(rows.order_by("-withdrawn_at", "-pk")[:MOST])}
    if not newest:
        return []
    refs = [ref for _kind, ref in newest]
    merged = set(Successor.objects.filter(ref__in=refs).values_list("kind", "ref"))  # their addresses lead to the other
    live = set(Edition.objects.live(at=at).filter(language=language, ref__in=refs).values_list("kind", "ref"))
    past = PastEdition.objects.filter(language=language, ref__in=refs).order_by("number")
    facts = {(kind, ref): known for kind, ref, known in past.values_list("kind", "ref", "facts")}
    found = [
        Withdrawn(kind, ref, language, row.withdrawn_line, row.withdrawn_at, _terms(row, facts.get((kind, ref))))
        for (kind, ref), row in newest.items()
        if (kind, ref) not in live | merged and row.withdrawn_at
    ]
    found.sort(key=lambda one: (one.at, one.ref), reverse=True)
    return [one.tombstone() for one in found if fits(one)]


def _terms(row: PublicPath, facts: dict | None) -> dict[str, set[str]] | None:
    if not facts or row.withdrawn_line == "safety":
        return None
    terms = {name: {term["slug"] for term in facts.get(name, ())} for name in (*VOCABULARIES, "authors")}
    return terms | {"series": {(facts.get("series") or {}).get("ref", "")}}
