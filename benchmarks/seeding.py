"""The worlds of the benchmarks, written in bulk and the same at every run; run in a process of its own.

``python -m benchmarks.seeding crowd|halls|storm|library|talk …`` prints what the benchmark needs to know, as JSON.
"""

import argparse
import itertools
import json
import os
import random
import sys
import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import django
from django.db import connection

if TYPE_CHECKING:
    from chatcore.communities.models import Community
    from chatcore.people.models import Person
    from rooms.conversations.models import Room

SENTENCES = (
    "La vedette de service quitte le quai à marée haute.",
    "Le devis du chantier est arrivé ce matin, avec trois variantes.",
    "Réunion déplacée à 14 h, salle Vauban.",
    "Quelqu’un a-t-il le plan de la cale sèche ?",
    "Le relevé des marégraphes est en ligne depuis hier soir.",
    "Merci à toutes et à tous pour la journée de vendredi.",
)
BEGUN = datetime(2026, 1, 5, 8, tzinfo=UTC)
PASSWORD = "marée-haute-27"
BATCH = 2_000
# Each tenth unread message names the reader.
MENTIONED_EVERY = 10


def main() -> None:
    options = _parser().parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatcore.project.settings")
    django.setup()
    said = {"crowd": crowd, "halls": halls, "storm": storm, "library": library, "talk": talk}[
        options.world
    ](options)
    # As autovacuum would soon have done: a planner that knows nothing of new tables measures itself.
    connection.cursor().execute("ANALYZE")
    json.dump(said, sys.stdout)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seeding", description=__doc__)
    parser.add_argument("world", choices=("crowd", "halls", "storm", "library", "talk"))
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--rooms", type=int, default=20, help="crowd: how many each person is in")
    parser.add_argument("--sizes", default="1000", help="halls: how many are in each room")
    parser.add_argument("--messages", type=int, default=200_000)
    return parser


def crowd(options: argparse.Namespace) -> dict[str, Any]:
    """Return the tokens of many people, each in some rooms: person ``n`` in rooms ``n, n + 1, …``."""
    community, (founder, *people) = _community(options.people + 1)
    rooms = _rooms(community, founder, max(options.rooms, options.people))
    seats = [
        (rooms[(number + step) % len(rooms)], person)
        for number, person in enumerate(people)
        for step in range(options.rooms)
    ]
    _seat(seats)
    return {"tokens": _tokens(people), "rooms": [str(room.id) for room in rooms]}


def halls(options: argparse.Namespace) -> dict[str, Any]:
    """Return rooms of the given sizes, the same people in each, and the tokens of the first of them."""
    sizes = [int(size) for size in options.sizes.split(",")]
    community, (founder, *people) = _community(max(sizes) + 1)
    rooms = _rooms(community, founder, len(sizes))
    for room, size in zip(rooms, sizes, strict=True):
        _seat([(room, person) for person in people[:size]])
    return {"tokens": _tokens(people[: options.people]), "rooms": [str(room.id) for room in rooms]}


def storm(options: argparse.Namespace) -> dict[str, Any]:
    """Return a crowd, heralds who share out its rooms, and others who talk in a room of their own."""
    heralds, others = 20, 50
    community, (founder, *people) = _community(options.people + heralds + others + 1)
    rooms = _rooms(community, founder, max(options.rooms, options.people) + 1)
    other_room = rooms.pop()
    crowd, rest = people[: options.people], people[options.people :]
    seats = [
        (rooms[(number + step) % len(rooms)], person)
        for number, person in enumerate(crowd)
        for step in range(options.rooms)
    ]
    shares = [rooms[number::heralds] for number in range(heralds)]
    seats += [(room, rest[number]) for number, share in enumerate(shares) for room in share]
    _seat([*seats, *((other_room, person) for person in rest[heralds:])])
    return {
        "tokens": _tokens(crowd), "heralds": _tokens(rest[:heralds]), "others": _tokens(rest[heralds:]),
        "herald_rooms": [[str(room.id) for room in share] for share in shares],
        "other_room": str(other_room.id),
    }  # fmt: skip


