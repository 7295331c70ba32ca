from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import chatcore.foundation.clock
import chatcore.foundation.ids


def fill(apps: Any, schema_editor: Any) -> None:
    """Say who wrote each version, and who signed which: of those before, the last signature of each member is known."""
    charters = apps.get_model("spaces", "Charter").objects
    votes = apps.get_model("spaces", "Vote").objects
    signatures = apps.get_model("spaces", "CharterSignature").objects
    for club in apps.get_model("spaces", "Club").objects.iterator(chunk_size=100):
        versions = {one.version: one for one in charters.filter(club=club)}
        adopted = votes.filter(club=club, kind="charter", adopted=True).order_by("closed_at", "id")
        authors = [club.created_by_id, *adopted.values_list("opened_by_id", flat=True)]
        for version, author in enumerate(authors, start=1):
            if version in versions:
                charters.filter(id=versions[version].id).update(author=author)
        signatures.bulk_create(
            signatures.model(
                charter_id=versions[member.signed_version].id,
                person_id=member.person_id,
                signed_at=member.signed_at,
            )
            for member in club.members.all()
        )


class Migration(migrations.Migration):
    dependencies = [
        ("spaces", "0003_titles_and_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="charter",
            name="author",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="CharterSignature",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=chatcore.foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("signed_at", models.DateTimeField(default=chatcore.foundation.clock.now)),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="spaces.charter",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("charter", "person"), name="spaces_charter_signed_once"
                    )
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
