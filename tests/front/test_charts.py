"""Charts of terms and the map, with their files: numbers of what is public, in the calendar of the page."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from PIL import Image

from newsroom.front.drawings import lettering
from newsroom.front.listing import Selection
from newsroom.front.tallies import before, by_month, by_term, month_of, tally
from tests.front.factory import NOW, make_edition, make_province, make_topic, make_type

pytestmark = pytest.mark.django_db
needs_letters = pytest.mark.skipif(not lettering.can_shape(), reason="this machine joins no Persian letters")


@pytest.fixture
def reports():
    """Three strikes and a flood in Khuzestan; one day is not known, one month is not known; one is not live."""
    strike, flood, khuzestan = make_type(), make_type("flood", "Flood", "سیل"), make_province()
    days = [(2026, 4, 10), (2026, 4, 30), (2026, 5, None), (2026, None, None)]
    for language in ("en", "fa"):
        for number, day in enumerate(days):
            kind = flood if number == 0 else strike
            filed = {"provinces": (khuzestan,), "event_types": (kind,), "topics": (make_topic(),)}
            make_edition(language=language, day=day, headline=f"Report {number}", **filed)
    filed = {"provinces": (khuzestan,), "event_types": (strike,)}
    make_edition(day=(2026, 4, 1), live_from=NOW + timedelta(hours=1), **filed)
    return khuzestan


@pytest.mark.parametrize(
    ("language", "months", "undated"),
    [("en", {(2026, 4): 2, (2026, 5): 1}, 1), ("fa", {(1405, 1): 1, (1405, 2): 1}, 1)],
)
def test_reports_are_counted_by_the_months_of_the_language(reports, language, months, undated):
    counted = tally(Selection(language, NOW, "event", provinces=(reports.pk,)))
    found = by_month(counted, language, at=NOW)
    assert {month: number for month, number in found if number} == months
    assert len(found) == 12
    assert counted.undated == undated


def test_old_reports_are_shown_up_to_the_newest_of_them(reports):
    counted = tally(Selection("en", NOW, "event", provinces=(reports.pk,)))
    found = by_month(counted, "en", at=NOW + timedelta(days=3650))
    assert found[-1] == ((2026, 5), 1)


@pytest.mark.parametrize(
    ("month", "back", "earlier"), [((2026, 5), 0, (2026, 5)), ((2026, 1), 1, (2025, 12)), ((1405, 2), 14, (1403, 12))]
)
def test_months_are_counted_back(month, back, earlier):
    assert before(month, back) == earlier


def test_a_day_has_a_month_in_both_calendars():
    assert month_of(NOW.date(), is_jalali=False) == (2026, 5)
    assert month_of(NOW.date(), is_jalali=True) == (1405, 2)


def test_no_more_than_so_many_are_counted(reports):
    counted = tally(Selection("en", NOW, "event", provinces=(reports.pk,)), most=2)
    assert (len(counted.keys), counted.is_cut) == (2, True)
    assert sum(by_term(counted, "type").values()) == 2


def test_several_terms_count_an_edition_once(reports):
    both = (make_type().pk, make_type("flood").pk)
    assert len(tally(Selection("en", NOW, "event", event_types=both)).keys) == 4


PAGES = ["/provinces/khuzestan/", "/event-types/strike/", "/topics/wages/"]


@pytest.mark.parametrize("prefix", ["", "/fa"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_a_term_shows_its_charts_and_where_their_files_are(client, reports, page, prefix):
    html = client.get(prefix + page).content.decode()
    assert html.count('class="chart"') == 1
    assert f"{prefix}{page}by-month.csv" in html


def test_a_page_without_reports_has_no_chart(client):
    make_province()
    assert 'class="chart"' not in client.get("/provinces/khuzestan/").content.decode()


def test_the_table_of_a_persian_page_has_the_gregorian_day_beside(client, reports):
    html = client.get("/fa/provinces/khuzestan/").content.decode()
    assert '<th scope="row">فروردین ۱۴۰۵</th><td>۲۱ مارس ۲۰۲۶</td><td>۱</td>' in html


@pytest.mark.parametrize(
    ("address", "content_type"),
    [
        ("/provinces/khuzestan/by-month.csv", "text/csv; charset=utf-8"),
        ("/provinces/khuzestan/by-type.svg", "image/svg+xml; charset=utf-8"),
        ("/event-types/strike/by-province.png", "image/png"),
        ("/topics/wages/by-month.png", "image/png"),
        ("/map/provinces.csv", "text/csv; charset=utf-8"),
        ("/map/provinces.png", "image/png"),
        pytest.param("/fa/map/provinces.png", "image/png", marks=needs_letters),
        pytest.param("/fa/provinces/khuzestan/by-month.png", "image/png", marks=needs_letters),
    ],
)
def test_every_chart_can_be_kept(client, reports, address, content_type):
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == content_type
    assert not response.cookies
    if content_type == "image/png":
        assert Image.open(io.BytesIO(response.content)).width >= 1200


@pytest.mark.parametrize(
    "address",
    [
        "/provinces/nowhere/by-month.png",
        "/provinces/khuzestan/by-province.csv",
        "/topics/secret/by-month.csv",
        "/map/provinces.svg",
    ],
)
def test_what_is_no_chart_is_not_there(client, reports, address):
    assert client.get(address).status_code == 404


def test_the_table_to_keep_has_the_numbers_of_the_page(client, reports):
    lines = client.get("/provinces/khuzestan/by-type.csv").content.decode("utf-8-sig").splitlines()
    assert lines == ["Type of event,Reports", "Strike,3", "Flood,1"]


def test_a_machine_that_joins_no_letters_has_no_persian_picture(client, reports, monkeypatch):
    monkeypatch.setattr(lettering, "can_shape", lambda: False)
    assert client.get("/fa/provinces/khuzestan/by-month.png").status_code == 404
    assert client.get("/fa/provinces/khuzestan/by-month.csv").status_code == 200


def test_the_map_counts_what_fits_the_filters(client, reports):
    everything = client.get("/map/provinces.csv").content.decode("utf-8-sig")
    floods = client.get("/map/provinces.csv?type=flood").content.decode("utf-8-sig")
    assert "Khuzestan,IR-06,4" in everything
    assert "Khuzestan,IR-06,1" in floods
    page = client.get("/map/?type=flood").content.decode()
    assert 'href="/events/?province=khuzestan&amp;type=flood"' in page
    assert "/map/provinces.png?type=flood" in page


def test_a_wrong_filter_is_told_and_nothing_is_drawn(client, reports):
    page = client.get("/map/?type=nonsense").content.decode()
    assert 'role="alert"' in page
    assert "<table" not in page


def test_no_spreadsheet_runs_a_name_in_the_table_to_keep(client):
    make_edition(provinces=(make_province(),), event_types=(make_type("link", '=HYPERLINK("x")'),))
    lines = client.get("/provinces/khuzestan/by-type.csv").content.decode("utf-8-sig").splitlines()
    assert lines[1] == '"\'=HYPERLINK(""x"")",1'