def library(options: argparse.Namespace) -> dict[str, Any]:
    """Return the tokens of readers of 300 rooms that hold all messages together, and of 30 of them.

    ``few`` and ``many`` have read all but some twenty messages a room; ``absent`` has read nothing.
    """
    from rooms.conversations.models import Mention, Message

    community, people = _community(43)
    few, many, absent, *authors = people
    rooms = _rooms(community, authors[0], 300)
    each = options.messages // len(rooms)
    for number, room in enumerate(rooms):
        _fill([room], authors, each, first=number * each)
    seats = [(room, person) for room in rooms for person in (many, absent, *authors[:20])]
    _seat([*seats, *((room, few) for room in rooms[:30])])
    dice = random.Random(300)
    for person in (few, many):
        _read(person, {room: max(0, each - dice.randint(0, 40)) for room in rooms})
    rows = Message.objects.filter(seq__gt=each - 40).order_by("id").values_list("id", flat=True)
    _save(
        Mention,
        (Mention(message_id=id_, person=who) for id_ in rows[::MENTIONED_EVERY] for who in (few, many, absent)),
    )  # fmt: skip
    tokens = dict(zip(("few", "many", "absent"), _tokens([few, many, absent]), strict=True))
    return {"tokens": tokens, "messages": each * len(rooms), "rooms": len(rooms)}


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
    (room,) = _rooms(community, people[0], 1)
    _fill([room], people, options.messages)
    _seat([(room, person) for person in people])
    for person in people:
        _read(person, {room: options.messages})
    return {
        "people": [person.email for person in people], "password": PASSWORD, "room": str(room.id),
        "messages": options.messages,
    }  # fmt: skip


def _community(people: int) -> "tuple[Community, list[Person]]":
    from chatcore.communities.models import Community, Membership
    from chatcore.people.models import Person

    community = Community.objects.create(name="Réseau Rivages", slug="rivages")
    made = [
        Person(id=_id("person", number), email=f"p{number}@rivages.example", name=f"Personne {number}", password="!")
        for number in range(people)
    ]  # fmt: skip
    _save(Person, made)
    _save(Membership, (Membership(community=community, person=person) for person in made))
    return community, made


def _rooms(community: "Community", founder: "Person", count: int) -> "list[Room]":
    from chatcore.live.models import Stream
    from rooms.conversations.models import Room

    rooms = [
        Room(
            id=_id("room", number), community=community, kind="club", name=f"Salon {number}",
            visibility="public", created_by=founder, created_at=BEGUN,
        )
        for number in range(count)
    ]  # fmt: skip
    _save(Room, rooms)
    _save(Stream, (Stream(name=room.stream) for room in rooms))
    return rooms


def _seat(seats: "Sequence[tuple[Room, Person]]") -> None:
    from rooms.conversations.models import RoomMember

    _save(RoomMember, (RoomMember(room=room, person=person) for room, person in seats))


def _read(person: "Person", marks: "dict[Room, int]") -> None:
    from rooms.conversations.models import RoomMember

    members = list(RoomMember.objects.filter(person=person))
    by_id = {room.id: mark for room, mark in marks.items()}
    for member in members:
        member.mark = member.floor = by_id[member.room_id]
    RoomMember.objects.bulk_update(members, ["mark", "floor"], batch_size=BATCH)


def _fill(
    rooms: "Sequence[Room]", authors: "Sequence[Person]", each: int, *, first: int = 0
) -> None:
    """Write ``each`` messages into every room, a minute apart, without their events."""
    from chatcore.live.models import Stream
    from rooms.conversations.models import Message

    for room in rooms:
        words = itertools.cycle(SENTENCES)
        _save(
            Message,
            (
                Message(
                    id=_id("message", first + seq), room=room, author=authors[seq % len(authors)],
                    seq=seq, text=(text := f"{next(words)} ({seq})"), html=f"<p>{text}</p>",
                    client_id=_id("client", first + seq), posted_at=BEGUN + timedelta(minutes=seq),
                )
                for seq in range(1, each + 1)
            ),
        )  # fmt: skip
        Stream.objects.filter(name=room.stream).update(head=each)


def _tokens(people: "Iterable[Person]") -> list[str]:
    from chatcore.people.models import AccessToken
    from chatcore.people.tokens import PREFIX, token_digest

    keys = [(person, f"{PREFIX}benchmark-{person.id.hex}") for person in people]
    _save(
        AccessToken,
        (
            AccessToken(person=person, name="benchmark", digest=token_digest(key))
            for person, key in keys
        ),
    )
    return [key for _, key in keys]


def _save(model: Any, rows: Iterable[Any]) -> None:
    for batch in _batches(rows):
        model.objects.bulk_create(batch)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(rows)
    while batch := list(itertools.islice(waiting, BATCH)):
        yield batch


def _id(kind: str, number: int) -> uuid.UUID:
    """Return an id; they lie in the order of their numbers, as the product's lie in the order of time."""
    return uuid.UUID(int=(number << 64) | int.from_bytes(kind[:7].encode()))


if __name__ == "__main__":
    main()
