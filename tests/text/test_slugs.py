import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.text.slugs import make_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Steel Workers on Strike for 5th Day", "steel-workers-on-strike-for-5th-day"),
        ("Truckers’ strike", "truckers-strike"),
        ("Café – Ahváz!", "cafe-ahvaz"),
        ("اعتصاب كارگران هفت‌تپه، روز ۱۰", "اعتصاب-کارگران-هفت-تپه-روز-10"),
        ("Привет", ""),
        ("🔴 !!", ""),
        ("", ""),
        ("../../etc", "etc"),
    ],
)
def test_a_slug_is_words_and_hyphens(text: str, slug: str) -> None:
    assert make_slug(text) == slug


def test_a_word_is_not_cut_when_another_stands_before_it() -> None:
    assert make_slug("alpha beta gamma", max_length=12) == "alpha-beta"
    assert make_slug("incomprehensibilities", max_length=8) == "incompre"


@given(st.text(max_size=200), st.integers(min_value=1, max_value=80))
@settings(max_examples=150)
def test_a_slug_fits_and_is_its_own_slug(text: str, length: int) -> None:
    slug = make_slug(text, length)
    assert len(slug) <= length
    assert make_slug(slug, length) == slug
