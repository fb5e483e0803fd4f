"""An export becomes waiting reports, once; a later export adds, changes and marks, and never doubles."""

from datetime import UTC, datetime, timedelta

import pytest

from events.drafts import make_event
from events.models import Batch, Report
from events.proposals import proposal_of
from events.telegram.folder import Folder
from events.telegram.importing import import_folder
from events.telegram.reading import NoExport
from events.telegram.splitting import split_album
from media.models import Footage
from newsroom.text.calendars import PartialDate
from newsroom.workflow.refusals import Refused
from tests.events.telegram.exports import (
    CHANNEL,
    FIRST_SECOND,
    NOT_INCLUDED,
    account,
    chat,
    message,
    photo,
    service,
    write,
)
from tests.factory import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vault(settings, tmp_path):
    settings.VAULT_DIR = tmp_path / "vault"


@pytest.fixture
def person(db):
    return make_user("Reporter")


@pytest.fixture
def bring(tmp_path, person, at):
    """Write an export and bring it in; the same folder each time, as a person would export again."""

    def bring(*messages, data=None, later=0, **files):
        folder = write(tmp_path / "export", data or chat(*messages), **files)
        return import_folder(Folder(folder), by=person, at=at + timedelta(days=later))

    return bring


def texts() -> list[str]:
    return list(Report.objects.order_by("position", "pk").values_list("raw_text", flat=True))


# -- the first time


def test_messages_become_waiting_reports_of_one_batch_with_the_channel_as_their_source(bring, person):
    tally = bring(message(1, "April 4, Shadegan. Flood"), service(2), message(3, "Protest in Ahvaz"))
    batch = Batch.objects.get()
    assert (tally.new, tally.service, tally.batches) == (2, 1, [batch])
    assert (batch.origin, batch.channel, batch.brought_by, batch.text) == ("Ground Channel", "telegram", person, "")
    assert texts() == ["April 4, Shadegan. Flood", "Protest in Ahvaz"]
    for report in Report.objects.all():
        assert (report.decision, report.origin, report.channel, report.batch) == (
            "waiting",
            "Ground Channel",
            "telegram",
            batch,
        )


def test_yesterday_is_the_day_before_the_message_was_sent_whatever_the_exporting_computer_thought(bring):
    bring(message(1, "Yesterday, flood in Shadegan"))
    report = Report.objects.get()
    assert report.sent_at == datetime.fromtimestamp(FIRST_SECOND + 60, UTC)
    assert proposal_of(report).date == PartialDate(2019, 4, 3)


def test_a_clip_is_linked_to_its_message(bring):
    tally = bring(message(1, "One", **photo("a")), message(2, "Two", **photo("b")), a="navy", b="red")
    one, two = Report.objects.order_by("position")
    assert tally.clips == 2
    assert one.footage.get() != two.footage.get()
    assert not one.is_clip_missing
    assert not two.is_clip_missing


def test_the_same_bytes_are_one_footage(bring):
    bring(message(1, "One", **photo("a")), message(2, "Two", **photo("b")), a="navy", b="navy")
    assert Footage.objects.get().reports.count() == 2


def test_a_file_that_was_not_exported_is_a_report_whose_clip_is_missing(bring):
    tally = bring(message(1, "One", photo=NOT_INCLUDED), message(2, "", file=NOT_INCLUDED, media_type="video_file"))
    assert (tally.new, tally.clips_missing) == (2, 2)
    assert Report.objects.filter(is_clip_missing=True).count() == 2


def test_a_clip_that_was_missing_comes_with_a_later_export(bring):
    bring(message(1, "One", photo=NOT_INCLUDED))
    tally = bring(message(1, "One", **photo("a")), later=1, a="navy")
    report = Report.objects.get()
    assert (tally.new, tally.known, tally.clips, report.is_clip_missing) == (0, 1, 1, False)
    assert report.footage.count() == 1


def test_what_has_neither_words_nor_a_clip_is_passed_over_and_counted(bring):
    voice = {"file": "voice/1.ogg", "media_type": "voice_message", "mime_type": "audio/ogg"}
    tally = bring(message(1, ""), message(2, "", **voice), message(3, "With words", **voice))
    assert (tally.new, tally.wordless, tally.other_files) == (1, 2, 2)


def test_a_clip_without_words_can_become_an_event(bring, person, at, vocabulary):
    bring(message(1, "", **photo("a")), a="navy")
    report = Report.objects.get()
    event = make_event(report, by=person, at=at)
    assert (report.raw_text, report.words_key, event.footage.count()) == ("", "", 1)


