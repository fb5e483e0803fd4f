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
        ("Bakeries refuse to open in Ilam", {"shopkeepers-strike"}),
        ("Goldsmiths pull down the shutters", {"shopkeepers-strike"}),
        ("Retirees sit on the steps of the ministry", {"sit-in"}),
        ("Homes evacuated after the river rises", {"flood"}),
        ("Police officers punch a shopkeeper", {"tear-gas"}),
        ("A student was kicked by agents", {"tear-gas"}),
        ("Four days without mobile internet", {"internet-shutdown"}),
        ("Growers pour out their milk at the gate", {"protest"}),
        ("Residents attack the municipality", {"clash"}),
        ("Residents attacked by riot police", {"crackdown"}),
        ("Clash with riot police in Arak", {"clash"}),
        ("Two ministers tour the port", {"politics"}),
        ("Funeral procession for the miners", {"vigil"}),
        ("No rally was held in Arak", {"other"}),
        ("Rally in Arak; no arrests took place", {"rally"}),
        ("Owners deny any damage after the blast", {"explosion"}),
        ("خبر انفجار در اراک واقعیت ندارد", {"other"}),
        ("خاموشی کامل اینترنت", {"internet-shutdown"}),
        ("خاموشی در اراک", {"power-water-cuts"}),
        ("drivers honk in support", set()),
        ("March 3, Izeh", set()),
        ("firefighters rest", set()),
        ("Oil workers refuse to board the buses to work", {"strike"}),
        ("کارگران از ورود به محل کار خودداری کردند", {"strike"}),
        ("بازاریان برای سومین روز مغازه‌ها را باز نکردند", {"shopkeepers-strike"}),
        ("رانندگان کامیون در پایانه از بارگیری خودداری کردند", {"truckers-strike"}),
        ("کشاورزان جاده اراک - قم را بستند", {"road-blockade"}),
        ("مغازه‌داران خیابان را بستند", {"road-blockade"}),
        ("Train runs off the rails", {"transport-accident"}),
        ("Roof of a workshop caves in", {"building-collapse"}),
        ("A wall of dust over Taft", {"dust-storm"}),
        ("Inmates set fire to mattresses", {"prison-unrest"}),
        ("Guards attack the women's ward", {"prison-unrest"}),
        ("Avalanche, two climbers missing", {"storm-snow"}),
        ("Sandstorm in Abadan, flights cancelled", {"dust-storm"}),
        ("Concert called off", {"other"}),
        ("حکم اعدام سه زندانی اجرا شد", {"execution"}),
        ("یک معلم به اعدام محکوم شد", {"summons-trial"}),
    ],
)
def test_the_most_specific_stated_types_are_given(read: Callable[[str], Reading], text: str, types: set) -> None:
    assert set(read(text).event_types) == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Protest over the fatal shooting of a boy", {"protest"}),
        ("Strike over wages, workers block the road", {"strike", "road-blockade"}),
        ("Protest against power cuts", {"protest", "power-water-cuts"}),
        ("Rally for the release of jailed colleagues", {"rally"}),
        ("Rally after the execution of a teacher", {"rally"}),
        ("Ship sinks after an explosion", {"transport-accident", "explosion"}),
        ("On the anniversary of the earthquake residents rally", {"rally"}),
        ("Residents rally at the site of last year's flood", {"rally"}),
        ("Vigil for the victims of the bus crash", {"vigil"}),
        ("Funeral of two miners killed in a blast", {"vigil"}),
        ("Gunfire at the funeral of a miner", {"vigil", "shooting"}),
        ("Heavy rain flooded dozens of homes", {"flood"}),
        ("Explosion in Natanz, officials said", {"explosion"}),
        ("جاده به علت تصادف مسدود شد", {"transport-accident"}),
        ("تجمع در اعتراض به بازداشت همکاران", {"rally"}),
    ],
)
def test_a_cause_or_a_past_event_told_in_passing_is_no_type(
    read: Callable[[str], Reading], text: str, types: set
) -> None:
    assert set(read(text).event_types) == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Nowruz on the hills of Paveh", {"culture"}),
        ("Oil minister: there is enough gas", {"politics"}),
        ("Smoke over the port", {"fire"}),
        ("Smoke over the port after an explosion", {"explosion"}),
        ("Snow-capped mountains above Tehran", set()),
    ],
)
def test_a_hint_counts_only_where_nothing_is_stated(read: Callable[[str], Reading], text: str, types: set) -> None:
    assert set(read(text).event_types) == types
