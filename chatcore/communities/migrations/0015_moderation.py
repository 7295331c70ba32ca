from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0014_page_languages"),
    ]

    operations = [
        migrations.AddField(
            model_name="community",
            name="filter_revision",
            field=models.BigIntegerField(db_default=0, default=0),
        ),
    ]
