"""Custody: every act with an original is a link of a chain, a hold keeps it, and `verify_vault` names what does not fit."""

import io
import json
from importlib import import_module

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from media import audit, custody, vault
from media.custody_models import CustodyLink, CustodyRoot
from media.intake import receive
from media.models import Footage
from newsroom.press import kinds
from newsroom.workflow import chain, history
from newsroom.workflow.models import MoveRecord, Revision
from newsroom.workflow.refusals import Refused
from tests.factory import clear, make_still, make_user, move, picture
from tests.media.vault.places import files, keep_plain, key_of, place_of, put

pytestmark = pytest.mark.django_db


def verbs(item) -> list[str]:
    return [link.verb for link in CustodyLink.objects.of(item)]


def verify(*options: str) -> tuple[int, str]:
    """The exit code of `verify_vault` and what it printed."""
    out, code = io.StringIO(), 0
    try:
        call_command("verify_vault", *options, stdout=out, stderr=io.StringIO())
    except SystemExit as ended:
        code = ended.code
    return code, out.getvalue()


def erase(item, at) -> None:
    move(item, "hide", by=make_user("Moderator"), at=at, note="At risk.")
    move(item, "erase", by=make_user("Chief"), at=at, note="Agreed.")


# -- what is written


def test_a_piece_begins_with_its_sealing_and_its_rendition(still, at):
    sealed, made = CustodyLink.objects.of(still)
    assert (sealed.verb, sealed.sha256, sealed.actor, sealed.at) == ("sealed", still.sha256, still.created_by, at)
    assert (made.verb, made.rendition) == ("rendition_made", still.rendition)
    assert sealed.previous_hash == chain.GENESIS
    assert made.previous_hash == sealed.hash


def test_a_link_is_neither_changed_nor_deleted(still):
    link = CustodyLink.objects.of(still).first()
    for act in (link.save, link.delete, CustodyLink.objects.all().delete):
        with pytest.raises(RuntimeError):
            act()


def test_an_erased_piece_keeps_its_chain_and_loses_every_reason_and_what_could_prove_it(still, custodian, at):
    custody.hold(still, by=custodian, at=at, reason="Farangis asked")
    custody.lift(still, by=custodian, at=at, reason="Farangis was asked again")
    erase(still, at)
    assert verbs(still) == ["sealed", "rendition_made", "hold_set", "hold_lifted", "erased"]
    links = list(CustodyLink.objects.of(still))
    assert {link.reason for link in links} == {""}
    assert {link.salt for link in links[:-1]} == {""}
    assert links[-1].actor == MoveRecord.objects.of(still).last().by
    assert verify()[0] == 0


def test_words_that_are_taken_out_go_from_the_reasons_too(still, custodian, at):
    custody.hold(still, by=custodian, at=at, reason="As Farangis asked")
    move(still, "hide_words", by=make_user("Moderator"), at=at, note="Safety.", value="Farangis")
    move(still, "destroy_words", by=make_user("Chief"), at=at, note="Agreed.")
    link = CustodyLink.objects.of(still).get(verb="hold_set")
    assert "Farangis" not in link.reason
    assert link.salt == ""
    assert verify()[0] == 0


# -- the hold


def test_a_held_piece_is_not_destroyed_until_the_hold_is_lifted(still, custodian, at):
    custody.hold(still, by=custodian, at=at, reason="A court asked for it.")
    custody.hold(still, by=custodian, at=at, reason="And again.")
    move(still, "hide", by=make_user("Moderator"), at=at, note="At risk.")
    chief, caption = make_user("Chief"), still.texts.get().caption
    with pytest.raises(Refused) as refused:
        move(still, "erase", by=chief, at=at, note="Agreed.")
    assert (refused.value.code, str(refused.value)[-1]) == ("held", ".")
    with pytest.raises(Refused), transaction.atomic():
        kinds.get("footage").destroy(still)
    still.refresh_from_db()
    assert (still.state, still.texts.get().caption) == ("hidden", caption)
    assert verify()[0] == 0

    custody.lift(still, by=custodian, at=at, reason="It was handed over.")
    move(still, "erase", by=chief, at=at, note="Agreed.")
    assert verbs(still)[2:] == ["hold_set", "hold_lifted", "erased"]


