"""What the clock lets go of, what it never does, and what is left: a tombstone, and chains that verify."""

import io
import signal
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command

from media import custody, intake, retention, vault
from media.assessment.models import ChecklistAnswer
from media.inspection.models import Inspection, Rendition
from media.likeness.models import FrameHash, Likeness
from media.models import Footage
from media.redaction.models import RedactionPlan
from media.uploads import pieces
from newsroom.taxonomy.models import Place
from newsroom.workflow import engine
from newsroom.workflow.models import MoveRecord
from newsroom.workflow.refusals import Refused
from tests import processes
from tests.events.intake.factory import columns_with
from tests.factory import clear, give_trust, make_article, make_still, make_user, move, picture, publish

pytestmark = pytest.mark.django_db

NEEDLE = "Zardkuh"


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    """A data folder of this test alone."""
    settings.DATA_DIR = tmp_path
    settings.VAULT_DIR = tmp_path / "vault"
    settings.MEDIA_ROOT = tmp_path / "renditions"
    return tmp_path


@pytest.fixture
def moderator(db):
    return make_user("Moderator")


@pytest.fixture
def rejected(vocabulary, moderator, at) -> Footage:
    """Footage about which everybody wrote something, rejected at `at`."""
    return filled(make_still(make_user("Reporter"), at), moderator, at, state="rejected")


def filled(item: Footage, moderator, at, *, state: str) -> Footage:
    """Give the piece everything that the parts of the desk can hang on it, and bring it into that state."""
    words = {"working_title": NEEDLE, "place_note": NEEDLE, "given_name": f"{NEEDLE}.mp4"}
    Footage.objects.filter(pk=item.pk).update(
        **words, place=Place.objects.get(slug="shush"), lat=32.1, lon=48.2, desk_precision="10m", obtained_by=moderator
    )
    name = f"{item.ref}.webp"
    (Path(intake.settings.VAULT_DIR) / "renditions" / name).write_bytes(b"picture")
    Rendition.objects.create(footage=item, recipe="still_640.webp", name=name, sha256="0" * 64, size=7, made_at=at)
    digest = {"comment": NEEDLE}
    Inspection.objects.update_or_create(footage=item, defaults={"digest": digest, "queued_at": at, "status": "ready"})
    FrameHash.objects.create(footage=item, second=0, value=1, word_0=1, word_1=0, word_2=0, word_3=0)
    RedactionPlan.objects.create(footage=item, number=1, mode="whole", made_by=moderator, made_at=at)
    ChecklistAnswer.objects.create(footage=item, question="faces", answer="yes", note=NEEDLE, by=moderator, at=at)
    custody.hold(item, by=moderator, at=at, reason=NEEDLE)
    custody.lift(item, by=moderator, at=at, reason=NEEDLE)
    item.refresh_from_db()
    if state == "rejected":
        move(item, "take", "reject", by=moderator, at=at, note=NEEDLE, value="old")
    return item


def run(at, **options) -> dict[str, int]:
    """The lines that say of something that it was let go, by their labels."""
    return {str(line.label): line.count for line in retention.run(at=at, **options) if line.count}


def command(*options: str) -> str:
    out = io.StringIO()
    call_command("purge_footage", *options, stdout=out)
    return out.getvalue()


def verified(*options: str) -> str:
    out = io.StringIO()
    call_command("verify_vault", *options, stdout=out)
    return out.getvalue()


def files_under(folder) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


REJECTED = "Footage that was rejected"
LATER = timedelta(days=180)


def test_what_was_rejected_goes_after_half_a_year_and_not_a_day_before(rejected, at):
    assert run(at + LATER - timedelta(days=1)) == {}
    assert run(at + LATER) == {REJECTED: 1}
    assert run(at + LATER) == {}


