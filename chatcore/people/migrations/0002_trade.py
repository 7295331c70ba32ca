from typing import Any

from django.db import migrations

import chatcore.people.folding
from chatcore.people.folding import folded

BATCH = 1000


def fill(apps: Any, schema_editor: Any) -> None:
    people = apps.get_model("people", "Person").objects.only("id", "organisation", "title")
    batch = []
    for person in people.iterator(chunk_size=BATCH):
        person.trade = folded(f"{person.organisation} {person.title}")
        if person.trade:
            batch.append(person)
        if len(batch) == BATCH:
            people.model.objects.bulk_update(batch, ["trade"])
            batch = []
    people.model.objects.bulk_update(batch, ["trade"])


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="trade",
            field=chatcore.people.folding.FoldedField(
                default="", editable=False, of=("organisation", "title")
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
