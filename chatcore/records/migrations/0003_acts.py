from typing import ClassVar

from django.db import migrations, models

from chatcore.records.protection import protect


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0002_append_only")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Act",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor", models.UUIDField(null=True)),
                ("action", models.CharField(max_length=40)),
                ("stream", models.CharField(max_length=64)),
                ("seq", models.BigIntegerField()),
                ("about", models.CharField(max_length=64)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["actor", "id"], name="act_by_actor"),
                    models.Index(fields=["stream", "seq"], name="act_by_stream"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="block",
            index=models.Index(
                condition=models.Q(("pruned_at", None)),
                fields=["ledger", "number"],
                name="block_with_rows",
            ),
        ),
        migrations.RunPython(protect, migrations.RunPython.noop),
    ]