def test_what_is_left_is_a_tombstone_and_chains_that_verify(rejected, at, data):
    before = Footage.objects.values("ref", "sha256", "sha512", "size", "created_at", "created_by").get()
    run(at + LATER)
    after = Footage.objects.get()
    assert after.state == "purged"
    assert {name: Footage.objects.values(name).get()[name] for name in before} == before
    assert columns_with(NEEDLE) == set()
    assert files_under(data) == []
    for model in (Rendition, Inspection, FrameHash, Likeness, RedactionPlan, ChecklistAnswer):
        assert not model.objects.exists(), model
    assert (after.place, after.lat, after.desk_precision, after.obtained_by) == (None, None, "", None)
    last = MoveRecord.objects.of(after).last()
    assert (last.move, last.by.username, last.note) == ("purge", "retention", "")
    assert MoveRecord.objects.of(after).count() == 3
    assert "1" in verified()


def test_pictures_of_what_looks_like_it_go_and_the_other_piece_stays(rejected, vocabulary, at):
    other = make_still(make_user("Reporter"), at)
    pair = {"variant": "", "frames": 3, "sampled": 3, "offset": 0, "distance": 1, "is_same": True, "found_at": at}
    Likeness.objects.create(footage=other, other=rejected, **pair)
    run(at + LATER)
    assert not Likeness.objects.exists()
    assert vault.open_original(other.original, intake.settings.VAULT_DIR).read(2) == b"\xff\xd8"


@pytest.mark.parametrize(
    ("status", "goes"), [("refused", True), ("failed", True), ("ready", False), ("waiting", False)]
)
def test_what_the_inspection_did_not_let_through_goes_after_a_month(vocabulary, at, status, goes):
    item = make_still(make_user("Reporter"), at)
    Inspection.objects.update_or_create(footage=item, defaults={"status": status, "queued_at": at, "ended_at": at})
    assert run(at + timedelta(days=29)) == {}
    found = run(at + timedelta(days=30))
    assert found == ({"Footage that the inspection refused, or that failed in it": 1} if goes else {})


def test_a_copy_goes_after_three_months_and_its_first_stays(vocabulary, moderator, at):
    first, copy = (make_still(make_user("Reporter"), at) for _number in range(2))
    move(copy, "take", "duplicate", by=moderator, at=at, value=first.ref)
    assert run(at + timedelta(days=90)) == {"Footage that was here already": 1}
    first.refresh_from_db()
    assert first.state == "received"


def test_the_days_stand_in_the_settings(rejected, at, settings):
    settings.NEWSROOM_FOOTAGE_KEEP_DAYS = {"rejected": 1, "unfit": 1, "duplicate": 1}
    assert run(at + timedelta(days=1)) == {REJECTED: 1}


# -- what is never let go


def test_what_is_held_as_evidence_stays_until_the_hold_is_lifted(rejected, at, moderator, data):
    custody.hold(rejected, by=moderator, at=at, reason="A court asked for it.")
    kept = files_under(data)
    assert run(at + timedelta(days=4000)) == {}
    with pytest.raises(Refused, match="held as evidence"):
        engine.perform(rejected, "purge", by=make_user("Chief"), at=at, note="Please.")
    assert files_under(data) == kept
    custody.lift(rejected, by=moderator, at=at, reason="The case is closed.")
    assert run(at + timedelta(days=4000)) == {REJECTED: 1}


def test_what_was_cleared_once_stays(vocabulary, moderator, at):
    item = make_still(make_user("Reporter"), at)
    clear(item, moderator=moderator, at=at)
    move(item, "fall_back", by=moderator, at=at, note="Look again.")
    move(item, "reject", by=moderator, at=at, value="old")
    assert run(at + timedelta(days=4000)) == {}
    with pytest.raises(Refused, match="cleared once"):
        engine.perform(item, "purge", by=make_user("Chief"), at=at, note="Please.")


def test_what_something_public_links_to_stays(vocabulary, moderator, at):
    item = make_still(make_user("Reporter"), at)
    move(item, "take", "reject", by=moderator, at=at, value="old")
    article = make_article(make_user("Reporter"), at, footage=[item])
    publish(article, writer=article.created_by, editor=make_user("Editor"), at=at)
    assert run(at + timedelta(days=4000)) == {}


