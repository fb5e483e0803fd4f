"""Opening, replacing and closing public windows. Everything that writes an Edition is here.

Windows of one item and language never overlap. What is opened from a moment on replaces everything planned from that
moment on: the last decision rules, and what ran until then keeps running until then. Whoever wants a later plan to stay
says so (`keeps_later`); the new window then ends where that one begins.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, Max, Min
from django.utils import translation

from newsroom.press import kinds, masking, paths, search
from newsroom.press.kinds import Draft
from newsroom.press.masking import MARK, masker
from newsroom.press.models import (
    FAR_FUTURE,
    Correction,
    Edition,
    EditionEventType,
    EditionLink,
    EditionPlace,
    EditionProvince,
    EditionTopic,
    PastEdition,
    PublicWords,
    SearchRow,
)
from newsroom.taxonomy.models import Place
from newsroom.taxonomy.public_place import is_coarser

SHARED = [field.name for field in PublicWords._meta.fields]


def open_window(
    item: Any,
    language: str,
    *,
    at: datetime,
    live_from: datetime,
    live_until: datetime = FAR_FUTURE,
    revision_number: int = 0,
    change_note: str = "",
    keeps_later: bool = False,
    is_silent: bool = False,
) -> Edition:
    """Build the item in `language` and make it public from `live_from` to `live_until`; returns the new edition.

    `is_silent`: the change is too small to be dated for readers.
    """
    draft = build(item, language)
    first_at = _first_published(item.kind, item.ref, language, at)
    number = _next_number(item.kind, item.ref, language)
    changed_at = _last_change(item.kind, item.ref, language, at) if is_silent else live_from
    later = _next_start(item.kind, item.ref, language, live_from) if keeps_later else FAR_FUTURE
    if live_from <= at and _says_less_exactly(draft, item, language, at):
        paths.neutralise(item.kind, item.ref, language=language)  # the words in the old address may say where it was
    _end_from(item.kind, item.ref, language, live_from, at, stop=later)
    edition = Edition(
        kind=item.kind,
        ref=item.ref,
        language=language,
        number=number,
        live_from=live_from,
        live_until=min(live_until, later),
        planned_until=live_until,
        published_at=first_at or live_from,
        updated_at=changed_at if first_at else None,
        revision_number=revision_number,
        change_note=change_note,
        **draft.fields,
    )
    edition.path = paths.reserve(edition, draft.slug, at=at)
    _save(edition, draft)
    kinds.get(item.kind).opened(item)
    return edition


def build(item: Any, language: str) -> Draft:
    """What the item's kind makes of it in `language`, without words that are hidden for safety."""
    with translation.override(language):
        draft = kinds.get(item.kind).build(item, language)
    words = masking.pending_words(item.kind, item.ref)
    if not words:
        return draft
    mask = masking.masker(words)
    draft.fields = {
        name: masking.new_value(Edition._meta.get_field(name), value, mask, item.ref)
        for name, value in draft.fields.items()
    }
    draft.slug = masking.masked_slug(draft.slug, mask, item.ref)
    draft.topics = [topic for topic in draft.topics if mask(topic.name) == topic.name]
    draft.search_text = mask(draft.search_text).replace(MARK, " ")
    draft.caption_text = mask(draft.caption_text).replace(MARK, " ")
    return draft


def rebuild(edition: Edition, item: Any, *, at: datetime) -> Edition:
    """Replace a window by one made from the item as it stands, under the same address and dates; returns it.

    For windows made from what the working copy still says: late words, a lower confidence.
    """
    draft = build(item, edition.language)
    updated_at = at if edition.live_from < at else edition.updated_at
    copy = amend(edition, at=at, draft=draft, updated_at=updated_at, **draft.fields)
    kinds.get(item.kind).opened(item)
    return copy


def take_facts(edition: Edition, item: Any) -> None:
    """Write the item's facts into a window as it stands: for what readers get beside its words, such as a better file."""
    edition.facts = build(item, edition.language).fields["facts"]
    edition.save(update_fields=["facts"])
    found_by = _draft_of(edition)
    file_places(edition)
    find_by(edition, found_by.search_text, found_by.caption_text)


