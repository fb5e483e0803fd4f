"""What completes a field while somebody types: by any spelling, what begins so first, larger places first."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

import pytest
from django.urls import reverse

from events.intake.lookup import MOST
from newsroom.taxonomy.models import Place, Province
from tests.desk.conftest import reporter, sign_in
from tests.factory import make_user


@pytest.fixture
def find(vocabulary, reporter, sign_in):
    """A function from a kind and some letters to the (key, name) pairs found."""
    browser = sign_in(reporter)

    def ask(kind: str, text: str) -> list[tuple[str, str]]:
        answer = browser.get(reverse("admin:events_report_lookup"), {"kind": kind, "q": text})
        return [(one["key"], one["name"]) for one in answer.json()["found"]]

    return ask


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [
        ("places", "Yas", "yasuj"),
        ("places", "yasuj", "yasuj"),
        ("places", "یاس", "yasuj"),
        ("places", "ياس", "yasuj"),
        ("places", "AHVAZ", "ahvaz"),
        ("places", "suj", "yasuj"),
        ("provinces", "Khuz", "IR-06"),
        ("provinces", "خوز", "IR-06"),
        ("event_types", "stri", "strike"),
        ("event_types", "اعتص", "strike"),
    ],
)
def test_a_term_is_found_by_some_letters_in_either_script(find, kind, text, key):
    assert key in [one for one, _name in find(kind, text)]


def test_a_place_is_printed_with_its_province(find):
    assert all("," in name or "،" in name for _key, name in find("places", "yas"))


@pytest.mark.parametrize("text", ["", "  ", "xyzzy", "%", "_", "\n", "x" * 500])
def test_what_fits_nothing_finds_nothing(find, text):
    assert find("places", text) == []


def test_what_begins_so_comes_first_and_larger_before_smaller(find):
    province = Province.objects.get(iso="IR-06")
    for name, people in (("Zarbad", 10), ("Zarabad", 5000), ("Gozar", 900_000), ("Zarin", None)):
        Place.objects.create(
            slug=name.lower(), names={"en": name}, province=province, lat=31, lon=48, population=people
        )
    found = [key for key, _name in find("places", "zar")]
    assert found == ["zarabad", "zarbad", "zarin", "gozar"]


def test_no_more_than_fit_on_the_screen_are_sent(find):
    province = Province.objects.get(iso="IR-06")
    for number in range(30):
        Place.objects.create(slug=f"zar{number}", names={"en": f"Zar {number}"}, province=province, lat=31, lon=48)
    assert len(find("places", "zar")) == MOST


@pytest.mark.parametrize("kind", ["", "topics", "__class__", "Places"])
def test_another_kind_is_not_found(vocabulary, reporter, sign_in, kind):
    assert sign_in(reporter).get(reverse("admin:events_report_lookup"), {"kind": kind, "q": "a"}).status_code == 404


def test_it_is_for_who_may_see_reports(vocabulary, client, sign_in):
    address = reverse("admin:events_report_lookup") + "?kind=places&q=yas"
    assert client.get(address).headers["Location"].startswith("/admin/login/")
    assert sign_in(make_user("Administrator")).get(address).status_code == 403
    assert sign_in(make_user("Moderator")).get(address).status_code == 200
