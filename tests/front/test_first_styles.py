"""The styles in each page are what the files say, and the fonts they name are there under the name of their bytes."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest
from django.contrib.staticfiles import finders

from newsroom.front.first_styles import FOLDER, FONTS, SHEETS, sheet


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_loses_comments_and_space_and_nothing_else(name):
    written = re.sub(r"/\*.*?\*/", "", (FOLDER / f"{name}.css").read_text(), flags=re.DOTALL)
    assert re.sub(r"[\s;]", "", sheet(name)) == re.sub(r"[\s;]", "", written)
    assert "/*" not in sheet(name)
    assert "<" not in sheet(name)


def _fonts() -> list[str]:
    return re.findall(r'url\("/static/([^"]+)"\)', sheet("first"))


def test_fonts_are_named_by_their_bytes():
    assert set(_fonts()) == {name for names in FONTS.values() for name in names}
    for name in _fonts():
        with open(finders.find(name), "rb") as file:
            assert sha256(file.read()).hexdigest()[:12] == name.split(".")[-2]


@pytest.mark.parametrize(("language", "most"), [("en", 25_000), ("fa", 75_000)])
def test_fonts_of_a_first_view_are_light(language, most):
    total = 0
    for name in FONTS[language]:
        with open(finders.find(name), "rb") as file:
            total += len(file.read())
    assert total <= most


def test_no_font_delays_or_moves_text():
    faces = re.findall(r"@font-face\{([^}]*)\}", sheet("first"))
    assert len(faces) == 3
    assert all("font-display:optional" in face for face in faces)
