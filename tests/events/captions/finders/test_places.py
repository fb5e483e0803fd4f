from collections.abc import Callable

import pytest

from events.captions.reading import Reading


@pytest.mark.parametrize(
    ("text", "places", "provinces"),
    [
        ("Poledokhtar,Lorestan province", ("pol-e-dokhtar",), ("IR-15",)),
        ("Torbat-E Jam", ("torbat-e-jam",), ("IR-09",)),
        ("كرمانشاه", ("kermanshah",), ("IR-05",)),
        ("#شیراز و #Tabriz", ("shiraz", "tabriz"), ("IR-07", "IR-03")),
        ("Boroojerd: shops closed", ("borujerd",), ("IR-15",)),
        ("Bandar Abas port", ("bandar-abbas",), ("IR-22",)),
        ("Tehran's Grand Bazaar", ("tehran", "grand-bazaar-tehran"), ("IR-23",)),
        ("Nurabad, Lorestan Province", ("nurabad-lorestan",), ("IR-15",)),
        ("Nurabad Mamasani, Fars", ("nurabad-fars",), ("IR-07",)),
        ("Khash-Zahedan road", ("khash", "zahedan"), ("IR-11",)),
        ("on the Saveh-Hamedan highway", ("saveh", "hamadan"), ("IR-00", "IR-13")),
        ("Lordegan: protests over HIV infections", ("lordegan",), ("IR-14",)),
        ("اعتصاب در گناوه", ("genaveh",), ("IR-18",)),
        ("سفر عباس به اهواز", ("ahvaz",), ("IR-06",)),
        ("E. of Yazd", ("yazd",), ("IR-21",)),
        ("Workers strike in ahvaz", ("ahvaz",), ("IR-06",)),
        ("rally in qom and arak", ("qom", "arak"), ("IR-25", "IR-00")),
        ("karaj: teachers on strike", ("karaj",), ("IR-30",)),
        ("Imam Khomeini Port", ("bandar-e-emam-khomeyni",), ("IR-06",)),
        ("زلزله در بم", ("bam",), ("IR-08",)),
        ("معلمان خاش", ("khash",), ("IR-11",)),
    ],
)
def test_places_are_found_in_any_spelling(
    read: Callable[[str], Reading], text: str, places: tuple, provinces: tuple
) -> None:
    reading = read(text)
    assert set(reading.places) == set(places)
    assert set(reading.provinces) == set(provinces)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Protest at Ahvaz Alloyed Steel National Group", {"ahvaz", "ahvaz-national-steel"}),
        ("زندان مرکزی تبریز", {"tabriz", "tabriz-prison"}),
        ("Lake Urmia is dry", {"lake-urmia"}),
        ("on the Tehran-Qom freeway", {"tehran-qom-freeway"}),
        ("تصادف در آزادراه تهران - قم", {"tehran-qom-freeway"}),
        ("Tehran - Qom: rallies", {"tehran", "qom"}),
        ("Golestan National Park", {"golestan-national-park"}),
    ],
)
def test_a_site_gives_its_town_but_water_and_roads_do_not(
    read: Callable[[str], Reading], text: str, places: set
) -> None:
    assert set(read(text).places) == places


@pytest.mark.parametrize(
    "text",
    [
        "northern Iran",
        "Shahriar Mandanipour reads",
        "a Tabriz-born singer",
        "Gonabadi dervishes",
        "Kian, 9, was killed",
        "Sepah-e Pasdaran",
        "درگیری با یگان ویژه",
        "Two men fell in a shaft",
        "the Qods Force",
        "Protests in Iraqi Kurdistan",
        "Isfahan Street is closed",
        "خیابان اصفهان",
        "Chants of ‘Tehran will rise’",
        "مسجد و دشت و قلعه",
        "Ten of us saw the band jam",
        "۱۲ مهر",
        "Protest in Herat, Afghanistan",
    ],
)
def test_people_streets_and_words_are_not_places(read: Callable[[str], Reading], text: str) -> None:
    assert read(text).places == ()
    assert read(text).provinces == ()


def test_a_square_is_left_out_where_the_text_is_about_another_town(read: Callable[[str], Reading]) -> None:
    assert read("Azadi Square, Tehran").places == ("azadi-square", "tehran")
    assert read("Azadi Square in Tabriz").places == ("tabriz",)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Protest in Nurabad", ("nurabad-lorestan", "nurabad-fars")),
        ("تجمع در نورآباد", ("nurabad-lorestan", "nurabad-fars")),
        ("Rally in Ardakan", ("ardakan", "ardakan-fars")),
    ],
)
def test_a_town_that_only_its_size_settles_is_a_doubt(
    read: Callable[[str], Reading], text: str, candidates: tuple
) -> None:
    reading = read(text)
    assert reading.places == candidates[:1]
    assert [(doubt.code, doubt.candidates) for doubt in reading.warnings] == [("namesakes", candidates)]


@pytest.mark.parametrize(
    "text", ["Protest in Nurabad, Lorestan", "Rally in Mahabad", "Rally in Tabriz", "تجمع در تهران"]
)
def test_a_town_that_the_text_or_its_size_settles_clearly_is_none(read: Callable[[str], Reading], text: str) -> None:
    assert not read(text).warnings