def amend(edition: Edition, *, at: datetime, change_note: str = "", **changes: Any) -> Edition:
    """Replace an open or coming window by a copy with `changes`, from `at` on: for what makes an item less public.

    The copy keeps the terms, the path and the dates of the window; returns it.
    """
    draft = changes.pop("draft", None) or _draft_of(edition)
    values = {f.attname: getattr(edition, f.attname) for f in Edition._meta.concrete_fields if not f.primary_key}
    values |= {"number": _next_number(edition.kind, edition.ref, edition.language), "change_note": change_note}
    values |= {"live_from": max(at, edition.live_from), **changes}
    if edition.live_from < at:
        _archive(edition, until=at)
    remove(edition)
    copy = Edition(**values)
    _save(copy, draft)
    return copy


def refile(
    edition: Edition,
    *,
    at: datetime,
    provinces: list[Any],
    topics: list[Any],
    slug: str,
    search_text: str,
    **changes: Any,
) -> Edition:
    """`amend`, and file the copy under other provinces and topics, other words to be found by, and another address.

    The old addresses say more than readers may know from now on, so they become neutral tombstones.
    """
    draft = _draft_of(edition)
    draft.provinces, draft.topics, draft.search_text = provinces, topics, search_text
    draft.caption_text = ""  # it may say where as well; who is made coarser has none
    copy = amend(edition, at=at, draft=draft, **changes)
    paths.neutralise(copy.kind, copy.ref, language=copy.language)
    copy.path = paths.reserve(copy, slug, at=at)
    copy.save(update_fields=["path"])
    return copy


def _draft_of(edition: Edition) -> Draft:
    """What an edition is filed under, links to and is found by, for a copy of it."""
    row = SearchRow.objects.filter(pk=edition.pk).first()
    return Draft(
        fields={},
        slug="",
        provinces=[row.tag for row in edition.province_rows.select_related("tag")],
        event_types=[row.tag for row in edition.event_type_rows.select_related("tag")],
        topics=[row.tag for row in edition.topic_rows.select_related("tag")],
        links=[(link.role, link.to_kind, link.to_ref) for link in edition.links.all()],
        search_text=row.body if row else "",
        caption_text=row.captions if row else "",
    )


def cancel_coming(kind: str, ref: str, at: datetime) -> None:
    """Take back every window that has not opened; what is open now stays open."""
    for edition in Edition.objects.select_for_update().of(kind, ref).filter(live_from__gt=at):
        Edition.objects.of(kind, ref).filter(language=edition.language, live_until=edition.live_from).update(
            live_until=F("planned_until")
        )
        remove(edition)
    Correction.objects.filter(kind=kind, ref=ref, public_at__gt=at).delete()


def close(kind: str, ref: str, at: datetime) -> None:
    """End every window of the item at `at`; what had not opened yet was never public and is deleted."""
    Correction.objects.filter(kind=kind, ref=ref, public_at__gt=at).delete()
    for language in Edition.objects.of(kind, ref).values_list("language", flat=True).distinct().order_by():
        _end_from(kind, ref, language, at, at)


def archive_ended(at: datetime, **item: str) -> int:
    """Move windows that have ended (of one item, when kind and ref are given) to the past editions; returns how many.

    Nothing that readers see depends on it being run.
    """
    ended = Edition.objects.filter(live_until__lte=at, **item)
    count = 0
    for edition in ended.iterator():
        _archive(edition, until=edition.live_until)
        remove(edition)
        count += 1
    return count


def _end_from(
    kind: str, ref: str, language: str, start: datetime, at: datetime, *, stop: datetime = FAR_FUTURE
) -> None:
    """Nothing of the item is planned from `start` until `stop`, notes about it included; what is open then ends then."""
    notes = Correction.objects.filter(kind=kind, ref=ref, public_at__gt=at, public_at__gte=start)
    notes.filter(public_at__lt=stop).delete()
    rows = Edition.objects.select_for_update().of(kind, ref).filter(language=language, live_from__lt=stop)
    for edition in rows:
        if edition.live_from >= start and edition.live_from >= at:
            remove(edition)
        elif start <= at:
            _archive(edition, until=min(start, edition.live_until))
            remove(edition)
        elif edition.live_until > start:
            edition.live_until = start
            edition.save(update_fields=["live_until"])


def remove(edition: Edition) -> None:
    """Delete an edition with its terms, links and search row; past editions are another matter."""
    search.remove(edition.pk)
    edition.delete()


