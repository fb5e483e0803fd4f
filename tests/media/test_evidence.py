"""The evidence bundle: everything in it can be checked without us, and it says nothing it should not."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import bagit
import pytest
from django.core.management import CommandError, call_command

from media import custody
from media.custody_models import CustodyLink
from newsroom.workflow.models import MoveRecord
from tests.factory import assess_low_risk, make_user, move, picture
from tests.media.vault.places import place_of, put

pytestmark = pytest.mark.django_db


@pytest.fixture
def cleared(still, at):
    moderator = make_user("Moderator", "malekeh", first_name="Malekeh")
    move(still, "take", by=moderator, at=at)
    assess_low_risk(still, by=moderator, at=at)
    move(still, "clear", by=moderator, at=at, note="Checked with Malekeh’s list.")
    return still


def export(item, folder: Path, *options: str) -> Path:
    """The unzipped bag."""
    place = folder / "out.zip"
    call_command("evidence_bundle", item.ref, str(place), *options, stdout=io.StringIO())
    with zipfile.ZipFile(place) as archive:
        assert archive.testzip() is None
        archive.extractall(folder / "unzipped")
    return folder / "unzipped" / f"evidence-{item.ref}"


def run_script(bag: Path) -> subprocess.CompletedProcess[str]:
    script = bag / "data" / "verify_chain.py"
    return subprocess.run([sys.executable, "-I", script], capture_output=True, text=True, timeout=60, cwd="/")


def lines(bag: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (bag / "data" / name).read_text().splitlines()]


def test_a_bundle_verifies_offline_with_the_tools_of_others(cleared, tmp_path):
    bag = export(cleared, tmp_path)
    bagit.Bag(str(bag)).validate()
    bagit_script = [sys.executable, bagit.__file__, "--validate", bag]
    assert subprocess.run(bagit_script, capture_output=True, timeout=60).returncode == 0
    done = run_script(bag)
    assert done.returncode == 0, done.stderr
    links, moves = CustodyLink.objects.of(cleared).count(), len(lines(bag, "moves.jsonl"))
    assert done.stdout.splitlines()[:2] == [
        f"custody.jsonl: {links} links, all verify",
        f"moves.jsonl: {moves} links, all verify",
    ]
    assert done.stdout.count("is in the chain") == 2


def test_the_original_is_the_very_file_and_the_record_says_what_is_known(cleared, tmp_path):
    bag = export(cleared, tmp_path)
    assert (bag / "data" / "original.jpg").read_bytes() == picture().read()
    assert b"NEEDLE" not in (bag / "data" / "renditions" / cleared.rendition).read_bytes()
    record = json.loads((bag / "data" / "record.json").read_text())
    assert record["bytes"]["sha256"] == cleared.sha256
    assert record["bytes"]["sniffed_type"] == "jpeg"
    assert record["assessment"]["stage"] == "cleared"
    made = record["renditions"][0]
    assert (made["recipe"], made["strip_check"], made["is_current"]) == ("still_480.jpg", "passed", True)
    assert made["sha256"] == hashlib.sha256((bag / "data" / "renditions" / made["name"]).read_bytes()).hexdigest()
    assert record["technical"]["malware_scan"] == "not scanned"
    assert record["assessment"]["risk"] == "low"
    assert {"question": "minors", "answer": "no"}.items() <= _answer(record, "minors").items()
    assert record["assessment"]["place"]["told_within"] == "province"
    assert record["people_shown"]["faces"] == "no"
    assert (record["similarity"], record["redaction_plans"]) == ([], [])
    assert record["rights"]["licence"] == "reporting"
    readme = (bag / "data" / "README.txt").read_text()
    assert "bagit.py --validate" in readme
    assert "زنجیره" in readme


def _answer(record, question: str) -> dict:
    return next(row for row in record["assessment"]["answers"] if row["question"] == question)


def test_the_export_is_itself_a_link_that_is_in_the_bundle(cleared, custodian, tmp_path):
    bag = export(cleared, tmp_path, "--as", "custodian", "--reason", "For the court.")
    last = lines(bag, "custody.jsonl")[-1]
    assert (last["fields"]["verb"], last["fields"]["actor"]) == ("exported", custodian.pk)
    assert last["text"] == "For the court."
    assert last["hash"] == CustodyLink.objects.of(cleared).last().hash


def test_both_chains_of_moves_are_there(cleared, tmp_path):
    kinds = {line["fields"]["kind"] for line in lines(export(cleared, tmp_path), "moves.jsonl")}
    assert kinds == {"footage", "footage-words"}
    assert MoveRecord.objects.exists()


def test_people_of_the_desk_are_numbers_unless_they_are_asked_for(cleared, tmp_path):
    plain, named = tmp_path / "plain", tmp_path / "named"
    for folder in (plain, named):
        folder.mkdir()
    bag = export(cleared, plain)
    everything = b"".join(path.read_bytes() for path in (bag / "data").glob("*.json"))
    everything += b"".join(json.dumps(line["fields"]).encode() for line in lines(bag, "moves.jsonl"))
    assert b"Malekeh" not in everything
    assert b"reporter" not in everything
    people = json.loads((export(cleared, named, "--with-names") / "data" / "people.json").read_text())
    assert "Malekeh" in people.values()


@pytest.mark.parametrize(
    ("name", "spoil", "what"),
    [
        ("custody.jsonl", lambda text: text.replace('"verb":"sealed"', '"verb":"erased"'), "BROKEN, the link"),
        ("custody.jsonl", lambda text: text.split("\n", 1)[1], "BROKEN, the link"),
        ("moves.jsonl", lambda text: text.replace("Checked", "Skipped"), "BROKEN, the text"),
        ("moves.jsonl", lambda text: text + text, "BROKEN, the link"),
    ],
)
def test_a_chain_that_was_changed_is_found_by_the_script_in_the_bag(cleared, tmp_path, name, spoil, what):
    bag = export(cleared, tmp_path)
    path = bag / "data" / name
    path.write_text(spoil(path.read_text()))
    done = run_script(bag)
    assert done.returncode == 1
    assert what in done.stderr
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(bag)).validate()


def test_another_original_in_the_bag_is_found_by_the_script(cleared, tmp_path):
    bag = export(cleared, tmp_path)
    (bag / "data" / "original.jpg").write_bytes(picture("maroon").read())
    assert "not the file that was sealed" in run_script(bag).stderr


def test_texts_destroyed_for_safety_leave_a_bundle_that_verifies(cleared, custodian, at, tmp_path):
    custody.hold(cleared, by=custodian, at=at, reason="As Farangis asked")
    move(cleared, "hide_words", by=make_user("Moderator"), at=at, note="Safety.", value="Farangis")
    move(cleared, "destroy_words", by=make_user("Chief"), at=at, note="Agreed.")
    bag = export(cleared, tmp_path)
    assert run_script(bag).returncode == 0
    assert "Farangis" not in (bag / "data" / "custody.jsonl").read_text()


def refused(item_ref: str, place: Path, *options: str) -> str:
    before = place.read_bytes() if place.exists() else None
    with pytest.raises(CommandError) as caught:
        call_command("evidence_bundle", item_ref, str(place), *options)
    assert (place.read_bytes() if place.exists() else None) == before
    return str(caught.value)


def test_a_piece_that_was_hidden_or_erased_is_not_exported(still, at, tmp_path):
    move(still, "hide", by=make_user("Moderator"), at=at, note="At risk.")
    assert "hidden or erased" in refused(still.ref, tmp_path / "out.zip")
    move(still, "erase", by=make_user("Chief"), at=at, note="Agreed.")
    assert "hidden or erased" in refused(still.ref, tmp_path / "out.zip")
    assert not CustodyLink.objects.of(still).filter(verb="exported").exists()


def test_what_cannot_be_written_or_is_not_there_is_refused_with_a_sentence(still, own_vault, tmp_path):
    (tmp_path / "there.zip").write_bytes(b"something")
    assert "no footage" in refused("zzzzzzzz", tmp_path / "out.zip")
    assert "new file" in refused(still.ref, tmp_path / "there.zip")
    assert "new file" in refused(still.ref, tmp_path / "nowhere" / "out.zip")
    assert "no account" in refused(still.ref, tmp_path / "out.zip", "--as", "nobody")
    put(place_of(still.original, own_vault), b"another file")
    assert "not what was sealed" in refused(still.ref, tmp_path / "out.zip")
    assert not list(tmp_path.glob("*.part"))
