import pytest

from newsroom.text.digits import to_latin, to_persian


@pytest.mark.parametrize(
    ("given", "latin", "persian"),
    [
        ("۱۲ فروردین ۱۳۹۸", "12 فروردین 1398", "۱۲ فروردین ۱۳۹۸"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789", "۰۱۲۳۴۵۶۷۸۹"),
        ("day 5", "day 5", "day ۵"),
        ("", "", ""),
    ],
)
def test_digits_of_three_scripts_are_one_to_one(given: str, latin: str, persian: str) -> None:
    assert to_latin(given) == latin
    assert to_persian(given) == persian
