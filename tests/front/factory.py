"""Public rows made directly, as the effects of moves leave them; no desk item stands behind them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from newsroom.press import search
from newsroom.press.models import (
    FAR_FUTURE,
    Edition,
    EditionEventType,
    EditionLink,
    EditionPlace,
    EditionProvince,
    EditionTopic,
    PublicPath,
)
from newsroom.taxonomy.models import EventType, Place, Province, Topic
from newsroom.text.refs import ALPHABET, LENGTH
from newsroom.text.sanitise import plain_text
from newsroom.text.slugs import make_slug

NOW = datetime(2026, 5, 10, 12, 0, tzinfo=UTC)
SHAPES = {
    "article": "/articles/{year}/{month}/{slug}/",
    "event": "/events/{ref}/{slug}/",
    "footage": "/footage/{ref}/{slug}/",
    "series": "/series/{ref}/{slug}/",
    "author": "/authors/{slug}/",
}
_numbers = count(1)


def make_ref(number: int) -> str:
    """The ref of that number: refs in tests are told apart, not random."""
    letters = []
    for _position in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def make_province(slug: str = "khuzestan", en: str = "Khuzestan", fa: str = "خوزستان", iso: str = "IR-06") -> Province:
    return Province.objects.get_or_create(
        slug=slug, defaults={"name": en, "names": {"en": en, "fa": fa}, "iso": iso, "lat": 31.3, "lon": 48.7}
    )[0]


def make_type(
    slug: str = "strike", en: str = "Strike", fa: str = "اعتصاب", parent: EventType | None = None
) -> EventType:
    return EventType.objects.get_or_create(
        slug=slug, defaults={"name": en, "names": {"en": en, "fa": fa}, "parent": parent}
    )[0]


def make_topic(name: str = "Wages") -> Topic:
    return Topic.objects.get_or_create(name=name)[0]


def make_place(
    slug: str = "shadegan", en: str = "Shadegan", fa: str = "شادگان", province: Province | None = None
) -> Place:
    names = {"names": {"en": en, "fa": fa}, "province": province or make_province(), "lat": 30.6, "lon": 48.7}
    return Place.objects.get_or_create(slug=slug, defaults=names | {"kind": "town"})[0]


def make_edition(
    kind: str = "event",
    *,
    ref: str = "",
    language: str = "en",
    headline: str = "Strike in Shadegan",
    live_from: datetime | None = None,
    live_until: datetime = FAR_FUTURE,
    published_at: datetime | None = None,
    provinces: tuple[Province, ...] = (),
    event_types: tuple[EventType, ...] = (),
    topics: tuple[Topic, ...] = (),
    places: tuple[Place, ...] = (),
    links: tuple[tuple[str, str, str], ...] = (),
    day: tuple[int | None, int | None, int | None] = (2019, 4, 10),
    slug: str = "",
    **fields: Any,
) -> Edition:
    """A public window with its terms, links, path and search row. Live since an hour before NOW unless told otherwise."""
    live_from = live_from or NOW - timedelta(hours=1)
    published_at = published_at or live_from
    ref = ref or make_ref(next(_numbers))
    facts = {
        "provinces": [{"slug": term.slug, "name": term.name_in(language)} for term in provinces],
        "event_types": [{"slug": term.slug, "name": term.name_in(language)} for term in event_types],
        "topics": [{"slug": term.slug, "name": term.name} for term in topics],
        "places": [{"slug": term.slug, "name": term.name_in(language), "is_near": False} for term in places],
        **fields.pop("facts", {}),
    }
    if kind == "event":
        year, month, number = day
        fields |= {"year": year, "month": month, "day": number}
        fields["happened_on"] = date(year, month or 1, number or 1) if year else None
        facts = {"date": list(day), **facts}
        fields.setdefault("confidence", "reported")
    path = ("" if language == "en" else f"/{language}") + SHAPES[kind].format(
        year=f"{published_at:%Y}", month=f"{published_at:%m}", ref=ref, slug=slug or f"{make_slug(headline) or 'x'}"
    )
    if kind == "article" and PublicPath.objects.filter(path=path).exclude(ref=ref).exists():
        path = path[:-1] + f"-{ref}/"
    edition = Edition.objects.create(
        kind=kind, ref=ref, language=language, number=fields.pop("number", 1), live_from=live_from,
        live_until=live_until, published_at=published_at, headline=headline, facts=facts, path=path,
        text_language=fields.pop("text_language", language), **fields,
    )  # fmt: skip
    for rows, terms in (
        (EditionProvince, provinces),
        (EditionEventType, event_types),
        (EditionTopic, topics),
        (EditionPlace, places),
    ):
        for term in terms:
            rows.objects.create(content_object=edition, tag=term, language=language, published_at=published_at)
    for position, (role, to_kind, to_ref) in enumerate(links):
        EditionLink.objects.create(edition=edition, role=role, position=position, to_kind=to_kind, to_ref=to_ref)
    PublicPath.objects.get_or_create(
        path=path, defaults={"kind": kind, "ref": ref, "language": language, "public_from": live_from}
    )
    said, named = " ".join([edition.standfirst, plain_text(edition.body_html)]), [*provinces, *places]
    search.index(edition, said, places=" ".join(name for term in named for name in term.spellings()))
    return edition
