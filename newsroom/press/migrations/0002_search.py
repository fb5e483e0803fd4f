"""The full-text table, in the database's own form. Both are called press_search and answer to that name in a query."""

from django.db import migrations

SQLITE = """
CREATE VIRTUAL TABLE press_search USING fts5(headline, body, tokenize = 'unicode61 remove_diacritics 2')
"""
POSTGRESQL = """
CREATE TABLE press_search (
    rowid bigint PRIMARY KEY,
    headline text NOT NULL,
    body text NOT NULL,
    press_search tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', headline), 'A') || setweight(to_tsvector('simple', body), 'B')
    ) STORED
);
CREATE INDEX press_search_words ON press_search USING gin (press_search);
"""


def create(apps, schema_editor):
    schema_editor.execute({"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor], None)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE press_search", None)


class Migration(migrations.Migration):
    dependencies = [("press", "0001_editions")]
    operations = [migrations.RunPython(create, drop)]
