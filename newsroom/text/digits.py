"""Digits of the three scripts that reach this newsroom."""

_LATIN = "0123456789"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC = "٠١٢٣٤٥٦٧٨٩"

_TO_LATIN = str.maketrans(_PERSIAN + _ARABIC, _LATIN * 2)
_TO_PERSIAN = str.maketrans(_LATIN + _ARABIC, _PERSIAN * 2)


def to_latin(text: str) -> str:
    """Return `text` with Persian and Arabic digits written 0-9; the length never changes."""
    return text.translate(_TO_LATIN)


def to_persian(text: str) -> str:
    """Return `text` with Latin and Arabic digits written ۰-۹; the length never changes."""
    return text.translate(_TO_PERSIAN)


def written_in(language: str, text: str) -> str:
    """Return `text` with its digits as the readers of `language` ("en", "fa") write them; the length never changes."""
    return to_persian(text) if language == "fa" else text


def is_key(text: str) -> bool:
    """Whether a text that came with a request can be a primary key: Latin digits only, and not too many."""
    return text.isascii() and text.isdecimal() and len(text) < 19
