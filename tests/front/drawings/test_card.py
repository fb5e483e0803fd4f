"""The card image: words where they belong, in letters that join, turned round for Persian."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageDraw

from newsroom.front.drawings import lettering
from newsroom.front.drawings.card import HEIGHT, WIDTH, Card, draw_card
from newsroom.front.drawings.geography import country
from newsroom.front.drawings.lettering import BOLD, HEADLINE, PLAIN, face, fit, is_rtl, width_of
from newsroom.front.drawings.ramp import LIGHT

EN = Card(
    "en", "The Provinces", "Sugar workers on strike for a twelfth day", "Shush, Khuzestan", "10 April 2019", "Strike",
    "partly confirmed", "partly", ("khuzestan",), "",
)  # fmt: skip
FA = Card(
    "fa", "خبرگاه", "کارگران نیشکر دوازدهمین روز اعتصاب را گذراندند", "شوش، خوزستان", "۲۱ فروردین ۱۳۹۸", "اعتصاب",
    "تا حدی تأییدشده", "partly", ("khuzestan",), "",
)  # fmt: skip
HEADLINE_BOX = (0, 130, WIDTH, 490)
needs_letters = pytest.mark.skipif(not lettering.can_shape(), reason="this machine joins no Persian letters")


def drawn(card, isos=("IR-06",), picture=None) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(card, country(640), isos, picture))).convert("RGB")


def changed(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int]:
    """The box in which two pictures differ clearly."""
    return ImageChops.difference(one, other).convert("L").point(lambda value: 255 if value > 40 else 0).getbbox()


def test_a_card_has_the_size_that_others_ask_for_and_is_light():
    for card in (EN, FA):
        content = draw_card(card, country(640), ("IR-06",), None)
        assert Image.open(io.BytesIO(content)).size == (WIDTH, HEIGHT) == (1200, 630)
        assert content.startswith(b"\x89PNG")
        assert len(content) < 60_000
    photograph = draw_card(replace(EN, picture="a.jpg"), country(640), (), Image.effect_noise((1280, 720), 40))
    assert photograph.startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    ("card", "side"), [(EN, "left"), pytest.param(FA, "right", marks=needs_letters)], ids=["en", "fa"]
)
@pytest.mark.parametrize(("field", "top", "bottom"), [("headline", 140, 490), ("where", 70, 125), ("sure", 490, 535)])
def test_words_stand_where_they_belong(card, side, field, top, bottom):
    box = changed(drawn(card), drawn(replace(card, **{field: ""})))
    assert top <= box[1]
    assert box[3] <= bottom
    assert (box[0] < 120) if side == "left" else (box[2] > WIDTH - 120)
    assert box[0] >= 50
    assert box[2] <= WIDTH - 50


LONG = "a very long headline that goes on and on " * 8
LONG_FA = "تیتری بسیار بلند که همچنان ادامه دارد و پایان ندارد " * 6


@needs_letters
@pytest.mark.parametrize("words", ["Flood", LONG[:300], "W" * 300, "سیل", LONG_FA[:300], "س" * 300, "iPhone در اهواز"])
@pytest.mark.parametrize("card", [EN, FA], ids=["en", "fa"])
@pytest.mark.parametrize("has_picture", [False, True])
def test_no_headline_leaves_its_column_or_is_clipped(card, words, has_picture):
    picture = Image.new("RGB", (1280, 720), "#888888") if has_picture else None
    box = changed(drawn(replace(card, headline=words), (), picture), drawn(replace(card, headline=""), (), picture))
    edge = 56 + (592 if has_picture else 700)
    left, right = (WIDTH - edge, WIDTH - 56) if card.is_rtl else (56, edge)
    assert left - 8 <= box[0]
    assert box[2] <= right + 8
    assert box[1] >= 125
    assert box[3] <= 500


@pytest.mark.parametrize(("width", "height"), [(700, 330), (592, 330), (300, 120)])
def test_lines_are_about_equally_long_and_hold_every_word(width, height):
    block = fit(EN.headline, width=width, height=height, largest=84, smallest=20)
    assert " ".join(block.lines) == EN.headline
    widths = [width_of(line, block.font, rtl=False) for line in block.lines]
    assert max(widths) <= width
    assert block.height <= height
    assert min(widths) >= max(widths) * 0.45


def test_what_is_too_long_ends_in_an_ellipsis():
    block = fit(LONG, width=300, height=120, largest=84, smallest=40)
    assert block.lines[-1].endswith("…")
    assert all(width_of(line, block.font, rtl=False) <= 300 for line in block.lines)


@needs_letters
@pytest.mark.parametrize("name", [HEADLINE[True], PLAIN, BOLD])
def test_persian_letters_join_and_a_short_gap_parts_them(name):
    font = face(name, 80)
    for word in ("شهید", "نیشکر", "سیستان", "پیگیری"):
        apart = sum(width_of(letter, font, rtl=True) for letter in word)
        assert width_of(word, font, rtl=True) < apart * 0.9, word
    assert width_of("می‌شود", font, rtl=True) != width_of("میشود", font, rtl=True)


@needs_letters
@pytest.mark.parametrize("name", [HEADLINE[True], PLAIN, BOLD])
def test_persian_runs_from_right_to_left(name):
    """The first word of the line is the one farthest to the right."""
    page, without = (Image.new("L", (900, 120), 0) for _number in range(2))
    for picture, words in ((page, "اهواز سیل"), (without, "اهواز")):
        lettering.write(ImageDraw.Draw(picture), (880, 80), words, face(name, 60), 255, rtl=True)
    alone, both = without.getbbox(), page.getbbox()
    assert abs(alone[2] - both[2]) <= 2
    assert both[0] < alone[0]


@needs_letters
@pytest.mark.parametrize("name", [HEADLINE[True], PLAIN, BOLD])
def test_every_letter_that_readers_use_has_a_shape(name):
    font = face(name, 60)
    missing = font.getmask("\U000f0000").getbbox(), bytes(font.getmask("\U000f0000"))
    for letter in "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئءآأؤ۰۱۲۳۴۵۶۷۸۹،؛؟«»():.–…0123456789abcXYZé":
        mask = font.getmask(letter)
        assert (mask.getbbox(), bytes(mask)) != missing, letter


def test_every_latin_letter_of_a_headline_has_a_shape():
    font = face(HEADLINE[False], 60)
    missing = bytes(font.getmask("\U000f0000"))
    for letter in "aZ09éñçşūā“”‘’–—…?!:;()%&":
        assert bytes(font.getmask(letter)) != missing, letter


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("سیل", True),
        ("Flood", False),
        ("12 سیل", True),
        ("«سیل» in Ahvaz", True),
        ("Flood سیل", False),
        ("", False),
        ("12", False),
    ],
)
def test_the_first_letter_says_which_way_a_text_runs(text, answer):
    assert is_rtl(text) is answer


def test_a_province_is_deep_on_the_map_and_on_no_card_without_it():
    deep = tuple(int(LIGHT[4][place : place + 2], 16) for place in (1, 3, 5))
    east = [
        {colour: count for count, colour in drawn(EN, isos).crop((780, 100, WIDTH, 540)).getcolors(200_000)}.get(
            deep, 0
        )
        for isos in (("IR-06",), ())
    ]
    assert east[0] > 500
    assert east[1] == 0


def test_the_picture_is_on_the_side_where_lines_end():
    red = Image.new("RGB", (1280, 720), "#ff0000")
    for card, x in ((EN, WIDTH - 20), (FA, 20)):
        pixel = drawn(replace(card, picture="a.jpg"), (), red).getpixel((x, 300))
        assert pixel[0] > 240
        assert pixel[1] < 20


def test_a_machine_that_joins_no_letters_writes_none_of_them(monkeypatch):
    monkeypatch.setattr(lettering, "can_shape", lambda: False)
    lettering.face.cache_clear()
    try:
        plain = replace(FA, newsroom="The Provinces")
        empty = replace(plain, headline="", where="", when="", what="", sure="", sure_mark="")
        box = changed(drawn(plain), drawn(replace(empty, sure=" ", sure_mark="partly")))
        assert box is None
        assert changed(drawn(EN), drawn(replace(EN, headline=""))) is not None
    finally:
        lettering.face.cache_clear()
