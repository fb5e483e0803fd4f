"""Which messages were one album."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.telegram.albums import MOST, posts_of
from events.telegram.reading import Sent

FIELDS = {"sent_at": None, "edited_at": None, "is_file_missing": False, "forward": "", "forward_id": "", "sender": "s"}


def sent(number, text="", *, file="a.jpg", second="5", **fields) -> Sent:
    return Sent(**{**FIELDS, "number": number, "text": text, "file": file, "second": second, **fields})


def groups(*messages) -> list[list[int]]:
    return [[one.number for one in post.messages] for post in posts_of(messages)]


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ([sent(1), sent(2), sent(3)], [[1, 2, 3]]),
        ([sent(1), sent(2, "Caption"), sent(3)], [[1, 2, 3]]),
        ([sent(1), sent(3)], [[1], [3]]),
        ([sent(1), sent(2, second="6")], [[1], [2]]),
        ([sent(1), sent(2, sender="other")], [[1], [2]]),
        ([sent(1), sent(2, forward_id="channel5")], [[1], [2]]),
        ([sent(1), sent(2, file=None)], [[1], [2]]),
        ([sent(1, file=None, is_file_missing=True), sent(2)], [[1, 2]]),
        ([sent(1, "One"), sent(2), sent(3, "Two"), sent(4)], [[1, 2], [3, 4]]),
        ([sent(1, second=""), sent(2, second="")], [[1], [2]]),
        ([sent(number) for number in range(1, 13)], [list(range(1, 11)), [11, 12]]),
        ([], []),
    ],
)
def test_neighbours_of_one_sender_in_one_second_are_an_album(messages, expected):
    assert groups(*messages) == expected


def test_the_caption_is_that_of_the_message_that_has_one():
    (post,) = posts_of([sent(1), sent(2, "Caption")])
    assert (post.text, post.head.number, len(post.clips), post.is_album) == ("Caption", 1, 2, True)


@given(
    st.lists(
        st.builds(
            sent,
            st.integers(1, 30),
            st.sampled_from(["", "words"]),
            file=st.sampled_from([None, "a.jpg"]),
            second=st.sampled_from(["5", "6", ""]),
        ),
        unique_by=lambda one: one.number,
    ).map(lambda rows: sorted(rows, key=lambda one: one.number))
)
def test_every_message_is_in_exactly_one_post_in_order(messages):
    posts = list(posts_of(messages))
    assert [one for post in posts for one in post.messages] == messages
    assert all(len(post.messages) <= MOST and sum(bool(one.text) for one in post.messages) <= 1 for post in posts)
