"""A feed for each community that has none yet, with its members in it: guests and bots are not."""

import uuid
from typing import Any

from django.db import migrations

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


def open_feeds(apps: Any, editor: Any) -> None:
    Room = apps.get_model("conversations", "Room")
    RoomMember = apps.get_model("conversations", "RoomMember")
    Community = apps.get_model("communities", "Community")
    Membership = apps.get_model("communities", "Membership")
    for community in Community.objects.exclude(rooms__kind="network").order_by("id"):
        memberships = Membership.objects.filter(community=community)
        # Who has been there longest stands as its maker; a community that nobody was ever in needs no feed.
        first = memberships.select_related("person").order_by("joined_at", "id").first()
        if first is None:
            continue
        feed = Room.objects.create(
            id=new_id(),
            community=community,
            kind="network",
            name="Network" if first.person.language == "en" else "Réseau",
            visibility="public",
            joined_by_default=True,
            created_by=first.person,
            created_at=now(),
        )
        present = memberships.filter(left_at=None).exclude(role__in=("guest", "bot"))
        people: list[uuid.UUID] = list(present.values_list("person_id", flat=True))
        RoomMember.objects.bulk_create(
            (RoomMember(room=feed, person_id=person) for person in people), batch_size=1000
        )


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0001_initial"),
        ("communities", "0003_group_imports"),
        ("conversations", "0005_cards_and_feeds"),
    ]
    operations = [migrations.RunPython(open_feeds, migrations.RunPython.noop)]
