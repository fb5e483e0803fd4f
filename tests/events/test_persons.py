"""What is taken out of a text, and what must stay; which links lead to somebody."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.persons import MASK, is_personal, mask_persons, public_link

CAPTIONS = Path(__file__).parents[1] / "data" / "captions"

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
    ("042-1234 5678", "[…]"),
    ("ID: ali_rezaei", "ID: […]"),
    ("ID: x", "ID: […]"),
    ("آیدی: x", "آیدی: […]"),
    ("آی‌دی : ali", "آی‌دی : […]"),
    ("آیدی: علی_رضایی", "آیدی: […]"),
    ("ID: 123456789", "ID: […]"),
    ("username: somebody", "username: […]"),
    ("اینستاگرام ali.rezaei در اهواز", "اینستاگرام […] در اهواز"),
    ("اینستاگرام: somebody", "اینستاگرام: […]"),
    ("Instagram: somebody", "Instagram: […]"),
    ("insta ali.rezaei", "insta […]"),
    ("Telegram: ali_rezaei flood in Ahvaz", "Telegram: […] flood in Ahvaz"),
    ("Flood. Video: @some_body", "Flood. Video: […]"),
    ("Video: some_body", "Video: […]"),
    ("Credit: ali1990", "Credit: […]"),
    ("فیلم از some_body", "فیلم از […]"),
    ("ارسالی: علی رضایی", "ارسالی: […]"),
    ("سیل در شادگان\nارسالی علی رضایی", "سیل در شادگان\nارسالی […]"),
    ("ارسالی: سید علی رضایی، اهواز", "ارسالی: […]، اهواز"),
    ("ارسالی: آقای رضایی از اهواز", "ارسالی: […] از اهواز"),
    ("فرستنده: مریم احمدی‌نژاد", "فرستنده: […]"),
    ("از طرف: علی رضایی", "از طرف: […]"),
    ("ویدیوی ارسالی از طرف علی رضایی", "ویدیوی ارسالی از طرف […]"),
    ("فرستاده شده توسط علی رضایی از اهواز", "فرستاده شده توسط […] از اهواز"),
    ("Sent by Ali Rezaei", "Sent by […]"),
    ("Sent by Ali", "Sent by […]"),
    ("SENT BY ALI REZAEI", "SENT BY […]"),
    ("Sent by: ali rezaei", "Sent by: […]"),
    ("Flood in Ahvaz, sent in by Seyed Ali Rezaei from Ahvaz, April 4", "Flood in Ahvaz, sent in by […] from Ahvaz, April 4"),
    ("Sent by Mr. Ali Rezaei", "Sent by […]"),
    ("Sender: Ali Rezaei, Ahvaz", "Sender: […], Ahvaz"),
    ("Filmed by Ali Rezaei in Ahvaz", "Filmed by […] in Ahvaz"),
    ("Credit: Ali Rezaei", "Credit: […]"),
    ("کد ملی ۰۰۱۲۳۴۵۶۷۸", "کد ملی […]"),
    ("کد ملی: 1234567890", "کد ملی: […]"),
    ("شماره حساب 123456789", "شماره حساب […]"),
    ("national ID 1234567890", "national ID […]"),
    ("passport no. A12345678", "passport no. […]"),
    ("https://www.linkedin.com/in/ali-rezaei", "[…]"),
    ("ir.linkedin.com/in/ali-rezaei", "[…]"),
    ("https://vk.com/ali_r", "[…]"),
    ("https://bsky.app/profile/ali.bsky.social", "[…]"),
    ("https://linktr.ee/ali_r", "[…]"),
    ("https://youtube.com/@ali_r", "[…]"),
    ("https://threads.net/@ali_r", "[…]"),
    ("https://discord.gg/AbCdEf", "[…]"),
    ("t . me/ali", "[…]"),
    ("07700 900123", "[…]"),
    ("+44 7700 900123", "[…]"),
    ("(021) 1234", "[…]"),
    ("0176 12345678", "[…]"),
    ("06 12 34 56 78", "[…]"),
    ("020 7946 0958", "[…]"),
    ("(555) 123-4567", "[…]"),
    ("555-123-4567", "[…]"),
    ("912.345.6789", "[…]"),
    ("ali at gmail dot com", "[…]"),
    ("ali [at] gmail.com", "[…]"),
    ("ali@gmail .com", "[…]"),
    ("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "[…]"),
]  # fmt: skip

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
    "15.04.2019",
    "15/04/2019 12:30",
    "12:30",
    "12:30-13:45",
    "7.3-magnitude",
    "12th day",
    "1,200 workers",
    "32.5 48.7",
    "32.512345, 48.712345",
    "dollar at 42,000 rials, bank rate 18.5%",
    "نرخ بهره بانکی ۱۸ درصد، دلار ۱۴۲۰۰ تومان",
    "wages of 12,500,000 rials unpaid for 5 months",
    "ارسالی از اهواز",
    "ارسالی: اهواز",
    "ارسالی: هفت‌تپه",
    "ارسالی شهروندان",
    "ارسالی: کارگران نیشکر",
    "تصاویر ارسالی نشان می‌دهد",
    "ارسالی: تجمع بازنشستگان مقابل مجلس در تهران",
    "از طرف دیگر کارگران تجمع کردند",
    "از طرف دیگر",
    "حمله از طرف نیروهای امنیتی",
    "Sent by a viewer",
    "Sent in by a viewer, February 2022",
    "Sent by residents of Ahvaz",
    "Sent by Residents",
    "Sent by Ahvaz residents",
    "Sent by Haft Tappeh workers",
    "Sent by Ahvaz",
    "Sent by BBC Persian",
    "Sent by Radio Farda",
    "Kolbars shot at by border guards",
    "Footage by state TV",
    "Video shows clashes in Lorestan Street, Tehran, Sept 21",
    "Video: Tehran, Sept 21",
    "Video: clip_01.mp4",
    "Instagram: footage shows police",
    "Telegram and Instagram blocked",
    "on Instagram 2019",
    "اینستاگرام و تلگرام فیلتر شدند",
    "Report ID: 1234",
    "#زن_زندگی_آزادی «زن زندگی آزادی»",
    "“Death to the dictator”",
    "#video_of_the_day",
    "https://news.example/9123456789",
    "https://x.com/hashtag/Ahvaz",
    "vk.com/wall-1_2",
    "at mail dot, come",
]


@pytest.mark.parametrize(("text", "left"), GOES)
def test_signs_of_a_person_go(text, left):
    assert mask_persons(text) == (left, 1)


@pytest.mark.parametrize("text", STAYS)
def test_dates_figures_and_news_stay(text):
    assert mask_persons(text) == (text, 0)


@given(st.text(alphabet=st.sampled_from(" @+0912345678.-/:abcxt\nme🆔۰۹ـ\u200c[…]") | st.characters()))
def test_what_was_masked_holds_nothing_more_and_nothing_is_added(text):
    left, count = mask_persons(text)
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
    left, count = mask_persons(before + sign + after)
    assert count == 1
    assert sign not in left


PIECES = [
    "@", "@ali_r", " ", "\n", "ID: ", "آیدی: ", "Sent by ", "ارسالی: ", "علی رضایی", "Ali Rezaei", "0912",
    "3456789", "09123456789", "تماس", "phone", "x.com/", "t.me/", "https://", "a.example", "a@b.ir", "+98", "-",
    ".", "_", "(021) ", "Instagram: ", MASK, "ـ", "\u200c", "کد ملی ", "Video: ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join))
def test_a_masked_text_is_masked_once_and_for_all(text):
    left, _count = mask_persons(text)
    assert mask_persons(left) == (left, 0)


#: handles of channels that stand in the labelled captions: all that goes there
HANDLES = ("@newsdesk_test", "@khabar_test")


@pytest.mark.parametrize("name", sorted(one.name for one in CAPTIONS.glob("*.jsonl")))
def test_of_the_labelled_captions_nothing_goes_but_two_handles(name):
    for line in (CAPTIONS / name).read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        expected = text
        for handle in HANDLES:
            expected = expected.replace(handle, MASK)
        assert mask_persons(text)[0] == expected


HARD = [
    "a", "@a", "1 ", "0912 ", "a.b@", "id: ", "sent by A ", "ارسالی: ", "https://a", "a-", "_", " ", "ـ", "(021) ",
    "+1 ", "a at ", "0", "by a.", "A B ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HARD)
def test_a_text_twice_as_long_takes_about_twice_as_long(piece):
    """Were a pattern to go over the text again and again, it would be four times."""
    seconds = []
    for letters in (10_000, 40_000):
        text = piece * (letters // len(piece))
        before = time.process_time()
        mask_persons(text)
        seconds.append(time.process_time() - before)
    assert seconds[1] < 10 * seconds[0] + 0.1


PUBLIC_POSTS = [
    "https://t.me/channel/33",
    "https://t.me/s/channel/33",
    "https://x.com/name/status/1",
    "https://twitter.com/name/status/1",
    "https://www.instagram.com/p/Cx_yz",
    "https://instagram.com/name/reel/Cxyz",
    "https://www.facebook.com/page/posts/123",
    "https://www.tiktok.com/@name/video/123",
    "https://vk.com/wall-1_22",
    "https://bsky.app/profile/desk.example/post/3k",
    "https://mastodon.example/@desk/112233",
]


@pytest.mark.parametrize("url", PUBLIC_POSTS)
def test_a_public_post_keeps_its_link_without_what_tells_who_shared_it(url):
    assert public_link(url) == url
    assert public_link(f"{url}?igsh=abc#x") == url
    assert not is_personal(url)


@pytest.mark.parametrize(
    "url",
    ["https://news.example/1", "https://www.isna.ir/news/98011507123/x", "https://fedex.com/track", "not a link", ""],
)
def test_a_page_keeps_its_link(url):
    assert public_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "https://t.me/ali_rezaei",
        "https://T.me/ali_rezaei",
        "https://t.me/+AbCd",
        "https://t.me/joinchat/5",
        "https://t.me/c/123456/7",
        "https://ali_rezaei.t.me",
        "https://instagram.com/ali.rezaei",
        "https://instagram.com/stories/ali_r/1",
        "https://x.com/ali_rezaei",
        "https://x.com/ali_rezaei/followers",
        "https://facebook.com/ali.rezaei",
        "https://www.facebook.com/profile.php?id=5",
        "https://tiktok.com/@ali",
        "https://www.linkedin.com/in/ali",
        "https://vk.com/id55",
        "https://vk.com/wall55_22",
        "https://bsky.app/profile/ali.example",
        "https://wa.me/989123456789",
        "https://linktr.ee/ali",
        "tel:+989123456789",
        "mailto:a@mail.example",
        "https://share.example/?u=https%3A%2F%2Ft.me%2Fali_rezaei",
        "https://news.example/?mail=a@mail.example",
    ],
)
def test_a_link_to_a_person_is_left_out(url):
    assert public_link(url) == ""
    assert is_personal(url) or "%" in url


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("@ali_rezaei 09123456789", True),
        ("t.me/ali_rezaei", True),
        ("tel:110", True),
        ("Radio Farda", False),
        ("خبرگزاری هرانا", False),
        ("https://news.example/1", False),
        ("", False),
    ],
)
def test_a_source_that_is_somebody_is_told_from_an_office(origin, expected):
    assert is_personal(origin) is expected
