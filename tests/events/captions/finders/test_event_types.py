from collections.abc import Callable

import pytest

from events.captions.reading import Reading


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Protest with chants", {"chants"}),
        ("Workers protest on 10th day of strike", {"protest", "strike"}),
        ("Truck Drivers’ Nationwide Strike", {"truckers-strike"}),
        ("Protesters shot at in Izeh", {"protest", "shooting"}),
        ("Prisoners begin hunger strike", {"hunger-strike"}),
        ("Two men hanged in Adelabad Prison", {"execution"}),
        ("Fire and gunshots at Evin Prison", {"prison-unrest"}),
        ("Prisoners send a letter from their ward", {"prison"}),
        ("Funeral turns into protest", {"vigil"}),
        ("Landslide blocks the road after heavy rain", {"landslide"}),
        ("Workers block the road", {"road-blockade"}),
        ("Tires set on fire to block the highway", {"road-blockade"}),
        ("water protests in Isfahan", {"protest"}),
        ("Night protest against water shortage", {"protest", "power-water-cuts"}),
        ("students beaten and detained", {"tear-gas", "arrest"}),
        ("#IranFloods - Izeh", {"flood"}),
        ("#NoWater - Izeh", {"power-water-cuts"}),
        ("#NoWater - protest in Izeh", {"protest"}),
        ("Officials deny explosion in Natanz", {"other"}),
        ("Ship sinks off Jask after fire", {"transport-accident", "fire"}),
        ("Truckers in Shiraz refuse to load: a new round of strike", {"truckers-strike"}),
        ("Police fire tear gas at the crowd", {"tear-gas"}),
        ("Rally of nurses called off", {"other"}),
        ("انفجار در معدن", {"explosion", "work-accident"}),
        ("اعتصاب غذا در اوین", {"hunger-strike"}),
        ("تجمع اعتراضی بازنشستگان", {"rally"}),
        ("جاده بر اثر ریزش کوه مسدود شد", {"landslide"}),
        ("Graffiti: “Protest and strike”", {"graffiti-banners"}),
        ("drivers honk in support", set()),
        ("March 3, Izeh", set()),
        ("firefighters rest", set()),
    ],
)
def test_the_most_specific_stated_types_are_given(read: Callable[[str], Reading], text: str, types: set) -> None:
    assert set(read(text).event_types) == types
