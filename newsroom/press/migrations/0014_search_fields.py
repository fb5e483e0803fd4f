"""The full-text table gets captions and places beside headline and body, so that a reader can search in one of them.

What is public is written into the new columns: the words of footage are its captions, and every name of the provinces and places
that readers are told is a place.
"""

from django.db import migrations

from newsroom.text.letters import search_fold

FIELDS = "headline, body, captions, places"
SQLITE = """
CREATE VIRTUAL TABLE press_search USING fts5(%s, tokenize = 'unicode61 remove_diacritics 2')
"""
WEIGHED = "setweight(to_tsvector('simple', %s), '%s')"
NEW = {"headline": "A", "places": "B", "captions": "C", "body": "D"}
OLD = {"headline": "A", "body": "B"}
BATCH = 500
MARK = "█"  # stands for words that were taken out


def forward(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        _rebuild_on_sqlite(schema_editor, FIELDS)
    else:
        for name in ("captions", "places"):
            schema_editor.execute(f"ALTER TABLE press_search ADD COLUMN {name} text NOT NULL DEFAULT ''", None)
        _weigh_on_postgresql(schema_editor, NEW)
    _fill(apps, schema_editor.connection)


def back(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE press_search SET body = body || ' ' || captions || ' ' || places")
    if schema_editor.connection.vendor == "sqlite":
        _rebuild_on_sqlite(schema_editor, "headline, body")
    else:
        _weigh_on_postgresql(schema_editor, OLD)
        schema_editor.execute("ALTER TABLE press_search DROP COLUMN captions, DROP COLUMN places", None)


def _rebuild_on_sqlite(schema_editor, fields):
    for statement in (
        "CREATE TEMPORARY TABLE press_search_before AS SELECT rowid AS id, headline, body FROM press_search",
        "DROP TABLE press_search",
        SQLITE % fields,
        "INSERT INTO press_search (rowid, headline, body) SELECT id, headline, body FROM press_search_before",
        "DROP TABLE press_search_before",
    ):
        schema_editor.execute(statement, None)


def _weigh_on_postgresql(schema_editor, weights):
    words = " || ".join(WEIGHED % pair for pair in weights.items())
    schema_editor.execute("ALTER TABLE press_search DROP COLUMN press_search", None)
    schema_editor.execute(
        f"ALTER TABLE press_search ADD COLUMN press_search tsvector GENERATED ALWAYS AS ({words}) STORED", None
    )
    schema_editor.execute("CREATE INDEX press_search_words ON press_search USING gin (press_search)", None)


def _fill(apps, connection):
    Edition, Erasure = apps.get_model("press", "Edition"), apps.get_model("press", "Erasure")
    hidden = dict.fromkeys(Erasure.objects.filter(destroyed_at=None).values_list("kind", "ref"))
    names = {
        (model, row.slug): [*row.names.values(), *row.aliases, *([row.iso] if model == "Province" else [])]
        for model in ("Province", "Place")
        for row in apps.get_model("taxonomy", model).objects.all()
    }
    editions = Edition.objects.order_by("pk").values_list("pk", "kind", "ref", "facts").iterator(chunk_size=BATCH)
    with connection.cursor() as cursor:
        for pk, kind, ref, facts in editions:
            told = [("Province", one["slug"]) for one in facts.get("provinces", ()) if MARK not in one["name"]]
            told += [("Place", one["slug"]) for one in facts.get("places", ()) if MARK not in one["name"]]
            # of an item with hidden words nothing is added here: its next publication does it with the mask
            known = [] if (kind, ref) in hidden else [name for key in told for name in names.get(key, ())]
            places = search_fold(" ".join(known))
            cursor.execute("UPDATE press_search SET places = %s WHERE rowid = %s", [places, pk])
            if kind == "footage":
                cursor.execute("UPDATE press_search SET captions = body, body = '' WHERE rowid = %s", [pk])


class Migration(migrations.Migration):
    dependencies = [("press", "0013_places"), ("taxonomy", "0002_desk_additions")]
    operations = [migrations.RunPython(forward, back)]
