from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from newsroom.taxonomy.loading import Loaded, load_pack
from newsroom.taxonomy.lookup import find_place
from newsroom.taxonomy.models import Actor, EventType, Place, Province
from newsroom.taxonomy.packs.reading import read_pack

PACK = read_pack()
TOTALS = {"provinces": 31, "event_types": 44, "actors": 42, "places": 2772}


def test_the_first_loading_makes_every_row_and_the_second_none(db):
    assert load_pack(PACK) == {name: Loaded(total, total, 0) for name, total in TOTALS.items()}
    assert load_pack(PACK) == {name: Loaded(total, 0, 0) for name, total in TOTALS.items()}
    assert Place.objects.count() == 2772


def test_rows_hold_what_the_pack_says(places):
    khuzestan = Province.objects.get(iso="IR-06")
    assert (khuzestan.name, khuzestan.name_in("fa"), khuzestan.capital) == ("Khuzestan", "خوزستان", "ahvaz")
    assert khuzestan.centroid == (31.446, 49.024)
    assert khuzestan.places.count() == 143
    rally = EventType.objects.get(slug="rally")
    assert [parent.slug for parent in rally.ancestors()] == ["protest"]
    assert rally.codes["iptc"] == ["medtop:20000066"]
    assert Actor.objects.get(slug="teachers").aliases[-1] == "معلم‌ها"
    shadegan = find_place("Shadegan")
    assert (shadegan.province, shadegan.is_added_by_desk) == (khuzestan, False)


def test_what_an_editor_changed_is_kept_and_counted(terms):
    Province.objects.filter(slug="fars").update(region="C")
    rally = EventType.objects.get(slug="rally")
    rally.name = "Gathering"
    rally.save()
    loaded = load_pack(replace(PACK, places=()))
    assert (loaded["provinces"].new, loaded["provinces"].kept) == (0, 1)
    assert (loaded["event_types"].new, loaded["event_types"].kept) == (0, 1)
    assert Province.objects.get(slug="fars").region == "C"
    assert EventType.objects.get(slug="rally").name == "Gathering"


def test_a_term_that_the_desk_made_first_is_taken_for_the_packs_own(db):
    mine = EventType.objects.create(name="Protest", slug="demonstrations")
    loaded = load_pack(replace(PACK, places=()))
    assert (loaded["event_types"].new, loaded["event_types"].kept) == (43, 1)
    assert mine.children.count() == 7


def test_loading_takes_few_queries_and_so_little_time(db, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        load_pack(PACK)
    with django_assert_max_num_queries(20):
        load_pack(PACK)


def test_the_command_says_how_many_are_new(db):
    out = StringIO()
    call_command("load_pack", stdout=out)
    call_command("load_pack", "iran", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0] == "31 provinces (31 new, 0 edited here and kept)"
    assert lines[-1] == "2772 places (0 new, 0 edited here and kept)"


def test_the_command_refuses_a_pack_that_is_not_there(db):
    with pytest.raises(CommandError, match="iran"):
        call_command("load_pack", "atlantis")
