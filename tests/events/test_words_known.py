"""The parser knows what the desk added, in every process and at once."""

from datetime import timedelta

import pytest

from events.captions.parser import parse
from events.words_known import lexicon
from newsroom.taxonomy.additions import add_place, keep_spelling, look
from newsroom.taxonomy.models import Addition, Place, Province
from newsroom.taxonomy.packs.reading import read_pack
from tests.factory import make_user

CAPTION = "April 3 - Shadgoon, Khuzestan Province, SW #Iran"


@pytest.fixture
def reporter(vocabulary):
    return make_user("Reporter")


@pytest.fixture
def shadegan(vocabulary):
    return Place.objects.get(slug="shadegan")


def places_in(caption: str) -> tuple[str, ...]:
    return parse(caption, lexicon()).places


def test_a_spelling_kept_a_moment_ago_is_read(shadegan, reporter, at):
    assert places_in(CAPTION) == ()
    keep_spelling(shadegan, "Shadgoon", by=reporter, at=at)
    assert places_in(CAPTION) == ("shadegan",)


def test_another_process_sees_rows_that_somebody_else_wrote(shadegan, reporter, at):
    lexicon()
    Place.objects.filter(pk=shadegan.pk).update(aliases=[*shadegan.aliases, "Shadgoon"])
    row = Addition.objects.create(what="alias", place=shadegan, spelling="Shadgoon", added_by=reporter, added_at=at)
    assert places_in(CAPTION) == ("shadegan",)
    Addition.objects.filter(pk=row.pk).update(verdict="taken_back", looked_at=at)
    assert places_in(CAPTION) == ()


def test_a_place_added_a_moment_ago_is_read_in_either_script(reporter, at):
    names = {"en": "Sarab Khosrow", "fa": "سراب خسرو"}
    add_place(names=names, province=Province.objects.get(slug="lorestan"), by=reporter, at=at)
    assert places_in("April 3 - Sarab Khosrow, Lorestan Province") == ("sarab-khosrow",)
    assert places_in("۱۴ فروردین - سراب خسرو، استان لرستان") == ("sarab-khosrow",)


def test_a_spelling_of_an_added_place_is_read(reporter, at):
    place = add_place(
        names={"en": "Sarab Khosrow"}, province=Province.objects.get(slug="lorestan"), by=reporter, at=at
    ).place
    keep_spelling(place, "Sarow Khosro", by=reporter, at=at)
    assert places_in("April 3 - Sarow Khosro, Lorestan Province") == ("sarab-khosrow",)


def test_a_correction_of_an_added_place_counts_at_once(reporter, at):
    place = add_place(
        names={"en": "Sarab Khosrow"}, province=Province.objects.get(slug="lorestan"), by=reporter, at=at
    ).place
    assert places_in("April 3 - Sarow Khosro, Lorestan Province") == ()
    place.names = {"en": "Sarow Khosro"}
    place.save()
    assert places_in("April 3 - Sarow Khosro, Lorestan Province") == ("sarab-khosrow",)


def test_a_spelling_that_an_administrator_removed_from_the_place_is_read_no_more(shadegan, reporter, at):
    keep_spelling(shadegan, "Shadgoon", by=reporter, at=at)
    Place.objects.filter(pk=shadegan.pk).update(aliases=[])
    assert places_in(CAPTION) == ()


@pytest.mark.parametrize(("verdict", "places"), [("kept", ("shadegan",)), ("taken_back", ())])
def test_the_second_look_decides_whether_it_stays(shadegan, reporter, at, verdict, places):
    addition = keep_spelling(shadegan, "Shadgoon", by=reporter, at=at)
    look(addition, verdict, by=make_user("Editor"), at=at + timedelta(hours=1))
    assert places_in(CAPTION) == places


def test_while_nothing_changes_it_costs_one_query_and_is_the_same_lexicon(
    shadegan, reporter, at, django_assert_num_queries
):
    keep_spelling(shadegan, "Shadgoon", by=reporter, at=at)
    first = lexicon()
    with django_assert_num_queries(1):
        assert lexicon() is first


def test_the_pack_itself_is_never_changed(shadegan, reporter, at):
    before = read_pack().places
    keep_spelling(shadegan, "Shadgoon", by=reporter, at=at)
    lexicon()
    assert read_pack().places == before


def test_with_nothing_added_every_place_of_the_pack_is_known_in_its_order(db):
    from events.words_known import with_additions

    assert with_additions(read_pack(), []) == read_pack()
