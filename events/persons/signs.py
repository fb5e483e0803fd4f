"""The signs by which a person is found: links, addresses, accounts and numbers, as one table of patterns.

All of them are looked for in folded text: lower case, Latin digits, `FILLER` for marks and joiners. Each begins at something
rare or bounds what it repeats, so that a text is gone over once for each.
"""

from __future__ import annotations

import re

from newsroom.text.letters import FILLER

_END = r"(?!\w)"
_START = r"(?<!\d)(?<!\d[.,:/])"
_WORD = r"(?<!\w)"
_GAP = rf"[ \-.{FILLER}()]{{0,3}}"  # what stands between the digits of a number that is dialled
_SMALL_GAP = rf"[ \-{FILLER}()]{{0,2}}"
_BLANK = rf"[ {FILLER}]{{0,3}}"
_COLON = rf"{_BLANK}[:=]{_BLANK}"
_LINE_END = rf"(?=[ .,;!{FILLER}]{{0,3}}(?:$|\n|[()|/]))"
_LINK = r"(?<![a-z0-9\-])(?:https?://)?(?:www\.|m\.|mobile\.|[a-z]{2}\.)?"
_REST = r"[^\s<>\"'،؛)\]]*"
_CALL = r"(?:☎️?|📞|📱|📲|\bphone|\btel\b|\bmobile\b|\bwhatsapp|\bviber|\bimo\b|تلفن|تماس|واتساپ|همراه|موبایل|تلفکس)"
_YEAR = r"(?:1[34]|19|20)\d\d"
_NO_DATE = rf"(?!\d{{4}}-\d\d?-\d|\d\d?-\d\d?-\d{{4}}|{_YEAR}[ \-]+{_YEAR})"

#: before whatever names an account; folded, so آیدی is ایدی here
_IDS = (
    r"(?:\bid|\buser ?name|\bhandle|\baccount|\be-?mail|\bgmail|\bpage|"
    rf"ای[ {FILLER}]?دی|نام[ {FILLER}]کاربری|یوزرنیم|پیج|اکانت|ایمیل|جیمیل)"
)
_NETWORKS = (
    r"(?:instagram|insta|ig|telegram|tg|twitter|facebook|fb|tiktok|snapchat|snap|linkedin|bluesky|bsky|threads|skype|signal|"
    r"viber|whatsapp|vk|youtube)"
)
_NETWORKS_FA = (
    rf"(?:اینستاگرام|اینستا|تلگرام|توییتر|فیس[ {FILLER}]?بوک|واتساپ|لینکدین|تیک[ {FILLER}]?تاک|"
    r"اسکایپ|یوتیوب|روبیکا|ایتا)"
)
_CREDITS = (
    r"(?:video|photo|footage|credit|image|source|sent by|via|by|courtesy|cc|"
    r"(?:فیلم|ویدیوی?|عکس|تصویر)(?: از)?|کلیپ|منبع|ارسالی|فرستنده)"
)
_ACCOUNT = r"[a-z][a-z0-9_.\-]{0,62}[a-z0-9_]"
_NO_FILE = r"(?!\S{0,64}\.(?:mp4|jpe?g|mov)\b)"
_DOUBTLESS = r"(?=[a-z0-9.\-]{0,62}(?:_|[a-z]\.[a-z]|[a-z]\d))(?![a-z0-9.\-]*\.(?:com|org|net|ir|mp4|jpe?g|mov)\b)"
_CARDS = (
    rf"(?:(?:کد|شماره)[ {FILLER}]ملی|شماره[ {FILLER}](?:شناسنامه|گذرنامه|پاسپورت|حساب|کارت|شبا)|شبا|گذرنامه|"
    r"\bnational (?:id|code|number)|\bpassport(?: no\.?| number)?|\baccount (?:no\.?|number)|\bcard (?:no\.?|number)|\biban)"
)
_POST_OF_MAIL = r"(?:gmail|yahoo|hotmail|outlook|proton(?:mail)?|icloud|chmail|mail)"

