"""Speed and memory of a Telegram import: `python -m tests.benchmarks.bench_telegram [messages]`. Prints, asserts nothing."""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.testing")
    import django

    django.setup()

from django.core.management import call_command
from django.utils import timezone

from events.telegram.folder import Folder
from events.telegram.importing import import_folder
from newsroom.staff.models import User
from tests.events.telegram.exports import FIRST_SECOND, chat, message, service, write
from tests.factory import picture

MESSAGES = 10_000
TOWNS = ["Shadegan", "Ahvaz", "Shush", "Khorramabad", "Yasuj", "Yazd", "Shiraz", "شادگان", "اهواز", "شوش", "یاسوج"]
WHAT = ["workers went on strike", "flood water in the streets", "teachers gathered", "کارگران اعتصاب کردند", "سیل آمد"]
PICTURES = 200  # different small stills, so that the vault is written to as well


def main() -> None:
    """Write an export of 5 % service messages and 10 % albums, bring it in, and bring it in again."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES
    call_command("migrate", verbosity=0)
    person, _new = User.objects.get_or_create(username="bench")
    with tempfile.TemporaryDirectory() as name:
        folder = Folder(_export(Path(name) / "export", count))
        size = (folder.path / "result.json").stat().st_size
        sys.stdout.write(f"{count} messages, result.json {size / 1e6:.1f} MB, {PICTURES} different stills\n")
        for run in ("first", "second"):
            before, start = _memory(), time.perf_counter()
            tally = import_folder(folder, by=person, at=timezone.now())
            seconds = time.perf_counter() - start
            sys.stdout.write(
                f"{run} run: {seconds:.1f} s, {count / seconds:.0f} messages/s; {tally.new} new, {tally.known} known, "
                f"{tally.albums} albums, {tally.clips} clips, {tally.service} service; "
                f"peak memory {_memory():.0f} MB (before {before:.0f})\n"
            )


def _memory() -> float:
    """The most this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _export(folder: Path, count: int) -> Path:
    rows, number = [], 0
    while number < count:
        number += 1
        second = FIRST_SECOND + 60 * number
        still = {"photo": f"photos/p{number % PICTURES}.jpg"}
        if number % 20 == 0:
            rows.append(service(number, actor="یک نفر", title="عکس کانال عوض شد"))
        elif number % 10 == 1:
            rows.append(message(number, _caption(number), second=second, **still))
            for _further in range(2):
                number += 1
                rows.append(message(number, "", second=second, photo=f"photos/p{number % PICTURES}.jpg"))
        else:
            rows.append(message(number, _caption(number), second=second, **(still if number % 3 == 0 else {})))
    write(folder, chat(*rows))
    for index in range(PICTURES):
        (folder / "photos" / f"p{index}.jpg").write_bytes(picture((index, 90, 120)).getvalue())
    return folder


def _caption(number: int) -> str:
    town, what = TOWNS[number % len(TOWNS)], WHAT[number % len(WHAT)]
    return f"April {number % 28 + 1}, {town}. {what}, number {number}. #Iran @channel_{number % 7}"


if __name__ == "__main__":
    main()
