from typing import Any

from django.db import migrations

LEADERS = ("administrator", "animator", "functional_administrator")
RULE = {
    "match": "any",
    "conditions": [{"fact": "role", "value": role} for role in LEADERS],
}


def make(apps: Any, schema_editor: Any) -> None:
    communities = apps.get_model("communities", "Community")
    groups = apps.get_model("communities", "Group")
    members = apps.get_model("communities", "GroupMember")
    memberships = apps.get_model("communities", "Membership")
    # The counts that there are need no telling.
    for group in groups.objects.filter(kind="automatic"):
        group.people_told = members.objects.filter(group=group).count()
        group.save(update_fields=["people_told"])
    for community in communities.objects.all():
        people = list(
            memberships.objects.filter(
                community=community, left_at=None, role__in=LEADERS
            ).values_list("person_id", flat=True)
        )
        group = groups.objects.create(
            community=community,
            kind="automatic",
            name="Animateurs",
            rule=RULE,
            standard="leaders",
            people_told=len(people),
        )
        members.objects.bulk_create(
            members(group=group, person_id=person, status="member") for person in people
        )


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0006_rule_groups"),
    ]

    operations = [
        migrations.RunPython(make, migrations.RunPython.noop, elidable=True),
    ]