def test_a_hold_is_no_change_of_the_piece(still, custodian, at):
    custody.hold(still, by=custodian, at=at, reason="A court asked for it.")
    still.refresh_from_db()
    assert still.held_until_lifted
    assert history.is_recorded(still)


@pytest.mark.parametrize("act", [custody.hold, custody.lift])
def test_a_hold_needs_a_reason(still, custodian, at, act):
    with pytest.raises(ValueError, match="reason"):
        act(still, by=custodian, at=at, reason="  ")


# -- verifying


def change(row, **values) -> None:
    """Write into an append-only row as somebody with the database in hands can."""
    columns = ", ".join(f"{row._meta.get_field(name).column} = %s" for name in values)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET {columns} WHERE id = %s", [*values.values(), row.pk])


def drop(row) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {row._meta.db_table} WHERE id = %s", [row.pk])


def test_a_vault_that_is_whole_is_one_line_with_a_root(still, at):
    clear(still, moderator=make_user("Moderator"), at=at)
    gone = receive(picture("maroon"), working_title="Gone", credit="", by=still.created_by, at=at)
    erase(gone, at)
    code, line = verify()
    root = CustodyRoot.objects.get()
    assert (code, line.count("\n")) == (0, 1)
    assert line.startswith("1 originals, ")
    assert "1 erased: all verify" in line
    assert root.root in line
    assert root.count == 2
    assert verify() == (0, line)
    assert verify("--quick")[1].startswith("1 originals (not read), ")


@pytest.mark.parametrize(
    ("what", "spoil", "number"),
    [
        ("the link was changed", lambda still: change(link(still, 2), actor=make_user("Chief").pk), 2),
        ("the link was changed", lambda still: change(link(still, 2), hash="0" * 64), 2),
        ("the link was changed", lambda still: change(link(still, 1), sha256="0" * 64), 1),
        ("the link is missing", lambda still: drop(link(still, 1)), 1),
        ("the text of the link was changed", lambda still: change(link(still, 1), reason="another"), 1),
        ("the footage is not what was sealed", lambda still: Footage.objects.update(sha256="0" * 64), 1),
        ("the link was changed", lambda still: change(move_of(still), target="cleared"), 1),
        ("the text of the link was changed", lambda still: change(move_of(still), note="another"), 1),
        ("the text of the link was changed", lambda still: change(revision_of(still), snapshot=json.dumps({})), 1),
    ],
)
def test_the_first_broken_link_is_named(still, at, what, spoil, number):
    move(still, "take", by=make_user("Moderator"), at=at)
    assert verify("--quick")[0] == 0
    spoil(still)
    code, line = verify("--quick")
    assert code == 1
    assert line.startswith(f"{still.ref}, link {number}: ")
    assert line.endswith(f"{what}\n")


def link(still, number):
    return CustodyLink.objects.of(still).get(number=number)


def move_of(still):
    return MoveRecord.objects.of(still).first()


def revision_of(still):
    return Revision.objects.of(still).first()


def test_a_whole_chain_that_is_missing_is_found(still):
    for row in list(CustodyLink.objects.of(still)):
        drop(row)
    assert verify("--quick")[0] == 1


def test_a_chain_that_was_written_anew_is_found_by_the_root_of_before(still, custodian, at):
    custody.hold(still, by=custodian, at=at, reason="A court asked for it.")
    assert verify("--quick")[0] == 0
    row = link(still, 3)
    row.at = at.replace(year=2020)
    change(row, at=row.at, hash=chain.link(row.previous_hash, row.chained_fields()))
    code, line = verify("--quick")
    assert code == 1
    assert "root" in line


