"""Checks the chains beside it with nothing but Python: `python verify_chain.py`. Prints one line a file."""

import hashlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def verify(path):
    heads, count = {}, 0
    for count, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        fields, chain = row["fields"], (row["fields"]["kind"], row["fields"]["ref"])
        number, head = heads.get(chain, (0, "0" * 64))
        text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        own = hashlib.sha256(f"{head}\n{text}".encode()).hexdigest()
        if (row["previous_hash"], row["hash"], fields["number"]) != (head, own, number + 1):
            sys.exit(f"{path.name}, line {count}: BROKEN, the link does not fit")
        proof = hashlib.sha256(f"{row['salt']}\n{row['text']}".encode()).hexdigest()
        if row["salt"] and proof != fields[row["proves"]]:
            sys.exit(f"{path.name}, line {count}: BROKEN, the text is not the one in the chain")
        heads[chain] = (number + 1, own)
    print(f"{path.name}: {count} links, all verify")  # noqa: T201 - it is a script


def verify_files():
    sums = {}
    for path in [*HERE.glob("original.*"), *HERE.glob("renditions/*")]:
        with path.open("rb") as file:
            sums[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    rows = [json.loads(line)["fields"] for line in (HERE / "custody.jsonl").read_text("utf-8").splitlines()]
    chained = {row["sha256"] for row in rows if row["verb"] in ("sealed", "rendition_made")}
    if rows[0]["sha256"] not in [found for name, found in sums.items() if name.startswith("original.")]:
        sys.exit("the original: BROKEN, it is not the file that was sealed")
    for name, found in sums.items():
        print(f"{name}: {'is in the chain' if found in chained else 'is not named in the chain'}")  # noqa: T201


if __name__ == "__main__":
    for name in ("custody.jsonl", "moves.jsonl"):
        verify(HERE / name)
    verify_files()
