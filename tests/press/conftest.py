import pytest

from newsroom.press.models import SearchRow


@pytest.fixture(autouse=True)
def _no_search_rows_of_other_tests(db):
    """Django does not manage the search table, so the flush after a test with real transactions leaves its rows."""
    SearchRow.objects.all().delete()
