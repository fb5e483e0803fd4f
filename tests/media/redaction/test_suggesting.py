"""Suggestions never stand in the way: no file, no OpenCV or a broken file are no suggestions."""

import pytest

from media.redaction import suggesting
from tests.media.processing.material import picture_bytes


@pytest.mark.parametrize("content", [picture_bytes("png"), b"no picture at all", None])
def test_where_nothing_is_found_there_is_nothing_to_start_from(monkeypatch, tmp_path, content) -> None:
    path = tmp_path / "still.png"
    path.write_bytes(content or b"")
    monkeypatch.setattr(suggesting, "_drawn_on", lambda item: path if content else None)
    assert suggesting.suggest(None) == []
    assert [one.name for one in tmp_path.iterdir()] == ["still.png"]
