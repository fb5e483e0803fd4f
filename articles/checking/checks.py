"""Checks while writing, as a table. Each reads a story and says where something should be looked at; none of them blocks.

What is said of a finding stands in `words.py`, by its code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from articles.checking.figures import unsourced
from articles.checking.passages import CAPTION, EMBED, TABLE, Passage, passages, sentences
from newsroom.text.letters import search_fold
from newsroom.text.measure import count_words

BODY, HEADLINE, STANDFIRST, BYLINE, PROVINCES = "body", "headline", "standfirst", "byline", "provinces"
LONGEST_HEADLINE = 100  # letters
LONGEST_SENTENCE = 45  # words
LONGEST_PARAGRAPH = 130  # words
REPEATED = 0.8  # of the headline's words
ADDED = 4  # words that a standfirst adds at least
QUOTED = 90  # letters that are shown of a passage
MOST_OF_A_KIND = 5

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)
_POINTING = frozenset({
    "here", "click here", "this link", "link", "read more", "more", "this", "see here", "source",
    "اینجا", "این جا", "اینجا کلیک کنید", "کلیک کنید", "لینک", "این لینک", "بیشتر", "ادامه", "ادامه مطلب", "پیوند", "منبع",
})  # fmt: skip


@dataclass(frozen=True)
class Story:
    """What is checked: the words as they stand in the form, and what is chosen beside them.

    `named` are (code, words) of provinces named in the text, `silent` the embeds (`kind:ref`) without a text for people who
    cannot see them.
    """

    language: str
    headline: str = ""
    standfirst: str = ""
    body: str = ""
    has_byline: bool = False
    has_place: bool = False
    provinces: frozenset[str] = frozenset()
    named: tuple[tuple[str, str], ...] = ()
    silent: frozenset[str] = frozenset()

    @cached_property
    def passages(self) -> list[Passage]:
        return passages(self.body)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: `field` is where, `quote` the words there, `value` what the sentence about it names."""

    code: str
    field: str
    quote: str = ""
    value: str = ""
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """`find` gives (field, quote, value) of each finding. What is wrong comes before what is only worth a look."""

    code: str
    find: Callable[[Story], Iterator[tuple[str, str, str]]]
    is_wrong: bool = field(default=False)


def findings(story: Story) -> list[Finding]:
    """What the checks find, wrong things first, then in the order of the table."""
    found = [
        Finding(check.code, where, quote[:QUOTED], value, check.is_wrong)
        for check in CHECKS
        for number, (where, quote, value) in enumerate(check.find(story))
        if number < MOST_OF_A_KIND
    ]
    return sorted(found, key=lambda one: not one.is_wrong)


def _followed(found: list[Passage]) -> Iterator[tuple[Passage, Passage | None]]:
    """Each passage with the one after it."""
    for number, one in enumerate(found, 1):
        yield one, found[number] if number < len(found) else None


Places = Iterator[tuple[str, str, str]]


def _no_byline(story: Story) -> Places:
    if not story.has_byline:
        yield BYLINE, "", ""


def _no_place(story: Story) -> Places:
    if not story.has_place:
        yield PROVINCES, "", ""


def _long_headline(story: Story) -> Places:
    if len(story.headline) > LONGEST_HEADLINE:
        yield HEADLINE, story.headline, str(len(story.headline))


def _repeating_standfirst(story: Story) -> Places:
    headline = {word for word in search_fold(story.headline).split() if len(word) > 2}
    standfirst = search_fold(story.standfirst).split()
    if len(headline) < 3 or not standfirst:
        return
    is_longer = len(standfirst) > len(story.headline.split()) + ADDED
    if not is_longer and len(headline & {word.strip(".,!?") for word in standfirst}) >= REPEATED * len(headline):
        yield STANDFIRST, story.standfirst, ""


def _links_without_words(story: Story) -> Places:
    for passage in story.passages:
        for link in passage.links:
            if not link.text.strip():
                yield BODY, passage.text or link.href, link.href


