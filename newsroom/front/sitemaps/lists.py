"""The map of the pages that every language has: sections, provinces, types of events."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from newsroom.front.frame import absolute
from newsroom.front.sections import SECTIONS
from newsroom.front.sitemaps.writing import Address
from newsroom.front.vocabulary import Vocabulary
from newsroom.press.paths import language_prefix

PLAIN = ("home", *(row.name for row in SECTIONS), "provinces", "corrections", "feeds", "about")


def lists() -> Iterator[Address]:
    """Each page in each language, with the others."""
    vocabulary = Vocabulary()
    rows = {code: _paths(code, vocabulary) for code, _name in settings.LANGUAGES}
    for bare in rows[settings.LANGUAGE_CODE]:
        versions = {code: absolute(row[bare]) for code, row in rows.items()}
        yield from (Address(address, versions) for address in versions.values())


def _paths(code: str, vocabulary: Vocabulary) -> dict[str, str]:
    """The paths in a language by the path without it."""
    with translation.override(code):
        paths = [reverse(f"front:{name}") for name in PLAIN]
        paths += [reverse("front:province", args=[slug]) for slug in vocabulary.provinces]
        paths += [reverse("front:type", args=[slug]) for slug in vocabulary.event_types]
    return {path.removeprefix(language_prefix(code)): path for path in paths}
