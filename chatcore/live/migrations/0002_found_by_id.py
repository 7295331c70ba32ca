from typing import ClassVar

from django.db import migrations, models

import chatcore.foundation.clock


class Migration(migrations.Migration):
    dependencies: ClassVar = [("live", "0001_initial")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="event",
            name="created_at",
            field=models.DateTimeField(default=chatcore.foundation.clock.now),
        ),
    ]
