"""Numbers as captions write them: digits, "twenty-first", "10th", «بیست و یکم»."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from events.captions.tokens import Caption
from events.captions.vocabulary import LOCALES, numbers, words
from newsroom.text.letters import name_key

_JOINTS = {" ", "-", ""}
_MOST_DIGITS = 6
_LENGTHS = (5, 4, 3, 2, 1)
_ENDINGS = words("ORDINAL_ENDINGS")


class Number(NamedTuple):
    """A number that begins at a token: its value, how many tokens it takes, whether it is an ordinal."""

    value: int
    length: int
    is_ordinal: bool
    is_digits: bool


def _number_words() -> dict[str, tuple[int, bool]]:
    table = {word: (value, False) for word, value in numbers("CARDINALS").items()}
    table |= {word: (value, True) for word, value in numbers("ORDINALS").items()}
    for locale in LOCALES:
        for ten in locale.TENS:
            tens = locale.CARDINALS[ten]
            for source, is_ordinal in ((locale.CARDINALS, False), (locale.ORDINALS, True)):
                for unit, value in source.items():
                    if value < 10:
                        table[name_key(ten + locale.TENS_LINK + unit)] = (tens + value, is_ordinal)
        below = dict(table)
        for word in locale.HUNDREDS:
            hundreds = locale.CARDINALS[word]
            table |= {name_key(word) + key: (hundreds + v, o) for key, (v, o) in _linked(below, locale, hundreds)}
    return table


def _linked(table: dict[str, tuple[int, bool]], locale: Any, below: int) -> Iterator[tuple[str, tuple[int, bool]]]:
    for key, number in table.items():
        if number[0] < 100 <= below and not key.isascii():
            yield name_key(locale.TENS_LINK) + key, number


_WORDS = _number_words()
_FIRST_LETTERS = frozenset(word[:2] for word in _WORDS)


def number_at(caption: Caption, index: int) -> Number | None:
    """Return the number that begins at token `index`, the longest one, or None."""
    tokens = caption.tokens
    if not 0 <= index < len(tokens):
        return None
    token = tokens[index]
    if token.is_number:
        return _digits_at(caption, index) if len(token.key) <= _MOST_DIGITS else None
    if token.key[:2] not in _FIRST_LETTERS or token.is_hashtag:
        return None
    for length in _LENGTHS:
        value = _WORDS.get(_joined(caption, index, length))
        if value:
            return Number(value[0], length, value[1], False)
    return None


def _digits_at(caption: Caption, index: int) -> Number:
    value = int(caption.tokens[index].key)
    following = caption.tokens[index + 1] if index + 1 < len(caption.tokens) else None
    is_ordinal = following is not None and following.key in _ENDINGS and following.before in ("", " ")
    return Number(value, 2 if is_ordinal else 1, is_ordinal, True)


def _joined(caption: Caption, index: int, length: int) -> str:
    tokens = caption.tokens[index : index + length]
    if len(tokens) < length or any(token.before not in _JOINTS for token in tokens[1:]):
        return ""
    return "".join(token.key for token in tokens)
