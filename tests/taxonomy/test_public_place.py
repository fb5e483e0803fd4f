"""From the place the desk knows to the place that is safe to publish."""

import pytest

from newsroom.taxonomy.models import Place
from newsroom.taxonomy.public_place import ORDER, exactness, is_coarser, public_place

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("slug", "precision", "places"),
    [
        ("haft-tappeh", "site", ["Haft Tappeh"]),
        ("haft-tappeh", "place", ["near Shush"]),
        ("evin-prison", "county", ["near Tehran"]),
        ("tehran", "place", ["Tehran"]),
        ("tehran", "province", []),
        ("tehran", "none", []),
    ],
)
def test_a_place_is_lowered_to_what_the_precision_allows(vocabulary, slug, precision, places):
    place = Place.objects.select_related("province").get(slug=slug)
    found = public_place([place], [], precision)
    assert [one.name_in("en") for one in found.places] == places
    assert found.provinces == ([] if precision == "none" else [place.province])


def test_a_site_is_left_out_where_the_report_names_its_town(vocabulary):
    places = Place.objects.filter(slug__in=["ahvaz", "ahvaz-national-steel"]).select_related("province")
    assert [one.name_in("en") for one in public_place(places, [], "place").places] == ["Ahvaz"]


def test_a_place_that_stood_for_another_stays_near_when_it_is_coarsened_again(vocabulary):
    shush = Place.objects.select_related("province").get(slug="shush")
    found = public_place([shush], [], "county", near={"shush"})
    assert [one.name_in("en") for one in found.places] == ["near Shush"]


def test_each_precision_is_coarser_than_the_ones_before_it():
    pairs = [(a, b) for a in ORDER for b in ORDER if is_coarser(b, a)]
    assert all(ORDER.index(b) > ORDER.index(a) for a, b in pairs)
    assert len(pairs) == 10
    assert not is_coarser("nonsense", "site")


@pytest.mark.parametrize(
    ("slugs", "precision", "said"),
    [
        (["haft-tappeh", "shush"], "site", "site"),
        (["haft-tappeh"], "place", "county"),
        (["shush"], "place", "county"),
        (["shush"], "site", "county"),
        (["shush"], "province", "province"),
        (["shush"], "none", "none"),
        ([], "site", "none"),
    ],
)
def test_a_place_is_as_exact_as_the_most_exact_name_that_readers_get(vocabulary, slugs, precision, said):
    """Whatever may be said: an event without a place says none, also where a site would be allowed."""
    places = Place.objects.filter(slug__in=slugs).select_related("province")
    assert exactness(public_place(places, [], precision)) == said
