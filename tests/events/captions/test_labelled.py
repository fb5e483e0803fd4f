"""The labelled captions: what the customer gave must be read without a fault, and the rest nearly so."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from events.captions.reading import Reading

CAPTIONS = Path(__file__).parents[2] / "data" / "captions"
LISTS = ("places", "provinces", "event_types", "hashtags", "slogans")
# Rules are written for captions to come. A few labels more than this may fall to a better rule.
FEWEST_RIGHT = 0.95


def labelled(name: str) -> list[tuple[str, dict[str, Any]]]:
    lines = (CAPTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["text"], comparable(row["gold"])) for row in map(json.loads, lines)]


def comparable(gold: dict[str, Any]) -> dict[str, Any]:
    return {key: sorted(value) if key in LISTS else value for key, value in gold.items()}


@pytest.mark.parametrize(("text", "gold"), labelled("seed"))
def test_each_of_the_customers_captions_is_read_as_labelled(
    read: Callable[[str], Reading], text: str, gold: dict[str, Any]
) -> None:
    assert comparable(read(text).as_gold()) == gold


def test_nearly_all_captions_of_the_development_set_are_read_as_labelled(
    read: Callable[[str], Reading],
) -> None:
    captions = labelled("dev")
    wrong = [text for text, gold in captions if comparable(read(text).as_gold()) != gold]
    assert len(wrong) <= (1 - FEWEST_RIGHT) * len(captions), wrong
