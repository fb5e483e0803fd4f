"""The words of the demo's events. Every figure is invented, and every text says that it is a demonstration."""

# ruff: noqa: E501 - captions and sentences are kept whole

from __future__ import annotations

from dataclasses import dataclass

from newsroom.demo.walking import TO_APPROVED, TO_PUBLISHED, TO_REVIEW, Step

#: the captions of `document.txt` in its order, by the names that the other tables use
SEED_KEYS = (
    "bojnurd", "shadegan", "lorestan-road", "kut-abdollah", "poldokhtar", "ahvaz-steel", "sugarcane", "truckers-11",
    "truckers-july", "ahvaz-rally", "yasuj", "torbat-e-jam", "yazd", "tehran-night", "tehran-major", "tehran-slogan",
    "tehran-clashes", "tehran-protest", "north-khorasan",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that an office is said to have given."""

    what: str
    said_by: str
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class EventWords:
    """What the desk adds to an event draft: words per language as (headline, description), and facts it judged."""

    words: dict[str, tuple[str, str]]
    year: int | None = None
    event_types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    confidence: str = "reported"
    basis: str = ""
    basis_fa: str = ""
    precision: str = ""
    figures: tuple[Figure, ...] = ()
    footage: tuple[str, ...] = ()
    #: further messages about the same event that are attached to it
    messages: tuple[str, ...] = ()


SEED_WORDS = {
    "bojnurd": EventWords(
        {
            "en": (
                "Water in the lower streets of Bojnurd",
                "Demonstration entry. The caption gave a day and a town and nothing else. A second message to the desk "
                "spoke of water in the lower streets, so the desk filed it under floods and left the rest open.",
            ),
            "fa": (
                "آب در خیابان‌های پایین‌دست بجنورد",
                "مطلب نمایشی. شرح تصویر فقط روز و نام شهر را داشت. پیام دیگری که به تحریریه رسید از آب‌گرفتگی "
                "خیابان‌های پایین‌دست می‌گفت؛ برای همین تحریریه آن را زیر «سیل» گذاشت و باقی را باز نگه داشت.",
            ),
        },
        year=2019,
        event_types=("flood",),
        topics=("Floods",),
        messages=("Bojnurd: water in the lower streets (sample message)",),
    ),
    "shadegan": EventWords(
        {
            "en": (
                "Shadegan: sandbags along the palm groves",
                "Demonstration entry. Residents are shown filling sandbags at the edge of the palm groves. The picture is "
                "drawn and the number below is made up, to show how a range and its speaker are printed.",
            ),
            "fa": (
                "شادگان: کیسه‌های شن در کنار نخلستان",
                "مطلب نمایشی. اهالی در حاشیهٔ نخلستان کیسهٔ شن پر می‌کنند. تصویر نقاشی است و عددی که پایین آمده "
                "ساختگی است تا دیده شود بازهٔ یک عدد و گویندهٔ آن چگونه چاپ می‌شود.",
            ),
        },
        year=2019,
        event_types=("flood",),
        topics=("Floods",),
        confidence="partly",
        basis="Demonstration: the palm groves and the canal agree with two maps; the day could not be checked.",
        basis_fa="نمایشی: نخلستان و کانال با دو نقشه می‌خواند؛ روز رویداد را نتوانستیم بررسی کنیم.",
        figures=(Figure("displaced", "Demo district office", least=40, most=60),),
        footage=("flood-withdrawn",),
    ),
    "lorestan-road": EventWords(
        {
            "en": (
                "A road gives way, by all appearances in Lorestan",
                "Demonstration entry. The message says “seems to be”, so we say it too: the province is unsure, the day "
                "is unknown, and the confidence stays at “reported” until somebody finds the bend of the road on a map.",
            ),
            "fa": (
                "جاده‌ای فرو می‌ریزد؛ گویا در لرستان",
                "مطلب نمایشی. در پیام آمده «به نظر می‌رسد»، پس ما هم همین را می‌گوییم: استان قطعی نیست، روز معلوم نیست "
                "و تا کسی پیچ جاده را روی نقشه پیدا نکند، درجهٔ اطمینان همان «گزارش‌شده» می‌ماند.",
            ),
        },
        topics=("Floods", "Verification"),
        footage=("road",),
    ),
    "kut-abdollah": EventWords(
        {
            "en": (
                "Kut Abdollah: pumps at work in the side streets",
                "Demonstration entry without a date: the caption gave none, and we do not guess one. What is known is the "
                "place, on the southern edge of Ahvaz, and that pumps were running.",
            ),
            "fa": (
                "کوت عبدالله: تلمبه‌ها در کوچه‌ها کار می‌کنند",
                "مطلب نمایشی بی‌تاریخ: شرح تصویر تاریخی نداشت و ما هم حدس نمی‌زنیم. آنچه معلوم است جای آن است، در "
                "حاشیهٔ جنوبی اهواز، و این‌که تلمبه‌ها روشن بودند.",
            ),
        },
        topics=("Floods",),
        messages=("Kut Abdollah: pumps run in the side streets (sample message)",),
    ),
    "poldokhtar": EventWords(
        {
            "en": (
                "Pol-e Dokhtar: the main street under water",
                "Demonstration entry. Three messages tell of the same street within an hour. The shop signs in the drawn "
                "picture agree with the first message, the height of the water with the second.",
            ),
            "fa": (
                "پل‌دختر: خیابان اصلی زیر آب",
                "مطلب نمایشی. سه پیام در یک ساعت از همین خیابان می‌گویند. تابلوی مغازه‌ها در تصویر نقاشی‌شده با پیام "
                "اول می‌خواند و ارتفاع آب با پیام دوم.",
            ),
        },
        year=2019,
        topics=("Floods",),
        confidence="confirmed",
        basis="Demonstration: three messages within an hour, and a street corner found on a map by two colleagues.",
        basis_fa="نمایشی: سه پیام در یک ساعت، و گوشه‌ای از خیابان که دو همکار روی نقشه پیدا کردند.",
        figures=(
            Figure("injured", "Demo hospital desk", least=2, most=3),
            Figure("displaced", "Demo relief office", least=110),
        ),
        footage=("flood-street",),
        messages=(
            "Pol-e Dokhtar: water in the main street, up to the door handles (sample message)",
            "پل‌دختر: نبش خیابان اصلی زیر آب است (پیام نمایشی)",
        ),
    ),
    "ahvaz-steel": EventWords(
        {
            "en": (
                "Ahvaz steel workers count the fifth day",
                "Demonstration entry. The caption counts the days and names no date; the running day is kept as it was "
                "stated. The number of months without pay is invented.",
            ),
            "fa": (
                "کارگران فولاد اهواز روز پنجم را می‌شمارند",
                "مطلب نمایشی. شرح تصویر روزها را می‌شمارد و تاریخی نمی‌دهد؛ شمار روزها همان‌گونه که گفته شده مانده است. "
                "شمار ماه‌های بی‌مزد ساختگی است.",
            ),
        },
        topics=("Labour",),
        figures=(Figure("unpaid_months", "Demo works council", least=2, most=3),),
    ),
    "truckers-11": EventWords(
        {
            "en": (
                "Eleventh day of the truckers’ strike",
                "Demonstration entry. The caption gives the month and not the day, so the page says “November 2018” and "
                "no more. The strike is nationwide: no province is filled in to look exact.",
            ),
            "fa": (
                "روز یازدهم اعتصاب کامیون‌داران",
                "مطلب نمایشی. شرح تصویر ماه را گفته و روز را نه؛ پس صفحه هم «نوامبر ۲۰۱۸» می‌نویسد و نه بیشتر. اعتصاب "
                "سراسری است و برای دقیق نشان دادن آن، استانی پر نشده است.",
            ),
        },
        topics=("Truckers", "Labour"),
    ),
    # works that everybody knows: naming the site endangers nobody
    "ahvaz-rally": EventWords({}, topics=("Labour",), precision="site"),
    "yasuj": EventWords(
        {
            "en": (
                "Yasuj: trucks stand in line outside the terminal",
                "Demonstration entry. A line of trucks along the ring road, drawn by rule. The same words reached the desk "
                "from three towns on the same day; each town is an event of its own.",
            ),
            "fa": (
                "یاسوج: صف کامیون‌ها بیرون پایانه",
                "مطلب نمایشی. صفی از کامیون‌ها در کنار کمربندی، در تصویری نقاشی‌شده. همین جمله در یک روز از سه شهر رسید؛ "
                "هر شهر رویدادی جداگانه است.",
            ),
        },
        topics=("Truckers", "Labour"),
        confidence="partly",
        basis="Demonstration: the roundabout is found on a map; the day rests on the message alone.",
        basis_fa="نمایشی: میدان روی نقشه پیدا شد؛ روز رویداد فقط بر همان پیام استوار است.",
        figures=(Figure("participants", "Demo drivers’ association", least=20, most=30),),
        footage=("trucks",),
    ),
    "tehran-night": EventWords(
        {
            "en": (
                "Chants heard in Tehran on an evening in June",
                "Demonstration entry. The caption names the city and the day. The year is the desk’s own judgement, "
                "made from other messages of the same week.",
            ),
            "fa": (
                "شعارهایی در تهران در عصری از ژوئن",
                "مطلب نمایشی. شرح تصویر شهر و روز را گفته است. سال، داوری خود تحریریه است "
                "از روی پیام‌های دیگر همان هفته.",
            ),
        },
        year=2018,
        footage=("square",),
    ),
    "tehran-clashes": EventWords(
        {
            "en": (
                "Clashes reported in Tehran; the place is kept vague on purpose",
                "Demonstration entry. The desk knows a street and publishes only the province, because an exact place can "
                "put people at risk. Readers are told nothing that the map would give away.",
            ),
            "fa": (
                "گزارش درگیری در تهران؛ جای آن عمداً کلی گفته شده",
                "مطلب نمایشی. تحریریه خیابان را می‌داند و فقط استان را منتشر می‌کند، چون گفتن جای دقیق می‌تواند کسانی را "
                "به خطر بیندازد. نقشه هم چیزی بیش از این نمی‌گوید.",
            ),
        },
        year=2018,
        precision="province",
        confidence="disputed",
        basis="Demonstration: two messages of the same evening contradict each other about who began.",
        basis_fa="نمایشی: دو پیام از همان شب دربارهٔ این‌که چه کسی شروع کرد با هم نمی‌خوانند.",
        messages=("Tehran, June 25: a second message tells it the other way round (sample message)",),
    ),
    "north-khorasan": EventWords(
        {
            "en": (
                "Heavy trucks stay parked across North Khorasan",
                "Demonstration entry. One of the first captions of the strike: day, province and trade in one sentence, "
                "and no town. The map therefore shades the province and sets no dot.",
            ),
            "fa": (
                "کامیون‌های سنگین در خراسان شمالی پارک مانده‌اند",
                "مطلب نمایشی. از نخستین شرح‌های این اعتصاب: روز و استان و صنف در یک جمله، بی نام شهر. پس نقشه استان را "
                "سایه می‌زند و نقطه‌ای نمی‌گذارد.",
            ),
        },
        topics=("Truckers", "Labour"),
    ),
}


@dataclass(frozen=True, slots=True)
class Message:
    """A caption that comes in `ago` days before today, with `{date}` for that day, and how far its event gets."""

    key: str
    ago: int
    caption: str
    steps: tuple[Step, ...] = TO_PUBLISHED


#: the running strike; nothing came in about its eleventh day, and nothing is put in its place
STRIKE = (
    Message("strike-8", 6, "Haft Tappeh, Khuzestan Province. {date}. Sugarcane Workers on 8th Day of Strike (sample message)"),
    Message("strike-9", 5, "هفت‌تپه، استان خوزستان، {date}. نهمین روز اعتصاب کارگران نیشکر (پیام نمایشی)"),
    Message("strike-10", 4, "{date} - Haft Tappeh, Khuzestan Province, SW #Iran. 10th day of sugarcane workers' strike (sample message)"),
    Message("strike-12", 2, "Haft Tappeh, Khuzestan Province. {date}. Sugarcane Workers Rally on 12th Day of Strike (sample message)"),
    Message("strike-13", 1, "Haft Tappeh, Khuzestan Province. {date}. Sugarcane Workers on 13th Day of Strike (sample message)", ()),
)  # fmt: skip
STRIKE_WORDS = {
    "strike-8": EventWords(
        {
            "en": (
                "Haft Tappeh: waiting at the gate on the eighth day",
                "Demonstration entry. The first report of a strike that the desk follows day by day. The day is counted "
                "by the people who strike; the newsroom repeats the count and does not make its own.",
            ),
            "fa": (
                "هفت‌تپه: روز هشتم، انتظار جلوی در کارخانه",
                "مطلب نمایشی. نخستین گزارش از اعتصابی که تحریریه روز به روز دنبالش می‌کند. روزها را خود اعتصاب‌کنندگان "
                "می‌شمارند؛ تحریریه همان شمار را بازمی‌گوید و شمار دیگری نمی‌سازد.",
            ),
        },
        topics=("Labour",),
        precision="site",
        footage=("factory",),
        figures=(Figure("unpaid_months", "Demo works council", least=3),),
    ),
    "strike-9": EventWords({}, topics=("Labour",), precision="site"),
    "strike-10": EventWords(
        {
            "en": (
                "Haft Tappeh: talks without a date on the tenth day",
                "Demonstration entry. The report says that talks were offered and that no date was named. One message, "
                "no second: it stays “reported”.",
            ),
            "fa": (
                "هفت‌تپه: روز دهم و گفت‌وگویی بی‌تاریخ",
                "مطلب نمایشی. در گزارش آمده که پیشنهاد گفت‌وگو داده شده و روزی برای آن گفته نشده است. یک پیام است و "
                "دومی ندارد؛ پس «گزارش‌شده» می‌ماند.",
            ),
        },
        topics=("Labour",),
        precision="site",
    ),
    "strike-12": EventWords(
        {
            "en": (
                "Haft Tappeh: a rally at the gate on the twelfth day",
                "Demonstration entry. After a day without any report the desk received a clip from the gate. The clip is a "
                "stand-in that holds no pictures; the gate is drawn.",
            ),
            "fa": (
                "هفت‌تپه: روز دوازدهم، تجمع جلوی در کارخانه",
                "مطلب نمایشی. پس از یک روز بی‌خبری، کلیپی از جلوی در به تحریریه رسید. این کلیپ جانشینی بی‌تصویر است و "
                "درِ کارخانه نقاشی شده.",
            ),
        },
        topics=("Labour",),
        precision="site",
        confidence="confirmed",
        basis="Demonstration: clip and still agree on the gate, and two messages on the day.",
        basis_fa="نمایشی: ویدیو و عکس دربارهٔ درِ کارخانه با هم می‌خوانند و دو پیام دربارهٔ روز.",
        figures=(Figure("participants", "Demo works council", least=150, most=200),),
        footage=("clip", "factory"),
        messages=("Haft Tappeh: people stand at the gate since the morning (sample message)",),
    ),
    "strike-13": EventWords({}, topics=("Labour",), precision="site"),
}

#: floods in one province, with a day in between about which nothing came in
FLOODS = (
    Message("flood-1", 3, "Khorramabad, Lorestan Province. {date}. Flood in the streets along the river (sample message)"),
    Message("flood-2", 3, "پل‌دختر، استان لرستان، {date}. سیل و آب‌گرفتگی خیابان‌ها (پیام نمایشی)"),
    Message("flood-3", 1, "Kuhdasht, Lorestan Province. {date}. Flood in the villages along the river (sample message)"),
    Message("flood-4", 0, "Khorramabad, Lorestan Province. {date}. Flood reaches the lower quarters (sample message)"),
    Message("flood-5", 0, "Dorud, Lorestan Province. {date}. Flood after a night of rain (sample message)"),
    Message("flood-6", 0, "الیگودرز، استان لرستان، {date}. سیل در روستاهای اطراف (پیام نمایشی)"),
    Message("flood-7", 0, "Pol-e Dokhtar, Lorestan Province. {date}. Flood, the bridge is closed (sample message)"),
)  # fmt: skip
FLOOD_WORDS = {
    "flood-1": EventWords(
        {
            "en": (
                "Khorramabad: the river stands in the streets",
                "Demonstration entry. The first report of invented floods that the desk gathers from several towns.",
            ),
            "fa": (
                "خرم‌آباد: رود به خیابان‌ها رسیده است",
                "مطلب نمایشی. نخستین گزارش از سیلی ساختگی که تحریریه از چند شهر گرد می‌آورد.",
            ),
        },
        topics=("Floods",),
        messages=("Khorramabad: water along the river road since the morning (sample message)",),
    ),
    "flood-4": EventWords(
        {
            "en": (
                "Khorramabad: water in the lower quarters",
                "Demonstration entry. Two messages tell of the same streets.",
            ),
            "fa": ("خرم‌آباد: آب در محله‌های پایین", "مطلب نمایشی. دو پیام از همین خیابان‌ها می‌گویند."),
        },
        topics=("Floods",),
        messages=("Khorramabad, lower quarters: knee-deep (sample message)",),
    ),
} | dict.fromkeys(("flood-2", "flood-3", "flood-5", "flood-6", "flood-7"), EventWords({}, topics=("Floods",)))

#: further messages, so that events stand in every state
OTHERS = (
    Message("bakers", 8, "Shiraz, Fars Province. {date}. Bakers' rally over the price of flour (sample message)"),
    Message("farmers", 3, "Isfahan. {date}. Farmers gather in the dry river bed (sample message)"),
    Message("poweroff", 2, "Zahedan, Sistan and Baluchestan Province. {date}. Power outage in two districts (sample message)", TO_APPROVED),
    Message("dust", 1, "Ahvaz, Khuzestan Province. {date}. Dust storm over the city (sample message)", TO_REVIEW),
    Message("retirees", 0, "کرمانشاه، {date}. تجمع بازنشستگان (پیام نمایشی)", ()),
)  # fmt: skip
WITHDRAWAL = Step("withdraw", note="Demonstration: the message was about another town.", value="wrong")
CHECK = Step("check", note="Demonstration: a second message tells it differently; the desk asks again.")
OTHER_WORDS = {
    "bakers": EventWords(
        {
            "en": (
                "Shiraz: bakers speak of the price of flour",
                "Demonstration entry that was withdrawn again: the message turned out to be about another town.",
            ),
            "fa": (
                "شیراز: نانواها از بهای آرد می‌گویند",
                "مطلب نمایشی که دوباره برداشته شد: معلوم شد پیام دربارهٔ شهر دیگری بوده است.",
            ),
        },
    ),
    "farmers": EventWords(
        {
            "en": (
                "Isfahan: farmers meet in the dry river bed",
                "Demonstration entry. Farmers talk about water shares in a river without water. The picture is drawn.",
            ),
            "fa": (
                "اصفهان: کشاورزان در بستر خشک رودخانه",
                "مطلب نمایشی. کشاورزان در رودخانه‌ای بی‌آب از حقابه می‌گویند. تصویر نقاشی است.",
            ),
        },
        topics=("Water",),
    ),
}
