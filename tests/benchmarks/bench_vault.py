"""How fast originals are sealed and opened, next to plain hashing, in MB/s, and how much memory it takes.

Run it: `python -m tests.benchmarks.bench_vault [MEGABYTES]`.
"""

import hashlib
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.testing")

import django

django.setup()

from media.vault import CHUNK, VaultKeys, open_original, rewrap, seal
from media.vault.keys import new_key

OLD, NEW = new_key("old"), new_key("new")


def timed(label: str, megabytes: int, act: Callable[[], object]) -> None:
    started = time.perf_counter()
    act()
    seconds = time.perf_counter() - started
    print(f"{label:32} {seconds:7.2f} s {megabytes / seconds:9.0f} MB/s")


def hash_it(source: Path) -> None:
    one, two = hashlib.sha256(), hashlib.sha512()
    with source.open("rb") as file:
        while part := file.read(CHUNK):
            one.update(part)
            two.update(part)


def read(name: str, root: Path, digest: str = "") -> None:
    found = hashlib.new(digest) if digest else None
    with open_original(name, root, keys=VaultKeys.parse(f"{NEW},{OLD}")) as file:
        while part := file.read(CHUNK):
            if found:
                found.update(part)


def main(megabytes: int) -> None:
    keys = VaultKeys.parse(OLD)
    with tempfile.TemporaryDirectory() as folder:
        root, source = Path(folder) / "vault", Path(folder) / "source"
        block = os.urandom(CHUNK)
        with source.open("wb") as file:
            for _number in range(megabytes):
                file.write(block)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        timed("both digests, nothing else", megabytes, lambda: hash_it(source))
        names = []
        with source.open("rb") as file:
            timed("seal", megabytes, lambda: names.append(seal(file, root=root, keys=keys).name))
        timed("open and read to the end", megabytes, lambda: read(names[0], root))
        timed("open, read, SHA-256", megabytes, lambda: read(names[0], root, "sha256"))
        timed("turn the key", megabytes, lambda: rewrap(names[0], root, keys=VaultKeys.parse(f"{NEW},{OLD}")))
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{'memory on top, at its peak':32} {(after - before) / 1024:7.1f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
