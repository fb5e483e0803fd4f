"""Reports that are there get their identity, the key of their words, and the decision that their event shows was taken."""

from django.db import migrations, models

from events.models.reports import identity_of, words_key


def fill(apps, schema_editor):
    report = apps.get_model("events", "Report")
    for row in report.objects.filter(identity="").only("pk", "raw_text", "event_id").iterator():
        report.objects.filter(pk=row.pk).update(
            # a text that was erased is the same as others': its key is its number, so that it stays one of a kind
            identity=identity_of(row.raw_text) if row.raw_text else f"erased {row.pk}",
            words_key=words_key(row.raw_text),
            decision="accepted" if row.event_id else "waiting",
        )


class Migration(migrations.Migration):
    dependencies = [("events", "0002_intake_and_series")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="report",
            name="identity",
            field=models.CharField(editable=False, max_length=64, unique=True),
        ),
    ]
