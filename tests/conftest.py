"""Fixtures that every folder may use. Vocabularies are the pack's own; places are a handful of them, for speed."""

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.packs.reading import read_pack
from tests import migrating

PLACES = {
    "pol-e-dokhtar", "shadegan", "bojnurd", "ahvaz", "kut-abdollah", "ahvaz-national-steel", "tehran", "evin-prison",
    "haft-tappeh", "shush", "khorramabad", "yasuj", "yazd", "torbat-e-jam", "shiraz", "isfahan",
}  # fmt: skip


@pytest.fixture(scope="session")
def migrated(request, django_db_modify_db_settings) -> Iterator[migrating.Kept | None]:
    """The database that was migrated in an earlier run, put where the tests expect theirs, or None where none is kept."""
    folder = migrating.folder_of(request.config)
    if folder is None:
        yield None
        return
    with migrating.one_at_a_time(folder) as let_go:
        yield migrating.take(folder, Path(connection.settings_dict["TEST"]["NAME"]), let_go)


@pytest.fixture(scope="session")
def django_db_keepdb(request, migrated) -> bool:
    """Whether a database that is there already is used: also one that was migrated in an earlier run."""
    return request.config.getoption("reuse_db") or (migrated is not None and migrated.is_there)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, migrated) -> None:
    """A database that had to be migrated is kept before the first test writes into it."""
    if migrated is not None:
        migrated.keep()


@pytest.fixture
def at() -> datetime:
    """A fixed moment: 20 November 2026, 12:00 UTC."""
    return datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def vocabulary(db) -> None:
    """All provinces, event types and actors, and a few places."""
    pack = read_pack()
    load_pack(replace(pack, places=tuple(place for place in pack.places if place.slug in PLACES)))


ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium():
    """The browser; Playwright keeps an event loop running, in which Django's database calls are allowed for these tests."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "Install Chromium, or name it in CHROMIUM: these tests drive a real browser."
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def served(request):
    """Before a test's rows are swept away, the server is done with what the last page asked it for when it closed."""
    yield
    if "live_server" not in request.fixturenames or connection.vendor != "postgresql":
        return
    still_at_it = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    quiet, until = 0, time.monotonic() + 10
    while quiet < 3 and time.monotonic() < until:
        time.sleep(0.05)
        with connection.cursor() as cursor:
            cursor.execute(f"{still_at_it} AND state <> 'idle'")
            quiet = 0 if cursor.fetchone()[0] else quiet + 1


@pytest.fixture
def visit(chromium, live_server):
    """Open a fresh browser for one person: `page = visit()` for a reader, `visit("name")` for somebody who logs in.

    Every message on the console, and every request that leaves the site, fails the test at its end.
    """
    contexts, troubles = [], []

    def is_own(address: str) -> bool:
        return address.startswith((live_server.url, "data:"))

    def listen(message) -> None:
        # Playwright's clock puts a script into every frame, and the preview's frame lets none run.
        if message.type == "error" and not message.text.startswith("Blocked script execution in 'about:blank'"):
            troubles.append(message.text)

    def open_page(username: str = "", **options):
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: is_own(request.url) or troubles.append(request.url))
        if username:
            page.goto("/admin/login/")
            page.fill("#id_username", username)
            page.fill("#id_password", "secret")
            page.click("[type=submit]")
            page.wait_for_url("**/admin/")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
