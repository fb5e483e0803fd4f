"""Axe (WCAG 2.2, levels A and AA, and its best practices for headings and landmarks) on every kind of page readers get.

There are eight ways to look at a page: English or Persian, light or dark, on a phone or on a desktop. `NEWSROOM_AXE=all`
takes them all; otherwise each page is looked at in one, the ways changing from page to page.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
import time_machine
from django.utils import timezone

from newsroom.demo.build import build
from newsroom.press.models import Edition, PastEdition, PublicPath
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.packs.reading import read_pack

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.timeout(1800),
    pytest.mark.django_db(transaction=True),
]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = {390: 844, 1366: 768}
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in WIDTHS]
PREFIXES = {"en": "", "fa": "/fa"}
PLAIN = [
    "/", "/events/", "/events/?province=khuzestan&type=strike", "/series/", "/articles/", "/footage/", "/provinces/",
    "/provinces/khuzestan/", "/provinces/yazd/", "/event-types/flood/", "/topics/labour/", "/authors/", "/search/",
    "/search/?q=strike", "/search/?q=xyzzy", "/corrections/", "/feeds/", "/about/", "/contact/", "/privacy/", "/submit/",
    "/nothing-here/",
]  # fmt: skip


@pytest.fixture
def clock() -> Iterator[None]:
    """The real clock, in place of the one that the other tests of this folder stop."""
    with time_machine.travel(timezone.now(), tick=True):
        yield


@pytest.fixture
def addresses(db) -> dict[str, list[str]]:
    """One or more addresses of every kind of page in the demonstration, by language."""
    load_pack(read_pack())
    build(timezone.now())
    return {language: [prefix + path for path in PLAIN] + _items(language) for language, prefix in PREFIXES.items()}


def _items(language: str) -> list[str]:
    live = Edition.objects.live(at=timezone.now()).filter(language=language)
    found = []
    for kind, most in (("article", 5), ("event", 6), ("footage", 6), ("series", 2), ("author", 1)):
        of_kind = list(live.filter(kind=kind).order_by("-published_at").values_list("path", flat=True)[:most])
        assert of_kind, f"the demonstration has no {kind} in {language}"
        found += of_kind
    past = PastEdition.objects.filter(language=language, is_withdrawn=False).order_by("-pk").first()
    now = live.get(kind=past.kind, ref=past.ref)
    path = now.path
    found += [f"{path}?v={past.number}", f"{path}?v={now.number}", f"{path}history/"]
    gone = PublicPath.objects.filter(language=language).exclude(withdrawn_at=None).exclude(path__startswith="erased:")
    return found + list(gone.values_list("path", flat=True)[:1])


def test_no_page_of_the_paper_has_a_finding(addresses, chromium, live_server, capsys):
    findings, runs = Counter(), 0
    page = chromium.new_page(base_url=live_server.url)
    for language, paths in addresses.items():
        for number, path in enumerate(paths):
            page.goto(path)
            for scheme, width in _looks(number):
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                page.set_viewport_size({"width": width, "height": WIDTHS[width]})
                page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
                runs += 1
                for found in (*_findings(page), *_wide(page, width)):
                    findings[f"{language} {scheme} {width} {path}: {found}"] += 1
    page.close()
    with capsys.disabled():
        print(f"\naxe: {sum(map(len, addresses.values()))} pages, {runs} runs, {len(findings)} findings")  # noqa: T201
    assert not findings, "\n".join(findings)


def _looks(number: int) -> list[tuple[str, int]]:
    return LOOKS if os.environ.get("NEWSROOM_AXE") == "all" else [LOOKS[number % len(LOOKS)]]


def _findings(page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"[{one['id']}] {node['target']} {node['html'][:120]} {node.get('failureSummary', '')[:240]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def _wide(page, width: int) -> list[str]:
    """Nothing makes a reader scroll to the side."""
    reaches = page.evaluate("document.documentElement.scrollWidth")
    return [f"[wide] the page reaches {reaches} pixels"] if reaches > width else []
