"""A list is entered row by row: what is wrong is told by its line, and the rest is there."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from media.references.lists import NoList, bring_in, folders
from media.references.models import ReferenceClip
from tests.factory import make_user
from tests.media.references.conftest import jpeg

HEAD = "what,first_seen_on,link,note,file\n"


@pytest.fixture
def inbox(settings, tmp_path):
    settings.NEWSROOM_INBOX = tmp_path / "inbox"
    (settings.NEWSROOM_INBOX / "known").mkdir(parents=True)
    return settings.NEWSROOM_INBOX


def bring(text: str, by, at, folder=None, **options):
    return bring_in(text.encode(), folder, by=by, at=at, **options)


def test_every_row_becomes_a_reference_with_who_checked_it(moderator, at):
    tally = bring(HEAD + "A flooded bridge,2019-04-04,https://example.org/a,From an archive,\n", moderator, at)
    kept = ReferenceClip.objects.get()
    assert (tally.entered, tally.faults) == (1, [])
    assert (kept.what, kept.first_seen_on, kept.link, kept.note) == (
        "A flooded bridge", date(2019, 4, 4), "https://example.org/a", "From an archive",
    )  # fmt: skip
    assert (kept.checked_by, kept.created_at) == (moderator, at)


@pytest.mark.parametrize("written", ["2019-04-04", "1398/01/15", "۱۳۹۸/۰۱/۱۵", "1398-1-15", " 2019.04.04 "])
def test_days_are_read_in_either_calendar(moderator, at, written):
    bring(HEAD + f"A bridge,{written},,,\n", moderator, at)
    assert ReferenceClip.objects.get().first_seen_on == date(2019, 4, 4)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_as_spreadsheets_write_them(moderator, at, delimiter):
    text = "\ufeff" + HEAD.replace(",", delimiter) + delimiter.join(['"پل،\nدر سیل"', "2019-04-04", "", "", ""]) + "\n"
    bring(text, moderator, at)
    assert ReferenceClip.objects.get().what == "پل،\nدر سیل"


def test_wrong_rows_are_told_by_their_line_and_the_others_stay(moderator, at, inbox):
    text = HEAD + (
        "Good,2019-04-04,,,\n"
        ",2019-04-04,,,\n"
        "No day,,,,\n"
        "No such day,1398/12/31,,,\n"
        "To come,2030-01-01,,,\n"
        "\n"
        "No address,2019-04-04,not a link,,\n"
        "No picture,2019-04-04,,,missing.jpg\n"
        "Good too,2019-04-05,,,\n"
    )
    tally = bring(text, moderator, at, inbox / "known")
    assert tally.entered == 2
    assert [line for line, _sentence in tally.faults] == [3, 4, 5, 6, 8, 9]
    assert all(sentence for _line, sentence in tally.faults)
    assert set(ReferenceClip.objects.values_list("what", flat=True)) == {"Good", "Good too"}


@pytest.mark.parametrize("name", ["../secret.jpg", "/etc/passwd", "..", "link.jpg", "pipe", "a\0b.jpg"])
def test_no_name_leads_out_of_the_folder(moderator, at, inbox, name):
    import os

    (inbox / "secret.jpg").write_bytes(jpeg(1))
    (inbox / "known" / "link.jpg").symlink_to(inbox / "secret.jpg")
    os.mkfifo(inbox / "known" / "pipe")
    tally = bring(HEAD + f"Out,2019-04-04,,,{name}\n", moderator, at, inbox / "known")
    assert (tally.entered, len(tally.faults)) == (0, 1)


@pytest.mark.slow
def test_pictures_are_taken_from_the_folder(moderator, at, inbox):
    (inbox / "known" / "bridge.jpg").write_bytes(jpeg(1))
    (inbox / "known" / "text.jpg").write_text("no picture")
    tally = bring(
        HEAD + "A bridge,2019-04-04,,,bridge.jpg\nA text,2019-04-04,,,text.jpg\n", moderator, at, inbox / "known"
    )
    assert (tally.entered, [line for line, _sentence in tally.faults]) == (1, [3])
    assert ReferenceClip.objects.get().hashes.exists()
    assert (inbox / "known" / "bridge.jpg").exists()


def test_the_same_list_again_adds_only_what_is_new(moderator, at):
    bring(HEAD + "A bridge,2019-04-04,,,\n", moderator, at)
    tally = bring(HEAD + "A bridge,1398/01/15,,,\nA square,2019-04-04,,,\n", moderator, at)
    assert (tally.entered, tally.known) == (1, 1)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b'what,first_seen_on\n"open,1\n'])
def test_what_is_no_list_is_refused_whole(moderator, at, content):
    with pytest.raises(NoList):
        bring_in(content, None, by=moderator, at=at)
    assert not ReferenceClip.objects.exists()


def test_a_list_with_too_many_pictures_for_the_desk_is_refused_whole(moderator, at, inbox):
    rows = "".join(f"Row {number},2019-04-04,,,x.jpg\n" for number in range(3))
    with pytest.raises(NoList, match="import_references"):
        bring(HEAD + rows, moderator, at, inbox / "known", most_files=2)


def test_folders_are_those_of_the_inbox_and_no_links(inbox):
    (inbox / "elsewhere").symlink_to(inbox / "known")
    (inbox / ".hidden").mkdir()
    assert list(folders()) == ["known"]


# -- the command


def test_the_command_enters_and_names_the_wrong_lines(moderator, inbox, tmp_path):
    table = tmp_path / "list.csv"
    table.write_text(HEAD + "Good,2019-04-04,,,\nBad,soon,,,\n")
    said, complained = StringIO(), StringIO()
    with pytest.raises(CommandError, match="1 lines"):
        call_command("import_references", table, by="moderator", stdout=said, stderr=complained)
    assert "1 entered" in said.getvalue()
    assert "line 3" in complained.getvalue()


@pytest.mark.parametrize(("by", "folder"), [("nobody", ""), ("reporter", ""), ("moderator", "unknown")])
def test_the_command_wants_a_person_who_may_and_a_folder_that_is_there(moderator, inbox, tmp_path, by, folder):
    make_user("Reporter", "reporter")
    table = tmp_path / "list.csv"
    table.write_text(HEAD + "Good,2019-04-04,,,\n")
    with pytest.raises(CommandError):
        call_command("import_references", table, by=by, folder=folder)
    assert not ReferenceClip.objects.exists()
