"""The province map in a page: light, every province a link, numbers and a pattern beside the colour."""

from __future__ import annotations

import re

import brotli

from newsroom.front.drawings.geography import country
from newsroom.front.drawings.provinces import Drawn, province_map
from newsroom.front.drawings.ramp import steps_for
from newsroom.taxonomy.packs.reading import read_pack


def rows(number):
    return [
        Drawn(
            one.iso,
            f"/provinces/{one.slug}/",
            f"{one.names['en']}: {number(place)} reports",
            number(place),
            str(number(place)),
        )
        for place, one in enumerate(read_pack("iran").provinces)
    ]


def drawn(number=lambda place: place % 9, size=(320, 1.0), name="front"):
    given = rows(number)
    return province_map(country(*size), given, steps_for(row.number for row in given), name=name)


def test_the_map_of_the_front_page_weighs_little():
    assert len(brotli.compress(drawn().encode())) <= 3_000
    assert len(brotli.compress(drawn(size=(640, 1.0), name="full").encode())) <= 4_500


def test_every_province_is_a_link_with_its_name_and_number():
    svg = drawn()
    assert (
        len(
            re.findall(
                r'<a href="/provinces/[a-z-]+/" tabindex="-1"><path d="[^"]+"/><title>[^<]+: \d+ reports</title></a>',
                svg,
            )
        )
        == 31
    )


def test_what_has_no_report_is_hatched_and_without_a_number():
    svg = drawn(lambda place: 3 if place == 6 else 0)
    silent = svg.split('<g class="step-0" fill="url(#none-front)">')[1].split("</g>")[0]
    assert silent.count("<a ") == 30
    assert re.findall(r"<text[^>]*>([^<]+)</text>", svg) == ["3"]


def test_a_number_is_left_to_the_list_where_it_has_no_room():
    assert len(re.findall("<text", drawn(lambda place: 5))) == 31
    assert 0 < len(re.findall("<text", drawn(lambda place: 12345))) < 31


def test_words_of_others_are_escaped_and_the_policy_is_kept():
    given = [Drawn("IR-06", '/"><script>', "<b>&", 1, "1")]
    svg = province_map(country(320), given, steps_for([1]), name="front")
    assert "<script" not in svg
    assert "<b>" not in svg
    assert "style=" not in svg


def test_a_province_without_an_outline_leaves_the_rest_alone():
    svg = province_map(
        country(320),
        [Drawn("XX-99", "/x/", "X", 4, "4"), Drawn("IR-06", "/y/", "Y", 2, "2")],
        steps_for([4]),
        name="front",
    )
    assert svg.count("<a ") == 1
