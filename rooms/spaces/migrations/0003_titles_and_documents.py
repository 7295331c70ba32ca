from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import chatcore.people.folding
from chatcore.people.folding import folded

BATCH = 1000


def fold(apps: Any, schema_editor: Any) -> None:
    projects = apps.get_model("spaces", "Project").objects.only("id", "title")
    batch = []
    for project in projects.iterator(chunk_size=BATCH):
        project.search = folded(project.title)
        batch.append(project)
        if len(batch) == BATCH:
            projects.model.objects.bulk_update(batch, ["search"])
            batch = []
    projects.model.objects.bulk_update(batch, ["search"])


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0010_own_statuses"),
        ("spaces", "0002_clubs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(name="project", options={"ordering": ["search", "id"]}),
        migrations.AddField(
            model_name="document",
            name="changed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="document",
            name="changed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="search",
            field=chatcore.people.folding.FoldedField(default="", editable=False, of=("title",)),
        ),
        migrations.AddIndex(
            model_name="project",
            index=models.Index(fields=["community", "search", "id"], name="project_by_title"),
        ),
        migrations.RunPython(fold, migrations.RunPython.noop, elidable=True),
    ]