def test_links_that_came_after_the_root_do_not_disturb_it(still, custodian, at):
    assert verify("--quick")[0] == 0
    custody.hold(still, by=custodian, at=at, reason="A court asked for it.")
    make_still(still.created_by, at)
    assert verify("--quick")[0] == 0
    assert CustodyRoot.objects.get().count == 1


@pytest.mark.parametrize("spoil", [
    lambda path, key: put(path, path.read_bytes()[:-1]),
    lambda path, key: put(path, b"\xff\xd8\xff\xe0 another picture"),
    lambda path, key: path.unlink(),
    lambda path, key: key.unlink(),
])  # fmt: skip
def test_an_original_that_is_not_what_was_sealed_is_named(still, own_vault, spoil):
    spoil(place_of(still.original, own_vault), key_of(still.original, own_vault))
    code, line = verify()
    assert (code, line.startswith(f"{still.ref}, link 1: ")) == (1, True)
    assert verify("--quick")[0] == 0


def test_originals_kept_plain_are_encrypted_on_the_way_and_verify_before_and_after(still, own_vault):
    with vault.open_original(still.original, own_vault) as file:
        content = file.read()
    vault.destroy(still.original, own_vault)
    place_of(still.original, own_vault).parent.rmdir()
    keep_plain(still.original, content, own_vault)
    assert verify()[0] == 0
    assert verify("--encrypt")[0] == 0
    assert not [path for path in files(own_vault / "originals") if b"NEEDLE" in path.read_bytes()]
    assert verify()[0] == 0


def test_a_broken_plain_original_is_not_encrypted_but_named(still, own_vault):
    put(place_of(still.original, own_vault), b"something else")
    code, line = verify("--encrypt")
    assert (code, line.startswith(f"{still.ref}, link 1: ")) == (1, True)
    assert place_of(still.original, own_vault).read_bytes() == b"something else"


def test_walking_many_chains_holds_few_rows_at_a_time(still, at):
    for number in range(3):
        receive(picture("maroon", (20 + number, 20)), working_title="x", credit="", by=still.created_by, at=at)
    walk = audit.walk_chains(audit.Tally())
    assert next(walk).links == 1
    assert [tally.links for tally in walk][-1] == CustodyLink.objects.count() + Revision.objects.count()


def test_what_came_in_before_there_were_chains_gets_one_from_the_migration(still):
    for row in list(CustodyLink.objects.of(still)):
        drop(row)
    state = MigrationLoader(connection).project_state(("media", "0002_custody"))
    import_module("media.migrations.0002_custody").begin_chains(state.apps, None)
    assert verbs(still) == ["sealed"]
    assert verify()[0] == 0


# -- turning the key


def test_turning_the_key_of_the_vault_leaves_every_original_readable_under_the_new_one_alone(
    still, own_vault, settings
):
    from media.vault.keys import new_key

    old, new = settings.NEWSROOM_VAULT_KEYS, new_key("second")
    settings.NEWSROOM_VAULT_KEYS = f"{new},{old}"
    out = io.StringIO()
    call_command("rotate_vault_key", stdout=out)
    call_command("rotate_vault_key", stdout=out)
    assert [line[:6] for line in out.getvalue().splitlines()] == ["1 of 1", "0 of 1"]
    settings.NEWSROOM_VAULT_KEYS = new
    assert verify()[0] == 0
    settings.NEWSROOM_VAULT_KEYS = old
    code, line = verify()
    assert code == 1
    assert "second" in line


def test_a_key_that_is_lost_stops_nothing_but_is_said(still, own_vault, settings, at):
    from media.vault.keys import new_key

    lost = settings.NEWSROOM_VAULT_KEYS
    settings.NEWSROOM_VAULT_KEYS = new_key("second")
    other = make_still(still.created_by, at)
    settings.NEWSROOM_VAULT_KEYS = f"{new_key('third')},{lost}"
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("rotate_vault_key", stdout=out)
    assert other.original in out.getvalue()
    assert b" third " in key_of(still.original, own_vault).read_bytes()
