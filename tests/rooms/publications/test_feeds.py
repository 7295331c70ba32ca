"""The data migration that gives a feed to the communities that were there before it."""

from importlib import import_module

import pytest
from django.apps import apps

from chatcore.communities.models import Community
from rooms.conversations.models import Room, RoomMember
from tests.rooms.publications.publishing import published, titles
from tests.worlds.communities import Rivages


@pytest.mark.django_db
def test_a_community_of_before_gets_its_feed_once_with_its_members(world: Rivages) -> None:
    Room.objects.filter(kind="network").delete()
    Community.objects.create(name="Personne", slug="personne")
    open_feeds = import_module("rooms.publications.migrations.0002_feeds").open_feeds
    open_feeds(apps, None)
    open_feeds(apps, None)
    feed = Room.objects.get(kind="network")
    assert (feed.community_id, feed.name, feed.joined_by_default) == (
        world.community.id,
        "Réseau",
        True,
    )
    inside = set(RoomMember.objects.filter(room=feed).values_list("person_id", flat=True))
    assert inside == {world.ada.id, world.bruno.id, world.chloe.id}
    published(world, world.chloe, "Enfin")
    assert titles(world, world.bruno) == ["Enfin"]
