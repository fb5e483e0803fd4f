"""Two copies that are inspected in the same moment find each other, whichever is kept last."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from media.likeness import indexing
from media.likeness.finding import CLERK
from media.likeness.models import Likeness
from newsroom.staff.clerks import clerk
from tests.media.likeness.test_finding import answer_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_copies_at_once(piece, frames, at):
    clerk(CLERK, "media.moderate")
    items = [piece(-1), piece()]
    together = Barrier(2, timeout=10)

    def inspect(item) -> None:
        try:
            together.wait()
            with transaction.atomic():
                indexing.keep(item, answer_of(frames(1)), at)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(inspect, items))
    kept = Likeness.objects.get()
    assert (kept.footage, kept.other) == (items[1], items[0])
