"""What every page owes its readers: the same bytes for all, nothing stored, nobody else asked."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from newsroom.press.models import PublicFile
from tests.front.factory import NOW, make_edition, make_province, make_ref, make_topic, make_type

pytestmark = pytest.mark.django_db

LISTS = ["/", "/events/", "/series/", "/articles/", "/footage/", "/provinces/", "/provinces/khuzestan/", "/event-types/strike/",
         "/topics/wages/", "/search/?q=strike", "/corrections/", "/feeds/", "/about/", "/feeds/all.xml", "/nothing/"]  # fmt: skip


@pytest.fixture
def pages() -> list[str]:
    """The path of every kind of page, with news on them."""
    filed = {"provinces": (make_province(),), "event_types": (make_type(),), "topics": (make_topic(),)}
    paths = []
    for number, kind in enumerate(("event", "article", "footage", "series")):
        for language in ("en", "fa"):
            edition = make_edition(
                kind, ref=make_ref(10 * number + (language == "fa" and kind == "article")), language=language,
                headline="Strike", lead_src="/files/a.jpg", body_html="<p>Words.</p>", **filed,
            )  # fmt: skip
            paths.append(edition.path)
    return [*paths, *LISTS, *("/fa" + path for path in LISTS)]


def test_every_reader_gets_the_same_bytes_and_no_cookie(pages, db):
    colleague = Client()
    colleague.force_login(get_user_model().objects.create_user("editor", password="a long password"))
    other = Client(headers={"accept-language": "fa", "user-agent": "x", "cookie": "a=b"})
    for path in pages:
        answers = [client.get(path) for client in (Client(), colleague, other)]
        assert len({answer.content for answer in answers}) == 1, path
        for answer in answers:
            assert not answer.cookies, path
            assert "cookie" not in answer.headers.get("Vary", "").lower(), path
            assert "accept-language" not in answer.headers.get("Vary", "").lower(), path


def test_the_policy_has_no_exception_and_is_the_same_everywhere(client, pages):
    policies = {client.get(path).headers["Content-Security-Policy"] for path in pages}
    (policy,) = policies
    assert "nonce" not in policy
    assert "unsafe" not in policy


def test_no_page_holds_script_style_or_a_stranger(client, pages):
    for path in pages:
        page = client.get(path).content.decode()
        page = re.sub(r'<style>.*?</style>|<script type="application/ld\+json">.*?</script>', "", page)
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", page), path
        hosts = set(re.findall(r'(?:src|href|action)="(?:https?:)?//([^/"]+)', page))
        assert hosts <= {"testserver"}, path


def test_every_style_in_a_page_has_its_hash_in_the_policy(client, pages):
    for path in pages:
        answer = client.get(path)
        for style in re.findall(r"<style>(.*?)</style>", answer.content.decode()):
            digest = b64encode(sha256(style.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"], path


def test_every_page_has_a_title_a_language_and_one_headline(client, pages):
    for path in pages:
        page = client.get(path).content.decode()
        if page.startswith("<?xml"):
            continue
        direction = "rtl" if path.startswith("/fa/") else "ltr"
        assert f'dir="{direction}">' in page.split("<head>")[0], path
        assert re.search(r"<title>[^<]+</title>", page), path
        assert len(re.findall(r"<h1", page)) == 1, path
        assert 'href="#content"' in page, path


@pytest.mark.parametrize("is_demo", [True, False])
def test_every_page_of_a_demonstration_says_so(client, pages, settings, is_demo):
    settings.NEWSROOM_IS_DEMO = is_demo
    for path in pages:
        if not path.endswith(".xml"):
            assert (b'class="demo-band"' in client.get(path).content) is is_demo, path


#: at most this many queries, however much there is; of each page one asks whether a banner hangs and one for the mirrors
CEILINGS = {
    "/": 13,
    "/events/": 11,
    "/articles/": 12,
    "/footage/": 11,
    "/series/": 6,
    "/provinces/khuzestan/": 10,
    "/event-types/strike/": 11,
    "/topics/wages/": 11,
    "/provinces/": 4,
    "/search/?q=strike": 18,
    "/search/?q=strikke": 11,
    "/events/?province=khuzestan&type=strike": 13,
    "/events/list.json": 4,
    "/corrections/": 6,
    "/feeds/all.xml": 11,
    "/authors/": 4,
}


def _fill(number: int) -> str:
    filed = {"provinces": (make_province(),), "event_types": (make_type(),), "topics": (make_topic(),)}
    refs = [make_ref(1000 + one) for one in range(number)]
    for one, ref in enumerate(refs):
        moment = {"live_from": NOW - timedelta(hours=one + 1)}
        clip = make_edition("footage", headline=f"Clip {one}", **moment, **filed)
        make_edition(ref=ref, headline=f"Strike {one}", links=(("footage", "footage", clip.ref),), **moment, **filed)
    figures = "".join(f'<figure data-embed="event:{ref}"></figure>' for ref in refs)
    links = tuple(("embed", "event", ref) for ref in refs)
    for one in range(number):
        story = make_edition(
            "article", headline=f"Story {one}", body_html=f"<p>Strike</p>{figures}", lead_src="/files/a.jpg",
            links=(("lead", "footage", clip.ref), *links), **filed,
        )  # fmt: skip
    return story.path


@pytest.mark.parametrize("number", [1, 12])
def test_a_page_asks_the_database_a_fixed_number_of_times(client, number, django_assert_max_num_queries):
    story = _fill(number)
    for path, ceiling in {**CEILINGS, story: 15}.items():
        with django_assert_max_num_queries(ceiling):
            assert client.get(path).status_code == 200, path


def test_a_public_file_is_served_while_its_item_is_public(client, settings):
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    (settings.MEDIA_ROOT / "known.jpg").write_bytes(b"jpeg")
    (settings.MEDIA_ROOT / "stray.jpg").write_bytes(b"jpeg")
    row = PublicFile.objects.create(name="known.jpg", kind="footage", ref="bbbbbbbb")
    assert client.get("/files/known.jpg").status_code == 404, "its item is not public yet"
    make_edition("footage", ref="bbbbbbbb")
    response = client.get("/files/known.jpg")
    assert b"".join(response.streaming_content) == b"jpeg"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    assert response.headers["Content-Type"] == "image/jpeg"
    assert client.get("/files/stray.jpg").status_code == 404
    assert client.get("/files/..%2Fsecret.key").status_code == 404
    row.delete()
    assert client.get("/files/known.jpg").status_code == 404
