"""The words the parser knows in this newsroom: the country pack, with what the desk has added to it."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from events.captions.lexicon import Lexicon, build_lexicon
from newsroom.taxonomy.packs.reading import read_pack


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, built once a process."""
    return build_lexicon(read_pack(settings.NEWSROOM_PACK))
