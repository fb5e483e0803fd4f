"""The newsroom is called by a name of the reader's language."""

import pytest
from django.utils import translation

from newsroom.press.nameplate import nameplate


@pytest.mark.parametrize(
    ("active", "asked", "persian", "called"),
    [
        ("en", "", "میز میدانی", "Ground Desk"),
        ("fa", "", "میز میدانی", "میز میدانی"),
        ("fa", "en", "میز میدانی", "Ground Desk"),
        ("en", "fa", "میز میدانی", "میز میدانی"),
        ("fa", "", "", "Ground Desk"),  # one name for all
    ],
)
def test_a_name_for_each_language(settings, active, asked, persian, called):
    settings.NEWSROOM_NAME, settings.NEWSROOM_NAME_FA = "Ground Desk", persian
    with translation.override(active):
        assert nameplate(asked) == called


def test_the_name_stands_above_the_pages_of_its_language(client, db):
    assert "Ground Desk</h1>" in client.get("/").content.decode()
    assert "میز میدانی</h1>" in client.get("/fa/").content.decode()
