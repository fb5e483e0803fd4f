from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0004_newest_reports")]

    operations = [
        migrations.AddField(model_name="decided", name="is_settled", field=models.BooleanField(default=False)),
    ]