@pytest.mark.parametrize(
    ("kind", "origin"),
    [
        ("public_channel", "Ground Channel"),
        ("public_supergroup", "Ground Channel"),
        ("private_channel", ""),
        ("private_supergroup", ""),
        ("private_group", ""),
        ("personal_chat", ""),
        ("bot_chat", ""),
        ("saved_messages", ""),
    ],
)
def test_only_a_public_channel_or_group_is_kept_as_source(bring, kind, origin):
    bring(data=chat(message(1, "One"), kind=kind))
    assert (Report.objects.get().origin, Batch.objects.get().origin) == (origin, origin)
    assert ("Ground Channel" in Batch.objects.get().name) == bool(origin)


def test_a_forward_keeps_the_channel_it_came_through_and_is_no_second_source(bring):
    post = chat(message(1, "Flood in Shadegan"))
    other = chat(
        message(9, "Flood in Shadegan", forwarded_from="Ground Channel", forwarded_from_id=f"channel{CHANNEL}"),
        name="Other Channel",
        number=99,
    )
    bring(data=account(post, other))
    mine, theirs = Report.objects.order_by("pk")
    assert (mine.origin, theirs.origin) == ("Ground Channel", "Other Channel")
    assert mine.forward_key == theirs.forward_key != ""


def test_forwards_of_two_posts_are_two(bring):
    forward = {"forwarded_from": "Far", "forwarded_from_id": "channel5"}
    bring(data=chat(message(1, "One", **forward), message(2, "Two", **forward), kind="private_group"))
    one, two = Report.objects.order_by("position")
    assert one.forward_key != two.forward_key
    assert one.origin == "Far"


def test_an_account_is_read_chat_by_chat_and_nothing_else_of_it(bring):
    one, two = chat(message(1, "One")), chat(message(1, "Two"), kind="personal_chat", name="NEEDLE", number=7)
    tally = bring(data=account(one, left=[two]))
    assert (tally.new, Batch.objects.count()) == (2, 2)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"chats": 3}', b'{"messages": {}}', b"\xff\xfe"])
def test_a_folder_that_holds_no_export_is_refused_and_leaves_nothing(tmp_path, person, at, content):
    (tmp_path / "result.json").write_bytes(content)
    with pytest.raises(NoExport):
        import_folder(Folder(tmp_path), by=person, at=at)
    assert not Batch.objects.exists()


# -- again


def test_the_same_export_again_changes_nothing(bring):
    rows = [
        message(1, "One", **photo("a")),
        message(2, "", **photo("b"), second=5),
        message(3, "", **photo("c"), second=5),
    ]
    bring(*rows, a="navy", b="red", c="green")
    before = list(Report.objects.values())
    tally = bring(*rows, later=1)
    assert (tally.new, tally.known, tally.changed, tally.gone, tally.clips) == (0, 3, 0, 0, 0)
    assert list(Report.objects.values()) == before
    assert Batch.objects.count() == 1


def test_a_grown_export_adds_only_what_is_new(bring):
    bring(message(1, "One"))
    tally = bring(message(1, "One"), message(2, "Two"), later=1)
    assert (tally.new, tally.known, texts()) == (1, 1, ["One", "Two"])
    assert [batch.reports.count() for batch in Batch.objects.order_by("pk")] == [1, 1]


def test_a_later_export_that_brings_nothing_new_leaves_no_empty_batch(bring):
    bring(message(1, "One"), message(2, "Two"))
    tally = bring(message(1, "One"), service(3), later=1)
    assert (tally.new, tally.batches, Batch.objects.count()) == (0, [], 1)


def test_an_edit_keeps_the_old_words_and_leaves_the_event_alone(bring, person, at, vocabulary):
    bring(message(1, "Flood in Shadegan"), message(2, "Two"))
    event = make_event(Report.objects.get(position=1), by=person, at=at)
    edited = FIRST_SECOND + 9000
    tally = bring(message(1, "Flood in Ahvaz", edited_unixtime=str(edited)), message(2, "Two"), later=1)
    report = Report.objects.get(position=1)
    assert (tally.changed, tally.changed_decided, tally.new) == (1, 1, 0)
    assert (report.raw_text, report.reading["places"]) == ("Flood in Ahvaz", ["ahvaz"])
    assert report.edited_at == datetime.fromtimestamp(edited, UTC)
    old = report.versions.get()
    assert (old.number, old.raw_text, old.reading["places"]) == (1, "Flood in Shadegan", ["shadegan"])
    assert event.texts.get().description == "Flood in Shadegan"


