"""What was kept leaves as a piece of a pack, and a pack with it reads what needed it."""

import io
import shutil
import zipfile
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from events.captions.lexicon import build_lexicon
from events.captions.parser import parse
from newsroom.taxonomy.additions import add_place, keep_spelling, look
from newsroom.taxonomy.exporting import PLACE_COLUMNS, as_zip, pack_addition
from newsroom.taxonomy.models import Place, Province
from newsroom.taxonomy.packs.reading import pack_folder, read_folder, read_pack
from tests.factory import make_user

CAPTION = "April 3 - Shadgoon, Khuzestan Province. Residents of Sarab Khosrow, Lorestan Province, protest"


@pytest.fixture
def reporter(vocabulary):
    return make_user("Reporter")


@pytest.fixture
def editor(vocabulary):
    return make_user("Editor")


@pytest.fixture
def kept(reporter, editor, at):
    """A spelling and a place, kept, and one more of each that still waits."""
    shadegan = Place.objects.get(slug="shadegan")
    lorestan = Province.objects.get(slug="lorestan")
    place = add_place(names={"en": "Sarab Khosrow", "fa": "سراب، خسرو"}, province=lorestan, by=reporter, at=at)
    for addition in (keep_spelling(shadegan, "Shadgoon", by=reporter, at=at), place):
        look(addition, "kept", by=editor, at=at + timedelta(hours=1))
    keep_spelling(place.place, "Sarab Khosro", by=reporter, at=at)
    near = Place.objects.get(slug="khorramabad")
    add_place(names={"fa": "چشمه سرد"}, province=lorestan, near=near, by=reporter, at=at)


@pytest.fixture
def pack(tmp_path):
    """A copy of the pack, to put things into."""
    return shutil.copytree(pack_folder("iran"), tmp_path / "iran", ignore=shutil.ignore_patterns("*.geojson"))


def test_the_rows_have_the_columns_of_the_pack():
    heading = (pack_folder("iran") / "places.csv").read_text("utf-8").splitlines()[0]
    assert heading == ",".join(PLACE_COLUMNS)


def test_only_what_was_kept_goes_out(kept):
    out = pack_addition()
    assert [row[:4] for row in out.places] == [("sarab-khosrow", "Sarab Khosrow", "سراب، خسرو", "")]
    assert out.aliases == (("shadegan", "Shadgoon"),)
    assert out.sources == (("sarab-khosrow", "desk; its point is the centre of the province"),)


def test_with_all_what_waits_goes_out_too(kept):
    out = pack_addition(is_all=True)
    assert [row[3] for row in out.places if row[0] == "sarab-khosrow"] == ["Sarab Khosro"]
    assert [row[1:3] for row in out.places if row[0] != "sarab-khosrow"] == [("", "چشمه سرد")]
    assert ("desk; its point is that of khorramabad") in {source for _slug, source in out.sources}


def test_what_was_taken_back_never_goes_out(reporter, editor, at):
    addition = keep_spelling(Place.objects.get(slug="shadegan"), "Shadgoon", by=reporter, at=at)
    look(addition, "taken_back", by=editor, at=at)
    assert pack_addition(is_all=True).aliases == ()


def test_the_folder_inside_a_copy_of_the_pack_reads_the_caption_that_needed_it(kept, pack):
    assert not {"shadegan", "sarab-khosrow"} & set(parse(CAPTION, build_lexicon(read_folder(pack))).places)
    call_command("export_additions", pack / "additions", stdout=io.StringIO())
    assert parse(CAPTION, build_lexicon(read_folder(pack))).places == ("shadegan", "sarab-khosrow")


def test_the_rows_appended_to_the_places_of_a_copy_of_the_pack_are_read_as_well(kept, pack, tmp_path):
    call_command("export_additions", tmp_path / "out", stdout=io.StringIO())
    rows = (tmp_path / "out" / "places.csv").read_text("utf-8").splitlines(keepends=True)[1:]
    with (pack / "places.csv").open("a", encoding="utf-8", newline="") as table:
        table.writelines(rows)
    assert "sarab-khosrow" in parse(CAPTION, build_lexicon(read_folder(pack))).places


def test_a_place_with_a_name_in_one_script_makes_a_whole_lexicon(kept, pack):
    call_command("export_additions", pack / "additions", "--all", stdout=io.StringIO())
    reading = parse("۱۴ فروردین - چشمه سرد، استان لرستان", build_lexicon(read_folder(pack)))
    assert reading.places == tuple(Place.objects.filter(names__fa="چشمه سرد").values_list("slug", flat=True))


def test_the_pack_without_additions_is_what_it_was(pack):
    assert read_folder(pack).places == read_pack().places


def test_a_spelling_of_a_place_that_the_pack_lacks_is_told(pack):
    (pack / "additions").mkdir()
    (pack / "additions" / "places.csv").write_text("slug\n")
    (pack / "additions" / "aliases.csv").write_text("slug,alias\natlantis,Atlantis City\n")
    with pytest.raises(ValueError, match="“atlantis”"):
        read_folder(pack)


def test_the_command_says_how_much_it_wrote_and_writes_again_over_it(kept, tmp_path):
    for _time in range(2):
        said = io.StringIO()
        call_command("export_additions", tmp_path / "new" / "folder", stdout=said)
        assert said.getvalue().startswith("1 places, 1 spellings")
    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == {
        "places.csv", "aliases.csv", "places_source.csv",
    }  # fmt: skip


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(kept, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="Choose another folder"):
        call_command("export_additions", tmp_path / "file")


def test_the_same_files_are_downloaded_as_a_zip(kept, client, editor):
    client.force_login(editor)
    answer = client.get(reverse("admin:taxonomy_addition_download"))
    assert answer["Content-Disposition"] == 'attachment; filename="additions.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert files == {f"additions/{name}": text for name, text in pack_addition().files().items()}
    everything = client.get(reverse("admin:taxonomy_addition_download"), {"all": "1"})
    assert "چشمه سرد" in zipfile.ZipFile(io.BytesIO(everything.content)).read("additions/places.csv").decode()
    client.force_login(make_user("Moderator"))
    assert client.get(reverse("admin:taxonomy_addition_download")).status_code == 403


def test_nothing_added_is_three_headings(vocabulary):
    with zipfile.ZipFile(io.BytesIO(as_zip(pack_addition()))) as archive:
        assert {len(archive.read(name).splitlines()) for name in archive.namelist()} == {1}
