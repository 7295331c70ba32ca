from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import chatcore.foundation.clock


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("conversations", "0009_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Pin",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pinned_at", models.DateTimeField(default=chatcore.foundation.clock.now)),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pin",
                        to="conversations.message",
                    ),
                ),
                (
                    "pinned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pins",
                        to="conversations.room",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Saved",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("saved_at", models.DateTimeField(default=chatcore.foundation.clock.now)),
                ("remind_at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved",
                        to="conversations.message",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_messages",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "saved_at", "id"], name="saved_by_person"),
                    models.Index(
                        condition=models.Q(
                            ("remind_at__isnull", False), ("reminded_at__isnull", True)
                        ),
                        fields=["remind_at"],
                        name="saved_to_remind",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "message"), name="saved_once")
                ],
            },
        ),
    ]
