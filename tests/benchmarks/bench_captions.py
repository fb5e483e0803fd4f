"""Speed of the caption parser: run as `python -m tests.benchmarks.bench_captions`. Prints, asserts nothing."""

import json
import sys
import time
from pathlib import Path

from events.captions.lexicon import build_lexicon
from events.captions.parser import parse
from newsroom.taxonomy.packs.reading import read_pack

CAPTIONS = Path(__file__).parents[1] / "data" / "captions"
ROUNDS = 10


def main() -> None:
    """Time the lexicon's build and the reading of all labelled captions, and one very long text."""
    pack = read_pack()
    start = time.perf_counter()
    lexicon = build_lexicon(pack)
    sys.stdout.write(f"lexicon built in {time.perf_counter() - start:.3f} s\n")
    lines = [line for name in ("seed", "dev") for line in (CAPTIONS / f"{name}.jsonl").open(encoding="utf-8")]
    texts = [json.loads(line)["text"] for line in lines] * ROUNDS
    start = time.perf_counter()
    for text in texts:
        parse(text, lexicon)
    sys.stdout.write(f"{len(texts) / (time.perf_counter() - start):.0f} captions/s\n")
    long_text = (" ".join(texts) + " ")[:100_000]
    start = time.perf_counter()
    parse(long_text, lexicon)
    sys.stdout.write(f"{len(long_text)} characters in {time.perf_counter() - start:.2f} s\n")


if __name__ == "__main__":
    main()
