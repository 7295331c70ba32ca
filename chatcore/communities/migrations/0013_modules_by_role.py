"""Modules are on for everybody, for certain roles, or off: what was a list of those that are off."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Listed before, and part of nothing: switching them did nothing.
NEVER_WERE = ("events", "needs")


def keep(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    community: Any = apps.get_model("communities", "Community")
    for one in community.objects.exclude(modules_off=[]):
        one.modules = {name: False for name in one.modules_off if name not in NEVER_WERE}
        one.save(update_fields=["modules"])


def go_back(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    community: Any = apps.get_model("communities", "Community")
    for one in community.objects.exclude(modules={}):
        one.modules_off = [name for name, setting in one.modules.items() if setting is False]
        one.save(update_fields=["modules_off"])


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0012_site_entries"),
    ]

    operations = [
        migrations.AddField(
            model_name="community",
            name="modules",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.RunPython(keep, go_back),
        migrations.RemoveField(model_name="community", name="modules_off"),
    ]
