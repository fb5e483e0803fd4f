"""manage.py inspect_footage: a line of JSON a file, whatever the file."""

import io
import json
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from PIL import Image, ImageStat

from tests.media.processing.material import NEEDLE, exif_with, picture_bytes, scene


def lines(*files: Path | str, **options) -> list[dict]:
    out = io.StringIO()
    call_command("inspect_footage", *(str(one) for one in files), stdout=out, **options)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_good_and_bad_files_get_a_line_each(files, tmp_path) -> None:
    playlist = tmp_path / "clip.mp4"
    playlist.write_text("ffconcat version 1.0\nfile other.mp4\n")
    good, bad, absent = lines(files["mp4"], playlist, tmp_path / "absent")
    assert (good["verdict"], good["code"], good["technical"]["form"]) == ("accept", "", "clip")
    assert 0 < good["seconds"] < 10
    assert 0 < good["peak_mb"] < 1536
    assert (bad["verdict"], bad["code"], bad["technical"]) == ("refuse", "unknown_kind", {})
    assert (absent["verdict"], absent["code"]) == ("refuse", "unreadable")


@pytest.mark.parametrize(
    "name",
    [
        "-i.jpg",
        "a b.jpg",
        "a;rm -rf b.jpg",
        "$(id).jpg",
        "%d.jpg",
        "concat:a|b.jpg",
        "نام.jpg",
        "a\nb.jpg",
        "\udcff.jpg",
        "http:x.jpg",
    ],
)
def test_hostile_names_are_only_names(tmp_path, name) -> None:
    path = os.fsencode(tmp_path / name)
    with open(path, "wb") as file:
        file.write(picture_bytes("jpeg"))
    (line,) = lines(tmp_path / name)
    assert (line["verdict"], line["file"]) == ("accept", str(tmp_path / name))


@pytest.mark.slow
def test_renditions_are_written_under_names_of_ours_and_are_clean(files, tmp_path) -> None:
    picture = tmp_path / "..secret name.jpg"
    picture.write_bytes(picture_bytes("jpeg", exif=exif_with(NEEDLE)))
    target = tmp_path / "out"
    shown, clip = lines(picture, files["mp4"], renditions=target)
    assert sorted(path.name for path in (target / "001").iterdir()) == [
        "still_480.avif",
        "still_480.jpg",
        "still_480.webp",
    ]
    assert str(target / "002" / "rendition_720.mp4") in clip["renditions"]
    assert all(Path(name).is_file() for name in shown["renditions"] + clip["renditions"])
    assert all(NEEDLE.encode() not in path.read_bytes() for path in target.rglob("*.*"))


def test_a_plan_hides_in_the_copies(files, tmp_path) -> None:
    whole, bad = tmp_path / "whole.json", tmp_path / "bad.json"
    whole.write_text(json.dumps({"mode": "whole", "boxes": [], "is_mute": False}))
    bad.write_text(json.dumps({"mode": "whole", "boxes": []}))
    (line,) = lines(files["jpeg"], renditions=tmp_path / "out", plan=whole)
    with Image.open(tmp_path / "out" / "001" / "still_480.webp") as made:
        assert max(ImageStat.Stat(made).stddev) < max(ImageStat.Stat(scene(0)).stddev) / 3
    assert (line["verdict"], line["code"]) == ("accept", "")
    (line,) = lines(files["jpeg"], renditions=tmp_path / "none", plan=bad)
    assert (line["verdict"], line["code"]) == ("refuse", "bad_plan")
    assert not (tmp_path / "none").exists()


def test_a_plan_that_is_no_json_or_is_for_nothing_ends_the_command(files, tmp_path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text("boxes")
    with pytest.raises(CommandError, match="JSON"):
        lines(files["jpeg"], renditions=tmp_path / "out", plan=plan)
    with pytest.raises(CommandError, match="--renditions"):
        lines(files["jpeg"], plan=plan)


def test_nothing_is_left_behind(files, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    lines(files["jpeg"])
    assert not list(tmp_path.iterdir())


def test_the_command_explains_itself(capsys) -> None:
    with pytest.raises(SystemExit) as caught:
        call_command("inspect_footage", "--help")
    assert caught.value.code == 0
    assert "--renditions" in capsys.readouterr().out
