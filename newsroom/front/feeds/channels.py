"""The table of what can be subscribed to: every list, every filter, every series, and the record of corrections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.front.covers import covered
from newsroom.front.feeds.document import Entry
from newsroom.front.feeds.entries import entries_of, note_entry
from newsroom.front.feeds.withdrawn import Withdrawn
from newsroom.front.filters import LEFT_OUT, EditionFilter
from newsroom.front.listing import Selection, newest
from newsroom.front.notes import newest_notes
from newsroom.front.sections import BY_NAME, SECTIONS
from newsroom.front.series import events_of, may_name
from newsroom.front.vocabulary import Vocabulary, live_topics
from newsroom.front.words import asked_too_long, newest_hits
from newsroom.press.models import Edition, EditionLink, Mirror
from newsroom.press.paths import language_prefix

LENGTH = 30
SAFE = 3  # times as many events of a series are read as shown: some may not be named a part of it

Terms = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, in the active language."""

    language: str
    at: datetime
    query: QueryDict
    parts: dict[str, str]
    mirrors: list[Mirror] = field(default_factory=list)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)


@dataclass(frozen=True, slots=True)
class Channel:
    """One list as a feed. `query` is its one spelling; `page` the path of the page that shows the same."""

    title: str
    page: str
    entries: Callable[[], list[Entry]]
    description: str = ""
    query: str = ""
    fits: Callable[[Withdrawn], bool] = lambda _one: False