def _links_to_nowhere(story: Story) -> Places:
    for passage in story.passages:
        for link in passage.links:
            if not link.href and link.text.strip():
                yield BODY, link.text, ""


def _links_called_by_address(story: Story) -> Places:
    for passage in story.passages:
        for link in passage.links:
            if _ADDRESS.fullmatch(link.text.strip()) and not link.href.startswith("mailto:"):
                yield BODY, link.text.strip(), ""


def _links_that_point(story: Story) -> Places:
    for passage in story.passages:
        for link in passage.links:
            if search_fold(link.text).strip(" .:»«>…") in _POINTING:
                yield BODY, link.text.strip(), ""


def _headings_out_of_order(story: Story) -> Places:
    first = next((one for one in story.passages if one.is_heading), None)
    if first is not None and first.kind == "h3":
        yield BODY, first.text, ""


def _headings_without_words(story: Story) -> Places:
    for one in story.passages:
        if one.is_heading and not one.text:
            yield BODY, "", ""


def _headings_over_nothing(story: Story) -> Places:
    for one, following in _followed(story.passages):
        is_over = following is not None and (not following.is_heading or following.kind > one.kind)
        if one.is_heading and one.text and not is_over:
            yield BODY, one.text, ""


def _silent_embeds(story: Story) -> Places:
    for one in story.passages:
        if one.kind == EMBED and one.text in story.silent:
            yield BODY, one.text, ""


def _tables_without_headings(story: Story) -> Places:
    for one in story.passages:
        if one.kind == TABLE and not one.is_headed:
            yield BODY, one.text, ""


def _tables_without_caption(story: Story) -> Places:
    for one, following in _followed(story.passages):
        if one.kind == TABLE and (following is None or following.kind != CAPTION):
            yield BODY, one.text, ""


def _provinces_not_tagged(story: Story) -> Places:
    for code, words in {code: (code, words) for code, words in reversed(story.named)}.values():
        if code not in story.provinces:
            where = BODY if any(words in one.text for one in story.passages) else HEADLINE
            yield where, words, code


def _figures_without_source(story: Story) -> Places:
    for sentence in unsourced(story.passages):
        yield BODY, sentence, ""


def _long_sentences(story: Story) -> Places:
    for passage in story.passages:
        for sentence in sentences(passage.text) if passage.is_prose else ():
            if len(sentence) > 3 * LONGEST_SENTENCE and (words := count_words(sentence)) > LONGEST_SENTENCE:
                yield BODY, sentence, str(words)


def _long_paragraphs(story: Story) -> Places:
    for passage in story.passages:
        if len(passage.text) > 3 * LONGEST_PARAGRAPH and (words := count_words(passage.text)) > LONGEST_PARAGRAPH:
            yield BODY, passage.text, str(words)


CHECKS: tuple[Check, ...] = (
    Check("no_byline", _no_byline, is_wrong=True),
    Check("no_place", _no_place, is_wrong=True),
    Check("silent_embed", _silent_embeds, is_wrong=True),
    Check("empty_link", _links_without_words, is_wrong=True),
    Check("lost_link", _links_to_nowhere, is_wrong=True),
    Check("empty_heading", _headings_without_words, is_wrong=True),
    Check("heading_order", _headings_out_of_order, is_wrong=True),
    Check("untagged_province", _provinces_not_tagged),
    Check("address_as_link", _links_called_by_address),
    Check("pointing_link", _links_that_point),
    Check("heading_over_nothing", _headings_over_nothing),
    Check("table_headings", _tables_without_headings),
    Check("table_caption", _tables_without_caption),
    Check("long_headline", _long_headline),
    Check("repeating_standfirst", _repeating_standfirst),
    Check("figure_without_source", _figures_without_source),
    Check("long_sentence", _long_sentences),
    Check("long_paragraph", _long_paragraphs),
)
