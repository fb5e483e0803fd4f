import pytest

from events.captions.finders.language import find_language
from events.captions.tokens import read_caption


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Protest in Yazd", "en"),
        ("تجمع در یزد", "fa"),
        ("تجمع در یزد #Iran @someone https://example.org/x", "fa"),
        ("Sanandaj سنندج", "mixed"),
        ("#Iran #Yazd", "en"),
        ("2019 🔴", None),
    ],
)
def test_only_running_text_has_a_language(text: str, language: str | None) -> None:
    assert find_language(read_caption(text)) == language
