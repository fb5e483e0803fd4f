import pytest

from newsroom.text.addresses import clean_address

CLEANED = [
    ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
    ("https://example.org/a?id=7&utm_source=x", "https://example.org/a?id=7"),
    ("https://example.org/a?fbclid=Iw&id=7#part", "https://example.org/a?id=7#part"),
    ("https://example.org/a?UTM_Source=x#part", "https://example.org/a#part"),
    ("https://example.org/a?igshid=1&gclid=2&mc_eid=3", "https://example.org/a"),
    ("https://www.google.com/url?q=https://example.org/a%3Fid%3D7&sa=D&source=editors", "https://example.org/a?id=7"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F%3Ffbclid%3Dx&h=y", "https://example.org/"),
    ("https://www.google.com/url?q=https://www.google.com/url?q%3Dhttps://example.org/", "https://example.org/"),
]

KEPT = [
    "https://example.org/a?id=7&order=utm_source",
    "https://example.org/?a&b==&c=%20%20",
    "https://www.google.com/search?q=https://example.org/",
    "https://www.google.com/url?q=javascript:alert(1)",
    "/events/x?utm_source=own",
    "mailto:desk@example.org?subject=utm_source",
    "#utm_source=x",
    "https://[broken/url?q=https://example.org",
    "",
]


@pytest.mark.parametrize(("address", "clean"), CLEANED)
def test_what_follows_the_reader_is_taken_off(address: str, clean: str) -> None:
    assert clean_address(address) == clean


@pytest.mark.parametrize("address", KEPT)
def test_anything_else_stays_letter_for_letter(address: str) -> None:
    assert clean_address(address) == address


@pytest.mark.parametrize("address", [address for address, _clean in CLEANED] + KEPT)
def test_cleaning_a_clean_address_changes_nothing(address: str) -> None:
    assert clean_address(clean_address(address)) == clean_address(address)
