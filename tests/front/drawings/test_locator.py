"""Where it was, on a small map: never more exact than what readers are told."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template
from django.utils import translation

from newsroom.front.drawings.geography import country
from newsroom.front.drawings.locator import frame_of
from newsroom.front.templatetags.drawings import spots_of
from newsroom.front.vocabulary import Vocabulary
from tests.front.factory import make_edition, make_province

pytestmark = pytest.mark.django_db
DOT = {"lat": 30.65, "lon": 48.66, "name": "Shadegan"}
PLACE = {"slug": "shadegan", "name": "Shadegan", "is_near": False}


def told(**facts):
    facts = {"dots": [DOT], "places": [PLACE], "precision": "site", **facts}
    return make_edition(provinces=(make_province(),), facts=facts)


def page_of(edition):
    context = Context({"edition": edition, "vocabulary": Vocabulary()})
    return Template("{% load drawings %}{% locator edition %}").render(context)


def test_the_province_stands_out_and_the_place_is_a_dot():
    page = page_of(told())
    assert page.count('class="here"') == 1
    assert page.count('class="dot"') == 1
    assert "<title>On a map of the provinces: Shadegan, Khuzestan</title>" in page
    assert 'role="img"' in page
    assert "The dot is the place" in page


@pytest.mark.parametrize(
    "facts",
    [
        {"precision": "county"},
        {"precision": "place"},
        {"precision": None},
        {"hedged": ["place"]},
        {"places": [{**PLACE, "is_near": True}]},
    ],
)
def test_what_is_told_less_exactly_is_a_ring_and_no_dot(facts):
    assert [spot.is_exact for spot in spots_of(told(**facts))] == [False]
    page = page_of(told(**facts))
    assert 'class="dot"' not in page
    assert 'class="ring"' in page
    assert "A ring means around here" in page


def test_a_place_that_is_not_told_is_not_marked():
    page = page_of(told(dots=[], places=[], precision="province"))
    assert "<circle" not in page
    assert 'class="here"' in page


def test_without_a_province_there_is_no_map():
    assert page_of(make_edition(facts={"dots": [DOT]})).strip() == ""


@pytest.mark.parametrize("isos", [("IR-06",), ("IR-30",), ("IR-25", "IR-11"), ("IR-11",)])
def test_the_frame_holds_the_provinces_with_room_around(isos):
    land = country(640)
    left, top, width, height = frame_of(land, isos)
    assert abs(width * 3 - height * 4) <= 4
    assert width >= 640 * 0.28
    for iso in isos:
        box = land.shapes[iso].box
        assert left <= box[0] < box[2] <= left + width, iso
        assert top <= box[1] < box[3] <= top + height, iso


def test_it_is_written_in_persian_on_a_persian_page():
    edition = make_edition(language="fa", provinces=(make_province(),), facts={"dots": [DOT], "precision": "site"})
    with translation.override("fa"):
        assert "خوزستان" in re.search("<title>(.*?)</title>", page_of(edition))[1]
