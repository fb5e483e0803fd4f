"""The demo is built once for this folder, inside a transaction that is thrown away at the end."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction

from newsroom.demo.build import Summary, build
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.packs.reading import read_pack

TODAY = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="package")
def today() -> datetime:
    """The moment at which the demo was built."""
    return TODAY


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker) -> Iterator[Summary]:
    """What `build` answered; the demo stands in the database as long as this folder's tests run."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_pack(read_pack())
        yield build(TODAY)
        transaction.set_rollback(True)
