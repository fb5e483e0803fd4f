from collections import Counter

import pytest

from newsroom.taxonomy.packs.reading import UnknownPack, pack_folder, read_pack
from newsroom.text.letters import name_key

PACK = read_pack()


@pytest.mark.parametrize(
    ("vocabulary", "count"), [("provinces", 31), ("places", 2772), ("event_types", 44), ("actors", 42)]
)
def test_the_pack_holds_every_row_with_a_slug_of_its_own(vocabulary, count):
    slugs = {entry.slug for entry in getattr(PACK, vocabulary)}
    assert len(getattr(PACK, vocabulary)) == len(slugs) == count


@pytest.mark.parametrize("vocabulary", ["provinces", "places", "event_types", "actors"])
def test_every_entry_is_named_in_both_languages(vocabulary):
    unnamed = [e.slug for e in getattr(PACK, vocabulary) if not (e.names["en"] and e.names["fa"])]
    assert unnamed == []


def test_places_lie_in_provinces_of_the_pack_and_capitals_are_places_of_their_province():
    provinces = {province.iso: province for province in PACK.provinces}
    assert {place.province_iso for place in PACK.places} == set(provinces)
    home = {place.slug: place.province_iso for place in PACK.places}
    assert {iso: home[province.capital] for iso, province in provinces.items()} == {i: i for i in provinces}


def test_places_lie_within_the_country():
    outside = [p.slug for p in PACK.places if not (24 < p.lat < 40.1 and 44 < p.lon < 63.5)]
    assert outside == []


def test_parents_of_event_types_stand_before_them_and_on_the_top_level():
    top = {entry.slug for entry in PACK.event_types if entry.parent is None}
    seen: set[str] = set()
    for entry in PACK.event_types:
        assert entry.parent is None or entry.parent in top & seen
        seen.add(entry.slug)


def test_no_actor_has_a_spelling_of_another():
    owners = Counter(key for a in PACK.actors for key in {name_key(word) for word in (*a.names.values(), *a.aliases)})
    assert [key for key, count in owners.items() if count > 1] == []


def test_every_place_says_where_it_comes_from():
    lines = (pack_folder("iran") / "places_source.csv").read_text("utf-8").splitlines()[1:]
    assert {line.partition(",")[0] for line in lines} == {place.slug for place in PACK.places}


def test_no_place_carries_the_name_of_its_province_which_every_page_adds():
    provinces = {province.iso: province.names["en"] for province in PACK.provinces}
    doubled = [p.slug for p in PACK.places if p.names["en"].endswith(f", {provinces[p.province_iso]}")]
    assert doubled == []


def test_one_row_is_read_column_by_column():
    shadegan = next(place for place in PACK.places if place.slug == "shadegan")
    assert shadegan.names == {"en": "Shadegan", "fa": "شادگان"}
    assert (shadegan.province_iso, shadegan.kind) == ("IR-06", "city")
    assert (round(shadegan.lat), round(shadegan.lon)) == (31, 49)
    khuzestan = next(province for province in PACK.provinces if province.iso == "IR-06")
    assert (khuzestan.capital, khuzestan.region, khuzestan.centroid) == ("ahvaz", "SW", (31.446, 49.024))


def test_an_unknown_pack_is_refused_with_the_names_of_those_there_are():
    with pytest.raises(UnknownPack, match=r"atlantis.*iran"):
        read_pack("atlantis")
