"""The acts on the working list, as a table: places are told by a letter each (L, S, M), items by a number."""

import pytest

from newsroom.desk.front_page.arranging import DOWN, UP, add, move, remove
from newsroom.press.front_page import Placed
from newsroom.workflow.refusals import Refused

PLACES = {"L": "lead", "S": "second", "M": "more"}
FULL = "L1 S2 S3 S4 S5 S6 S7"


def read(text):
    return [Placed(PLACES[one[0]], "article", f"ref{one[1:]}") for one in text.split()]


def write(placed):
    return " ".join(f"{one.place[0].upper()}{one.ref[3:]}" for one in placed)


@pytest.mark.parametrize(
    ("before", "number", "step", "after", "stands_at"),
    [
        ("L1 S2 S3", 2, UP, "L1 S3 S2", 1),
        ("L1 S2 S3", 1, DOWN, "L1 S3 S2", 2),
        ("L1 S2 S3", 1, UP, "L2 S1 S3", 0),  # there is one lead, so the two change places
        ("S2 S3", 0, UP, "L2 S3", 0),
        ("L1", 0, UP, "L1", 0),
        ("L1 M2", 0, DOWN, "S1 M2", 0),
        ("L1 M2", 1, UP, "L1 S2", 1),
        (FULL + " M8", 7, UP, "L1 S2 S3 S4 S5 S6 S8 M7", 6),
        ("S1 M2", 0, DOWN, "M1 M2", 0),
        ("M1 M2", 1, DOWN, "M1 M2", 1),
        ("L1", 5, UP, "L1", 5),
    ],
)
def test_a_step_up_or_down(before, number, step, after, stands_at):
    placed, now_at = move(read(before), number, step)
    assert (write(placed), now_at) == (after, stands_at)


@pytest.mark.parametrize(
    ("before", "one", "after"),
    [
        ("", "L1", "L1"),
        ("L1", "L2", "L2 S1"),  # the old lead goes down
        ("L1 M2", "S3", "L1 S3 M2"),
        ("L1 M2", "M3", "L1 M2 M3"),
    ],
)
def test_one_more(before, one, after):
    assert write(add(read(before), read(one)[0], "A story")) == after


@pytest.mark.parametrize(
    ("before", "one", "code"), [("L1 M2", "S2", "repeated"), (FULL, "S8", "full"), (FULL, "L8", "full")]
)
def test_one_more_is_refused_with_a_sentence(before, one, code):
    with pytest.raises(Refused) as refused:
        add(read(before), read(one)[0], "A story")
    assert refused.value.code == code
    assert "“A story” was not added" in str(refused.value)


def test_one_less():
    assert write(remove(read("L1 S2 M3"), 1)) == "L1 M3"
