"""How well a report fits a series: a table."""

from dataclasses import replace
from datetime import date

import pytest

from events.series.days import Told
from events.series.scoring import Facts, Outline, km_between, score

DAY = date(2026, 3, 12)
STRIKE = Outline(
    has_day_count=True,
    stretches=((date(2026, 3, 1), None),),
    told=(Told("a", date(2026, 3, 11), 11),),
    places=frozenset({"haft-tappeh"}),
    provinces=frozenset({"IR-06"}),
    types=frozenset({"strike"}),
    families=frozenset({"labour"}),
    actors=frozenset({"sugarcane-workers"}),
    points=((32.08, 48.33),),
)
FLOODS = Outline(
    told=(Told("a", date(2026, 3, 8)), Told("b", date(2026, 3, 11))),
    places=frozenset({"khorramabad"}),
    provinces=frozenset({"IR-15"}),
    types=frozenset({"flood"}),
    families=frozenset({"flood"}),
    points=((33.49, 48.35),),
)
STRIKERS = Facts(
    DAY, 12, frozenset({"haft-tappeh"}), frozenset({"IR-06"}), frozenset({"strike"}), frozenset({"labour"}),
    frozenset({"sugarcane-workers"}),
)  # fmt: skip
FLOODED = Facts(
    DAY, None, frozenset({"dorud"}), frozenset({"IR-99"}), frozenset({"flood"}), frozenset({"flood"}),
    points=((33.49, 48.75),),
)  # fmt: skip
SAME = ["same type", "same actor", "same place"]
CLOSE = ["same type", "37 km from a place of it"]
NOWHERE = {"places": frozenset(), "provinces": frozenset(), "points": ()}


@pytest.mark.parametrize(
    ("facts", "outline", "reasons"),
    [
        (STRIKERS, STRIKE, [*SAME, "day 12, as counted"]),
        (replace(STRIKERS, stated=13), STRIKE, [*SAME, "day 13, counted 12"]),
        (replace(STRIKERS, stated=20), STRIKE, [*SAME, "states day 20, counted 12"]),
        (replace(STRIKERS, day=None), STRIKE, [*SAME, "day 12 follows day 11"]),
        (replace(STRIKERS, stated=None), STRIKE, SAME),
        (replace(STRIKERS, stated=None, places=frozenset()), STRIKE, ["same type", "same actor", "same province"]),
        (replace(STRIKERS, stated=None, types=frozenset({"rally"})), STRIKE, ["related type", *SAME[1:]]),
        (STRIKERS, replace(STRIKE, stretches=()), [*SAME, "day 12, as counted"]),
        (FLOODED, FLOODS, [*CLOSE, "1 day from a report of it"]),
        (replace(FLOODED, day=date(2026, 3, 9)), FLOODS, [*CLOSE, "within its days"]),
        (replace(FLOODED, day=date(2026, 3, 16)), FLOODS, [*CLOSE, "5 days from a report of it"]),
        (replace(FLOODED, day=None), FLOODS, CLOSE),
        (FLOODED, replace(FLOODS, **NOWHERE), ["same type", "1 day from a report of it"]),
    ],
)
def test_what_fits_says_why(facts, outline, reasons):
    found = score(facts, outline)
    assert list(found.reasons) == reasons
    assert found.points > 0


@pytest.mark.parametrize(
    ("facts", "outline"),
    [
        (replace(STRIKERS, types=frozenset({"flood"}), families=frozenset({"flood"}), actors=frozenset()), STRIKE),
        (replace(STRIKERS, places=frozenset({"tehran"}), provinces=frozenset({"IR-23"})), STRIKE),
        (replace(STRIKERS, **NOWHERE), STRIKE),
        (STRIKERS, replace(STRIKE, stretches=((date(2026, 3, 1), date(2026, 3, 11)),))),
        (replace(FLOODED, day=date(2026, 3, 17)), FLOODS),
        (replace(FLOODED, day=date(2026, 3, 2)), FLOODS),
        (replace(FLOODED, points=((33.49, 49.1),)), FLOODS),
        (Facts(), STRIKE),
        (Facts(), FLOODS),
    ],
    ids=[
        "another matter", "another province", "no place at all", "after its end", "six days after", "six days before",
        "seventy kilometres off", "nothing known", "nothing known of a flood",
    ],
)  # fmt: skip
def test_what_does_not_fit_is_not_proposed(facts, outline):
    assert score(facts, outline).points == 0


def test_a_stated_day_that_fits_counts_for_more_than_one_that_does_not():
    points = [score(replace(STRIKERS, stated=stated), STRIKE).points for stated in (12, 13, None, 20)]
    assert points == sorted(points, reverse=True)
    assert len(set(points)) == 4


def test_distances_are_in_kilometres():
    assert km_between((35.69, 51.39), (32.65, 51.67)) == pytest.approx(339, abs=3)
    assert km_between((32.0, 48.0), (32.0, 48.0)) == 0
