"""The demo's articles, one for every state of the desk. All of it is our own invention and says that it is."""

# ruff: noqa: E501 - paragraphs are kept whole, as a translator would want them

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from newsroom.demo.walking import TO_APPROVED, TO_PUBLISHED, TO_REVIEW, Step

#: slug, name in English, name in Persian; desks, not persons
#: slug, name in English and Persian, and, for those with a page for readers, role and a few words in both
AUTHORS = (
    ("desk-west", "Desk West", "میز غرب", (), ()),
    (
        "desk-south", "Desk South", "میز جنوب", ("Desk for the southern provinces", "میز استان‌های جنوبی"),
        (
            "A made-up desk of the demonstration. It reads what comes from Khuzestan and the coast, and writes down which "
            "message said what.",
            "میزی ساختگی برای نمایش. آنچه از خوزستان و کرانه می‌رسد می‌خواند و می‌نویسد که هر پیام چه گفته است.",
        ),
    ),
    ("desk-centre", "Desk Centre", "میز مرکز", (), ()),
    (
        "verification-desk", "Verification Desk", "میز راستی‌آزمایی", ("Checks clips and pictures", "کلیپ‌ها و عکس‌ها را می‌سنجد"),
        (
            "A made-up desk of the demonstration. It asks of each clip where it was filmed, when, and whether it was shown before.",
            "میزی ساختگی برای نمایش. از هر کلیپ می‌پرسد کجا و کی گرفته شده و آیا پیش‌تر جایی دیده شده است.",
        ),
    ),
)  # fmt: skip
TOPICS = (
    ("Floods", "سیل‌ها"),
    ("Labour", "کار و کارگر"),
    ("Truckers", "کامیون‌داران"),
    ("Water", "آب"),
    ("Verification", "راستی‌آزمایی"),
    ("Demonstration", "نمایش"),
)


@dataclass(frozen=True, slots=True)
class Story:
    """An article to write. In `body` a blank line parts blocks, `## ` starts a heading and `[kind:key]` is an embed.

    `group` is the same for translations of one another; `ago` is how many days before today the writing is done.
    """

    key: str
    language: str
    headline: str
    standfirst: str
    body: str
    author: str
    ago: float
    steps: tuple[Step, ...]
    dateline: str = ""
    provinces: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    footage: tuple[str, ...] = ()
    lead: str = ""
    group: str = ""


#: what the reporter adds to the imported article before it goes to review, and what is corrected later
IMPORTED_STANDFIRST = "A demonstration: nineteen captions, one article about how they are read, and what the newsroom does not claim to know."
CORRECTED = ("nineteen of them", "nineteen of them, five without any date")
CORRECTION_NOTE = "Demonstration of a correction: an earlier version did not say that five of the nineteen captions carry no date at all."
REVISED_HEADLINE = "Three towns, one strike: reading the truckers’ captions again"