class MisaskedError(Exception):
    """The filters of an address cannot be read; `sentences` say why."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


def _filtered(asked: Asked, title: str, page: str, *, leave_out: tuple[str, ...] = (), **fixed: Any) -> Channel:
    filters = EditionFilter(asked.query, asked.vocabulary, at=asked.at, leave_out=("language", *leave_out))  # its own
    words = asked.query.get("q", "").strip() if page == reverse("front:search") else ""
    sentences = [*([] if filters.is_valid() else filters.sentences()), *asked_too_long(words)]
    if sentences:
        raise MisaskedError(sentences)
    selection = filters.selection(language=asked.language, **fixed)
    address = filters.address(page, q=words)
    chosen = [*([f"“{words}”"] if words else []), *(row["words"] for row in filters.chosen())]
    return _of_selection(
        asked, selection, f"{title}: {', '.join(chosen)}" if chosen else title, address, words=words,
        query=address.partition("?")[2], terms=_slugs(selection, asked.vocabulary),
    )  # fmt: skip


def _of_selection(
    asked: Asked, selection: Selection, title: str, page: str, *, words: str = "", query: str = "", terms: Terms
) -> Channel:
    def entries() -> list[Entry]:
        found = newest_hits(selection, words, LENGTH) if words else newest(selection, LENGTH)
        return entries_of(found, asked.mirrors, at=asked.at)

    def fits(one: Withdrawn) -> bool:
        if selection.kind not in ("", one.kind):
            return False
        return one.terms is None or all(one.terms[name] & slugs for name, slugs in terms.items())

    return Channel(title, page, entries, _("The newest reports, in full."), query, fits)


def _slugs(selection: Selection, vocabulary: Vocabulary) -> Terms:
    """What the selection asks of the closed vocabularies, by slug."""
    asked = {
        "provinces": (selection.provinces, vocabulary.provinces),
        "event_types": (selection.event_types, vocabulary.event_types),
    }
    return {
        name: {slug for slug, term in terms.items() if term.pk in keys} for name, (keys, terms) in asked.items() if keys
    }


def everything(asked: Asked) -> Channel:
    """Whatever is public."""
    return _filtered(asked, _("Everything"), reverse("front:home"))


def section(asked: Asked) -> Channel:
    """One kind of content, filtered as its list."""
    row = BY_NAME[asked.parts["name"]]
    left_out = LEFT_OUT[row.kind]
    return _filtered(asked, str(row.title), reverse(f"front:{row.name}"), leave_out=left_out, kind=row.kind)


def search(asked: Asked) -> Channel:
    """What the search finds, newest first."""
    return _filtered(asked, _("Search"), reverse("front:search"))


def province(asked: Asked) -> Channel:
    """Everything from one province."""
    term = asked.vocabulary.provinces.get(asked.parts["slug"])
    if term is None:
        raise Http404
    selection = Selection(asked.language, asked.at, provinces=(term.pk,))
    page = reverse("front:province", args=[term.slug])
    return _of_selection(asked, selection, term.name_in(asked.language), page, terms={"provinces": {term.slug}})


def event_type(asked: Asked) -> Channel:
    """Everything about one type of event, the narrower types with it."""
    if asked.parts["slug"] not in asked.vocabulary.event_types:
        raise Http404
    terms = asked.vocabulary.with_narrower(asked.parts["slug"])
    selection = Selection(asked.language, asked.at, event_types=tuple(term.pk for term in terms))
    page = reverse("front:type", args=[terms[0].slug])
    slugs = {"event_types": {term.slug for term in terms}}
    return _of_selection(asked, selection, terms[0].name_in(asked.language), page, terms=slugs)


def topic(asked: Asked) -> Channel:
    """Everything on one topic."""
    term = live_topics(asked.at).filter(slug=asked.parts["slug"]).first()
    if term is None:
        raise Http404
    selection = Selection(asked.language, asked.at, topics=(term.pk,))
    page = reverse("front:topic", args=[term.slug])
    return _of_selection(asked, selection, term.name_in(asked.language), page, terms={"topics": {term.slug}})


def series(asked: Asked) -> Channel:
    """The events of one series, as far as readers may know that they are a part of it."""
    ref, live = asked.parts["ref"], Edition.objects.live(at=asked.at)
    whole = live.of("series", ref).filter(language=asked.language).first()
    if whole is None:
        raise Http404

    def entries() -> list[Entry]:
        rows = events_of([ref], language=asked.language, at=asked.at).defer(None).order_by("-published_at", "-pk")
        named = [one for one in rows[: SAFE * LENGTH] if may_name(one, whole)]
        return entries_of(covered(named[:LENGTH], at=asked.at), asked.mirrors, at=asked.at)

    def fits(one: Withdrawn) -> bool:
        return one.kind == "event" and (one.terms is None or ref in one.terms["series"])

    return Channel(whole.headline, whole.path, entries, _("The newest reports, in full."), fits=fits)


def author(asked: Asked) -> Channel:
    """The stories of somebody who has a page here."""
    page = f"{language_prefix(asked.language)}/authors/{asked.parts['slug']}/"
    live = Edition.objects.live(at=asked.at).filter(language=asked.language)
    person = live.filter(kind="author", path=page).first()
    if person is None:
        raise Http404

    def entries() -> list[Entry]:
        links = EditionLink.objects.filter(role="author", to_kind="author", to_ref=person.ref)
        rows = live.filter(pk__in=links.values("edition")).order_by("-published_at", "-pk")
        return entries_of(covered(list(rows[:LENGTH]), at=asked.at), asked.mirrors, at=asked.at)

    def fits(one: Withdrawn) -> bool:
        return one.kind == "article" and (one.terms is None or asked.parts["slug"] in one.terms["authors"])

    return Channel(person.headline, person.path, entries, _("The newest reports, in full."), fits=fits)


def corrections(asked: Asked) -> Channel:
    """The record of corrections, updates and withdrawals; it names its own withdrawals."""

    def entries() -> list[Entry]:
        return [note_entry(note, asked.language) for note in newest_notes(language=asked.language, at=asked.at).notes]

    described = _("Every correction, update and withdrawal, with its date.")
    return Channel(_("Corrections"), reverse("front:corrections"), entries, described)


@dataclass(frozen=True, slots=True)
class Row:
    """`name` is that of the address, `route` its path under feeds/ without the ending."""

    name: str
    route: str
    open: Callable[[Asked], Channel]
    parts: dict[str, str] = field(default_factory=dict)


ROWS = (
    Row("all", "all", everything),
    *(Row(one.name, one.name, section, {"name": one.name}) for one in SECTIONS),
    Row("province", "provinces/<words:slug>", province),
    Row("type", "event-types/<words:slug>", event_type),
    Row("topic", "topics/<words:slug>", topic),
    Row("one-series", "series/<ref:ref>", series),
    Row("author", "authors/<words:slug>", author),
    Row("search", "search", search),
    Row("corrections", "corrections", corrections),
)
BY_ROW = {row.name: row for row in ROWS}
