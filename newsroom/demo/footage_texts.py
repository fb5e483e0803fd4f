"""The demo's footage: which scene is drawn, what is written under it, and how far it gets at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.demo.walking import Step

TO_CLEARED = (Step("take"), Step("clear", note="Demonstration: drawn by rule, nobody in it can be known."))


@dataclass(frozen=True, slots=True)
class Clip:
    """A piece of footage to draw and bring in. Words are (caption, text for people who cannot see it, warning).

    `scene` is "" for a clip, which has no scene; `seed` varies the drawing.
    """

    key: str
    scene: str
    seed: int
    provinces: tuple[str, ...]
    event_types: tuple[str, ...]
    words: dict[str, tuple[str, str, str]]
    steps: tuple[Step, ...] = TO_CLEARED
    seconds: int | None = None


CLIPS = (
    Clip(
        "flood-street", "flooded street", 1, ("lorestan",), ("flood",),
        {
            "en": (
                "Water stands in the main street of a town (drawn for the demonstration).",
                "A street of low houses under brown water; the roofs of two cars look out of it.",
                "",
            ),
            "fa": (
                "آب در خیابان اصلی شهر ایستاده است (نقاشی برای نمایش).",
                "خیابانی با خانه‌های کوتاه زیر آب؛ سقف دو خودرو از آب بیرون است.",
                "",
            ),
        },
    ),
    Clip(
        "road", "collapsed road", 2, ("lorestan",), ("landslide",),
        {
            "en": (
                "A mountain road breaks off (drawn for the demonstration).",
                "A road along a slope ends at a broken edge; stones lie below.",
                "Shows a road breaking off. Nobody is hurt in the picture.",
            ),
            "fa": (
                "جادهٔ کوهستانی فرو می‌ریزد (نقاشی برای نمایش).",
                "جاده‌ای در دامنهٔ کوه به لبه‌ای شکسته می‌رسد؛ پایین آن سنگ ریخته است.",
                "فروریختن جاده را نشان می‌دهد. در تصویر کسی آسیب نمی‌بیند.",
            ),
        },
    ),
    Clip(
        "trucks", "trucks in line", 3, ("kohgiluyeh-and-boyer-ahmad",), ("truckers-strike",),
        {
            "en": (
                "Trucks stand in line beside a road (drawn for the demonstration).",
                "A row of parked trucks on an empty road, hills behind them.",
                "",
            ),
            "fa": (
                "کامیون‌ها کنار جاده صف کشیده‌اند (نقاشی برای نمایش).",
                "ردیفی از کامیون‌های پارک‌شده در جاده‌ای خالی؛ پشت آن‌ها تپه‌ها.",
                "",
            ),
        },
    ),
    Clip(
        "factory", "factory gate", 4, ("khuzestan",), ("strike",),
        {
            "en": (
                "People wait before the gate of a mill (drawn for the demonstration).",
                "Rows of figures without faces in front of a closed gate; three chimneys behind it.",
                "",
            ),
            "fa": (
                "گروهی جلوی درِ کارخانه ایستاده‌اند (نقاشی برای نمایش).",
                "ردیف آدم‌هایی بی‌چهره جلوی دری بسته؛ پشت آن سه دودکش.",
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
                "Cracked mud below the arches of an old bridge, a low sun over the trees.",
                "",
            ),
            "fa": (
                "بستر رودخانه‌ای بی‌آب (نقاشی برای نمایش).",
                "گل ترک‌خورده زیر طاق‌های پلی قدیمی و خورشیدی پایین بالای درختان.",
                "",
            ),
        },
    ),
    Clip(
        "clip", "", 7, ("khuzestan",), ("rally",),
        {
            "en": (
                "Stand-in for a clip from the gate of a mill (demonstration, holds no pictures).",
                "",
                "Stands for a clip with loud voices.",
            ),
            "fa": (
                "جانشین کلیپی از جلوی درِ کارخانه (نمایشی، بی‌تصویر).",
                "",
                "به‌جای کلیپی با صدای بلند آمده است.",
            ),
        },
        seconds=41,
    ),
    Clip(
        "flood-withdrawn", "flooded street", 8, ("khuzestan",), ("flood",),
        {
            "en": (
                "Water between palm groves (drawn for the demonstration, withdrawn later).",
                "A street under water; a lamp post leans over it.",
                "",
            ),
            "fa": (
                "آب میان نخلستان (نقاشی برای نمایش؛ بعدتر برداشته شد).",
                "خیابانی زیر آب؛ تیر چراغی روی آن خم شده است.",
                "",
            ),
        },
    ),
    Clip(
        "night", "night street", 9, ("tehran",), ("internet-shutdown",),
        {
            "en": ("A dark street (demonstration).", "Dark houses under stars, one lit window.", ""),
            "fa": ("خیابانی تاریک (نمایشی).", "خانه‌هایی تاریک زیر ستاره‌ها و یک پنجرهٔ روشن.", ""),
        },
        steps=(Step("take"), Step("reject", note="Demonstration: an older picture, shown before under another date.")),
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
    ),
)  # fmt: skip
WITHDRAWAL = Step("withdraw", note="Demonstration: the same picture was found under an earlier date.", value="wrong")
