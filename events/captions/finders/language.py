"""The language of the running text: handles, links and hashtags do not count."""

from events.captions.reading import Language
from events.captions.tokens import Caption, Token


def find_language(caption: Caption) -> Language | None:
    """Return "fa", "en" or "mixed" by the letters of the words; hashtags decide where there are no words."""
    return _language_of([token for token in caption.tokens if not token.is_hashtag]) or _language_of(
        list(caption.tokens)
    )


def _language_of(tokens: list[Token]) -> Language | None:
    has_persian = any(token.is_persian and not token.is_number for token in tokens)
    has_latin = any(token.key.isascii() and token.key.isalpha() for token in tokens)
    if has_persian and has_latin:
        return "mixed"
    return "fa" if has_persian else "en" if has_latin else None
