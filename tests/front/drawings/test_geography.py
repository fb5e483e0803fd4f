"""The outlines on a grid: whole, light, and without a gap between neighbours."""

from __future__ import annotations

from collections import Counter

import pytest

from newsroom.front.drawings.geography import country
from newsroom.taxonomy.packs.outlines import outlines

SIZES = [(320, 1.0), (640, 1.0)]


def edges(ring):
    return [frozenset(pair) for pair in zip(ring, [*ring[1:], ring[0]], strict=True)]


@pytest.mark.parametrize(("width", "tolerance"), SIZES)
def test_every_province_is_drawn_and_fills_the_box(width, tolerance):
    land = country(width, tolerance)
    assert set(land.shapes) == set(outlines())
    boxes = [shape.box for shape in land.shapes.values()]
    assert (min(box[0] for box in boxes), max(box[2] for box in boxes)) == (0, width)
    assert (min(box[1] for box in boxes), max(box[3] for box in boxes)) == (0, land.height)


@pytest.mark.parametrize(("width", "tolerance"), SIZES)
def test_a_border_inside_the_country_is_the_same_line_in_both_provinces(width, tolerance):
    land = country(width, tolerance)
    seen = Counter(edge for shape in land.shapes.values() for ring in shape.rings for edge in edges(ring))
    assert max(seen.values()) == 2
    inner = land.shapes["IR-25"].rings[0]  # Qom touches no coast and no frontier
    assert all(seen[edge] == 2 for edge in edges(inner))


def test_a_number_stands_inside_its_province():
    for shape in country(640).shapes.values():
        left, top, right, bottom = shape.box
        assert left < shape.label[0] < right
        assert top < shape.label[1] < bottom
        assert shape.room >= 7, shape.iso


def test_a_path_gives_back_the_points_it_was_made_from():
    shape = country(320).shapes["IR-22"]  # a coast and islands
    rings = []
    for part in shape.path.split("M")[1:]:
        start, steps = part.rstrip("z").split("l")
        numbers = [int(word) for word in steps.replace("-", " -").split()]
        x, y = map(int, start.split())
        ring = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(tuple(ring))
    assert tuple(rings) == shape.rings


def test_a_position_lies_where_its_province_is():
    land = country(640)
    x, y = land.point(31.3, 48.7)  # Ahvaz
    left, top, right, bottom = land.shapes["IR-06"].box
    assert left < x < right
    assert top < y < bottom