STORIES = (
    Story(
        "flood-en", "en",
        "After the water: what five captions say about one flood",
        "A demonstration of a story that rests on events: five short messages, two pictures, and a list of what they leave open.",
        """Five captions reached the desk in this demonstration. Three name a day and a town, one names a province and doubts it, and one is a hashtag with an address. Put together they tell of one flood; taken alone, each tells less.

[event:poldokhtar]

The clearest of them comes from Pol-e Dokhtar. The street in the drawn picture has a corner that can be found on a map, and two more messages speak of the same corner within the hour. That is why the entry says “confirmed”, and why it says underneath what was checked.

## What the second picture does not prove

[event:lorestan-road]

The road that breaks off is another matter. The message itself says “seems to be”. A picture can be striking and still lack a place; until the bend of the road is found, the entry stays where it began.

Two of the five entries lie in Khuzestan. One has a date whose year is the desk’s own judgement. The other has none, and none was made up for it.

Every number in these entries is invented. They are printed as a range, with the office that is said to have given them, because this is how numbers of the first days should be read.""",
        "desk-west", 11, TO_PUBLISHED,
        dateline="Khorramabad, 4 April",
        provinces=("lorestan", "khuzestan"), event_types=("flood", "landslide"), topics=("Floods", "Demonstration"),
        events=("poldokhtar", "lorestan-road", "kut-abdollah", "shadegan", "bojnurd"), footage=("flood-street", "road"),
        lead="flood-street", group="flood",
    ),
    Story(
        "flood-fa", "fa",
        "پس از آب: پنج شرح کوتاه دربارهٔ یک سیل چه می‌گویند",
        "نمونه‌ای نمایشی از مطلبی که بر رویدادها تکیه دارد: پنج پیام کوتاه، دو تصویر و فهرست آنچه ناگفته مانده است.",
        """در این نمایش پنج شرح کوتاه به تحریریه رسیده است. سه‌تا روز و شهر را گفته‌اند، یکی استان را با تردید آورده و یکی تنها برچسبی است با یک نشانی. کنار هم از یک سیل می‌گویند؛ هر کدام به‌تنهایی کمتر از این می‌گوید.

[event:poldokhtar]

روشن‌ترینِ آن‌ها از پل‌دختر است. خیابانِ تصویرِ نقاشی‌شده نبشی دارد که روی نقشه پیدا می‌شود و دو پیام دیگر هم در همان ساعت از همان نبش می‌گویند. برای همین این مدخل «تأیید‌شده» است و زیرش نوشته شده چه چیزی بررسی شده.

## آنچه تصویر دوم ثابت نمی‌کند

[event:lorestan-road]

جاده‌ای که فرو می‌ریزد حکایت دیگری دارد. خودِ پیام می‌گوید «به نظر می‌رسد». تصویر می‌تواند تکان‌دهنده باشد و باز هم جایی نداشته باشد؛ تا پیچ جاده پیدا نشود، این مدخل همان‌جا که بود می‌ماند.

دو مدخل از این پنج تا در خوزستان‌اند. سالِ یکی را تحریریه خود برداشت کرده است. دیگری تاریخ ندارد و برایش تاریخی هم ساخته نشده است.

همهٔ عددهای این مدخل‌ها ساختگی است. عددها به شکل بازه و با نام اداره‌ای که گویا آن را گفته چاپ می‌شوند، چون عددهای روزهای نخست را باید همین‌گونه خواند.""",
        "desk-west", 10.6, TO_PUBLISHED,
        dateline="خرم‌آباد، ۱۵ فروردین",
        provinces=("lorestan", "khuzestan"), event_types=("flood", "landslide"), topics=("Floods", "Demonstration"),
        events=("poldokhtar", "lorestan-road", "kut-abdollah", "shadegan", "bojnurd"), footage=("flood-street", "road"),
        lead="flood-street", group="flood",
    ),
    Story(
        "truckers-en", "en",
        "Three towns, one strike: reading the truckers’ captions",
        "A demonstration of a nationwide event: the same sentence from several towns, and why each town has an entry of its own.",
        """The same sentence came to the desk three times on one day in this demonstration: a town, a date, and the words “new round of truck drivers’ nationwide strike”. Only the name of the town changed.

[event:yasuj]

It would be easy to store one event and list three towns. The desk stores three, because each can turn out to be wrong by itself. If the message from one town is withdrawn, the other two stand.

## Nationwide is a word, not a place

[event:truckers-11]

Some captions name no town at all. Then the map stays empty on purpose: a strike that is called nationwide is not a dot in the capital. North Khorasan is shaded because a caption names the province, and no more than shaded.

The number of trucks is made up. It stands here to show a range, from the least to the most that somebody is said to have counted.""",
        "desk-centre", 8.5, TO_PUBLISHED,
        dateline="Yasuj, 23 July",
        provinces=("kohgiluyeh-and-boyer-ahmad", "razavi-khorasan", "yazd", "north-khorasan"),
        event_types=("truckers-strike",), topics=("Truckers", "Labour", "Demonstration"),
        events=("yasuj", "torbat-e-jam", "yazd", "north-khorasan", "truckers-11", "truckers-july"), footage=("trucks",),
        lead="trucks",
    ),
    Story(
        "tehran-fa", "fa",
        "خیابان‌های تهران در پنج پیام کوتاه",
        "نمایش: پنج شرح کوتاه از یک شهر، و این‌که چرا تحریریه گاهی کمتر از آنچه می‌داند می‌گوید.",
        """در این مطلب نمایشی پنج پیام از تهران کنار هم آمده است. سه پیام از شعار می‌گویند، یکی از درگیری و یکی از مردمی که از خود دفاع می‌کنند. چهار پیام روز دارند و سال ندارند.

[event:tehran-night]

سال را تحریریه از پیام‌های دیگر همان هفته برداشت کرده است. این یک داوری است و آن را پنهان نمی‌کنیم؛ خواننده حق دارد بداند کدام کلمه از پیام آمده و کدام از ما.

## کمتر گفتن هم تصمیم است

[event:tehran-clashes]

دربارهٔ درگیری، تحریریه خیابان را می‌داند و تنها استان را می‌نویسد. نقشه هم نقطه ندارد. جایی که گفتنش کسی را به خطر بیندازد، در صفحه نمی‌آید؛ در خبرخوان و دادهٔ خام هم نمی‌آید.

شعارها همان‌گونه که در پیام بوده آمده‌اند. آوردن شعار به معنای گفتن آن نیست.""",
        "desk-centre", 7.5, TO_PUBLISHED,
        dateline="تهران، ۴ تیر",
        provinces=("tehran",), event_types=("chants", "clash"), topics=("Demonstration",),
        events=("tehran-night", "tehran-slogan", "tehran-major", "tehran-clashes", "tehran-protest"), footage=("square",),
        lead="square",
    ),
    Story(
        "checking-en", "en",
        "Before a clip is cleared: five questions",
        "A demonstration of how footage is looked at, what is taken off a file, and who may say yes.",
        """Every picture in this demonstration was drawn by a rule and carries the word “demo”. The way it took through the desk is the real one, and it begins with five questions.

Where was it made? When? Has it been shown before? Who can be recognised in it? And what does the file say about the person who sent it?

## The file talks too

[footage:road]

A phone writes down where it was and when. The drawings of this demonstration were given such marks on purpose. What readers can fetch is a new picture, made from the dots alone; the marks stay behind with the original, and the original has no address.

## Two people

Whoever brings a picture in may not be the one who clears it. The second person sees the words as well: the caption, the sentence for people who cannot see the picture, and the warning, if there has to be one.

A picture that was cleared can fall. It is then taken from every page at once, and the pages that showed it stay.""",
        "verification-desk", 6, TO_PUBLISHED,
        topics=("Verification", "Demonstration"), event_types=("other",),
        events=("lorestan-road",), footage=("road", "square"), lead="road",
    ),
    Story(
        "dates-fa", "fa",
        "چرا گاهی تاریخ نمی‌نویسیم",
        "نمایش: تاریخِ نیمه‌کاره هم تاریخ است؛ چرا صفحه از شرح تصویر دقیق‌تر حرف نمی‌زند.",
        """«نوامبر ۲۰۱۸» تاریخ است، هرچند روز ندارد. «۱۰ آوریل» هم تاریخ است، هرچند سال ندارد. در این مطلب نمایشی نشان می‌دهیم که با تاریخِ نیمه‌کاره چه می‌کنیم: همان‌قدر که هست می‌نویسیمش.

[event:truckers-11]

روز ساختن برای خبری که روز ندارد آسان است و فهرست را هم مرتب‌تر می‌کند. اما فردا کسی آن روز را نقل خواهد کرد و دیگر معلوم نیست از کجا آمده بود.

## دو تقویم

[event:ahvaz-steel]

روزی را که کامل می‌دانیم، در فارسی به تقویم خورشیدی می‌نویسیم و میلادی‌اش را کنارش می‌آوریم. ماهِ بی‌روز میلادی می‌ماند، چون یک ماه میلادی یک ماه خورشیدی نیست.

شمار روزهای اعتصاب را هم خود اعتصاب‌کنندگان می‌شمارند. «روز پنجم» همان روز پنجم می‌ماند، حتی اگر ندانیم روز اول کدام روز بود.""",
        "verification-desk", 5, TO_PUBLISHED,
        provinces=("khuzestan",), event_types=("strike",), topics=("Verification", "Demonstration"),
        events=("truckers-11", "ahvaz-steel"), footage=("trucks",), lead="trucks",
    ),
    Story(
        "strike-en", "en",
        "Haft Tappeh, day by day: a strike counted in messages",
        "A demonstration of a running story: four reports in five days, and one day about which nothing came in.",
        """On the eighth day a message came. On the ninth another, in Persian, and on the tenth a third. On the eleventh nothing came. On the twelfth there was a clip from the gate. This is a demonstration, and the strike in it is told only to show how a series is kept.

[event:strike-8]

A day without a message is not a day without a strike. The list of this story goes from the tenth day to the twelfth and puts nothing in between. It does not guess, in either direction.

## The ninth day stays in its own words

[event:strike-9]

The message of the ninth day was written in Persian and nobody has put it into English yet. The page shows the line made from its facts, and below it the words as they came in, marked with their language.

## The gate

[event:strike-12]

On the twelfth day a clip and a still agree on the gate, and two messages agree on the day. The clip is a stand-in without pictures; the number of people is made up.""",
        "desk-south", 1.6, TO_PUBLISHED,
        dateline="Haft Tappeh, day 12",
        provinces=("khuzestan",), event_types=("strike", "rally"), topics=("Labour", "Demonstration"),
        events=("strike-8", "strike-9", "strike-10", "strike-12"), footage=("factory", "clip"), lead="factory",
        group="strike",
    ),
    Story(
        "strike-fa", "fa",
        "هفت‌تپه، روز به روز: اعتصابی که با پیام‌ها شمرده شد",
        "نمایش یک گزارش دنباله‌دار: چهار گزارش در پنج روز، و روزی که هیچ خبری از آن نرسید.",
        """روز هشتم پیامی رسید. روز نهم پیام دیگری، به فارسی، و روز دهم سومی. روز یازدهم چیزی نرسید. روز دوازدهم کلیپی از جلوی در آمد. این مطلب نمایشی است و اعتصاب آن تنها برای این گفته می‌شود که دیده شود یک گزارش دنباله‌دار را چگونه نگه می‌داریم.

[event:strike-8]

روزِ بی‌پیام، روزِ بی‌اعتصاب نیست. فهرست این مطلب از روز دهم به روز دوازدهم می‌رود و چیزی در میان نمی‌گذارد. به هیچ سو حدس نمی‌زند.

## روز نهم به زبان خودش

[event:strike-9]

پیام روز نهم به فارسی نوشته شده و هنوز کسی آن را به انگلیسی برنگردانده است. صفحهٔ انگلیسی سطری را که از داده‌ها ساخته شده نشان می‌دهد و زیر آن همان کلمه‌هایی را که رسیده، با نشانِ زبانشان.

## جلوی در

[event:strike-12]

روز دوازدهم کلیپ و تصویر دربارهٔ در کارخانه یکی‌اند و دو پیام دربارهٔ روز. کلیپ جانشینی بی‌تصویر است و شمار آدم‌ها ساختگی.""",
        "desk-south", 1.4, TO_PUBLISHED,
        dateline="هفت‌تپه، روز دوازدهم",
        provinces=("khuzestan",), event_types=("strike", "rally"), topics=("Labour", "Demonstration"),
        events=("strike-8", "strike-9", "strike-10", "strike-12"), footage=("factory", "clip"), lead="factory",
        group="strike",
    ),
    Story(
        "river-fa", "fa",
        "بستر خشک رودخانه و حقابه‌ای که همه از آن می‌گویند",
        "نمایش انتشار زمان‌دار: این مطلب تأیید شده است و فردا خودبه‌خود منتشر می‌شود.",
        """این مطلب نمایشی را دو نفر خوانده‌اند و تأیید کرده‌اند. وقت انتشارش فرداست و تا آن وقت هیچ خواننده‌ای آن را نمی‌بیند.

[event:farmers]

در پیامی کوتاه آمده که کشاورزان در بستر خشک رودخانه جمع شده‌اند. تصویرِ همراه آن نقاشی است و همراه همین مطلب منتشر می‌شود، نه زودتر.""",
        "desk-centre", 0.25, (*TO_APPROVED, Step("publish", live_after=timedelta(hours=29))),
        dateline="اصفهان",
        provinces=("isfahan",), event_types=("rally",), topics=("Water", "Demonstration"),
        events=("farmers",), footage=("river",), lead="river",
    ),
    Story(
        "approved-en", "en",
        "What the desk does with a message that names no place",
        "A demonstration of a story that is approved and waits for somebody to publish it.",
        """A message without a place is still a message. In this demonstration the desk keeps it as a report and attaches it to an event when a second one explains it.

[event:sugarcane]

Until then it counts for a word: somewhere, somebody said this.""",
        "desk-south", 0.5, TO_APPROVED,
        event_types=("strike",), topics=("Labour", "Demonstration"), events=("sugarcane",), footage=("factory",),
    ),
    Story(
        "review-fa", "fa",
        "گردوغبار اهواز در سه جمله",
        "نمایش مطلبی که در بازبینی است: نویسنده فرستاده و دیگری باید بخواند.",
        """این مطلب نمایشی در بازبینی است. نویسنده‌اش نمی‌تواند خودش تأییدش کند؛ نفر دومی باید آن را بخواند.

در پیام آمده است که گردوغبار شهر را گرفته. اندازهٔ آن را کسی نگفته و ما هم نمی‌گوییم.""",
        "desk-south", 0.4, TO_REVIEW,
        provinces=("khuzestan",), event_types=("dust-storm",), topics=("Demonstration",),
    ),
    Story(
        "sent-back-en", "en",
        "A power cut, told too quickly",
        "A demonstration of a draft that came back to its writer with a note.",
        """Two districts were without power, says the message of this demonstration. The first version of this text said a city.

The editor sent it back with one sentence. Now it waits for its writer.""",
        "desk-centre", 0.8,
        (*TO_REVIEW, Step("send_back", note="Demonstration: the message says two districts, the text a whole city. Please correct.")),
        provinces=("sistan-and-baluchestan",), event_types=("power-water-cuts",), topics=("Demonstration",),
    ),
    Story(
        "draft-fa", "fa",
        "بازنشستگان کرمانشاه؛ یادداشت‌های نخست",
        "",
        """پیش‌نویسی نمایشی: هنوز لید ندارد و برای همین نمی‌توان آن را به بازبینی فرستاد.""",
        "desk-west", 0.2, (),
        provinces=("kermanshah",), event_types=("rally",),
    ),
    Story(
        "spiked-en", "en",
        "Ten captions that changed nothing",
        "A demonstration of a story that was put aside and can be brought back.",
        """This demonstration text was written, read and put on the spike. It is not gone: an editor can bring it back.""",
        "desk-centre", 4, (*TO_REVIEW, Step("spike", note="Demonstration: says nothing that the other pieces do not say.")),
        topics=("Demonstration",), event_types=("other",),
    ),
    Story(
        "withdrawn-en", "en",
        "A message from Shiraz that was not from Shiraz",
        "A demonstration of a withdrawal: the text was public, and its address now says why it is not.",
        """This demonstration told of bakers in Shiraz. The message turned out to be about another town, so the story went, and its address stayed.

[event:bakers]""",
        "desk-south", 7,
        (*TO_PUBLISHED, Step("withdraw", note="Demonstration: the message was about another town.", value="wrong")),
        provinces=("fars",), event_types=("rally",), topics=("Demonstration",), events=("bakers",),
    ),
    Story(
        "hidden-en", "en",
        "A story that said too much about one house",
        "A demonstration of hiding for safety: one person took it from readers, a second has to decide.",
        """This demonstration text described a made-up house too exactly. One person hid it at once. It is destroyed only when a second person agrees, or comes back when that person says that hiding was not needed.""",
        "desk-west", 3, (*TO_PUBLISHED, Step("hide", note="Demonstration: the house could be recognised.")),
        provinces=("hamadan",), event_types=("other",), topics=("Demonstration",),
    ),
    Story(
        "erased-en", "en",
        "A story of which nothing is left",
        "A demonstration of an erasure: two persons agreed, and the words went from every copy.",
        """This demonstration text is gone by the time anybody could read it: what stays is a row, its hashes, and a neutral line at its address.""",
        "desk-west", 4,
        (
            *TO_PUBLISHED, Step("hide", note="Demonstration: somebody could be found."),
            Step("erase", note="Demonstration: a second person agreed."),
        ),
        provinces=("hamadan",), event_types=("other",), topics=("Demonstration",),
    ),
)  # fmt: skip
