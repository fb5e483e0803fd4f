import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from newsroom.workflow import chain


def begin_chains(apps, schema_editor):
    """Every piece has a chain that begins with its sealing; what came in before there were chains gets that link now."""
    Footage, CustodyLink = apps.get_model("media", "Footage"), apps.get_model("media", "CustodyLink")
    for item in Footage.objects.order_by("pk").iterator():
        salt = chain.new_salt()
        fields = {
            "kind": "footage",
            "ref": item.ref,
            "number": 1,
            "verb": "sealed",
            "sha256": item.sha256,
            "rendition": "",
            "actor": item.created_by_id,
            "at": item.created_at.timestamp(),
            "reason": chain.digest("", salt),
        }
        CustodyLink.objects.create(
            kind="footage", ref=item.ref, number=1, verb="sealed", sha256=item.sha256, actor_id=item.created_by_id,
            at=item.created_at, salt=salt, digest=fields["reason"], previous_hash=chain.GENESIS,
            hash=chain.link(chain.GENESIS, fields),
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("media", "0001_footage"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField(
            model_name="footage",
            name="held_until_lifted",
            field=models.BooleanField(default=False, editable=False, verbose_name="held as evidence"),
        ),
        migrations.CreateModel(
            name="CustodyRoot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(editable=False, unique=True, verbose_name="day")),
                ("root", models.CharField(editable=False, max_length=64, verbose_name="root")),
                ("count", models.PositiveIntegerField(editable=False, verbose_name="chains")),
                ("last_link", models.PositiveBigIntegerField(editable=False)),
            ],
            options={
                "verbose_name": "root of custody",
                "verbose_name_plural": "roots of custody",
                "ordering": ["-day"],
            },
        ),
        migrations.CreateModel(
            name="CustodyLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(editable=False, max_length=16, verbose_name="kind")),
                ("ref", models.CharField(editable=False, max_length=12, verbose_name="reference")),
                ("number", models.PositiveIntegerField(editable=False, verbose_name="number")),
                ("previous_hash", models.CharField(editable=False, max_length=64)),
                ("hash", models.CharField(editable=False, max_length=64)),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("sealed", "sealed"),
                            ("looked_at", "original opened"),
                            ("rendition_made", "rendition made"),
                            ("exported", "exported as evidence"),
                            ("hold_set", "held"),
                            ("hold_lifted", "hold lifted"),
                            ("erased", "erased"),
                        ],
                        editable=False,
                        max_length=16,
                        verbose_name="act",
                    ),
                ),
                ("sha256", models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256")),
                ("rendition", models.CharField(blank=True, editable=False, max_length=80, verbose_name="rendition")),
                ("at", models.DateTimeField(editable=False, verbose_name="at")),
                ("reason", models.TextField(blank=True, editable=False, verbose_name="reason")),
                ("salt", models.CharField(blank=True, editable=False, max_length=32)),
                ("digest", models.CharField(editable=False, max_length=64)),
                (
                    "actor",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "link of custody",
                "verbose_name_plural": "custody",
                "ordering": ["kind", "ref", "number"],
                "base_manager_name": "objects",
                "constraints": [models.UniqueConstraint(fields=("kind", "ref", "number"), name="custody_number")],
            },
        ),
        migrations.RunPython(begin_chains, migrations.RunPython.noop),
    ]
