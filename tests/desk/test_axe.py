"""Axe (WCAG 2.2, levels A and AA) on every page of the desk, in the demonstration newsroom.

There are eight ways to look at a page: English or Persian, light or dark, on a phone or on a desktop. `NEWSROOM_AXE=all`
takes them all; otherwise each page is looked at in one, the ways changing from page to page.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import axe_playwright_python
import pytest
from django.test import Client
from django.utils import timezone

from events.drafts import Message, make_event, receive
from events.models import Batch
from events.rereading import reread
from events.words_known import lexicon
from media.references.models import ReferenceClip
from media.submission.models import Submission
from newsroom.demo.build import build
from newsroom.press.models import Mirror, SitePage
from newsroom.staff.models import User
from newsroom.taxonomy.additions import keep_spelling
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.models import Place
from newsroom.taxonomy.packs.reading import read_pack
from tests.desk import every_page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.timeout(2400),
    pytest.mark.django_db(transaction=True),
]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {390: 844, 1366: 768}
LOOKS = [(language, scheme, width) for language in ("en", "fa") for scheme in ("light", "dark") for width in WIDTHS]
PEOPLE = ("chief", "moderator", "admin", "editor", "reporter")

NOT_PAGES = {
    "answers for scripts": {
        "articles_article_checks", "autocomplete", "desk_embeds", "desk_typed", "desk_typed_key", "events_report_lookup",
        "jsi18n", "media_footage_lookup", "media_upload", "media_uploads",
    },
    "takes what a page sent, and leads back to it": {
        "desk_assign", "desk_comment", "desk_comment_act", "desk_end_duty", "desk_follow", "desk_here", "desk_here_break",
        "desk_here_told", "desk_notice_read", "desk_notices_read", "desk_revoke", "desk_share", "desk_sign_off",
        "desk_translation", "desk_typed_drop", "events_report_process_import", "events_series_begin",
        "events_series_take_in", "logout", "media_footage_frames", "media_submission_contact", "taxonomy_addition_look",
    } | {f"{kind}_{page}" for page in ("move", "look") for kind in (
        "articles_article", "events_eventpost", "events_eventtext", "events_series", "events_seriestext",
        "media_footage", "media_footagetext",
    )},
    "words are read on the page of what they tell of": {
        "events_eventtext_preview", "events_seriestext_preview", "media_footagetext_preview",
    },
    "leads to another page": {"desk_front_pages", "desk_item", "desk_notice_open", "login", "view_on_site"},
    "a file": {
        "desk_file", "desk_log_export", "desk_report_export", "media_footage_picture", "media_footage_rendition",
        "media_referenceclip_still", "taxonomy_addition_download",
    },
}  # fmt: skip


@pytest.fixture
def people(db) -> list[User]:
    """The people of the demo, with a newsroom behind them in which nearly every page has something to show."""
    load_pack(read_pack())
    now = timezone.now()
    build(now)
    people = [User.objects.get(username=name) for name in PEOPLE]
    moderator = people[1]
    Submission.objects.create(
        digest="d" * 64, created_at=now, claim_what="Water on a bridge", consent="desk", may_alter=True
    )
    ReferenceClip.objects.create(
        what="A bridge in a flood", first_seen_on=now.date() - timedelta(days=900), checked_by=moderator, created_at=now
    )
    Mirror.objects.create(name="Mirror 2", address="https://mirror.example", shown_since=now)
    SitePage.objects.create(page="contact", language="en", body_html="<p>Write to us.</p>")
    _reread_with_better_words(people[4], now)
    return people


def _reread_with_better_words(reporter: User, at: datetime) -> None:
    """A place gets a spelling, and a report that rests in an event would be read otherwise with it."""
    caption = "April 3 - Shadgoon, Khuzestan Province, SW #Iran. Flood water in the streets"
    batch = Batch.objects.create(name="b", text=caption, digest="d", year=2019, brought_by=reporter, brought_at=at)
    report = receive(Message(caption), lexicon=lexicon(), batch=batch, channel="paste", at=at)[0]
    make_event(report, by=reporter, at=at)
    keep_spelling(Place.objects.get(slug="shadegan"), "Shadgoon", by=reporter, at=at)
    assert reread(report, lexicon())


def test_no_page_of_the_desk_has_a_finding(people, chromium, live_server, capsys):
    pages, shut = every_page.pages(people)
    told = set().union(*NOT_PAGES.values())
    forgotten = {name for name in shut if not name.endswith(("_add", "_delete"))} - told
    assert forgotten == set(), "nobody could open these, so axe never saw them"
    findings, runs = Counter(), 0
    for person in people:
        theirs = [(number, page) for number, page in enumerate(pages) if page.person == person]
        for language in ("en", "fa"):
            User.objects.filter(pk=person.pk).update(language=language)
            context = chromium.new_context(base_url=live_server.url, viewport={"width": 1366, "height": 768})
            context.add_cookies([_session(person, live_server.url)])
            browser = context.new_page()
            for number, page in theirs:
                looks = _looks(number, language)
                if looks:
                    browser.goto(page.path)
                for _language, scheme, width in looks:
                    browser.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                    browser.set_viewport_size({"width": width, "height": WIDTHS[width]})
                    runs += 1
                    for rule, where in _findings(browser):
                        findings[f"{page.name} [{rule}] {language} {scheme} {width} {page.path}: {where}"] += 1
            context.close()
    with capsys.disabled():
        print(f"\naxe: {len(pages)} pages, {runs} runs, {len(findings)} findings")  # noqa: T201
    assert not findings, "\n".join(findings)


def _looks(number: int, language: str) -> list[tuple[str, str, int]]:
    looks = LOOKS if os.environ.get("NEWSROOM_AXE") == "all" else [LOOKS[number % len(LOOKS)]]
    return [look for look in looks if look[0] == language]


def _session(person: User, address: str) -> dict[str, str]:
    client = Client()
    client.force_login(person)
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}


def _findings(browser) -> list[tuple[str, str]]:
    browser.evaluate(AXE)
    # Names come with the next frame, once select2 has drawn its boxes.
    browser.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found = browser.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        (one["id"], f"{node['target']} {node['html'][:120]} {node.get('failureSummary', '')[:300]}")
        for one in found["violations"]
        for node in one["nodes"]
    ]
