from collections.abc import Callable

import pytest

from events.captions.lexicon import Lexicon, build_lexicon
from events.captions.parser import parse
from events.captions.reading import Reading
from newsroom.taxonomy.packs.reading import read_pack


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon of the pack that ships with the project."""
    return build_lexicon(read_pack())


@pytest.fixture(scope="session")
def read(lexicon: Lexicon) -> Callable[[str], Reading]:
    """Parse a text with that lexicon."""
    return lambda text: parse(text, lexicon)
