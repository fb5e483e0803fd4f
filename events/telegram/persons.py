"""Taking people out of a message: handles, phone numbers, mail addresses, cards, and links that name somebody.

Patterns are looked for in the folded text, which has the length of the raw one, so that digits of three scripts, full-width
signs and marks that cannot be seen make no difference. Dates, times and figures stay.
"""

from __future__ import annotations

import re

from newsroom.text.letters import FILLER, fold

MASK = "[…]"

#: joiners stand inside words: they must not cut a handle or a number in two
_JOINERS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"), FILLER)

_END = r"(?!\w)"
_START = r"(?<!\d)(?<!\d[.,:/])"
_GAP = rf"[ \-.{FILLER}()]{{0,3}}"  # what stands between the digits of a number that is dialled
_SMALL_GAP = rf"[ \-{FILLER}()]{{0,2}}"
_LINK = r"(?<![a-z0-9\-])(?:https?://)?(?:www\.|m\.)?"
_REST = r"[^\s<>\"'،؛)\]]*"
_CALL = r"(?:☎️?|📞|📱|📲|\bphone|\btel\b|\bwhatsapp|تلفن|تماس|واتساپ|همراه|موبایل)"
_YEAR = r"(?:1[34]|19|20)\d\d"
_NO_DATE = rf"(?!\d{{4}}-\d\d?-\d|\d\d?-\d\d?-\d{{4}}|{_YEAR}[ \-]+{_YEAR})"

#: What is looked for, in this order; a later pattern sees what the earlier ones left. A group "it" is all that goes.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("telegram link", rf"(?:https?://)?\b[a-z]\w{{2,31}}\.t\.me\b{_REST}"),
        ("telegram link", rf"{_LINK}(?:t\.me|telegram\.(?:me|dog)|tlgrm\.[a-z]{{2,4}})/{_REST}"),
        ("address of an app", rf"\b(?:tg|tel|mailto|sms|whatsapp|viber|skype|sip|callto|facetime):/{{0,2}}(?=[\w+?@]){_REST}"),
        ("whatsapp link", rf"{_LINK}(?:wa\.me|(?:api|chat|web)\.whatsapp\.com|signal\.(?:me|group))/{_REST}"),
        ("link of a messenger", rf"{_LINK}(?:eitaa\.com|ble\.(?:ir|im)|rubika\.ir|splus\.ir|sapp\.ir|gap\.im|igap\.net)/{_REST}"),
        ("profile", rf"{_LINK}(?:instagram\.com|instagr\.am)/(?!(?:p|reel|reels|tv)/)\w{_REST}"),
        ("profile", rf"{_LINK}(?:twitter\.com|x\.com)/(?!i/)\w{_REST}"),
        ("profile", rf"{_LINK}(?:facebook\.com|fb\.com|fb\.me|tiktok\.com|snapchat\.com/add|clubhouse\.com)/[@\w]{_REST}"),
        ("mail", rf"[\w.%+\-]{{1,64}}@[a-z0-9\-]{{1,63}}(?:\.[a-z0-9\-]{{1,63}}){{0,4}}\.[a-z]{{2,24}}{_END}"),
        ("signature", rf"🆔\W{{0,3}}@?[ ]?[a-z]\w{{2,31}}{_END}"),
        ("handle", r"@(?=[\w.]*[^\W\d_])\w+(?:\.\w+)*"),
        ("bank account", rf"\bir[ \-]?\d{{2}}(?:{_GAP}\d{{4}}){{5}}{_GAP}\d{{2}}{_END}"),
        ("bank card", rf"{_START}[4-69]\d{{3}}([ \-]?)\d{{4}}\1\d{{4}}\1\d{{4}}{_END}"),
        ("phone", rf"{_START}(?:\+[(]?|00)[1-9](?:{_GAP}[\dx*]){{8,13}}{_END}"),
        ("mobile", rf"{_START}(?:\(?0|98){_SMALL_GAP}9\d{{2}}(?:{_GAP}[\dx*]){{7}}{_END}"),
        ("mobile", rf"{_START}9\d{{2}}[ \-]\d{{3}}[ \-]?\d{{4}}{_END}"),
        ("mobile", rf"{_START}9\d{{9}}{_END}"),
        ("landline", rf"{_START}\(?0\d{{2}}\)?[ \-]?\d{{4}}[ \-]?\d{{4}}{_END}"),
        ("number to call", rf"{_CALL}[^\d\n]{{0,12}}(?P<it>{_NO_DATE}\d(?:[ \-]?\d){{6,14}}){_END}"),
    )
)  # fmt: skip


def mask(text: str) -> tuple[str, int]:
    """The text with every sign of a person replaced by MASK, and how many there were."""
    spans: list[tuple[int, int]] = []

    def take(found: re.Match[str]) -> str:
        group = "it" if "it" in found.re.groupindex else 0
        spans.append(found.span(group))
        return "\n" * len(found[0])

    folded = fold(text.translate(_JOINERS))
    for _name, pattern in PATTERNS:
        folded = pattern.sub(take, folded)
    parts, last = [], 0
    for start, end in sorted(spans):
        parts += [text[last:start], MASK]
        last = end
    return "".join([*parts, text[last:]]), len(spans)


def is_personal(address: str) -> bool:
    """Whether a link leads to somebody: a profile, a chat, a number to call."""
    return mask(address)[1] > 0
