"""The database that is kept between runs of the tests is of today's migrations and no others."""

import sqlite3

from tests import migrating


def test_the_name_changes_with_any_migration():
    files = list(migrating.migrations())
    assert any(name.startswith("articles 0001") for name, _text in files)
    (name, text), *others = files
    changed, renamed, fewer = [(name, text + b" ")], [(f"{name}x", text)], []
    names = {migrating.name_of([*first, *others]) for first in (files[:1], changed, renamed, fewer)}
    assert len(names) == 4
    assert migrating.name_of(files) in names


def test_what_was_migrated_is_kept_once_and_taken_by_the_next(tmp_path):
    folder, first, second = tmp_path / "kept", tmp_path / "first.sqlite3", tmp_path / "second.sqlite3"
    folder.mkdir()
    (folder / "older.sqlite3").touch()
    made = migrating.take(folder, first, lambda: None)
    assert (made.is_there, first.exists()) == (False, False)
    with sqlite3.connect(first) as database:
        database.execute("CREATE TABLE story (headline TEXT)")
    database.close()
    let_go = []
    made.keep()
    migrating.take(folder, second, lambda: let_go.append(True)).keep()
    assert let_go == [True]
    assert [file.name for file in folder.glob("*.sqlite3")] == [migrating.name_of(migrating.migrations())]
    with sqlite3.connect(second) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("story",)]
    database.close()
