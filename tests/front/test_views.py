"""Every address in both languages: what is there, what moved, what was withdrawn, what never was."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

import pytest

from newsroom.press.models import Correction, Edition, PastEdition, PublicPath
from tests.front.factory import NOW, make_edition, make_province, make_topic, make_type

pytestmark = pytest.mark.django_db

PLAIN = [
    "/", "/articles/", "/events/", "/series/", "/footage/", "/provinces/", "/provinces/khuzestan/", "/event-types/strike/",
    "/topics/wages/", "/search/", "/search/?q=strike", "/corrections/", "/corrections/?year=2026", "/feeds/", "/about/",
    "/feeds/all.xml", "/feeds/articles.xml", "/feeds/events.xml", "/feeds/series.xml", "/feeds/footage.xml",
    "/feeds/provinces/khuzestan.xml", "/feeds/event-types/strike.xml", "/feeds/corrections.xml",
]  # fmt: skip
ABSENT = [
    "/nothing/", "/provinces/atlantis/", "/event-types/wedding/", "/topics/unheard/", "/feeds/provinces/atlantis.xml",
    "/feeds/event-types/wedding.xml", "/events/bcdfghjk/", "/events/bcdfghjk/strike/", "/articles/2026/05/none/",
    "/articles/%00/", "/topics/%00/", "/events/no-ref/", "/footage/bcdfghjk/x/",
]  # fmt: skip
PREFIXES = ["", "/fa"]


@pytest.fixture
def news():
    """One of each kind in both languages, filed under everything."""
    terms = {"provinces": (make_province(),), "event_types": (make_type(),)}
    made = {}
    for language, words in (("en", "Strike in Shadegan"), ("fa", "اعتصاب در شادگان")):
        made["event", language] = make_edition(
            ref="bbbbbbbb", language=language, headline=words, topics=(make_topic(),), **terms
        )
        made["footage", language] = make_edition("footage", ref="cccccccc", language=language, headline=words, **terms)
        made["article", language] = make_edition(
            "article", language=language, headline=words, topics=(make_topic(),), **terms
        )
    return made


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("path", PLAIN)
def test_every_page_is_there_with_news(client, news, prefix, path):
    response = client.get(prefix + path)
    assert response.status_code == 200
    assert response.headers["Content-Language"] == ("fa" if prefix else "en")


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("path", [path for path in PLAIN if "wages" not in path])
def test_every_page_is_there_on_the_first_day(client, prefix, path):
    make_province()
    make_type()
    assert client.get(prefix + path).status_code == 200


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("path", ABSENT)
def test_what_never_was_is_not_found(client, prefix, path):
    response = client.get(prefix + path)
    assert response.status_code == 404
    assert "/search/" in response.content.decode()


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("kind", ["event", "article", "footage"])
def test_an_item_has_its_page(client, news, kind, language):
    edition = news[kind, language]
    response = client.get(quote(edition.path))
    assert response.status_code == 200
    page = response.content.decode()
    assert f"<h1>{edition.headline}</h1>" in page
    assert f'<html lang="{language}" dir="{"rtl" if language == "fa" else "ltr"}">' in page


def test_an_old_address_leads_to_the_new(client):
    edition = make_edition(ref="dddddddd", language="fa", headline="سیل در اهواز")
    PublicPath.objects.create(
        path="/fa/events/dddddddd/سیل/",
        kind="event",
        ref="dddddddd",
        language="fa",
        public_from=NOW - timedelta(days=9),
    )
    response = client.get("/fa/events/dddddddd/" + quote("سیل") + "/")
    assert response.status_code == 301
    assert response.url == quote(edition.path)


@pytest.mark.parametrize("kind", ["event", "footage"])
def test_the_reference_alone_leads_to_the_page(client, news, kind):
    edition = news[kind, "fa"]
    short = edition.path.rsplit("/", 2)[0] + "/"
    response = client.get(short)
    assert (response.status_code, response.url) == (301, quote(edition.path))


@pytest.mark.parametrize("path", ["/events/dddddddd/strike/", "/events/dddddddd/"])
def test_a_withdrawn_item_leaves_its_line(client, path):
    PublicPath.objects.create(
        path="/events/dddddddd/strike/", kind="event", ref="dddddddd", language="en",
        public_from=NOW - timedelta(days=9), withdrawn_at=NOW, withdrawn_line="wrong",
    )  # fmt: skip
    response = client.get(path)
    assert response.status_code == 410
    assert "Withdrawn: it was wrong." in response.content.decode()


def test_a_scheduled_item_appears_at_its_minute(client, clock):
    moment = NOW + timedelta(hours=6)
    edition = make_edition("article", headline="Under embargo", live_from=moment)
    places = [edition.path, "/", "/articles/", "/search/?q=embargo", "/feeds/all.xml", "/sitemaps/2026-5.xml"]
    clock.move_to(moment - timedelta(seconds=1))
    before = [client.get(path).content.decode() for path in places]
    clock.move_to(moment)
    after = [client.get(path).content.decode() for path in places]
    assert ["under-embargo" in page or "Under embargo" in page for page in before] == [False] * len(places)
    assert ["under-embargo" in page or "Under embargo" in page for page in after] == [True] * len(places)


def test_nothing_that_is_not_public_leaks_anywhere(client, news):
    province, strike, wages = make_province(), make_type(), make_topic()
    filed = {"provinces": (province,), "event_types": (strike,), "topics": (wages,)}
    for kind in ("event", "article", "footage"):
        make_edition(kind, headline="Secretword coming", live_from=NOW + timedelta(days=1), **filed)
        make_edition(
            kind,
            headline="Secretword gone",
            live_from=NOW - timedelta(days=3),
            live_until=NOW - timedelta(days=1),
            **filed,
        )
    Correction.objects.create(kind="event", ref="zzzzzzzz", what="correction", note="Secretword", public_at=NOW)
    Correction.objects.create(
        kind="event", ref="bbbbbbbb", what="correction", note="Secretword", public_at=NOW + timedelta(hours=1)
    )
    paths = [*PLAIN, "/search/?q=coming", "/sitemap.xml", "/sitemaps/2026-5.xml", "/events/?province=khuzestan"]
    paths += [edition.path for edition in news.values()]
    for path in paths:
        page = client.get(path).content.decode().lower()
        assert "secretword" not in page, path


@pytest.mark.parametrize("number", [1, 2])
def test_an_earlier_version_says_that_it_is_one(client, number):
    edition = make_edition("article", headline="Twelve days", number=3)
    for past in (1, 2):
        PastEdition.objects.create(
            kind="article", ref=edition.ref, language="en", number=past, headline=f"Version {past}",
            body_html="<p>Old words.</p>", facts=edition.facts,
            live_from=NOW - timedelta(days=9 - past), live_until=NOW - timedelta(days=8 - past),
        )  # fmt: skip
    response = client.get(f"{edition.path}?v={number}")
    page = response.content.decode()
    assert f"<h1>Version {number}</h1>" in page
    assert "This is an earlier version" in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'{edition.path}?v={number}"' in client.get(f"{edition.path}history/").content.decode()


def test_a_window_that_ended_is_an_earlier_version_before_anybody_files_it(client):
    edition = make_edition("article", headline="New words", number=2, ref="dddddddd", slug="story")
    make_edition(
        "article", ref="dddddddd", headline="Old words", slug="story",
        live_from=NOW - timedelta(days=2), live_until=edition.live_from,
    )  # fmt: skip
    assert "<h1>Old words</h1>" in client.get(f"{edition.path}?v=1").content.decode()


@pytest.mark.parametrize(
    ("version", "status"), [("3", 200), ("9", 404), ("x", 404), ("-1", 404), ("²", 404), ("", 404)]
)
def test_a_version_that_is_none_is_not_found(client, version, status):
    edition = make_edition("article", headline="Twelve days", number=3)
    assert client.get(edition.path, {"v": version}).status_code == status


def test_a_version_of_a_withdrawn_item_is_gone_with_it(client):
    edition = make_edition("article", headline="Twelve days", number=2)
    PastEdition.objects.create(
        kind="article", ref=edition.ref, language="en", number=1, headline="As it was before", live_from=NOW - timedelta(days=2),
        live_until=NOW - timedelta(days=1),
    )  # fmt: skip
    Edition.objects.filter(pk=edition.pk).delete()
    response = client.get(f"{edition.path}?v=1")
    assert response.status_code == 410
    assert "As it was before" not in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/events/", "/search/"])
def test_readers_only_read(client, path):
    assert client.post(path).status_code in (403, 405)


def test_a_list_that_is_longer_than_a_page_goes_on(client):
    for number in range(25):
        make_edition(headline=f"Event {number:02}", live_from=NOW - timedelta(hours=number + 1))
    first = client.get("/events/").content.decode()
    older = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = client.get(older).content.decode()
    assert "Event 19" in first
    assert "Event 20" not in first
    assert "Event 20" in second
    assert "Event 24" in second
    newer = second.split('rel="prev" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Event 00" in client.get(newer, follow=True).content.decode()


@pytest.mark.parametrize("path", ["/", "/articles/", "/provinces/khuzestan/", "/search/?q=story", "/feeds/all.xml"])
def test_a_picture_is_not_shown_in_passing_when_its_clip_has_a_warning(client, path):
    south = make_province()
    calm = make_edition("footage", headline="Calm clip", provinces=(south,))
    harsh = make_edition("footage", headline="Harsh clip", provinces=(south,), warning="Shows a dead person.")
    for clip, picture in ((calm, "calm"), (harsh, "harsh")):
        make_edition(
            "article", headline=f"{picture} story", provinces=(south,), lead_src=f"/files/{picture}.jpg",
            links=(("lead", "footage", clip.ref),),
        )  # fmt: skip
    page = client.get(path).content.decode()
    assert "/files/calm.jpg" in page
    assert "/files/harsh.jpg" not in page


def test_a_filtered_list_is_filtered_alike_in_the_other_language(client):
    make_province()
    assert 'href="/fa/events/?province=khuzestan"' in client.get("/events/?province=khuzestan").content.decode()


def test_search_finds_either_spelling_and_says_when_nothing_fits(client):
    make_edition(language="fa", headline="كارگران شادگان")
    assert "<mark>كارگران</mark> شادگان" in client.get("/fa/search/", {"q": "کارگران"}).content.decode()
    assert 'role="status"' in client.get("/fa/search/", {"q": "nothing-like-it"}).content.decode()


@pytest.mark.parametrize("words", ['"', "-", '" OR 1=1 --', "a" * 2000, "'; DROP", "NEAR(", "*", "\x00", "🔥", '"" ""'])
def test_search_takes_any_words(client, words):
    make_edition()
    assert client.get("/search/", {"q": words}, follow=True).status_code == 200


@pytest.mark.parametrize("page", ["1", "2", "0", "-3", "x", "99999999", "²", ""])
def test_search_takes_any_page(client, page):
    for number in range(21):
        make_edition(headline=f"Strike {number}")
    assert client.get("/search/", {"q": "strike", "page": page}, follow=True).status_code == 200


@pytest.mark.parametrize("year", ["0", "0000", "9999", "x", "²", "20260", "-1"])
def test_corrections_take_any_year(client, year):
    assert client.get("/corrections/", {"year": year}).status_code == 200


@pytest.mark.parametrize(
    ("path", "shown", "year", "other"),
    [("/corrections/", "2026", "2026", "2025"), ("/fa/corrections/", "۱۴۰۵", "1405", "1404")],
)
def test_the_record_has_the_years_of_its_language(client, path, shown, year, other):
    edition = make_edition(language="fa" if "fa" in path else "en")
    Correction.objects.create(kind="event", ref=edition.ref, what="correction", note="It was ten.", public_at=NOW)
    assert f'<a href="{path}?year={year}">{shown}</a>' in client.get(path).content.decode()
    assert edition.headline in client.get(path, {"year": year}).content.decode()
    assert edition.headline not in client.get(path, {"year": other}).content.decode()


def test_the_record_names_what_was_corrected_and_only_the_line_of_what_is_gone(client):
    edition = make_edition(headline="Strike in Shadegan")
    Correction.objects.create(kind="event", ref=edition.ref, what="correction", note="It was ten.", public_at=NOW)
    PublicPath.objects.create(
        path="/events/dddddddd/flood/", kind="event", ref="dddddddd", language="en",
        public_from=NOW - timedelta(days=9), withdrawn_at=NOW, withdrawn_line="wrong",
    )  # fmt: skip
    Correction.objects.create(kind="event", ref="dddddddd", what="correction", note="It was red.", public_at=NOW)
    Correction.objects.create(kind="event", ref="dddddddd", what="withdrawal", public_at=NOW)
    page = client.get("/corrections/").content.decode()
    assert "It was ten." in page
    assert "Withdrawn: it was wrong." in page
    assert "It was red." not in page
