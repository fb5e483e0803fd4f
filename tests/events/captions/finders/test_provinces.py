from collections.abc import Callable

import pytest

from events.captions.reading import Reading


@pytest.mark.parametrize(
    ("text", "places", "provinces"),
    [
        ("Kerman", {"kerman"}, {"IR-08"}),
        ("Kerman Province", set(), {"IR-08"}),
        ("استان کرمان", set(), {"IR-08"}),
        ("استاندار کرمان", set(), {"IR-08"}),
        ("Lorestan", set(), {"IR-15"}),
        ("Baluchestan", set(), {"IR-11"}),
        ("Paveh, Kermanshah", {"paveh"}, {"IR-05"}),
        ("Paveh (Kermanshah)", {"paveh"}, {"IR-05"}),
        ("پاوه، کرمانشاه", {"paveh"}, {"IR-05"}),
        ("پاوه کرمانشاه", {"paveh"}, {"IR-05"}),
        ("کاشان اصفهان تهران", {"kashan", "isfahan", "tehran"}, {"IR-10", "IR-23"}),
        ("Paveh Kermanshah", {"paveh", "kermanshah"}, {"IR-05"}),
        ("Punak, Tehran", {"punak", "tehran"}, {"IR-23"}),
        ("Robat Karim near Tehran", {"robat-karim", "tehran"}, {"IR-23"}),
        ("Karaj, Tehran Province", {"karaj"}, {"IR-30", "IR-23"}),
        ("in Kashan, Isfahan and Tehran", {"kashan", "isfahan", "tehran"}, {"IR-10", "IR-23"}),
        ("Ilam, Lorestan and Khuzestan provinces", set(), {"IR-16", "IR-15", "IR-06"}),
        ("استان‌های فارس، بوشهر و هرمزگان", set(), {"IR-07", "IR-18", "IR-22"}),
        ("Golestan University", set(), {"IR-27"}),
        ("Khorasan Province", set(), set()),
    ],
)
def test_a_shared_name_is_the_city_unless_the_text_means_the_province(
    read: Callable[[str], Reading], text: str, places: set, provinces: set
) -> None:
    reading = read(text)
    assert set(reading.places) == places
    assert set(reading.provinces) == provinces
