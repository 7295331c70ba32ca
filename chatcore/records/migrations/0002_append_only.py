from typing import ClassVar

from django.db import migrations

from chatcore.records.protection import protect, unprotect


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0001_initial")]

    operations: ClassVar = [migrations.RunPython(protect, unprotect)]