#: What is looked for, in this order; a later pattern sees what the earlier ones left. A group "it" is all that goes.
LINKS: tuple[tuple[str, str], ...] = (
    ("telegram link", rf"(?:https?://)?\b[a-z]\w{{2,31}}\.t\.me\b{_REST}"),
    ("telegram link", rf"{_LINK}(?:t ?\. ?me|telegram\.(?:me|dog)|tlgrm\.[a-z]{{2,4}}) ?/{_REST}"),
    ("address of an app", rf"\b(?:tg|tel|mailto|sms|whatsapp|viber|skype|sip|callto|facetime):/{{0,2}}(?=[\w+?@]){_REST}"),
    ("whatsapp link", rf"{_LINK}(?:wa\.me|(?:api|chat|web)\.whatsapp\.com|signal\.(?:me|group))/{_REST}"),
    ("link of a messenger", rf"{_LINK}(?:eitaa\.com|ble\.(?:ir|im)|rubika\.ir|splus\.ir|sapp\.ir|gap\.im|igap\.net)/{_REST}"),
    ("link of a messenger", rf"{_LINK}(?:discord\.gg|discord\.com/(?:users|invite)|join\.skype\.com|matrix\.to)/{_REST}"),
    ("profile", rf"{_LINK}(?:instagram\.com|instagr\.am)/(?!(?:p|reel|reels|tv|explore)/)\w{_REST}"),
    ("profile", rf"{_LINK}(?:twitter\.com|x\.com)/(?!(?:i|hashtag|search|explore|intent)\b)\w{_REST}"),
    ("profile", rf"{_LINK}(?:facebook\.com|fb\.com|fb\.me)/(?!(?:watch|reel|hashtag)\b)[@\w]{_REST}"),
    ("profile", rf"{_LINK}(?:tiktok\.com|snapchat\.com/add|clubhouse\.com|threads\.(?:net|com)|soundcloud\.com)/[@\w]{_REST}"),
    ("profile", rf"{_LINK}(?:linkedin\.com/(?:in|pub)|bsky\.app/profile|ok\.ru/profile|github\.com)/{_REST}"),
    ("profile", rf"{_LINK}(?:vk\.com|vkontakte\.ru)/(?!(?:wall|video|photo|clip)-\d)\w{_REST}"),
    ("profile", rf"{_LINK}youtube\.com/(?:@|channel/|user/|c/){_REST}"),
    ("profile", rf"{_LINK}(?:linktr\.ee|linkin\.bio|bio\.link|beacons\.ai|taplink\.cc|about\.me|lnk\.bio)/{_REST}"),
    ("mail", rf"[\w.%+\-]{{1,64}}@[a-z0-9\-]{{1,63}}(?:\.[a-z0-9\-]{{1,63}}){{0,4}}\.[a-z]{{2,24}}{_END}"),
    ("mail", rf"[\w.%+\-]{{1,64}} ?@ ?[a-z0-9\-]{{1,63}} ?\. ?(?:com|org|net|ir){_END}"),
    ("mail", rf"[\w.%+\-]{{1,64}} ?[(\[]?\bat\b[)\]]? ?{_POST_OF_MAIL} ?(?:\.|[(\[]?\bdot\b[)\]]?) ?(?:com|org|net|me){_END}"),
    ("signature", r"🆔[^\w\n]{0,3}@?[ ]?[a-z]\w{2,31}(?!\w)"),
    ("handle", r"@(?=[\w.]*[^\W\d_])\w+(?:\.\w+)*"),
)  # fmt: skip

#: what is dialled, and surely is, wherever it stands: also in the address of a page
DIALLED: tuple[tuple[str, str], ...] = (
    ("phone", rf"{_START}(?:\+[(]?|00)[1-9](?:{_GAP}[\dx*]){{8,13}}{_END}"),
    ("mobile", rf"{_START}(?:\(?0|98){_SMALL_GAP}9\d{{2}}(?:{_GAP}[\dx*]){{7}}{_END}"),
)

