"""Which numbers of a chat are not there any more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.models import Report
from events.telegram.folder import Folder
from events.telegram.gone import absent_numbers, count_absent
from events.telegram.importing import import_folder
from tests.events.telegram.exports import chat, message, write
from tests.factory import make_user


@pytest.mark.parametrize(
    ("numbers", "absent"),
    [
        (set(), []),
        ({5}, []),
        ({3, 4, 7}, [5, 6]),
        ({-10, -8, 1, 3}, [-9, 2]),  # numbers below zero came from an older chat: what lies between the two is no gap
    ],
)
def test_what_lies_between_the_first_and_the_last_and_is_not_there(numbers, absent):
    assert list(absent_numbers(numbers)) == absent


@given(st.frozensets(st.integers(-300, 300)))
def test_they_are_counted_without_walking_through_them(numbers):
    assert count_absent(numbers) == len(list(absent_numbers(numbers)))


@pytest.mark.django_db
def test_a_chat_with_too_many_gaps_is_not_searched_and_that_is_said(tmp_path, at):
    person = make_user("Reporter")
    rows = [message(1, "One"), message(2, "Two"), message(2**61, "Far")]
    import_folder(Folder(write(tmp_path, chat(*rows))), by=person, at=at)
    tally = import_folder(Folder(write(tmp_path, chat(rows[0], rows[2]))), by=person, at=at)
    assert (tally.gone, len(tally.warnings)) == (0, 1)
    assert not Report.objects.exclude(gone_at=None).exists()
