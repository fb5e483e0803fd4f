import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.text.letters import FILLER, fold, is_rtl, name_key, search_fold


@given(st.text(alphabet=st.characters(), max_size=40))
@settings(max_examples=150)
def test_folding_never_changes_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert search_fold(search_fold(text)) == search_fold(text)
    assert name_key(name_key(text)) == name_key(text)


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Ahváz", "ahvaz"),
        ("İLAM", "ilam"),
        ("Straße", "straße"),
        ("كرمانشاه", "کرمانشاه"),
        ("خوي", "خوی"),
        ("آبادان", "ابادان"),
        ("أهواز", "اهواز"),
        ("خانۀ ما", "خانه ما"),
        ("فاطمة", "فاطمه"),
        ("هفت\u200cتپه", "هفت تپه"),
        ("سـیل", f"س{FILLER}یل"),
        ("قُم", f"ق{FILLER}م"),
        ("۱۳۹۸/٠٤", "1398/04"),
        ("‘a’ “b” – —", "'a' \"b\" - -"),
        ("a\u00a0b\u2009c", "a b c"),
        ("line\nend", "line\nend"),
        ("«شعار»؛ آیا؟", "«شعار»; ایا?"),
        ("\ufb8e", "ک"),  # a presentation form, as old PDFs have it
    ],
)
def test_one_spelling_comes_out_of_many(raw: str, folded: str) -> None:
    assert fold(raw) == folded


@pytest.mark.parametrize(
    "spelling",
    [
        "كارگران هفت تپه",
        "کارگران هفت\u200cتپه",
        "کارگران  هفت تپه",
        "كارگران هفت تپة",
        "کـارگران هفت تپه",
        "کارگَرانِ هفت تپه",
        "کارگران \u200fهفت تپه",
        "کارگران\nهفت\u00a0تپۀ",
    ],
)
def test_search_sees_eight_spellings_as_one(spelling: str) -> None:
    assert search_fold(spelling) == "کارگران هفت تپه"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pol-e Dokhtar", "Poledokhtar"),
        ("Torbat-E Jam", "torbat e jam"),
        ("Baha'i", "Bahai"),
        ("پل‌دختر", "پلدختر"),
        ("W. Azerbaijan", "W Azerbaijan"),
    ],
)
def test_spaces_hyphens_and_apostrophes_do_not_part_names(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_different_names_keep_different_keys() -> None:
    assert len({name_key(name) for name in ("Ardakan", "Ardestan", "اردکان", "اردستان")}) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سلام", True),
        ("hello سلام", False),
        ("123 – سلام", True),
        ("", False),
        ("42!", False),
        ("שלום", True),
    ],
)
def test_the_first_strong_letter_decides_the_direction(text: str, expected: bool) -> None:
    assert is_rtl(text) is expected
