"""Pieces with hashes made up for the test; what real pictures give is tried in `test_real.py`."""

import random
from datetime import timedelta

import pytest

from media.likeness import lookup
from media.likeness.models import Likeness
from newsroom.workflow import revisions
from tests.factory import make_still, make_user


@pytest.fixture
def frames():
    """`frames(seed, count)`: hashes of a clip that looks like no other."""

    def make(seed: int, count: int = 10):
        chance = random.Random(seed)
        return [(float(second), chance.getrandbits(64)) for second in range(count)]

    return make


@pytest.fixture
def moderator(vocabulary):
    return make_user("Moderator")


@pytest.fixture
def piece(vocabulary, own_vault, at):
    """`piece(days=-3, hashes=…)`: a still that came in that many days before now, with its hashes in the store."""
    by = make_user("Reporter")

    def make(days: int = 0, *, hashes=None, **fields):
        item = make_still(by, at + timedelta(days=days))
        if fields:
            type(item).objects.filter(pk=item.pk).update(**fields)
            item.refresh_from_db()
            revisions.record(item, by=by, at=at)
        if hashes is not None:
            lookup.store([{"as_is": hashes}], footage=item)
        return item

    return make


@pytest.fixture
def pair(at):
    """`pair(later, earlier)`, or `pair(item, reference=…)`: two that look alike, nobody has looked at them."""

    def make(footage, other=None, **fields):
        given = {"variant": "as_is", "frames": 5, "sampled": 6, "offset": 0, "distance": 1, "is_same": True, **fields}
        return Likeness.objects.create(footage=footage, other=other, found_at=at, **given)

    return make