def test_what_was_reopened_is_not_let_go(rejected, at, moderator):
    give_trust(moderator, "senior", at=at)
    move(rejected, "reopen", by=moderator, at=at, note="It is new after all.")
    assert run(at + timedelta(days=4000)) == {}


def test_the_account_that_lets_go_may_do_nothing_else(rejected, at):
    run(at + LATER)
    account = MoveRecord.objects.of(rejected).last().by
    assert account.get_all_permissions() == {"media.purge"}
    assert not account.has_usable_password()
    assert not account.is_staff


# -- rehearsal, crashes, the command


def test_a_rehearsal_says_what_the_deed_does_and_does_nothing(rejected, vocabulary, moderator, at, data):
    filled(make_still(make_user("Reporter"), at), moderator, at, state="rejected")
    pieces.begin(5, at=at)
    later = at + timedelta(days=200)
    kept, rows = files_under(data), Footage.objects.filter(state="rejected").count()
    rehearsed = run(later, is_rehearsal=True)
    assert (files_under(data), Footage.objects.filter(state="rejected").count()) == (kept, rows)
    assert rehearsed == {REJECTED: 2, "Uploads that nobody went on with": 1}
    assert run(later) == rehearsed
    assert run(later, is_rehearsal=True) == {}


def test_one_that_cannot_be_reached_keeps_no_other(rejected, vocabulary, moderator, at, monkeypatch, caplog):
    filled(make_still(make_user("Reporter"), at), moderator, at, state="rejected")
    destroy = vault.destroy

    def out_of_reach(name: str, root) -> None:
        if name == rejected.original:
            raise PermissionError(NEEDLE)
        destroy(name, root)

    with monkeypatch.context() as patch:
        patch.setattr(vault, "destroy", out_of_reach)
        assert run(at + LATER) == {REJECTED: 1}
    assert f"{rejected.ref} could not be let go: PermissionError" in caplog.text
    assert NEEDLE not in caplog.text
    rejected.refresh_from_db()
    assert (rejected.state, rejected.working_title) == ("rejected", NEEDLE)
    assert run(at + LATER) == {REJECTED: 1}


KILLED_AFTER_THE_FIRST_FILE = """
from media import retention, vault
destroy = vault.destroy
vault.destroy = lambda name, root: (destroy(name, root), killed())
retention.run(at=datetime.now(UTC))
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_run_that_is_killed_in_the_middle_is_run_again(rejected, at, data):
    assert processes.ending(KILLED_AFTER_THE_FIRST_FILE, at=at + LATER) == -signal.SIGKILL
    rejected.refresh_from_db()
    assert rejected.state == "rejected"
    assert run(at + LATER) == {REJECTED: 1}
    assert files_under(data) == []
    assert verified()


def test_the_command_prints_a_line_for_each_kind(rejected, at):
    with time_machine.travel(at + LATER, tick=False):
        assert f"{REJECTED}: 1" in command("--rehearse").splitlines()
        lines = command().splitlines()
    assert len(lines) == 6
    assert f"{REJECTED}: 1" in lines
    assert "Contact details of other sendings: 0" in lines


def test_a_file_that_was_let_go_may_come_again(rejected, at):
    run(at + LATER)
    again = intake.receive_once(picture(), working_title="x", credit="", by=make_user("Reporter"), at=at)
    assert (again.pk != rejected.pk, again.state) == (True, "received")


def test_what_is_erased_for_good_takes_what_was_assessed_along(vocabulary, moderator, at, data):
    item = filled(make_still(make_user("Reporter"), at), moderator, at, state="received")
    move(item, "hide", by=make_user("Chief"), at=at, note="At risk.")
    move(item, "erase", by=make_user("Chief"), at=at, note="Agreed.")
    item.refresh_from_db()
    assert columns_with(NEEDLE) == set()
    assert (item.place, item.obtained_by, ChecklistAnswer.objects.count()) == (None, None, 0)
    assert files_under(data) == []
