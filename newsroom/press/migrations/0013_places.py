"""The places that public editions name, as rows to list, filter and count by. What is public already is filed from its facts."""

import django.db.models.deletion
from django.db import migrations, models


BATCH = 500
MARK = "█"  # stands for words that were taken out


def file_what_is_public(apps, schema_editor):
    Edition, Erasure, EditionPlace, Place = (
        apps.get_model(*path)
        for path in (("press", "Edition"), ("press", "Erasure"), ("press", "EditionPlace"), ("taxonomy", "Place"))
    )
    keys = dict(Place.objects.values_list("slug", "pk"))
    # an item with words that wait for a second person is filed by its next publication, with the mask
    hidden = set(Erasure.objects.filter(destroyed_at=None).values_list("kind", "ref"))
    rows = []
    for edition in Edition.objects.only("kind", "ref", "language", "published_at", "facts").iterator(chunk_size=BATCH):
        told = {
            one["slug"] for one in edition.facts.get("places", ()) if not one.get("is_near") and MARK not in one["name"]
        }
        if (edition.kind, edition.ref) in hidden:
            continue
        rows += [
            EditionPlace(
                content_object_id=edition.pk, tag_id=keys[slug], language=edition.language,
                published_at=edition.published_at,
            )
            for slug in sorted(told)
            if slug in keys
        ]  # fmt: skip
    EditionPlace.objects.bulk_create(rows, batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0012_merged_into"),
        ("taxonomy", "0002_desk_additions"),
    ]

    operations = [
        migrations.CreateModel(
            name="EditionPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=10)),
                ("published_at", models.DateTimeField()),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="place_rows", to="press.edition"
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="edition_rows",
                        to="taxonomy.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "place of an edition",
                "verbose_name_plural": "places of editions",
                "indexes": [
                    models.Index(
                        fields=["tag", "language", "-published_at", "-content_object"], name="editionplace_newest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("content_object", "tag"), name="press_editionplace_once")
                ],
            },
        ),
        migrations.RunPython(file_what_is_public, migrations.RunPython.noop),
    ]
