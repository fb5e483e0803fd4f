"""The readers' site measured with things nobody here wrote: Nu HTML checker, Lighthouse (mobile), and what goes over the wire.

    .venv/bin/python .ci/measure.py [nu] [weight] [slow] [lighthouse]      (all of them without a word)

It builds the demonstration in a folder of its own, serves it as production would (packed static files under names of their
bytes), finds one page of each kind in both languages, and prints a table for each measure. Needs node, npm and java; Chromium
for Lighthouse. Exits 1 when the checker finds an error, or Lighthouse gives less than 100 in anything but performance.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import Request, urlopen

import brotli

ROOT = Path(__file__).resolve().parent.parent
BASE = "http://127.0.0.1:8976"
SECTIONS = ("articles", "events", "series", "footage")
PLAIN = (
    *(
        "/",
        "/events/",
        "/articles/",
        "/footage/",
        "/series/",
        "/provinces/",
        "/provinces/khuzestan/",
        "/event-types/strike/",
    ),
    *(
        "/search/?q=strike",
        "/corrections/",
        "/feeds/",
        "/about/",
        "/map/",
        "/authors/",
        "/text/",
        "/submit/",
        "/nothing/",
    ),
)
SETTINGS = """
from newsroom.settings.development import *
STORAGES = STORAGES_MANIFEST
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
NEWSROOM_ADDRESS = "{base}"
"""


def get(path: str, codings: str = "br") -> tuple[int, bytes, str]:
    """Status, the bytes as they came over the wire, and their type."""
    request = Request(BASE + path, headers={"Accept-Encoding": codings})  # noqa: S310 - our own server
    try:
        with urlopen(request, timeout=60) as answer:  # noqa: S310
            return answer.status, answer.read(), answer.headers.get("Content-Type", "")
    except OSError as error:
        status, body = getattr(error, "code", 0), getattr(error, "read", bytes)()
        return status, body, ""


def words(path: str) -> str:
    return get(path, "identity")[1].decode()


def pages() -> list[str]:
    """One page of each kind in both languages: the lists, and the first item of each section and its text edition."""
    found = []
    for prefix in ("", "/fa"):
        found += [prefix + path for path in PLAIN]
        for name in SECTIONS:
            items = re.findall(rf'<h[23]><a href="({prefix}/{name}/[^"?#]+/[^"?#]+/)"', words(f"{prefix}/{name}/"))
            found += items[:1] + [f"{item}text/" for item in items[:1]]
    return [path for path in found if get(path)[0] in {200, 404}]


def npm(folder: Path, *packages: str) -> Path:
    """The folder of installed packages; they are fetched once a run."""
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *packages], cwd=folder, check=True)
    return folder / "node_modules"


def nu(found: list[str], folder: Path) -> bool:
    """Whether the Nu HTML checker finds no error on any page."""
    jar = next(npm(folder, "vnu-jar").glob("vnu-jar/build/dist/vnu.jar"))
    files = {}
    for number, path in enumerate(found):
        file = folder / f"{number}.html"
        file.write_text(words(path))
        files[file.name] = path
    told = subprocess.run(
        ["java", "-jar", jar, "--format", "json", "--errors-only", *(folder / name for name in files)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    messages = json.loads(told.stderr)["messages"]
    for message in messages:
        print(f"nu  {files[Path(message['url']).name]}  {message['lastLine']}: {message['message']}")
    print(f"Nu HTML checker: {len(files)} pages, {len(messages)} errors")
    return not messages


def weight(found: list[str]) -> bool:
    """Bytes of each page on the wire: HTML with its styles, then with style sheet, fonts and what stands in the first view."""
    print(f"{'page':60} {'html br':>8} {'gzip':>7} {'+css+fonts':>11} {'requests':>8}")
    for path in found:
        page = words(path)
        loads = {
            *re.findall(r'<link rel="(?:preload|stylesheet)"[^>]*href="([^"]+)"', page),
            *re.findall(r'url\("(/mark\.svg)"\)', page),
        }
        more = sum(len(get(one)[1]) for one in loads)
        packed = len(brotli.compress(page.encode(), quality=5))
        print(
            f"{path[:60]:60} {packed:8} {len(gzip.compress(page.encode(), 6)):7} {packed + more:11} {len(loads) + 1:8}"
        )
    return True


def slow(found: list[str]) -> bool:
    """When text can first be read at 400 kbit/s and 200 ms round trip with nothing stored, and how far things move after."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for path in found:
            times, moved = [], 0.0
            for _again in range(3):
                context = browser.new_context(viewport={"width": 390, "height": 844})
                page = context.new_page()
                line = {"offline": False, "latency": 200, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
                context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
                page.goto(BASE + path)
                paint = """new Promise(done => new PerformanceObserver(list => list.getEntries()
                    .filter(one => one.name === 'first-contentful-paint').forEach(one => done(one.startTime)))
                    .observe({type: 'paint', buffered: true}))"""
                times.append(page.evaluate(paint))
                shift = """new Promise(done => {
                    new PerformanceObserver(list => done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
                        .observe({type: 'layout-shift', buffered: true});
                    setTimeout(() => done(0), 300);
                })"""
                moved = max(moved, page.evaluate(shift))
                context.close()
            print(f"{path[:60]:60} {sorted(times)[1]:6.0f} ms to the first text, moved {moved:.3f}")
        browser.close()
    return True


def lighthouse(found: list[str], folder: Path) -> bool:
    """Whether every page has 100 in accessibility, best practices and search; performance is printed and judged by people."""
    command = npm(folder, "lighthouse@12") / ".bin" / "lighthouse"
    is_good = True
    for path in found:
        if "/text/" in path or "nothing" in path or path.startswith(("/submit", "/fa/submit")):
            continue
        report = folder / "report.json"
        subprocess.run(
            [command, BASE + path, "--quiet", "--chrome-flags=--headless=new --no-sandbox --disable-gpu", "--output=json",
             f"--output-path={report}"],
            env={**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}, check=True, capture_output=True,
        )  # fmt: skip
        told = json.loads(report.read_text())
        scores = {name: round(100 * one["score"]) for name, one in told["categories"].items()}
        values = {
            name: told["audits"][name].get("displayValue", "")
            for name in ("largest-contentful-paint", "cumulative-layout-shift")
        }
        missed = [
            one["id"]
            for category in told["categories"].values()
            for row in category["auditRefs"]
            if row["weight"]
            and (one := told["audits"][row["id"]])["score"] not in {None, 1}
            and category["id"] != "performance"
        ]
        print(f"{path[:60]:60} {list(scores.values())} {list(values.values())} {' '.join(missed)}")
        is_good &= all(score == 100 for name, score in scores.items() if name not in {"performance", "seo"})
        is_good &= scores["seo"] == 100 or "search" in path
    return is_good


def main(asked: set[str]) -> int:
    folder = Path(tempfile.mkdtemp())
    (folder / "measured.py").write_text(SETTINGS.format(base=BASE))
    there = {
        **os.environ,
        "NEWSROOM_DATA_DIR": str(folder / "data"),
        "PYTHONPATH": f"{folder}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "measured",
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    for command in (["demo", "--fresh", "--no-serve"], ["collectstatic", "--noinput"]):
        subprocess.run([*manage, *command], cwd=ROOT, env=there, check=True, capture_output=True)
    server = subprocess.Popen([*manage, "runserver", "--noreload", BASE.removeprefix("http://")], cwd=ROOT, env=there,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        while get("/robots.txt")[0] != 200:
            time.sleep(0.5)
        found = pages()
        is_good = True
        if "nu" in asked:
            is_good &= nu(found, folder)
        if "weight" in asked:
            is_good &= weight(found)
        if "slow" in asked:
            is_good &= slow(found)
        if "lighthouse" in asked:
            is_good &= lighthouse(found, folder)
        return 0 if is_good else 1
    finally:
        server.terminate()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(set(sys.argv[1:]) or {"nu", "weight", "slow", "lighthouse"}))
