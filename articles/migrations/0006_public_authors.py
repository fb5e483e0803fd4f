from django.db import migrations, models

import newsroom.text.refs


def name_them(apps, schema_editor):
    """A reference for each profile, and the links that stories of today would have to their authors."""
    links, by_slug = apps.get_model("press", "EditionLink"), {}
    for profile in apps.get_model("articles", "AuthorProfile").objects.all():
        profile.public_ref = newsroom.text.refs.new_ref()
        profile.save(update_fields=["public_ref"])
        by_slug[profile.slug] = profile.public_ref
    for pk, facts in apps.get_model("press", "Edition").objects.filter(kind="article").values_list("pk", "facts"):
        refs = [by_slug[row["slug"]] for row in facts.get("authors", ()) if row["slug"] in by_slug]
        links.objects.bulk_create(
            [
                links(edition_id=pk, role="author", position=90 + n, to_kind="author", to_ref=ref)
                for n, ref in enumerate(refs)
            ]
        )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_search_and_cards"),
        ("press", "0008_checked_reports"),
    ]

    operations = [
        migrations.AddField(
            model_name="authorprofile",
            name="public_ref",
            field=models.CharField(default="", editable=False, max_length=12, verbose_name="reference"),
        ),
        migrations.RunPython(name_them, migrations.RunPython.noop),
    ]
