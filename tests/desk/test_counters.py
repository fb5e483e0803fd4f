"""What the desk counts, in the digits of whoever reads it."""

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils import translation

from newsroom.desk.assignment import asking
from newsroom.desk.templatetags.seeing import as_cell, for_so_long
from tests.desk.pages import address, list_of
from tests.factory import make_article, move


@pytest.fixture
def busy(vocabulary, now, reporter, editor, chief):
    """Twelve stories in review; the first was asked about three times."""
    items = [make_article(reporter, now - timedelta(hours=2), headline="Twelve") for _ in range(12)]
    for item in items:
        move(item, "submit", by=reporter, at=now)
    for _ in range(3):
        asking.ask(items[0], by=chief, at=now, reviewer=editor)
    return items


PAGES = {
    "My desk": (lambda _items: reverse("admin:index"), '<span class="count">{12}</span>'),
    "the board": (lambda _items: reverse("admin:desk_in_flight"), '<span class="count">{12}</span>'),
    "an item": (lambda items: address(items[0]), '<span class="count">{2}</span>'),
    "the end of a list": (lambda items: list_of(type(items[0])), "\n{12} "),
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("language", "twelve", "two"), [("en", "12", "2"), ("fa", "۱۲", "۲")])
def test_counters_are_in_the_digits_of_the_desk(busy, editor, sign_in, page, language, twelve, two):
    editor.language = language
    editor.save()
    where, expected = PAGES[page]
    html = sign_in(editor).get(where(busy)).content.decode()
    assert expected.replace("{12}", twelve).replace("{2}", two) in html


@pytest.mark.parametrize(("language", "expected"), [("en", "5 minutes|12|1.5"), ("fa", "۵ دقیقه|۱۲|۱.۵")])
def test_durations_and_cells_of_reports_too(language, expected):
    with translation.override(language):
        assert "|".join([for_so_long(300), as_cell(12), as_cell(1.5)]) == expected


def test_digits_need_no_loading():
    with translation.override("fa"):
        assert Template("{{ 12|digits }}").render(Context()) == "۱۲"
