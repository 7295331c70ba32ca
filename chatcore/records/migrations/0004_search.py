from typing import ClassVar

from django.db import migrations, models
from django.db.models.functions import StrIndex, Substr


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0003_acts")]

    operations: ClassVar = [
        migrations.RemoveIndex(model_name="trace", name="trace_by_community"),
        migrations.RemoveIndex(model_name="trace", name="trace_by_action"),
        migrations.AddIndex(
            model_name="trace",
            index=models.Index(fields=["community", "at", "id"], name="trace_by_moment"),
        ),
        migrations.AddIndex(
            model_name="trace",
            index=models.Index(fields=["community", "actor", "at", "id"], name="trace_by_actor"),
        ),
        migrations.AddIndex(
            model_name="trace",
            index=models.Index(
                fields=["community", "action", "at", "id"], name="trace_by_action_at"
            ),
        ),
        migrations.AddIndex(
            model_name="trace",
            index=models.Index(
                fields=["community", "object_type", "at", "id"], name="trace_by_type"
            ),
        ),
        migrations.AddIndex(
            model_name="trace",
            index=models.Index(
                models.F("community"),
                Substr("action", 1, StrIndex("action", models.Value("."))),
                models.F("at"),
                models.F("id"),
                name="trace_by_family",
            ),
        ),
    ]
