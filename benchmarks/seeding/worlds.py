"""Who is where: each function writes a world into an empty database and returns what a benchmark needs of it."""

import argparse
import random
from typing import Any

from benchmarks.seeding.rows import (
    community_of,
    fill,
    make_rooms,
    mark_read,
    pour,
    save,
    seat,
    tokens_of,
)

PASSWORD = "marée-haute-27"
# Each tenth unread message names the reader.
MENTIONED_EVERY = 10


def crowd(options: argparse.Namespace) -> dict[str, Any]:
    """Return the tokens of many people, each in some rooms: person ``n`` in rooms ``n, n + 1, …``."""
    community, (founder, *people) = community_of(options.people + 1)
    rooms = make_rooms(community, founder, max(options.rooms, options.people))
    seats = [
        (rooms[(number + step) % len(rooms)], person)
        for number, person in enumerate(people)
        for step in range(options.rooms)
    ]
    seat(seats)
    return {
        "tokens": tokens_of(people), "people": [str(person.id) for person in people],
        "rooms": [str(room.id) for room in rooms],
    }  # fmt: skip


def halls(options: argparse.Namespace) -> dict[str, Any]:
    """Return rooms of the given sizes, the same people in each, and the tokens of the first of them."""
    sizes = [int(size) for size in options.sizes.split(",")]
    community, (founder, *people) = community_of(max(sizes) + 1)
    rooms = make_rooms(community, founder, len(sizes))
    for room, size in zip(rooms, sizes, strict=True):
        seat([(room, person) for person in people[:size]])
    return {
        "tokens": tokens_of(people[: options.people]),
        "rooms": [str(room.id) for room in rooms],
    }


def storm(options: argparse.Namespace) -> dict[str, Any]:
    """Return a crowd, heralds who share out its rooms, and others who talk in a room of their own."""
    heralds, others = 20, 50
    community, (founder, *people) = community_of(options.people + heralds + others + 1)
    rooms = make_rooms(community, founder, max(options.rooms, options.people) + 1)
    other_room = rooms.pop()
    crowd, rest = people[: options.people], people[options.people :]
    seats = [
        (rooms[(number + step) % len(rooms)], person)
        for number, person in enumerate(crowd)
        for step in range(options.rooms)
    ]
    shares = [rooms[number::heralds] for number in range(heralds)]
    seats += [(room, rest[number]) for number, share in enumerate(shares) for room in share]
    seat([*seats, *((other_room, person) for person in rest[heralds:])])
    return {
        "tokens": tokens_of(crowd), "heralds": tokens_of(rest[:heralds]), "others": tokens_of(rest[heralds:]),
        "herald_rooms": [[str(room.id) for room in share] for share in shares],
        "other_room": str(other_room.id),
    }  # fmt: skip


def library(options: argparse.Namespace) -> dict[str, Any]:
    """Return the tokens of readers of 300 rooms that hold all messages together, and of 30 of them.

    ``few`` and ``many`` have read all but some twenty messages a room; ``absent`` has read nothing.
    """
    from rooms.conversations.models import Mention, Message

    community, people = community_of(43)
    few, many, absent, *authors = people
    rooms = make_rooms(community, authors[0], 300)
    each = options.messages // len(rooms)
    for number, room in enumerate(rooms):
        fill([room], authors, each, first=number * each)
    seats = [(room, person) for room in rooms for person in (many, absent, *authors[:20])]
    seat([*seats, *((room, few) for room in rooms[:30])])
    dice = random.Random(300)
    for person in (few, many):
        mark_read(person, {room: max(0, each - dice.randint(0, 40)) for room in rooms})
    rows = Message.objects.filter(seq__gt=each - 40).order_by("id").values_list("id", flat=True)
    save(
        Mention,
        (Mention(message_id=id_, person=who) for id_ in rows[::MENTIONED_EVERY] for who in (few, many, absent)),
    )  # fmt: skip
    tokens = dict(zip(("few", "many", "absent"), tokens_of([few, many, absent]), strict=True))
    return {"tokens": tokens, "messages": each * len(rooms), "rooms": len(rooms)}


def large(options: argparse.Namespace) -> dict[str, Any]:
    """Return a library whose reader ``many`` is also in a room of very many messages, and in one of a hundred."""
    from chatcore.communities.models import Community
    from chatcore.people.models import Person
    from rooms.conversations.actions.indexing import index_everything

    said = library(options)
    community, (founder, reader) = Community.objects.get(), Person.objects.order_by("id")[:2]
    rooms = make_rooms(community, founder, 2, first=said["rooms"])
    seat([(room, person) for room in rooms for person in (founder, reader)])
    for room, count in zip(rooms, (options.large, 100), strict=True):
        pour(room, founder, count)
    # As ``python -m chatcore index`` does after an import.
    for _ in index_everything():
        continue
    return {**said, "large": str(rooms[0].id), "small": str(rooms[1].id)}


def talk(options: argparse.Namespace) -> dict[str, Any]:
    """Return two people who sign in with a password, and their room with a long past."""
    from chatcore.communities.actions.members import begin_membership
    from chatcore.communities.models import Community
    from chatcore.people.actions.register import register_person

    people = [
        register_person(email=f"{name.lower()}@rivages.example", name=name, password=PASSWORD)
        for name in ("Ada", "Bruno")
    ]
    community = Community.objects.create(name="Réseau Rivages", slug="rivages")
    for person in people:
        begin_membership(actor=people[0], community=community, person=person, role="member")
    (room,) = make_rooms(community, people[0], 1)
    fill([room], people, options.messages)
    seat([(room, person) for person in people])
    for person in people:
        mark_read(person, {room: options.messages})
    return {
        "people": [person.email for person in people], "password": PASSWORD, "room": str(room.id),
        "messages": options.messages,
    }  # fmt: skip
