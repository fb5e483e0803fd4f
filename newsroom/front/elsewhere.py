"""The addresses of items in other languages, for lists that crawlers and readers' programs go through."""

from __future__ import annotations

from datetime import datetime

from newsroom.front.frame import absolute
from newsroom.press.models import Edition, EditionLink, EditionQuerySet

Item = tuple[str, str]  # kind, ref


def addresses_by_language(editions: EditionQuerySet, *, at: datetime) -> dict[Item, dict[str, str]]:
    """For each of the editions' items: its live paths by language, whether it is one item or a story told again.

    Three queries, however many there are.
    """
    same = Edition.objects.live(at=at).filter(ref__in=editions.values("ref"))
    found: dict[Item, dict[str, str]] = {}
    for kind, ref, language, path in same.values_list("kind", "ref", "language", "path"):
        found.setdefault((kind, ref), {})[language] = path
    links = EditionLink.objects.filter(edition__in=editions.values("pk"), role="translation")
    pairs = list(links.values_list("edition__kind", "edition__ref", "to_kind", "to_ref"))
    targets = Edition.objects.live(at=at).filter(ref__in=links.values("to_ref"))
    told = {
        (kind, ref): (language, path)
        for kind, ref, language, path in targets.values_list("kind", "ref", "language", "path")
    }
    for kind, ref, to_kind, to_ref in pairs:
        if (to_kind, to_ref) in told:
            language, path = told[to_kind, to_ref]
            found.setdefault((kind, ref), {})[language] = path
    return found


def alternates(edition: Edition, found: dict[Item, dict[str, str]]) -> dict[str, str]:
    """Every language's full address, the edition's own among them; nothing where there is only the one."""
    paths = {**found.get((edition.kind, edition.ref), {}), edition.language: edition.path}
    return {code: absolute(path) for code, path in sorted(paths.items())} if len(paths) > 1 else {}
