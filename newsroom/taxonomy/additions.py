"""What the desk adds to the vocabulary while it works: usable at once, marked, and looked at by a second person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import pgettext

from newsroom.taxonomy.models import Addition, Place, Province
from newsroom.taxonomy.naming import Named, bounded
from newsroom.text.letters import name_key

LONGEST = Addition._meta.get_field("spelling").max_length
FEWEST_LETTERS = 2
#: what ends a name where names are read or kept in a row
SEPARATORS = frozenset(",،;؛|")
What, Verdict = Addition.What, Addition.Verdict


class NotAdded(Exception):  # noqa: N818 - it reads as what happened
    """An addition, or a second look at one, was refused; the text is one translated sentence. Nothing was changed."""


@transaction.atomic
def keep_spelling(place: Place, spelling: str, *, by: Any, at: datetime) -> Addition:
    """Let `spelling` stand for `place` from now on.

    A spelling that other places have too is kept, and readings of it are a choice then: ask `others_called`.
    Raises NotAdded for what is no single name, and for a spelling the place has.
    """
    word = _clean_spelling(spelling)
    row = Place.objects.select_for_update(of=("self",)).select_related("province").get(pk=place.pk)
    if name_key(word) in map(name_key, row.spellings()):
        raise NotAdded(
            _now(
                "“%(word)s” was not kept: %(place)s has it among its names and spellings already. Nothing is to be done."
            )
            % {"word": word, "place": row}
        )
    row.aliases = [*row.aliases, word]
    row.save(update_fields=["aliases"])
    return Addition.objects.create(what=What.ALIAS, place=row, spelling=word, added_by=by, added_at=at)


def others_called(spelling: str, *, than: Place) -> list[Named]:
    """The other places, and the provinces, that go by a spelling: a caption with it has to be settled by a person."""
    return [row for row in _called([spelling])[name_key(spelling)] if row != than]


def namesakes_of(additions: Iterable[Addition]) -> dict[int, list[Named]]:
    """`others_called` for many additions in two queries, by their keys."""
    rows = list(additions)
    called = _called(row.spelling for row in rows)
    return {row.pk: [one for one in called[name_key(row.spelling)] if one != row.place] for row in rows}


def _called(spellings: Iterable[str]) -> dict[str, list[Named]]:
    """Places and provinces by folded spelling; an empty list where nothing is called so."""
    found: dict[str, list[Named]] = {name_key(spelling): [] for spelling in spellings}
    called = models.Q(*(("search_key__contains", bounded([key])) for key in found), _connector=models.Q.OR)
    places = Place.objects.filter(called).select_related("province") if found else []
    for row in [*places, *(Province.objects.filter(called) if found else [])]:
        for key in found.keys() & set(map(name_key, row.spellings())):
            found[key].append(row)
    return found


@transaction.atomic
def add_place(
    *,
    names: Mapping[str, str],
    province: Province,
    near: Place | None = None,
    lat: float | None = None,
    lon: float | None = None,
    kind: str = "village",
    by: Any,
    at: datetime,
) -> Addition:
    """A place that the list lacks. `names` maps languages to names, one at least; degrees are WGS84, both or none.

    Without a point of its own it stands where `near` stands, else in the middle of its province, and says so
    (`is_position_known`). Raises NotAdded for names that are none, a point that is none, and a place that is there.
    """
    cleaned = {language: _clean(name) for language, name in names.items() if name.strip()}
    if not cleaned:
        raise NotAdded(
            _now("The place was not added: it has no name. Write its name in one of the two scripts at least.")
        )
    point = _point(lat, lon)
    Province.objects.select_for_update().get(pk=province.pk)  # two people may add the same place at the same moment
    _refuse_double(cleaned, province)
    stands_lat, stands_lon = point or ((near.lat, near.lon) if near else province.centroid)
    place = Place(
        names=cleaned, province=province, near=near, lat=stands_lat, lon=stands_lon, kind=kind, is_added_by_desk=True,
        is_position_known=point is not None,
    )  # fmt: skip
    try:
        with transaction.atomic():
            place.save()
    except IntegrityError:  # a namesake in another province was added this moment, and took the slug
        place.slug = ""
        place.save()
    return note_place(place, by=by, at=at)


def note_place(place: Place, *, by: Any, at: datetime) -> Addition:
    """Put a place that was just made on the list for a second look, so that the parser knows it from now on."""
    name = place.name_in("en")[:LONGEST]
    return Addition.objects.create(what=What.PLACE, place=place, spelling=name, added_by=by, added_at=at)


@transaction.atomic
def look(addition: Addition, verdict: str, *, by: Any, at: datetime) -> Addition:
    """The second look, by somebody else than who added it: `verdict` is "kept" or "taken_back".

    A spelling that is taken back leaves its place. A place that is taken back is deleted with its additions, so the
    answer has no row any more. Raises NotAdded for who added it, for what was looked at before, and for a place in use.
    """
    row = (
        Addition.objects.select_for_update(of=("self",))
        .select_related("place__province")
        .filter(pk=addition.pk)
        .first()
    )
    _refuse_look(row, addition, by)
    row.verdict, row.looked_by, row.looked_at = Verdict(verdict), by, at
    if row.verdict == Verdict.TAKEN_BACK and row.what == What.PLACE:
        _delete_place(row.place)
        return row
    if row.verdict == Verdict.TAKEN_BACK:
        _take_spelling(row)
    row.save(update_fields=["verdict", "looked_by", "looked_at"])
    return row


def to_look_at(by: Any) -> models.QuerySet[Addition]:
    """What waits for a second look that this person may give, oldest first."""
    waiting = Addition.objects.filter(verdict=Verdict.WAITING).exclude(added_by=by)
    return waiting.select_related("place__province", "added_by").order_by("added_at", "pk")


def users_of(place: Place) -> list[str]:
    """What holds a place, as "event posts (2)"; empty when it may go. Its own additions do not count."""
    found = []
    for relation in place._meta.get_fields(include_hidden=True):
        is_backward = relation.auto_created and not relation.concrete
        if not is_backward or relation.related_model is Addition or relation.related_model._meta.auto_created:
            continue
        count = relation.related_model._base_manager.filter(**{relation.field.name: place}).count()
        if count:
            found.append(f"{relation.related_model._meta.verbose_name_plural} ({count})")
    return found


def _clean_spelling(text: str) -> str:
    """As `_clean`; a comma too is refused: what stands behind it would never be read."""
    word = _clean(text)
    if SEPARATORS & set(word):
        raise NotAdded(
            _now("“%(word)s” was not kept: it is more than one name. Keep the name alone, without its province.")
            % {"word": word}
        )
    return word


def _clean(text: str) -> str:
    """The name with its spaces squeezed; NotAdded for one that is too short or too long to be a name."""
    word = " ".join(text.split())
    if len(word) > LONGEST:
        raise NotAdded(
            _now("“%(word)s…” was not kept: it is longer than %(most)s characters. Keep the name alone.")
            % {"word": word[:40], "most": LONGEST}
        )
    if sum(map(str.isalpha, name_key(word))) < FEWEST_LETTERS:
        raise NotAdded(
            _now("“%(word)s” was not kept: a name has two letters at least. Write it as the report has it.")
            % {"word": word}
        )
    return word


def _point(lat: float | None, lon: float | None) -> tuple[float, float] | None:
    if lat is None and lon is None:
        return None
    if lat is None or lon is None:
        raise NotAdded(_now("The place was not added: half of its position is missing. Give both numbers, or none."))
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise NotAdded(
            _now("The place was not added: %(lat)s, %(lon)s is nowhere on Earth. Give the latitude first, in degrees.")
            % {"lat": lat, "lon": lon}
        )
    return lat, lon


def _refuse_double(names: Mapping[str, str], province: Province) -> None:
    keys = {name_key(name) for name in names.values()}
    called = models.Q(*(("search_key__contains", bounded([key])) for key in keys), _connector=models.Q.OR)
    for there in Place.objects.filter(called, province=province).select_related("province"):
        if keys & {name_key(name) for name in there.main_names()}:
            raise NotAdded(
                _now(
                    "The place was not added: %(place)s is in the list already. Use that one, or keep a spelling of it."
                )
                % {"place": there}
            )


def _refuse_look(row: Addition | None, asked: Addition, by: Any) -> None:
    if row is None:
        raise NotAdded(_now("“%(word)s” is not there any more: a colleague took it back.") % {"word": asked.spelling})
    values = {"word": row.spelling, "verdict": row.get_verdict_display()}
    if row.verdict != Verdict.WAITING:
        raise NotAdded(_now("“%(word)s” was looked at already: %(verdict)s. Nothing was changed.") % values)
    if row.added_by_id == by.pk:
        raise NotAdded(
            _now("“%(word)s” was added by you, so it needs the eyes of somebody else. Ask a colleague to look at it.")
            % values
        )


def _take_spelling(addition: Addition) -> None:
    place = Place.objects.select_for_update().get(pk=addition.place_id)
    key = name_key(addition.spelling)
    place.aliases = [alias for alias in place.aliases if name_key(alias) != key]
    place.save(update_fields=["aliases"])


def _delete_place(place: Place) -> None:
    Place.objects.select_for_update().get(pk=place.pk)
    users = users_of(place)
    if users:
        raise NotAdded(
            _now("%(place)s was not taken back: it is in use by %(users)s. Give those another place first, or keep it.")
            % {"place": place, "users": pgettext("between two names of a list", "; ").join(users)}
        )
    place.delete()