def test_what_a_person_changed_stands_over_the_new_reading(bring):
    bring(message(1, "Flood in Shadegan"))
    Report.objects.update(edits={"places": ["yazd"]})
    bring(message(1, "Flood in Ahvaz"), later=1)
    assert Report.objects.get().edits == {"places": ["yazd"]}


def test_words_that_were_erased_here_do_not_come_back(bring):
    bring(message(1, "Somebody said it", **photo("a")), a="navy")
    Report.objects.update(raw_text="", reading={})
    tally = bring(message(1, "Somebody said it again"), later=1)
    assert (tally.changed, Report.objects.get().raw_text) == (0, "")


def test_a_message_that_is_gone_is_marked_and_one_that_is_back_is_not(bring, at):
    bring(message(1, "One"), message(2, "Two"), message(3, "Three"))
    tally = bring(message(1, "One"), message(3, "Three"), later=1)
    assert (tally.gone, tally.gone_decided) == (1, 0)
    assert Report.objects.get(raw_text="Two").gone_at == at + timedelta(days=1)
    bring(message(1, "One"), message(2, "Two"), message(3, "Three"), later=2)
    assert Report.objects.get(raw_text="Two").gone_at is None


def test_an_export_cut_by_date_says_nothing_of_what_lies_outside_it(bring):
    bring(*(message(number, f"Number {number}") for number in range(1, 7)))
    tally = bring(message(3, "Number 3"), message(5, "Number 5"), later=1)
    assert tally.gone == 1
    assert Report.objects.get(gone_at__isnull=False).raw_text == "Number 4"


def test_another_chat_says_nothing_about_this_one(bring):
    bring(message(1, "One"), message(2, "Two"), message(3, "Three"))
    tally = bring(data=chat(message(1, "Other"), message(3, "Others"), number=5), later=1)
    assert tally.gone == 0


# -- albums


def album(*names, text="Album", start=1, second=FIRST_SECOND, **fields):
    return [
        message(number, text if number == start else "", second=second, **photo(name), **fields)
        for number, name in enumerate(names, start)
    ]


COLOURS = {"a": "navy", "b": "red", "c": "green", "d": "white"}


def test_an_album_is_one_report_with_all_its_clips_and_the_caption_whichever_carries_it(bring):
    rows = album("a", "b", "c", text="")
    rows[2]["text"] = "The caption"
    tally = bring(*rows, message(4, "Another"), **COLOURS)
    assert (tally.new, tally.albums, texts()) == (2, 1, ["The caption", "Another"])
    assert Report.objects.exclude(album_key="").get().footage.count() == 3


def test_an_album_that_has_grown_is_not_doubled(bring):
    bring(*album("a"), **COLOURS)
    tally = bring(*album("a", "b", "c"), later=1)
    report = Report.objects.get()
    assert (tally.new, tally.clips, report.footage.count(), bool(report.album_key)) == (0, 2, 3, True)


def test_an_album_that_lost_its_first_message_is_not_doubled(bring):
    bring(message(1, "Before"), *album("a", "b", "c", start=2), **COLOURS)
    tally = bring(message(1, "Before"), *album("a", "b", "c", start=2)[1:], later=1)
    assert (tally.new, tally.gone, Report.objects.count()) == (0, 0, 2)
    tally = bring(message(1, "Before"), *album("a", "b", "c", start=2)[2:], later=2)
    assert (tally.new, tally.gone, Report.objects.count()) == (0, 0, 2)


def test_two_captions_of_one_second_stay_two_reports_when_one_of_them_goes(bring):
    one, two = album("a", text="One")[0], album("b", text="Two", start=2)[0]
    bring(one, two, **COLOURS)
    assert texts() == ["One", "Two"]
    tally = bring({**one, "text": ""}, two, later=1)
    assert (tally.new, tally.changed, texts()) == (0, 1, ["", "Two"])
    assert [report.footage.count() for report in Report.objects.all()] == [1, 1]
    tally = bring({**one, "text": ""}, {**two, "text": ""}, later=2)
    assert (tally.new, tally.changed, texts()) == (0, 1, ["", ""])


def test_another_picture_of_the_same_second_is_no_part_of_the_album(bring):
    bring(*album("a", "b"), **COLOURS)
    tally = bring(*album("a", "b"), message(5, "Another", second=FIRST_SECOND, **photo("d")), later=1)
    assert (tally.new, Report.objects.count()) == (1, 2)