def _archive(edition: Edition, *, until: datetime) -> None:
    values = {name: getattr(edition, name) for name in SHARED}
    PastEdition.objects.create(**{**values, "live_until": until})


def _first_published(kind: str, ref: str, language: str, at: datetime) -> datetime | None:
    """When readers first saw the item in this language, or None when they have not by `at`."""
    seen = {"kind": kind, "ref": ref, "language": language, "live_from__lte": at}
    live = Edition.objects.filter(**seen).aggregate(first=Min("published_at"))["first"]
    past = PastEdition.objects.filter(**seen).aggregate(first=Min("live_from"))["first"]
    return min(filter(None, (live, past)), default=None)


def _last_change(kind: str, ref: str, language: str, at: datetime) -> datetime | None:
    """When what readers see now was last changed for them."""
    live = Edition.objects.of(kind, ref).live(at=at).filter(language=language)
    return live.values_list("updated_at", flat=True).first()


def _next_start(kind: str, ref: str, language: str, start: datetime) -> datetime:
    """When the window after `start` begins; far away when there is none."""
    later = Edition.objects.of(kind, ref).filter(language=language, live_from__gt=start)
    return later.order_by("live_from").values_list("live_from", flat=True).first() or FAR_FUTURE


def _says_less_exactly(draft: Draft, item: Any, language: str, at: datetime) -> bool:
    """Whether readers learn less exactly where it was from the draft than from what they see at `at`."""
    live = Edition.objects.of(item.kind, item.ref).live(at=at).filter(language=language).first()
    new = draft.fields.get("facts", {}).get("precision", "")
    return live is not None and is_coarser(new, live.facts.get("precision", new))


def _next_number(kind: str, ref: str, language: str) -> int:
    item = {"kind": kind, "ref": ref, "language": language}
    highest = [m.objects.filter(**item).aggregate(n=Max("number"))["n"] or 0 for m in (Edition, PastEdition)]
    return max(highest) + 1


def _save(edition: Edition, draft: Draft) -> None:
    edition.save()
    for through, terms in (
        (EditionProvince, draft.provinces),
        (EditionEventType, draft.event_types),
        (EditionTopic, draft.topics),
    ):
        through.objects.bulk_create(
            through(content_object=edition, tag=term, language=edition.language, published_at=edition.published_at)
            for term in dict.fromkeys(terms)
        )
    links = dict.fromkeys(link for link in draft.links if link[1:] != (edition.kind, edition.ref))
    EditionLink.objects.bulk_create(
        EditionLink(edition=edition, role=role, position=position, to_kind=to_kind, to_ref=to_ref)
        for position, (role, to_kind, to_ref) in enumerate(links)
    )
    file_places(edition)
    find_by(edition, draft.search_text, draft.caption_text)


def find_by(edition: Edition, text: str, captions: str = "") -> None:
    """Let an edition be found by these words, and by every spelling of the provinces and places that it is filed under."""
    hide = masker(masking.pending_words(edition.kind, edition.ref))
    provinces = [row.tag for row in edition.province_rows.select_related("tag")]
    names = [name for term in (*provinces, *_places_told(edition)) for name in term.spellings()]
    search.index(edition, text, captions=captions, places="\n".join(name for name in names if hide(name) == name))


def file_places(edition: Edition, hidden: Iterable[str] = ()) -> None:
    """File an edition under the places that its facts name now, but for those that only stand for another one nearby."""
    near = {one["slug"] for one in edition.facts.get("places", ()) if one.get("is_near")}
    edition.place_rows.all().delete()
    EditionPlace.objects.bulk_create(
        EditionPlace(content_object=edition, tag=place, language=edition.language, published_at=edition.published_at)
        for place in _places_told(edition, hidden)
        if place.slug not in near
    )


def _places_told(edition: Edition, hidden: Iterable[str] = ()) -> list[Place]:
    """Places of its facts, but for one of which a spelling is hidden for safety: in `hidden`, or until a second person agrees."""
    told = [one["slug"] for one in edition.facts.get("places", ()) if MARK not in one["name"]]
    if not told:
        return []
    hide = masker([*hidden, *masking.pending_words(edition.kind, edition.ref)])
    rows = Place.objects.filter(slug__in=told).order_by("slug")
    return [place for place in rows if all(hide(name) == name for name in place.spellings())]
