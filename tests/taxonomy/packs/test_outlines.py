import re

import pytest

from newsroom.taxonomy.packs.outlines import LONGEST_PATH, glyph_path, outlines
from newsroom.taxonomy.packs.reading import read_pack

CODES = [province.iso for province in read_pack().provinces]


def points(path: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"[\d.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def inside(ring: list[tuple[float, float]], x: float, y: float) -> bool:
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def test_every_province_is_drawn_and_every_ring_is_closed():
    drawn = outlines()
    assert set(drawn) == set(CODES)
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for rings in drawn.values() for ring in rings)


def test_most_places_lie_inside_the_outline_of_their_province():
    places = read_pack().places
    missed = [p for p in places if not any(inside(r, p.lon, p.lat) for r in outlines()[p.province_iso])]
    assert len(missed) / len(places) < 0.03  # simplified lines: most of the missed lie within 5 km


@pytest.mark.parametrize("iso", CODES)
@pytest.mark.parametrize("size", [24, 48])
def test_a_glyph_is_a_short_closed_path_that_fills_its_box(iso, size):
    path = glyph_path(iso, size)
    assert len(path) <= LONGEST_PATH
    assert re.fullmatch(r"(M[\d. ]+Z)+", path)
    xs, ys = zip(*points(path), strict=True)
    assert min(xs) >= 0
    assert min(ys) >= 0
    assert max(max(xs), max(ys)) <= size
    assert max(max(xs) - min(xs), max(ys) - min(ys)) == pytest.approx(size, rel=0.03)


def test_a_glyph_keeps_the_proportions_of_the_ground_and_has_north_up():
    xs, ys = zip(*points(glyph_path("IR-02")), strict=True)  # Mazandaran: a strip along the Caspian coast
    assert (max(xs) - min(xs)) / (max(ys) - min(ys)) > 2
    fars, bushehr = outlines()["IR-07"], outlines()["IR-18"]
    assert max(lat for ring in fars for _, lat in ring) > max(lat for ring in bushehr for _, lat in ring)
    northernmost = max((point for ring in outlines()["IR-11"] for point in ring), key=lambda point: point[1])
    xs, ys = zip(*points(glyph_path("IR-11")), strict=True)
    assert min(ys) == pytest.approx(0, abs=0.5)
    lons = [lon for ring in outlines()["IR-11"] for lon, _ in ring]
    across = (northernmost[0] - min(lons)) / (max(lons) - min(lons))
    assert (xs[ys.index(min(ys))] - min(xs)) / (max(xs) - min(xs)) == pytest.approx(across, abs=0.05)


def test_a_code_that_is_not_drawn_is_a_key_error():
    with pytest.raises(KeyError):
        glyph_path("IR-99")
