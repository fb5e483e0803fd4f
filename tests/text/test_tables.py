import pytest

from newsroom.text.sanitise import plain_text, sanitise_html
from newsroom.text.tables import in_regions, tidy_tables

WRITTEN = (
    "<table><caption>Reports a day</caption><tbody>"
    '<tr><th colspan="1" rowspan="1"><p>Day</p></th><th colspan="2"><p>Reports</p></th></tr>'
    "<tr><th><p>10 April</p></th><td><p>3</p></td><td><p>4</p><p>5</p></td></tr></tbody></table>"
)
TIDY = (
    "<table><caption>Reports a day</caption><tbody>"
    '<tr><th scope="col">Day</th><th colspan="2" scope="col">Reports</th></tr>'
    '<tr><th scope="row">10 April</th><td>3</td><td><p>4</p><p>5</p></td></tr></tbody></table>'
)  # fmt: skip


ONE = "<table><tbody><tr><td>a</td></tr></tbody></table>"


def tidied(html: str) -> str:
    return tidy_tables(sanitise_html(html))


def test_headings_say_what_they_head_and_cells_hold_plain_words() -> None:
    assert tidied(WRITTEN) == TIDY


@pytest.mark.parametrize("html", [WRITTEN, TIDY, "<p>no table</p>", "<table><tr><td><p></p></td></tr></table>"])
def test_tidying_what_is_tidy_changes_nothing(html: str) -> None:
    assert tidied(tidied(html)) == tidied(html)


@pytest.mark.parametrize(
    ("html", "tidy"),
    [
        ("<table><caption> </caption><tbody><tr><td>a</td></tr></tbody></table>", ONE),
        ('<table><tbody><tr><td colspan="900" rowspan="0">a</td></tr></tbody></table>', ONE),
        ('<table onclick="x" style="y" width="9"><tbody><tr><td>a</td></tr></tbody></table>', ONE),
    ],
)  # fmt: skip
def test_what_says_nothing_goes(html: str, tidy: str) -> None:
    assert tidied(html) == tidy


def test_a_row_of_cells_is_a_line_of_plain_text() -> None:
    assert plain_text(TIDY) == "Reports a day\nDay Reports\n10 April 3 4\n5"


def test_each_table_is_in_a_region_of_its_own_that_is_named() -> None:
    page = in_regions(
        f"<p>a</p>{TIDY}<table><tbody><tr><td>b</td></tr></tbody></table>", lambda caption: caption or "Table"
    )
    assert page.count('<div class="table-region" role="region" tabindex="0"') == 2
    assert 'aria-label="Reports a day"><table><caption>' in page
    assert 'aria-label="Table"><table><tbody><tr><td>b</td></tr></tbody></table></div>' in page
