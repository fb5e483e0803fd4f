"""Numbers of which the text does not say where they come from. A modest guess that asks for a look, and often errs.

A number counts where it tells how many or how much: dates, years, hours, ages, and numbers of days or of articles do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.checking.passages import EMBED, Passage, sentences
from newsroom.text.digits import to_latin
from newsroom.text.letters import search_fold

MOST = 3  # so that a hint that errs is no nuisance

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|"
    "farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand|"
    "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|ابان|آذر|اذر|دی|بهمن|اسفند|"
    "ژانویه|فوریه|مارس|آوریل|اوریل|مه|ژوئن|ژوییه|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر"
)
_SPOKEN = re.compile(
    rf"(?:\b(?:{_MONTHS})\.?\s+\d{{1,2}}\b(?:,?\s+\d{{4}})?)|(?:\b\d{{1,2}}\s+(?:of\s+)?(?:{_MONTHS})\b(?:,?\s+\d{{4}})?)"
    r"|\d{1,4}[/-]\d{1,2}[/-]\d{1,4}|\d{1,2}[:.]\d{2}\b(?!\s*(?:%|percent|million|billion))|\b\d{1,2}\s*(?:am|pm|a\.m|p\.m|o'clock)\b"
    r"|\b(?:day|article|no\.?|number|aged?|chapter|part|route|highway|hall|unit|phase|ward|district)\s+\d+\b|\b\d+(?:st|nd|rd|th)\b"
    r"|\b\d+[- ]year[- ]old|(?:روز|ماده|شماره|ساعت|فاز|واحد|بند|منطقه|صفحه|سال|دهه)\s+\d+|\d+\s*(?:ساله|سالگی|مین|ام)\b"
    r"|(?<![\d.,])(?:1[34]\d\d|19\d\d|20\d\d)(?![\d.,]\d|\d|\s*(?:%|percent|people|workers))"
)
_NUMBER = re.compile(r"(?<![\w/])(\d[\d.,]*)")
_SAID = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|according|report(?:s|ed|ing|edly)?|told|tells?|cit(?:ed?|es|ing)|announc(?:ed?|es|ing)|wrote|writes|"
    r"confirm(?:ed|s)?|stat(?:ed|es|ement|istics)|estimat(?:ed?|es)|officials?|quot(?:ed|es|ing)|claim(?:ed|s|ing)?|record(?:ed|s)|"
    r"listed|lists|sources?|figures from|data from|published|count(?:ed|s)? by|spoke|spokes(?:man|woman|person)|witness(?:es)?|"
    r"we count(?:ed)?|our count)\b"
    r"|گفت|می گوید|می گویند|گزارش|اعلام|بنا بر|بنابر|طبق|بر اساس|براساس|نوشت|خبر داد|منبع|منابع|امار|بیانیه|به نقل|مدعی|تایید"
    r"|ثبت کرد|شاهد|شمرده|براورد|سخنگو|به قول"
)


def unsourced(passages: list[Passage]) -> Iterator[str]:
    """Sentences with a number and, in their passage and beside it, no link, no embed and nobody who says it."""
    given = 0
    for index, passage in enumerate(passages):
        near = passages[max(0, index - 1) : index + 2]
        if not passage.is_prose or passage.links or any(one.kind == EMBED for one in near):
            continue
        if not any(map(str.isdecimal, passage.text)) or _SAID.search(_folded(passage.text)):
            continue
        for sentence in sentences(passage.text):
            if counts(sentence):
                yield sentence
                given += 1
                if given == MOST:
                    return


def counts(sentence: str) -> bool:
    """Whether a number in the sentence tells how many or how much."""
    return any(number.strip(".,") not in ("0", "1") for number in _NUMBER.findall(_SPOKEN.sub(" ", _folded(sentence))))


def _folded(text: str) -> str:
    return to_latin(search_fold(text))
