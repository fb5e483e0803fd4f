import pytest

from events.captions.finders.scope import find_scope
from events.captions.tokens import read_caption


@pytest.mark.parametrize(
    "text",
    ["Nationwide strike", "across Iran", "throughout the country", "in 20 cities", "in dozens of cities",
     "twenty-five towns", "اعتصاب سراسری", "در سراسر کشور", "در ۱۰۰ شهر"],
)  # fmt: skip
def test_the_whole_country_or_ten_towns_are_national(text: str) -> None:
    assert [found.value for found in find_scope(read_caption(text))] == ["national"]


@pytest.mark.parametrize(
    "text",
    ["National Steel Group", "Golestan National Park", "in 3 cities", "across Khuzestan", "۱۲ کشته در شهر اهواز"],
)
def test_names_and_few_towns_are_not(text: str) -> None:
    assert find_scope(read_caption(text)) == []
