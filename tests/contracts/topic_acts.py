"""Acts of thèmes that are led, and of messages that move, whose events the browser is to apply."""

from collections.abc import Callable
from typing import Any

from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations.actions.following import follow_topic
from rooms.conversations.actions.merging import merge_topics
from rooms.conversations.actions.moving import Destination, move_messages
from rooms.conversations.actions.reading import mark_read
from rooms.conversations.actions.reading_all import mark_all_read
from rooms.conversations.actions.topic_states import pin_topic, reopen_topic, resolve_topic
from tests.worlds.rivages import World, say


def _general(world: World) -> str:
    return str(world.topic("Général").id)


def _move_to_a_topic(world: World, viewer: Person) -> None:
    read = say(world.bruno, "Lu", world.quay)
    head = log.head_of(world.quay.stream)
    mark_read(actor=viewer, room=str(world.quay.id), seq=head, topic=_general(world))
    say(world.bruno, "À lire", world.quay)
    to = Destination(str(world.quay.id), new_topic="Bornes")
    move_messages(actor=world.bruno, to=to, message=str(read.id), which="later")
    say(world.bruno, "Et encore", world.quay, topic=str(world.topic("Bornes").id))


def _move_out(world: World, viewer: Person) -> None:
    gone = say(world.ada, f"Pas ici, @**{viewer.name}|{viewer.id}**", world.quay)
    say(world.ada, "Ceci reste", world.quay)
    to = Destination(str(world.club.id))
    move_messages(actor=world.ada, to=to, message=str(gone.id))


def _move_in(world: World, viewer: Person) -> None:
    said = say(world.ada, f"Pour tous, @**{viewer.name}|{viewer.id}**", world.club)
    to = Destination(str(world.quay.id), new_topic="Bornes")
    move_messages(actor=world.ada, to=to, message=str(said.id))
    say(world.ada, "Suite", world.quay, topic=str(world.topic("Bornes").id))


def _merge(world: World, viewer: Person) -> None:
    say(world.bruno, "Un", world.quay, new_topic="Bornes")
    bornes = str(world.topic("Bornes").id)
    head = log.head_of(world.quay.stream)
    mark_read(actor=viewer, room=str(world.quay.id), seq=head, topic=bornes)
    say(world.bruno, f"Deux, @**{viewer.name}|{viewer.id}**", world.quay, topic=bornes)
    merge_topics(actor=world.bruno, topic_id=bornes, into=_general(world))
    say(world.bruno, "Trois", world.quay)


def _resolve_and_reopen(world: World, viewer: Person) -> None:
    resolve_topic(actor=world.bruno, topic_id=_general(world), summary="**Six** bornes")
    reopen_topic(actor=world.ada, topic_id=_general(world))
    resolve_topic(actor=world.ada, topic_id=_general(world), summary="**Huit** bornes")


def _read_everything(world: World, viewer: Person) -> None:
    say(world.bruno, "Un", world.quay, new_topic="Bornes")
    say(world.ada, "Deux", world.news)
    mark_all_read(actor=viewer)
    say(world.bruno, "Trois", world.quay)


TOPIC_ACTS: dict[str, Callable[[World, Person], Any]] = {
    "message-moved-to-a-topic": _move_to_a_topic,
    "message-moved-out": _move_out,
    "message-moved-in": _move_in,
    "topic-merged": _merge,
    "topic-resolved": _resolve_and_reopen,
    "topic-pinned": lambda w, v: pin_topic(actor=w.ada, topic_id=_general(w), pinned=True),
    "topic-followed": lambda w, v: follow_topic(actor=v, topic_id=_general(w), choice="follow"),
    "read-everything": _read_everything,
}
