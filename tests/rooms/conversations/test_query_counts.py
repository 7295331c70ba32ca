"""What reading and posting cost: the same number of queries, however much there is."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.models import Membership
from chatcore.live.models import Event, Stream
from chatcore.people.models import Person
from rooms.conversations.models import Mention, Message, Room, RoomMember, Topic, TopicMark
from tests.rooms.conversations.asking import a_post, done, shown
from tests.worlds.rivages import World, say


def cost(act: Callable[[], Any]) -> int:
    """Return how many queries ``act`` makes; its first run signs in and warms up."""
    act()
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def crowd(world: World, count: int) -> list[Person]:
    people = Person.objects.bulk_create(
        Person(email=f"{uuid.uuid4()}@rivages.example", name=f"Marin {n}") for n in range(count)
    )
    Membership.objects.bulk_create(
        Membership(community=world.community, person=person, role="member") for person in people
    )
    return people


def rows() -> dict[str, int]:
    tables = (Message, Event, Stream, Mention, RoomMember, TopicMark)
    return {table.__name__: table.objects.count() for table in tables}


def test_listing_sixty_rooms_costs_what_listing_two_costs(world: World) -> None:
    body = {"kind": "club", "name": "Voile", "community": str(world.community.id)}
    done(world.ada, "post", "rooms/", body, 201)
    for path in ("rooms/", "rooms/?browse=1"):
        few = cost(lambda path=path: shown(world.chloe, path))
        for kind in ("club", "direct"):
            made = Room.objects.bulk_create(
                Room(
                    kind=kind,
                    name=f"Salon {n}",
                    visibility="public" if kind == "club" else "private",
                    community=world.community if kind == "club" else None,
                    created_by=world.ada,
                )
                for n in range(30)
            )
            joined = made if path == "rooms/" else []
            RoomMember.objects.bulk_create(
                RoomMember(room=room, person=person)
                for room in joined
                for person in (world.ada, world.chloe)
            )
        assert len(shown(world.chloe, path)["results"]) >= 30
        # The first direct conversation asks who is in it; the thirtieth asks nothing more.
        assert cost(lambda path=path: shown(world.chloe, path)) - few <= 1


def test_a_page_of_a_hundred_messages_costs_what_a_page_of_five_costs(world: World) -> None:
    for number in range(110):
        posted = say(world.ada, f"@**Bruno Le Goff|{world.bruno.id}** {number}", world.quay)
        if number % 10 == 0:
            done(world.bruno, "put", f"messages/{posted.id}/reactions/👍/")
    path = f"rooms/{world.quay.id}/messages/"
    few = cost(lambda: shown(world.chloe, f"{path}?limit=5"))
    assert len(shown(world.chloe, f"{path}?limit=100")["results"]) == 100
    assert cost(lambda: shown(world.chloe, f"{path}?limit=100")) == few


def test_fifty_thèmes_cost_what_three_cost(world: World) -> None:
    path = f"rooms/{world.quay.id}/topics/"
    for number in range(2):
        say(world.ada, "Ouverture", world.quay, new_topic=f"Thème {number}")
    few = cost(lambda: shown(world.chloe, path))
    for number in range(2, 49):
        say(world.ada, "Ouverture", world.quay, new_topic=f"Thème {number}")
    assert len(shown(world.chloe, path)["results"]) == 50
    assert cost(lambda: shown(world.chloe, path)) == few
    assert Topic.objects.filter(room=world.quay).count() == 50


def test_a_page_of_a_hundred_members_costs_what_a_page_of_two_costs(world: World) -> None:
    people = crowd(world, 100)
    RoomMember.objects.bulk_create(RoomMember(room=world.quay, person=p) for p in people)
    path = f"rooms/{world.quay.id}/members/"
    few = cost(lambda: shown(world.chloe, f"{path}?limit=2"))
    assert cost(lambda: shown(world.chloe, f"{path}?limit=100")) == few


def test_posting_to_five_hundred_costs_what_posting_to_three_costs(
    world: World, settings: Any
) -> None:
    settings.RATE_LIMITS = False
    path = f"rooms/{world.quay.id}/messages/"

    def post() -> Any:
        return done(world.chloe, "post", path, a_post(), 201)

    def posted_rows() -> dict[str, int]:
        before = rows()
        post()
        return {table: count - before[table] for table, count in rows().items()}

    few, few_rows = cost(post), posted_rows()
    people = crowd(world, 500)
    RoomMember.objects.bulk_create(RoomMember(room=world.quay, person=p) for p in people)
    assert cost(post) == few
    assert posted_rows() == few_rows
    assert {table: count for table, count in few_rows.items() if count} == {
        "Message": 1,
        "Event": 1,
    }
    assert shown(world.bruno, f"rooms/{world.quay.id}/")["unread"] == Message.objects.count()
