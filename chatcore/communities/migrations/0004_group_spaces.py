from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0003_group_imports"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="group",
            name="communities_group_project_if_project",
        ),
        migrations.RenameField(model_name="group", old_name="project", new_name="space"),
        migrations.AddField(
            model_name="group",
            name="members_only",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="group",
            name="kind",
            field=models.CharField(
                choices=[
                    ("automatic", "Automatic"),
                    ("additional", "Additional"),
                    ("project", "Project"),
                    ("club", "Club"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(
                condition=Q(kind__in=("project", "club"), space__isnull=False)
                | (~Q(kind__in=("project", "club")) & Q(space__isnull=True)),
                name="communities_group_space_if_projected",
            ),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(
                condition=~Q(kind="club") | Q(members_only=True),
                name="communities_group_club_is_members_only",
            ),
        ),
    ]
