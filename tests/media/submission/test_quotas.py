"""Quotas that all senders share: they run out, say how long to wait, and refill with time."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.submission import quotas
from media.submission.models import Bucket

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three_an_hour(settings):
    settings.NEWSROOM_SUBMISSION_QUOTAS = {"submissions": (3, 3600), "bytes": (1000, 3600), "receipts": (60, 60)}


def test_it_runs_out_and_comes_back_one_by_one(at):
    for _time in range(3):
        quotas.take("submissions", 1, at=at)
    with pytest.raises(quotas.Exhausted, match="in 20 minutes") as exhausted:
        quotas.take("submissions", 1, at=at)
    assert exhausted.value.seconds == 1200
    quotas.take("submissions", 1, at=at + timedelta(minutes=20))
    with pytest.raises(quotas.Exhausted):
        quotas.take("submissions", 1, at=at + timedelta(minutes=21))


def test_asking_uses_nothing_and_a_refusal_uses_nothing(at):
    for _time in range(9):
        quotas.check("bytes", 900, at=at)
    quotas.take("bytes", 900, at=at)
    with pytest.raises(quotas.Exhausted):
        quotas.check("bytes", 101, at=at)
    with pytest.raises(quotas.Exhausted):
        quotas.take("bytes", 101, at=at)
    quotas.take("bytes", 100, at=at)


def test_a_clock_that_goes_back_gives_nothing(at):
    for _time in range(3):
        quotas.take("submissions", 1, at=at)
    for moment in (at - timedelta(days=1), at):
        with pytest.raises(quotas.Exhausted):
            quotas.take("submissions", 1, at=moment)


@given(st.floats(0, 100), st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_bucket_is_never_over_full_and_never_loses_by_waiting(left, wait, longer):
    from datetime import UTC, datetime

    start = datetime(2026, 1, 1, tzinfo=UTC)
    bucket = Bucket(name="x", left=left, counted_at=start)
    early = bucket.level(100, 60, start + timedelta(seconds=wait))
    late = bucket.level(100, 60, start + timedelta(seconds=wait + longer))
    assert left <= early <= late <= 100


def test_senders_are_turned_away_together(send, settings):
    from tests.media.submission.factory import upload

    settings.NEWSROOM_SUBMISSION_QUOTAS = {"submissions": (1, 3600), "bytes": (10**9, 3600), "receipts": (60, 60)}
    assert send().code
    turned = send(upload(colour="maroon")).response
    assert (turned.status_code, turned.headers["Retry-After"]) == (429, "3600")
    assert "Try again in 60 minutes." in turned.content.decode()


def test_the_bytes_of_a_day_have_an_end(send, settings):
    settings.NEWSROOM_SUBMISSION_QUOTAS = {"submissions": (9, 3600), "bytes": (100, 3600), "receipts": (60, 60)}
    assert send().response.status_code == 429