#: a page of the web that nobody is named by; its numbers are no phones. It stays, and is not looked into any further.
PAGE = r"https?://[a-z0-9.\-]+[a-z0-9./?=&%#_~:+\-]*"

NUMBERS: tuple[tuple[str, str], ...] = (
    ("paper of a person", rf"{_CARDS}[^\w\n]{{0,4}}(?P<it>[a-z]{{0,2}}\d(?:[ \-]?\d){{5,25}}){_END}"),
    ("bank account", rf"\bir[ \-]?\d{{2}}(?:{_GAP}\d{{4}}){{5}}{_GAP}\d{{2}}{_END}"),
    ("bank card", rf"{_START}[4-69]\d{{3}}([ \-]?)\d{{4}}\1\d{{4}}\1\d{{4}}{_END}"),
    ("purse", rf"{_WORD}(?:bc1|0x|[13](?=\d*[a-z]))[a-z0-9]{{25,59}}{_END}"),
    ("mobile", rf"{_START}9\d{{2}}[ \-.]\d{{3}}[ \-.]?\d{{4}}{_END}"),
    ("mobile", rf"{_START}9\d{{9}}{_END}"),
    ("mobile", rf"{_START}9(?: \d){{9}}{_END}"),
    ("landline", rf"{_START}\(?0\d{{2}}\)?[ \-]?\d{{4}}[ \-]?\d{{4}}{_END}"),
    ("landline", rf"{_START}\(0\d{{1,4}}\)[ \-]?\d{{3,4}}(?:[ \-]?\d{{2,4}}){{0,2}}{_END}"),
    ("landline", rf"{_START}0\d{{2,4}}[ \-]\d{{5,8}}{_END}"),
    ("landline", rf"{_START}0\d{{2,4}}[ \-]\d{{3}}[ \-]\d{{3,4}}{_END}"),
    ("landline", rf"{_START}0[1-9](?:[ \-]\d\d){{4}}{_END}"),
    ("phone", rf"{_START}0\d{{9,10}}{_END}"),
    ("phone", rf"{_START}\(\d{{3}}\)[ \-]?\d{{3}}-\d{{4}}{_END}"),
    ("phone", rf"{_START}\d{{3}}-\d{{3}}-\d{{4}}{_END}"),
    ("number to call", rf"{_CALL}[^\d\n]{{0,12}}(?P<it>{_NO_DATE}\d(?:[ \-]?\d){{6,14}}){_END}"),
)  # fmt: skip

#: an account by the word before it; what stands alone behind a Latin label must look like an account, or end its line
LABELS: tuple[tuple[str, str], ...] = (
    ("account", rf"{_IDS}{_COLON}(?P<it>@?[^\W\d_][\w.]{{0,63}}|\d{{6,14}}{_END})"),
    ("account", rf"{_WORD}{_NETWORKS}(?:{_COLON}| )(?P<it>{_DOUBTLESS}{_ACCOUNT}){_END}"),
    ("account", rf"{_WORD}{_NETWORKS}{_COLON}(?P<it>{_ACCOUNT}){_LINE_END}"),
    ("account", rf"{_NETWORKS_FA}(?:{_COLON}|[ {FILLER}]{{1,2}})(?P<it>[a-z][\w.]{{0,63}})"),
    ("account", rf"{_WORD}{_CREDITS}(?:{_COLON}| )(?P<it>(?=[a-z0-9.]{{0,62}}_){_NO_FILE}[a-z][\w.]{{2,62}}){_END}"),
    ("account", rf"{_WORD}{_CREDITS}{_COLON}(?P<it>[a-z]{{3,31}}\d{{2,6}}){_LINE_END}"),
)  # fmt: skip


def compiled(rows: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], ...]:
    """The patterns of a table, in its order; their kinds are for whoever reads it."""
    return tuple(re.compile(pattern, re.MULTILINE) for _kind, pattern in rows)
