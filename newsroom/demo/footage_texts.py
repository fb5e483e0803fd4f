"""The demo's footage: which scene is drawn, what is written under it, and how far it gets at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.demo.walking import Step

TO_CLEARED = (Step("take"), Step("clear", note="Demonstration: drawn by rule, nobody in it can be known."))


@dataclass(frozen=True, slots=True)
class Clip:
    """A piece of footage to draw and bring in. Words are (caption, text for people who cannot see it, warning).

    `seed` varies the drawing; a film is a slow look over its scene.
    """

    key: str
    scene: str
    seed: int
    provinces: tuple[str, ...]
    event_types: tuple[str, ...]
    words: dict[str, tuple[str, str, str]]
    steps: tuple[Step, ...] = TO_CLEARED
    is_film: bool = False


CLIPS = (
    Clip(
        "flood-street", "flooded street", 1, ("lorestan",), ("flood",),
        {
            "en": (
                "Water stands in the main street of a town (drawn for the demonstration).",
                "A street between houses under water; three figures in a boat, two cars sunk to their windows.",
                "",
            ),
            "fa": (
                "آب در خیابان اصلی شهر ایستاده است (نقاشی برای نمایش).",
                "خیابانی میان خانه‌ها زیر آب؛ سه نفر در قایق و دو خودرو که تا پنجره در آب‌اند.",
                "",
            ),
        },
    ),
    Clip(
        "road", "collapsed road", 2, ("lorestan",), ("landslide",),
        {
            "en": (
                "A mountain road breaks off (drawn for the demonstration).",
                "A road with a wide gap in it; broken pieces lie in the gap and two figures stand before it.",
                "Shows a road breaking off. Nobody is hurt in the picture.",
            ),
            "fa": (
                "جادهٔ کوهستانی فرو می‌ریزد (نقاشی برای نمایش).",
                "جاده‌ای با شکافی پهن؛ تکه‌های آسفالت در شکاف ریخته و دو نفر پیش از آن ایستاده‌اند.",
                "فروریختن جاده را نشان می‌دهد. در تصویر کسی آسیب نمی‌بیند.",
            ),
        },
    ),
    Clip(
        "trucks", "trucks in line", 3, ("kohgiluyeh-and-boyer-ahmad",), ("truckers-strike",),
        {
            "en": (
                "Trucks stand in line beside a road (drawn for the demonstration).",
                "A long row of trucks on a road through a plain; two figures stand beside it, mountains behind.",
                "",
            ),
            "fa": (
                "کامیون‌ها کنار جاده صف کشیده‌اند (نقاشی برای نمایش).",
                "صف درازی از کامیون‌ها در جاده‌ای در دشت؛ دو نفر کنار آن ایستاده‌اند و پشت آن کوه است.",
                "",
            ),
        },
    ),
    Clip(
        "factory", "factory gate", 4, ("khuzestan",), ("strike",),
        {
            "en": (
                "People wait before the gate of a mill (drawn for the demonstration).",
                "A row of figures without faces before a barred gate, a small fire beside them, three chimneys behind.",
                "",
            ),
            "fa": (
                "گروهی جلوی درِ کارخانه ایستاده‌اند (نقاشی برای نمایش).",
                "ردیف آدم‌هایی بی‌چهره جلوی دری بسته، آتشی کوچک کنارشان و پشت آن سه دودکش.",
                "",
            ),
        },
    ),
    Clip(
        "square", "square with crowd", 5, ("tehran",), ("chants",),
        {
            "en": (
                "A crowd on a city square (drawn for the demonstration).",
                "Many small figures without faces on a square before a tall gateway; some hold signs without words.",
                "",
            ),
            "fa": (
                "جمعیت در میدان شهر (نقاشی برای نمایش).",
                "آدم‌هایی کوچک و بی‌چهره در میدانی جلوی دروازه‌ای بلند؛ چند نفر نوشتهٔ سفید در دست دارند.",
                "",
            ),
        },
    ),
    Clip(
        "river", "dry river", 6, ("isfahan",), ("other",),
        {
            "en": (
                "A river bed without water (drawn for the demonstration).",
                "Cracked ground below the arches of a long bridge; a boat lies on it and one figure walks past.",
                "",
            ),
            "fa": (
                "بستر رودخانه‌ای بی‌آب (نقاشی برای نمایش).",
                "زمین ترک‌خورده زیر طاق‌های پلی دراز؛ قایقی روی آن مانده و یک نفر می‌گذرد.",
                "",
            ),
        },
    ),
    Clip(
        "clip", "factory gate", 7, ("khuzestan",), ("rally",),
        {
            "en": (
                "A look along the gate of a mill (a film drawn for the demonstration, without sound).",
                "A row of figures without faces before a barred gate, three chimneys behind.",
                "Stands for a clip with loud voices.",
            ),
            "fa": (
                "نگاهی به درِ کارخانه (فیلمی که برای نمایش کشیده شده، بی‌صدا).",
                "ردیف آدم‌هایی بی‌چهره جلوی دری بسته و پشت آن سه دودکش.",
                "به‌جای کلیپی با صدای بلند آمده است.",
            ),
        },
        is_film=True,
    ),
    Clip(
        "flood-withdrawn", "flooded street", 8, ("khuzestan",), ("flood",),
        {
            "en": (
                "Water between palm groves (drawn for the demonstration, withdrawn later).",
                "A street between houses under water; three figures in a boat, no palm tree in sight.",
                "",
            ),
            "fa": (
                "آب میان نخلستان (نقاشی برای نمایش؛ بعدتر برداشته شد).",
                "خیابانی میان خانه‌ها زیر آب؛ سه نفر در قایق؛ نخلی دیده نمی‌شود.",
                "",
            ),
        },
    ),
    Clip(
        "night", "night street", 9, ("tehran",), ("internet-shutdown",),
        {
            "en": (
                "A dark street (demonstration).",
                "Dark houses under stars with three lit windows; six figures hold small lights.",
                "",
            ),
            "fa": ("خیابانی تاریک (نمایشی).", "خانه‌هایی تاریک زیر ستاره‌ها با سه پنجرهٔ روشن؛ شش نفر چراغی کوچک در دست دارند.", ""),
        },
        steps=(Step("take"), Step("reject", note="Demonstration: an older picture, shown under another date.", value="old")),
    ),
    Clip(
        "trucks-waiting", "trucks in line", 10, ("yazd",), ("truckers-strike",),
        {
            "en": ("Trucks at a terminal (demonstration).", "Parked trucks seen from the side of the road.", ""),
            "fa": ("کامیون‌ها در پایانه (نمایشی).", "کامیون‌هایی پارک‌شده که از کنار جاده دیده می‌شوند.", ""),
        },
        steps=(Step("take"),),
    ),
    Clip(
        "gate-new", "factory gate", 11, ("khuzestan",), ("strike",),
        {"en": ("The gate in the morning (demonstration).", "", "")},
        steps=(),
        is_film=True,
    ),
)  # fmt: skip
WITHDRAWAL = Step(
    "withdraw",
    note="Demonstration: the caption says palm groves, the picture shows a city.",
    value="wrong",
)
