from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import chatcore.foundation.ids


def keep_out_of_the_log(_: Any, schema_editor: Any) -> None:
    """What is true for a minute needs no write-ahead log: a batch of presence waits for no disk."""
    if schema_editor.connection.vendor == "postgresql":
        for table in ("presence_process", "presence_device"):
            schema_editor.execute(f"ALTER TABLE {table} SET UNLOGGED")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("presence", "0001_initial")]

    operations: ClassVar = [
        migrations.DeleteModel(name="Lease"),
        migrations.CreateModel(
            name="Process",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=chatcore.foundation.ids.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("expires_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=chatcore.foundation.ids.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("state", models.CharField(default="active", max_length=8)),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="devices",
                        to="presence.process",
                    ),
                ),
            ],
        ),
        migrations.RunPython(keep_out_of_the_log, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="status",
            index=models.Index(
                condition=models.Q(("until", None), _negated=True),
                fields=["until"],
                name="presence_status_ends",
            ),
        ),
    ]
