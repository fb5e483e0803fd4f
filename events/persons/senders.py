"""The name of who sent something: up to three words behind "sent by" or ارسالی, unless they name a group or a place.

A name cannot be told from other words for sure. What is taken for one stands behind a label and ends its line or its part of a
sentence; in Latin letters it is written with capitals, or has a colon before it.
"""

from __future__ import annotations

import re
from functools import cache

from newsroom.taxonomy.packs.reading import PlaceEntry, ProvinceEntry, pack_names, read_pack
from newsroom.text.letters import FILLER, name_key

MOST_WORDS = 3
_LETTERS = r"[^\W\d_]+(?:['\-][^\W\d_]+)*(?!\w)"
_RUN = rf"(?P<it>{_LETTERS}(?:\.? {_LETTERS}){{0,5}})"
_COLON = rf"[ {FILLER}]{{0,3}}(?P<colon>[:=])?[ {FILLER}]{{0,3}}"
_SENT = rf"(?:ارسال|فرستاده)(?:[ {FILLER}]?ی)?(?:[ {FILLER}]شده)?"

#: behind these, a name in Latin letters
LATIN = re.compile(
    r"(?<!\w)(?:sent(?: in| to us)? by|submitted by|sender|(?:filmed|recorded) by|(?:video|footage|photos?|credit|courtesy)"
    rf" (?:by|of)|credit(?= ?:)){_COLON}{_RUN}"
)
#: behind these, a name in Persian letters: with a colon or a dash, at the head of a line, or where only a person can follow
PERSIAN = re.compile(
    rf"(?:(?:ارسالی|ارسال[ {FILLER}]?کننده|فرستنده|از طرف|از سوی)[ {FILLER}]{{0,3}}[:=\-][ {FILLER}]{{0,3}}"
    rf"|^[^\w\n]{{0,6}}(?:ارسالی|ارسال[ {FILLER}]?کننده|فرستنده|از طرف|با (?:تشکر|سپاس) از) "
    rf"|{_SENT} (?:از طرف|از سوی|توسط)[ {FILLER}]{{1,3}}){_RUN}",
    re.MULTILINE,
)

#: words that end a name
_STOP_WORDS = "from in at on of to and who via near this for از در به با که و برای تا است هستم می نشان را"
_TITLE_WORDS = "mr mrs ms dr eng اقای خانم دکتر مهندس استاد"
#: words of which one makes it a group, an office or a common noun
_GROUP_WORDS = (
    "a an the our my your one some local several many viewer viewers reader readers resident residents citizen citizens "
    "people villager villagers locals worker workers labourers laborers teacher teachers student students nurse nurses "
    "farmer farmers driver drivers trucker truckers family families relatives eyewitness eyewitnesses witness witnesses "
    "activist activists reporter reporters correspondent correspondents journalist journalists follower followers "
    "member members retirees pensioners protesters prisoners shopkeepers merchants union association council committee "
    "syndicate news agency tv radio channel press media network international university ministry police guards guard "
    "forces force army basij irgc government state office group team users user audience source sources staff youth "
    "شهروند شهروندان شهروندخبرنگار مخاطب مخاطبان مخاطبین مردم اهالی ساکنان ساکنین کارگر کارگران معلم معلمان فرهنگیان "
    "دانشجو دانشجویان پرستار پرستاران کشاورز کشاورزان راننده رانندگان کامیونداران خانواده خانوادهها بستگان شاهد شاهدان "
    "فعال فعالان خبرنگار خبرنگاران همراه همراهان بازنشسته بازنشستگان معترض معترضان زندانیان بازاریان سندیکا سندیکای "
    "اتحادیه انجمن شورا شورای کمیته کانون تشکل صنفی خبرگزاری رادیو تلویزیون کانال رسانه شبکه دانشگاه وزارت پلیس نیروی "
    "نیروهای دولت شهرداری اداره سازمان شرکت کارخانه گروه تیم کاربر کاربران منبع منابع جوانان زنان یک دیگر ما شما ان "
    "همه برخی جمعی عدهای هموطن هموطنان عزیزان دوستان مقامات مسیولان تجمع اعتصاب اعتراض سیل زلزله انفجار اتش تظاهرات "
    "استان شهر شهرستان روستا روستای خیابان محله میدان بخش بیمارستان زندان پالایشگاه پتروشیمی معدن"
)
_STOPS, _TITLES, _GROUPS = (frozenset(words.split()) for words in (_STOP_WORDS, _TITLE_WORDS, _GROUP_WORDS))


def length_of_name(raw: str, folded: str, *, is_latin: bool, has_colon: bool) -> int:
    """How many letters of `raw`, the words behind a label, are the name of a person; 0 when they are something else."""
    words = [(found[0], found.end()) for found in re.finditer(rf"{_LETTERS}\.?", folded)]
    plain = [word.replace(FILLER, "").rstrip(".") for word, _end in words]
    taken = next((at for at, word in enumerate(plain) if word in _STOPS), len(words))
    if is_latin and not (has_colon and raw.islower()):
        starts = [end - len(word) for word, end in words]
        taken = min(taken, next((at for at, start in enumerate(starts) if not raw[start].isupper()), len(words)))
    elif taken > MOST_WORDS:
        return 0  # a sentence, not a name
    if plain[:1] and plain[0] in _TITLES:
        return words[min(taken, MOST_WORDS + 1, len(words)) - 1][1] if taken > 1 else 0
    if not 0 < taken <= MOST_WORDS or _GROUPS.intersection(plain[: taken + 1]) or _is_acronym(raw, words[0][1]):
        return 0
    end = words[taken - 1][1]
    return 0 if name_key(raw[:end]) in place_keys() else end


def _is_acronym(raw: str, end: int) -> bool:
    return 1 < end <= 5 and raw[:end].isupper() and not raw.isupper()


@cache
def place_keys() -> frozenset[str]:
    """The places and provinces of all packs, in every spelling, as `name_key` gives it."""
    packs = [read_pack(name) for name in pack_names()]
    rows: list[PlaceEntry | ProvinceEntry] = []
    for pack in packs:
        rows += [*pack.places, *pack.provinces]
    return frozenset(name_key(name) for row in rows for name in (*row.names.values(), *row.aliases))
