import pytest
from django.utils import translation

from newsroom.taxonomy.lookup import (
    UnknownTerm,
    find_actor,
    find_event_type,
    find_place,
    find_province,
    nearest,
)
from newsroom.taxonomy.models import Place, Province
from newsroom.taxonomy.packs.reading import read_pack

PACK = read_pack()


def test_every_spelling_of_every_province_finds_it_and_none_is_ambiguous(terms):
    wrong = [
        (word, entry.slug)
        for entry in PACK.provinces
        for word in (*entry.names.values(), *entry.aliases, entry.slug, entry.iso)
        if find_province(word).iso != entry.iso
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "word",
    [
        "Khuzestan",
        "KHUZESTAN",
        " khuzestan ",
        "Khouzestan",
        "Khuzestān",
        "خوزستان",
        "خوزِستان",
        "خوزستون",
    ],
)
def test_case_marks_and_spaces_do_not_matter(terms, word):
    assert find_province(word).slug == "khuzestan"


@pytest.mark.parametrize(
    ("word", "slug"),
    [
        ("گيلان", "gilan"),  # Arabic yeh
        ("کردستان", "kurdistan"),
        ("كردستان", "kurdistan"),  # Arabic kaf
        ("سیستان‌وبلوچستان", "sistan-and-baluchestan"),
        ("Kohgiluyeh & Boyer Ahmad", "kohgiluyeh-and-boyer-ahmad"),
        ("Golestan", "golestan"),
    ],
)
def test_letters_of_another_keyboard_find_the_same_province(terms, word, slug):
    assert find_province(word).slug == slug


@pytest.mark.parametrize(
    ("find", "word", "slug"),
    [
        (find_event_type, "sit-in", "sit-in"),
        (find_event_type, "Rally / gathering", "rally"),
        (find_event_type, "تحصن", "sit-in"),
        (find_actor, "truckers", "truck-drivers"),
        (find_actor, "کارگران هفت تپه", "haft-tappeh-workers"),
        (find_actor, "Esfahan farmers", "isfahan-farmers"),
    ],
)
def test_types_and_actors_are_found_in_either_script(terms, find, word, slug):
    assert find(word).slug == slug


def test_an_unknown_word_is_refused_by_name_with_the_nearest_names(terms):
    with pytest.raises(UnknownTerm) as refused:
        find_province("Khuzestn")
    assert refused.value.code == "unknown"
    assert refused.value.nearest[0] == "Khuzestan"
    assert "“Khuzestn”" in str(refused.value)
    assert "Khuzestan" in str(refused.value)


@pytest.mark.parametrize("word", ["", "   ", "!!!", "\n", "گیلان\nفارس"])
def test_no_word_finds_no_province(terms, word):
    with pytest.raises(UnknownTerm):
        find_province(word)


def test_the_nearest_names_come_in_the_language_of_the_reader(terms):
    with translation.override("fa"), pytest.raises(UnknownTerm) as refused:
        find_province("خوزستا")
    assert refused.value.nearest[0] == "خوزستان"


def test_a_word_that_two_terms_share_is_refused_with_both(terms):
    for slug in ("fars", "yazd"):
        province = Province.objects.get(slug=slug)
        province.aliases = [*province.aliases, "Middle"]
        province.save()
    with pytest.raises(UnknownTerm) as refused:
        find_province("middle")
    assert refused.value.code == "ambiguous"
    assert set(refused.value.nearest) == {"Fars", "Yazd"}


def test_a_main_name_goes_before_an_alias(terms):
    yazd = Province.objects.get(slug="yazd")
    yazd.aliases = ["Qom"]
    yazd.save()
    assert find_province("qom").slug == "qom"


@pytest.mark.parametrize(("wanted", "first"), [("Tehrn", "Tehran"), ("teheran", "Tehran"), ("Kermanshh", "Kermanshah")])
def test_the_nearest_name_comes_first(wanted, first):
    assert nearest(["Kerman", "Kermanshah", "Tehran", "Zanjan"], wanted)[0] == first


def test_nothing_is_near_a_word_that_is_like_none():
    assert nearest(["Kerman", "Tehran"], "xqwv") == []
    assert len(nearest(["Kerman", "Karman", "Kermen", "Kirman"], "Kerman", n=2)) == 2


class TestPlaces:
    @pytest.mark.parametrize(
        ("word", "slug"),
        [
            ("Shadegan", "shadegan"),
            ("شادگان", "shadegan"),
            ("Shiraz", "shiraz"),  # a city of 1.2 million and a village
            ("Haft-Tappeh", "haft-tappeh"),
            ("khorramabad-mazandaran", "khorramabad-mazandaran"),
        ],
    )
    def test_a_place_is_found_by_name_and_the_much_larger_namesake_is_meant(self, places, word, slug):
        assert find_place(word).slug == slug

    def test_the_province_tells_namesakes_apart(self, places):
        assert find_place("Khorramabad", find_province("Mazandaran")).slug == "khorramabad-mazandaran"
        with pytest.raises(UnknownTerm):
            find_place("Shadegan", find_province("Gilan"))

    def test_namesakes_of_one_size_are_refused_with_their_provinces(self, places):
        fars, yazd = find_province("Fars"), find_province("Yazd")
        for province in (fars, yazd):
            Place.objects.create(names={"en": "Twinton"}, province=province, lat=30, lon=52, kind="village")
        with pytest.raises(UnknownTerm) as refused:
            find_place("Twinton")
        assert set(refused.value.nearest) == {"Twinton, Fars", "Twinton, Yazd"}
        assert find_place("twinton", yazd).province == yazd

    @pytest.mark.parametrize(
        ("word", "meant"),
        [
            ("Nurabad", {"nurabad", "nurabad-fars", "nurabad-lorestan"}),  # a village, and two cities' alias
            ("Mohammadabad", None),
        ],
    )
    def test_a_village_is_not_guessed_where_a_city_may_be_meant(self, places, word, meant):
        with pytest.raises(UnknownTerm) as refused:
            find_place(word)
        assert refused.value.code == "ambiguous"
        if meant:
            assert set(refused.value.nearest) == {str(p) for p in Place.objects.filter(slug__in=meant)}

    def test_a_place_of_the_pack_is_found_by_name_within_its_province(self, places):
        provinces = {province.iso: province for province in Province.objects.all()}
        wrong = []
        for entry in (entry for entry in PACK.places if (entry.population or 0) > 50_000):
            for name in entry.names.values():
                if find_place(name, provinces[entry.province_iso]).slug != entry.slug:
                    wrong.append((entry.slug, name))
        assert wrong == []
