"""What an item is used in: everything that shows it or rests on it, for readers now, for readers later, or on the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.press import kinds
from newsroom.press.models import DraftEmbed, EditionLink, Successor
from newsroom.press.publishable import LIVE, NOT_PUBLIC, SCHEDULED
from newsroom.press.succession import standing_for
from newsroom.workflow.around import holds
from newsroom.workflow.editorial import ERASED, HIDDEN, SPIKED

MOST = 60
OUT_OF_USE = (HIDDEN, ERASED, SPIKED)

#: what the links of editions and texts say of the one that holds them
ROLES = {
    "embed": _("shows it in its text"),
    "rests_on": _("rests on it"),
    "footage": _("shows it"),
    "lead": _("leads with it"),
    "series": _("is part of it"),
    "translation": _("is it in another language"),
}


@dataclass(slots=True)
class Use:
    """One item that uses another: in which roles, and whether readers see it so. `address` is for what is no item."""

    kind: str
    ref: str
    title: str
    kind_name: str = ""
    publication: str = NOT_PUBLIC
    language: str = ""
    roles: list[str] = field(default_factory=list)
    role_names: set[str] = field(default_factory=set)
    address: str = ""

    def add(self, name: str, label: Any) -> None:
        """It uses the item in one more way."""
        self.role_names.add(name)
        if str(label) not in self.roles:
            self.roles.append(str(label))


Asker = Callable[[Any, datetime], Iterable[Use]]
ASKERS: list[Asker] = []


def add_asker(asker: Asker) -> Asker:
    """Register a function from an item and a moment to uses that neither links nor drafts know: places on the front page."""
    if asker not in ASKERS:
        ASKERS.append(asker)
    return asker


def uses_of(item: Any, at: datetime) -> list[Use]:
    """Everything that uses the item: what readers see first, then what they will see, then the desk's own."""
    found: dict[tuple[str, str], Use] = {}
    _take_editions(found, item, at)
    _take_drafts(found, item)
    _take_relations(found, item)
    order = {LIVE: 0, SCHEDULED: 1, NOT_PUBLIC: 2}
    others = [use for asker in ASKERS for use in asker(item, at)]
    return sorted([*found.values(), *others], key=lambda use: order[use.publication])


def _take_editions(found: dict[tuple[str, str], Use], item: Any, at: datetime) -> None:
    if not holds(item, EditionLink, Successor):
        return
    links = EditionLink.objects.filter(standing_for(item.kind, item.ref), edition__live_until__gt=at)
    links = links.exclude(edition__kind=item.kind, edition__ref=item.ref).select_related("edition")
    for link in links.defer("edition__body_html").order_by("-edition__published_at", "pk")[: MOST * 4]:
        edition = link.edition
        use = _use(found, edition.kind, edition.ref, edition.headline)
        if use.publication != LIVE:
            use.publication = LIVE if edition.live_from <= at else SCHEDULED
        if edition.language == get_language():
            use.title = edition.headline
        use.add(link.role, ROLES.get(link.role, ROLES["footage"]))


def _take_drafts(found: dict[tuple[str, str], Use], item: Any) -> None:
    if not holds(item, DraftEmbed):
        return
    rows = DraftEmbed.objects.filter(to_kind=item.kind, to_ref=item.ref).order_by("-pk")
    refs: dict[str, list[str]] = {}
    for kind, ref in rows.values_list("kind", "ref")[:MOST]:
        refs.setdefault(kind, []).append(ref)
    for kind, of_kind in refs.items():
        if kind in kinds.KINDS:
            for row in _in_use(kinds.get(kind).model).filter(ref__in=of_kind):
                _use(found, row.kind, row.ref, str(row)).add("embed", ROLES["embed"])


def _take_relations(found: dict[tuple[str, str], Use], item: Any) -> None:
    """What other kinds of items say they rest on, lead with, or belong to."""
    models = {kind.model for kind in kinds.KINDS.values()} - {type(item)}
    for relation in item._meta.related_objects:
        if relation.related_model in models:
            rows = _in_use(relation.related_model).filter(**{relation.field.name: item.pk}).order_by("-pk")[:MOST]
            name = "rests_on" if relation.field.many_to_many else relation.field.name
            label = ROLES.get(name, relation.field.verbose_name)
            for row in rows:
                use = _use(found, row.kind, row.ref, str(row))
                if not use.role_names & {name, "footage"}:
                    use.add(name, label)


def _in_use(model: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.exclude(state__in=OUT_OF_USE)
    return rows


def _use(found: dict[tuple[str, str], Use], kind: str, ref: str, title: str) -> Use:
    if (kind, ref) not in found:
        name = str(kinds.get(kind).model._meta.verbose_name) if kind in kinds.KINDS else kind
        found[kind, ref] = Use(kind, ref, title or ref, name)
    return found[kind, ref]


def public_uses(uses: Iterable[Use]) -> list[Use]:
    """Those that readers see now or will see."""
    return [use for use in uses if use.publication in (LIVE, SCHEDULED)]
