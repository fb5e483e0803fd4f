"""What is taken out of a message, and what must stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.telegram.persons import MASK, is_personal, mask

GOES = [
    ("seen by @ground_witness today", "seen by […] today"),
    ("@1500tasvir", "[…]"),
    ("＠fullwidth_name", "[…]"),
    ("@na\u200cme", "[…]"),
    ("word@handle_name", "word[…]"),
    ("خبر از @خبررسان", "خبر از […]"),
    ("Flood in Shadegan\n🆔 @channel_name", "Flood in Shadegan\n[…]"),
    ("🆔 channel_name", "[…]"),
    ("write to a.b+c@mail.example.org.", "write to […]."),
    ("0912 345 6789", "[…]"),
    ("۰۹۱۲۳۴۵۶۷۸۹", "[…]"),
    ("٠٩١٢٣٤٥٦٧٨٩", "[…]"),
    ("0912***4567", "[…]"),
    ("0912-345-67-89", "[…]"),
    ("0912\u200f3456789", "[…]"),
    ("+98 912 345 6789", "[…]"),
    ("+98(912)3456789", "[…]"),
    ("00989123456789", "[…]"),
    ("989123456789", "[…]"),
    ("9123456789", "[…]"),
    ("+44 20 7946 0958", "[…]"),
    ("021-88776655", "[…]"),
    ("(021) 8877 6655", "[…]"),
    ("تماس: 88776655", "تماس: […]"),
    ("📞 88776655", "📞 […]"),
    ("6037-9911-2233-4455", "[…]"),
    ("6037991122334455", "[…]"),
    ("IR06 0120 0000 0000 1234 5678 90", "[…]"),
    ("https://t.me/joinchat/AAAAAE", "[…]"),
    ("t.me/+abcDEF", "[…]"),
    ("سلامt.me/name/12", "سلام[…]"),
    ("name.t.me", "[…]"),
    ("https://telegram.me/name", "[…]"),
    ("tg://user?id=5", "[…]"),
    ("https://wa.me/989123456789", "[…]"),
    ("tel:+989123456789", "[…]"),
    ("mailto:a@b.example", "[…]"),
    ("https://www.instagram.com/some.body/", "[…]"),
    ("x.com/somebody/status/1", "[…]"),
]

STAYS = [
    "1398/01/15",
    "۱۳۹۸/۰۱/۱۵",
    "2019-04-04",
    "2019-04-04 2019-04-05 12:30",
    "04.04.2019 12:30",
    "12:00 2019-04-04 15:30",
    "+ 2019-04-04 12:30",
    "call for a strike on 2019-04-04",
    "تماس در ۱۳۹۸-۰۱-۱۵",
    "تلفن 2018-2019",
    "10:30-12:45",
    "2018-2019",
    "from 2000 2001 2002 2003",
    "0900 1000 1100",
    "1,200,000",
    "12000000",
    "1,091,234,567,890",
    "0.9123456789",
    "98 killed",
    "call 110",
    "5 kg @2000",
    "35.6892, 51.3890",
    "#Ahvaz #اهواز",
    "April 10 - Shadegan, Khuzestan Province, SW #Iran",
    "https://www.bbc.com/persian/iran-12345678901",
    "https://fedex.com/track",
    "instagram.com/p/abc",
    MASK,
    "",
]


@pytest.mark.parametrize(("text", "left"), GOES)
def test_signs_of_a_person_go(text, left):
    assert mask(text) == (left, 1)


@pytest.mark.parametrize("text", STAYS)
def test_dates_figures_and_news_stay(text):
    assert mask(text) == (text, 0)


@given(st.text(alphabet=st.sampled_from(" @+0912345678.-/:abcxt\nme🆔۰۹ـ\u200c[…]") | st.characters()))
def test_what_was_masked_holds_nothing_more_and_nothing_is_added(text):
    left, count = mask(text)
    assert left.count(MASK) - text.count(MASK) <= count
    if not count:
        assert left == text


@given(
    before=st.sampled_from(["", " ", "\n", "در ", "."]), after=st.sampled_from(["", " ", "\n", " در", ".", "،", "!"])
)
@pytest.mark.parametrize(
    "sign", ["@some_body", "09123456789", "+989123456789", "https://t.me/somebody", "a@mail.example"]
)
def test_a_sign_is_found_wherever_it_stands(sign, before, after):
    left, count = mask(before + sign + after)
    assert count == 1
    assert sign not in left


@pytest.mark.parametrize("hard", ["a" * 100_000, "@a" * 50_000, "1 " * 50_000, "0912 " * 20_000, "a.b@" * 25_000])
def test_a_hostile_text_takes_no_long_time(hard):
    mask(hard)  # a pattern that goes over it again and again would not come back within the run


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://t.me/x_y", True), ("tel:110", True), ("https://news.example/1", False), ("", False)],
)
def test_a_link_to_somebody_is_told_from_one_to_a_page(address, expected):
    assert is_personal(address) is expected