def test_split_makes_a_waiting_report_of_each_further_clip(bring, person, at):
    bring(*album("a", "b", "c"), **COLOURS)
    head = Report.objects.get()
    parts = split_album(head, by=person, at=at)
    assert [part.footage.count() for part in (head, *parts)] == [1, 1, 1]
    for part in parts:
        assert (part.decision, part.raw_text, part.origin, part.sent_at, part.batch) == (
            "waiting",
            "",
            head.origin,
            head.sent_at,
            head.batch,
        )


def test_a_split_album_stays_split_when_it_is_brought_in_again(bring, person, at):
    rows = [message(9, "Before"), *album("a", "b", "c", start=10), message(20, "After")]
    bring(*rows, **COLOURS)
    split_album(Report.objects.get(raw_text="Album"), by=person, at=at)
    for later in (1, 2):
        tally = bring(*rows, later=later)
        assert (tally.new, tally.clips, tally.changed, Report.objects.count()) == (0, 0, 0, 5)
        assert not Report.objects.filter(is_clip_missing=True).exists()
    tally = bring(*rows[:2], rows[3], rows[4], later=3)  # the second clip is gone
    assert tally.gone == 1
    assert Report.objects.get(gone_at__isnull=False).footage.get().reports.get().raw_text == ""


def test_a_split_album_stays_split_when_its_files_are_not_exported_again(bring, person, at):
    bring(*album("a", "b", "c"), **COLOURS)
    split_album(Report.objects.get(), by=person, at=at)
    rows = album("a", "b", "c")
    for row in rows:
        row["photo"] = NOT_INCLUDED
    tally = bring(*rows, later=1)
    assert (tally.new, Report.objects.count(), Report.objects.filter(is_clip_missing=True).count()) == (0, 3, 0)


def test_what_is_no_album_or_decided_is_not_split(bring, person, at, vocabulary):
    bring(message(1, "One", **photo("a")), *album("b", "c", start=5), **COLOURS)
    with pytest.raises(Refused):
        split_album(Report.objects.get(raw_text="One"), by=person, at=at)
    decided = Report.objects.get(raw_text="Album")
    make_event(decided, by=person, at=at)
    with pytest.raises(Refused):
        split_album(decided, by=person, at=at)


# -- files that must not be read, and no room


@pytest.mark.parametrize(
    "path",
    ["../../etc/passwd", "/etc/passwd", "photos/../../secret.jpg", "photos/link.jpg", "way/secret.jpg", "a\\b.jpg"],
)
def test_a_path_that_leads_out_is_refused_counted_and_never_read(tmp_path, bring, path):
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    export = write(tmp_path / "export", chat())
    (export / "photos" / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (export / "way").symlink_to(tmp_path)
    tally = bring(message(1, "One", photo=path))
    assert (tally.refused, tally.clips, tally.new) == (1, 0, 1)
    assert Report.objects.get().is_clip_missing
    assert not Footage.objects.exists()


def test_a_file_that_is_no_picture_is_refused_and_its_words_are_kept(bring):
    tally = bring(message(1, "One", **photo("a")), a=b"#!/bin/sh")
    assert (tally.refused, tally.new, Report.objects.get().is_clip_missing) == (1, 1, True)


def test_a_full_vault_stops_the_import_with_a_sentence_and_a_second_run_goes_on(bring, monkeypatch):
    from media import vault

    rows = [message(number, f"Number {number}", **photo(name)) for number, name in enumerate("abc", 1)]
    sealed, seal = [], vault.seal

    def small_vault(content, *, root):
        if len(sealed) == 1:
            raise vault.VaultFull("There is no room left.")
        sealed.append(seal(content, root=root))
        return sealed[-1]

    monkeypatch.setattr(vault, "seal", small_vault)
    tally = bring(*rows, **COLOURS)
    assert (tally.is_stopped, tally.warnings, tally.clips) == (True, ["There is no room left."], 1)
    assert Batch.objects.get().read_at is None
    monkeypatch.undo()
    tally = bring(*rows, later=1)
    assert (tally.is_stopped, tally.new, tally.known, tally.clips) == (False, 0, 3, 2)
    assert Batch.objects.get().read_at is not None
    assert not Report.objects.filter(is_clip_missing=True).exists()


def test_a_run_that_was_killed_between_words_and_files_is_finished_by_the_next(bring, monkeypatch):
    from events.telegram import clips

    class Killed(BaseException):
        pass

    def killed(*args, **kwargs):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(clips, "take", killed)
        with pytest.raises(Killed):
            bring(message(1, "One", **photo("a")), a="navy")
    assert Report.objects.get().is_clip_missing
    tally = bring(message(1, "One", **photo("a")), later=1)
    assert (tally.new, tally.clips, Report.objects.get().footage.count()) == (0, 1, 1)
