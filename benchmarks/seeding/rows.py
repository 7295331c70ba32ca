"""Rows in bulk: people with their tokens, rooms with their members, messages without their events."""

import itertools
import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

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
# Words of which each is in fewer messages than the one before it: the first in hundreds, the last in a few.
LESS_AND_LESS = tuple(
    f"{begin}{middle}{end}"
    for begin in ("bar", "cor", "dal", "fan", "gir", "lem", "mur", "nav", "pon", "sil")
    for middle in ("ba", "ca", "do", "fi", "go", "lu", "me", "ni", "po", "ra")
    for end in ("bot", "cap", "dun", "fil", "gam", "lac", "mat", "nac", "pic", "roc")
)
BEGUN = datetime(2026, 1, 5, 8, tzinfo=UTC)
BATCH = 2_000


def community_of(people: int) -> "tuple[Community, list[Person]]":
    from chatcore.communities.models import Community, Membership
    from chatcore.people.models import Person

    community = Community.objects.create(name="Réseau Rivages", slug="rivages")
    made = [
        Person(id=numbered("person", number), email=f"p{number}@rivages.example", name=f"Personne {number}",
               password="!")
        for number in range(people)
    ]  # fmt: skip
    save(Person, made)
    save(Membership, (Membership(community=community, person=person) for person in made))
    return community, made


def make_rooms(
    community: "Community", founder: "Person", count: int, *, first: int = 0
) -> "list[Room]":
    from chatcore.live.models import Stream
    from rooms.conversations.models import Room

    rooms = [
        Room(
            id=numbered("room", number), community=community, kind="club", name=f"Salon {number}",
            visibility="public", created_by=founder, created_at=BEGUN,
        )
        for number in range(first, first + count)
    ]  # fmt: skip
    save(Room, rooms)
    save(Stream, (Stream(name=room.stream) for room in rooms))
    return rooms


def seat(seats: "Sequence[tuple[Room, Person]]") -> None:
    from rooms.conversations.models import RoomMember

    save(RoomMember, (RoomMember(room=room, person=person) for room, person in seats))


def mark_read(person: "Person", marks: "dict[Room, int]") -> None:
    from rooms.conversations.models import RoomMember

    members = list(RoomMember.objects.filter(person=person))
    by_id = {room.id: mark for room, mark in marks.items()}
    for member in members:
        member.mark = member.floor = by_id[member.room_id]
    RoomMember.objects.bulk_update(members, ["mark", "floor"], batch_size=BATCH)


def fill(
    rooms: "Sequence[Room]", authors: "Sequence[Person]", each: int, *, first: int = 0
) -> None:
    """Write ``each`` messages into every room, a minute apart, without their events."""
    from chatcore.live.models import Stream
    from rooms.conversations.models import Message

    for room in rooms:
        words = itertools.cycle(SENTENCES)
        save(
            Message,
            (
                Message(
                    id=numbered("message", first + seq), room=room, author=authors[seq % len(authors)],
                    seq=seq, text=(text := f"{next(words)} ({seq})"), html=f"<p>{text}</p>",
                    client_id=numbered("client", first + seq), posted_at=BEGUN + timedelta(minutes=seq),
                )
                for seq in range(1, each + 1)
            ),
        )  # fmt: skip
        Stream.objects.filter(name=room.stream).update(head=each)


def pour(room: "Room", author: "Person", count: int) -> None:
    """Write ``count`` messages into ``room`` within PostgreSQL, a minute apart, the last one now."""
    from chatcore.live.models import Stream
    from rooms.conversations.models import Message

    columns = "id, room_id, author_id, seq, text, html, client_id, posted_at"
    # The third power: early words of the list come often, late ones hardly ever; the same at every making.
    rare = "(%(rarer)s::text[])[1 + floor(%(rare)s * power((seq::bigint * 7919 %% 10007) / 10007.0, 3))::int]"
    said = f"(%(words)s::text[])[1 + seq %% %(sentences)s] || ' ' || {rare} || ' (' || seq || ')'"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Message._meta.db_table} ({columns}) "
            f"SELECT gen_random_uuid(), %(room)s, %(author)s, seq, {said}, '<p>' || {said} || '</p>', "
            "gen_random_uuid(), now() - (%(count)s - seq) * interval '1 minute' "
            "FROM generate_series(1, %(count)s) AS seq",
            {
                "words": list(SENTENCES), "sentences": len(SENTENCES), "room": room.id,
                "rarer": list(LESS_AND_LESS), "rare": len(LESS_AND_LESS),
                "author": author.id, "count": count,
            },
        )  # fmt: skip
    Stream.objects.filter(name=room.stream).update(head=count)


def tokens_of(people: "Iterable[Person]") -> list[str]:
    from chatcore.people.models import AccessToken
    from chatcore.people.tokens import PREFIX, token_digest

    keys = [(person, f"{PREFIX}benchmark-{person.id.hex}") for person in people]
    save(
        AccessToken,
        (
            AccessToken(person=person, name="benchmark", digest=token_digest(key))
            for person, key in keys
        ),
    )
    return [key for _, key in keys]


def save(model: Any, rows: Iterable[Any]) -> None:
    for batch in _batches(rows):
        model.objects.bulk_create(batch)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(rows)
    while batch := list(itertools.islice(waiting, BATCH)):
        yield batch


def numbered(kind: str, number: int) -> uuid.UUID:
    """Return an id; they lie in the order of their numbers, as the product's lie in the order of time."""
    return uuid.UUID(int=(number << 64) | int.from_bytes(kind[:7].encode()))
