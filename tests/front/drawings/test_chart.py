"""Bars: in the direction of the language, the same numbers in all three forms."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from newsroom.front.drawings.chart import WIDTH, Value, as_file, as_picture, columns, in_page, rows


def values(*numbers):
    return [Value(f"L{place}", number, str(number), f"L{place}: {number}") for place, number in enumerate(numbers)]


@pytest.mark.parametrize(("rtl", "order"), [(False, [0, 1, 2]), (True, [2, 1, 0])])
def test_time_runs_in_the_direction_of_the_language(rtl, order):
    bars = columns(values(1, 2, 3), "T", rtl=rtl).bars
    assert sorted(range(3), key=lambda place: bars[place].x) == order


@pytest.mark.parametrize("rtl", [False, True])
def test_rows_begin_where_lines_begin(rtl):
    chart = rows(values(4, 2), "T", rtl=rtl)
    assert {text.x for text in chart.texts if text.what == "label"} == {WIDTH if rtl else 0}
    ends = {bar.x + bar.width if rtl else bar.x for bar in chart.bars}
    assert len(ends) == 1, "all bars begin at one line"


@pytest.mark.parametrize("make", [columns, rows])
def test_a_bar_is_as_long_as_its_number_and_stays_in_the_chart(make):
    chart = make(values(10, 5, 1), "T", rtl=False)
    lengths = [bar.height if make is columns else bar.width for bar in chart.bars]
    assert lengths[0] == pytest.approx(2 * lengths[1], rel=0.02)
    for bar in chart.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= chart.width
        assert 0 <= bar.y <= bar.y + bar.height <= chart.height


def test_nothing_has_no_bar_and_one_still_shows():
    heights = [bar.height for bar in columns(values(1000, 1, 0), "T", rtl=False).bars]
    assert heights[1] > 1
    assert heights[2] == 0


def test_the_chart_in_a_page_says_what_it_is_and_keeps_the_policy():
    svg = in_page(columns(values(3, 0), 'A <b>"title"', rtl=True))
    assert 'role="img"' in svg
    assert "<title>A &lt;b&gt;&quot;title&quot;</title>" in svg
    assert "style=" not in svg
    assert re.findall("<title>(L[^<]*)</title>", svg) == ["L0: 3", "L1: 0"]


def test_the_files_stand_alone():
    chart = columns(values(3, 7), "Title", rtl=False)
    assert as_file(chart).startswith("<?xml")
    assert 'xmlns="http://www.w3.org/2000/svg"' in as_file(chart)
    assert "Title" in as_file(chart)
    picture = Image.open(io.BytesIO(as_picture(chart, "The Provinces")))
    assert picture.format == "PNG"
    assert picture.width >= 1200
    assert len(as_picture(chart, "The Provinces")) < 60_000
