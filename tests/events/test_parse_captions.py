"""The command that reads captions: a line in, a JSON object out, and no database."""

import io
import json
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

SEED = [
    json.loads(line) for line in (Path(__file__).parent.parent / "data/captions/seed.jsonl").read_text().splitlines()
]


def rows(text: bytes, monkeypatch) -> list[dict]:
    class Input:
        buffer = io.BytesIO(text)

    monkeypatch.setattr(sys, "stdin", Input)
    out = io.StringIO()
    call_command("parse_captions", "-", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_in_is_a_line_out_in_the_same_order_without_a_database(monkeypatch):
    found = rows("\n".join(row["text"] for row in SEED).encode(), monkeypatch)
    assert [unordered(row) for row in found] == [unordered(row["gold"]) for row in SEED]
    assert all({"spans", "unread"} <= set(row) for row in found)


def unordered(row: dict) -> dict:
    """The labelled fields; lists are sets, as the labels say."""
    return {name: sorted(row[name]) if isinstance(row[name], list) else row[name] for name in SEED[0]["gold"]}


@pytest.mark.parametrize("line", [b"", b"   ", b"\xff\xfe\x00", b"x" * 100_000, "،،،".encode()])
def test_a_line_that_cannot_be_read_gives_empty_fields_and_no_stop(monkeypatch, line):
    found = rows(line + b"\nApril 4, Tehran\n", monkeypatch)
    assert len(found) == 2
    assert (found[0]["places"], found[0]["date"]["precision"]) == ([], "none")
    assert found[1]["places"] == ["tehran"]


def test_spans_point_into_the_line(monkeypatch):
    caption = SEED[4]["text"]
    (found,) = rows(caption.encode(), monkeypatch)
    assert [caption[start:end] for start, end in found["spans"]["place"]] == ["Poledokhtar"]


def test_a_file_is_read_as_well(tmp_path):
    file = tmp_path / "captions.txt"
    file.write_text("Yazd, Iran. July 23, 2018.\n")
    out = io.StringIO()
    call_command("parse_captions", str(file), stdout=out)
    assert json.loads(out.getvalue())["places"] == ["yazd"]
