"""Everything a stranger can fetch, followed from link to link: no dead end, no original, no word that is not public."""

import re
from datetime import UTC, datetime
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import Client

from articles.models import Article
from events.models import EventPost
from media.models import Footage
from media.vault import open_original, originals
from newsroom.demo.build import build
from newsroom.demo.scenes import PLANTED
from newsroom.press.models import Edition
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.packs.reading import read_pack

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
TODAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
STARTS = ["/", "/fa/", "/sitemap.xml", "/robots.txt", "/feeds/", "/fa/feeds/", "/search/?q=flood", "/fa/search/?q=سیل"]
LINK = re.compile(
    rb"""(?:href|src|content)=["']([^"']+)["']|<loc>([^<]+)</loc>|<link>([^<]+)</link>|url=["']([^"']+)["']"""
)
LEFT_OUT = ("/admin/", "/static/")


@pytest.fixture(scope="module")
def fetched(django_db_setup, django_db_blocker):
    """Path -> (status, bytes) of every address that can be reached from the start pages."""
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(TODAY, tick=False):
        load_pack(read_pack())
        build(TODAY)
        yield crawl()
        transaction.set_rollback(True)


def crawl() -> dict[str, tuple[int, bytes]]:
    client, seen, waiting = Client(), {}, list(STARTS)
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        response = client.get(path)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        seen[path] = (response.status_code, content)
        if response.status_code in (301, 302):
            waiting.append(response.headers["Location"])
        waiting += [target for target in targets(path, content) if target not in seen]
    return seen


def targets(path: str, content: bytes) -> set[str]:
    """The addresses of this site that a page names; filters are followed one step deep, or they would never end."""
    found = set()
    for groups in LINK.findall(content):
        address = urldefrag(b"".join(groups).decode().replace("&amp;", "&"))[0]
        parts = urlsplit(address)
        if parts.netloc not in ("", "testserver") or parts.scheme not in ("", "http") or not parts.path.startswith("/"):
            continue
        if parts.path.startswith(LEFT_OUT) or (parts.query and "?" in path):
            continue
        found.add(unquote(parts.path) + (f"?{parts.query}" if parts.query else ""))
    return found


def test_no_link_is_a_dead_end(fetched):
    assert len(fetched) > 200
    assert {path: status for path, (status, _content) in fetched.items() if status not in (200, 301, 302, 410)} == {}


def test_only_feeds_lead_to_what_was_withdrawn(fetched):
    """Whoever had it in a reader's program is led to the line that says why it is not there any more."""
    gone = {path for path, (status, _content) in fetched.items() if status == 410}
    assert gone
    for page, (_status, content) in fetched.items():
        assert "/feeds/" in page or not gone & targets(page, content), page


def test_no_address_hands_out_an_original_or_what_was_planted_in_one(fetched):
    sealed = [open_original(name, settings.VAULT_DIR).read() for name in originals(settings.VAULT_DIR)]
    assert len(sealed) >= 9
    pictures = [content for path, (_status, content) in fetched.items() if path.startswith("/files/")]
    assert len(pictures) >= 4
    for path, (_status, content) in fetched.items():
        assert content not in sealed, path
        assert not [needle for needle in PLANTED if needle in content], path


def test_no_page_holds_a_word_that_is_not_public(fetched):
    live = set(Edition.objects.live(at=TODAY).values_list("kind", "ref"))
    names = {
        *(item.headline for item in Article.objects.all() if ("article", item.ref) not in live),
        *(item.working_title for item in Footage.objects.all()),
        *(
            text.caption
            for item in Footage.objects.all()
            if ("footage", item.ref) not in live
            for text in item.texts.all()
        ),
        *(item.working_title for item in EventPost.objects.all() if ("event", item.ref) not in live),
    } - {""}
    assert len(names) > 15
    for path, (_status, content) in fetched.items():
        text = content.decode(errors="replace")
        assert not [name for name in names if name in text], path


def test_no_page_names_an_account_a_serial_number_or_a_path_of_the_vault(fetched):
    for path, (_status, content) in fetched.items():
        if path.startswith("/files/"):
            continue
        text = content.decode(errors="replace")
        assert "Demo Reporter" not in text, path
        assert not re.search(r"[?/](?:id|pk)=\d", text), path
        assert str(settings.VAULT_DIR) not in text, path
