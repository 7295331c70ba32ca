"""Snapshot + events = snapshot, across languages.

For every act: what a viewer reads before it, the events it makes, and what they read after it. The
browser's tests replay these files through its real reducers (frontend/src/live/journeys.test.ts). The
files are committed; CHATCORE_WRITE_JOURNEYS=1 writes them anew.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chatcore.communities.actions.groups import create_group
from chatcore.communities.actions.settings import change_community
from chatcore.communities.selectors.access import community_for
from chatcore.communities.selectors.groups import group_cards
from chatcore.live import log, registry
from chatcore.live.models import Event
from chatcore.people.models import Person
from rooms.conversations.actions.members import (
    invite_to_room,
    join_room,
    leave_room,
    remove_from_room,
)
from rooms.conversations.actions.messages import (
    add_reaction,
    delete_message,
    edit_message,
    remove_reaction,
)
from rooms.conversations.actions.reading import mark_read, mark_unread
from rooms.conversations.actions.rooms import archive_room, change_room, create_room, open_direct
from rooms.conversations.actions.topics import rename_topic
from rooms.conversations.selectors.rooms import joined_rooms, my_room_cards
from rooms.conversations.selectors.timeline import message_cards
from rooms.conversations.selectors.topics import topics_of
from rooms.spaces.selectors.projects import project_cards, projects_of
from tests.contracts import (
    announcement_acts,
    group_acts,
    journeys_of_accords,
    poll_acts,
    shown_acts,
)
from tests.contracts.component_acts import COMPONENT_ACTS, components_if
from tests.contracts.file_acts import FILE_ACTS
from tests.contracts.glass_acts import GLASS_ACTS, openings_if
from tests.contracts.journey_files import TickingClock, compare, with_stable_names
from tests.contracts.kept_acts import KEPT_ACTS
from tests.contracts.project_acts import PROJECT_ACTS
from tests.contracts.section_acts import SECTION_ACTS
from tests.contracts.status_acts import STATUS_ACTS
from tests.contracts.topic_acts import TOPIC_ACTS
from tests.worlds.people import client_of
from tests.worlds.rivages import World, build_world, say

FOLDER = Path(__file__).parent.parent.parent / "frontend/src/live/journeys"

Act = Callable[[World, Person], object]


def _last(world: World) -> Any:
    return world.quay.messages.filter(deleted_at=None).order_by("-seq").first()


def _bruno_says(world: World, viewer: Person) -> None:
    say(world.bruno, f"Le câble est posé, @**{viewer.name}|{viewer.id}**", world.quay)


def _edit_adds_a_mention(world: World, viewer: Person) -> None:
    posted = say(world.bruno, "Le câble est posé", world.quay)
    edit_message(
        actor=world.bruno, message=str(posted.id), text=f"Posé, @**{viewer.name}|{viewer.id}**"
    )


def _delete_unread(world: World, viewer: Person) -> None:
    posted = say(world.bruno, f"Trop vite, @**{viewer.name}|{viewer.id}**", world.quay)
    delete_message(actor=world.bruno, message=str(posted.id))


def _react_and_take_back(world: World, viewer: Person) -> None:
    add_reaction(actor=world.bruno, message=str(_last(world).id), emoji="👍")
    add_reaction(actor=viewer, message=str(_last(world).id), emoji="👍")
    add_reaction(actor=viewer, message=str(_last(world).id), emoji="⚓")
    remove_reaction(actor=world.bruno, message=str(_last(world).id), emoji="👍")


def _read_topic_then_room(world: World, viewer: Person) -> None:
    say(world.bruno, "Un", world.quay, new_topic="Bornes")
    say(world.bruno, "Deux", world.quay)
    topic = world.topic("Bornes")
    mark_read(
        actor=viewer,
        room=str(world.quay.id),
        seq=log.head_of(world.quay.stream),
        topic=str(topic.id),
    )
    say(world.bruno, "Trois", world.quay, topic=str(topic.id))
    mark_read(actor=viewer, room=str(world.quay.id), seq=log.head_of(world.quay.stream) - 1)
    say(world.bruno, "Quatre", world.quay, topic=str(topic.id))


def _unread_again(world: World, viewer: Person) -> None:
    posted = say(world.bruno, "À revoir", world.quay, new_topic="Bornes")
    say(world.bruno, "Et encore", world.quay, topic=str(world.topic("Bornes").id))
    mark_read(actor=viewer, room=str(world.quay.id), seq=log.head_of(world.quay.stream))
    mark_unread(actor=viewer, message=str(posted.id))


def _archive_and_reopen(world: World, viewer: Person) -> None:
    archive_room(actor=world.ada, room_id=str(world.quay.id), archived=True)
    archive_room(actor=world.ada, room_id=str(world.quay.id), archived=False)
    archive_room(actor=world.ada, room_id=str(world.quay.id), archived=True)


def _come_and_go(world: World, viewer: Person) -> None:
    invite_to_room(actor=world.ada, room_id=str(world.quay.id), people=[str(world.dede.id)])
    leave_room(actor=world.bruno, room_id=str(world.quay.id))


def _viewer_joins(world: World, viewer: Person) -> None:
    room = create_room(actor=world.ada, community=world.community, kind="club", name="Plaisance")
    join_room(actor=viewer, room_id=str(room.id))


def _community_renamed(world: World, viewer: Person) -> None:
    change_community(
        actor=world.ada,
        community_id=world.community.id,
        name="Réseau des ports",
        colour="#000091",
        modules={"clubs": False},
        vocabulary={"group": {"fr": {"one": "pôle", "other": "pôles"}}},
    )


ACTS: dict[str, Act] = {
    **journeys_of_accords.ACTS,
    **announcement_acts.ANNOUNCEMENT_ACTS,
    **COMPONENT_ACTS,
    **FILE_ACTS,
    **GLASS_ACTS,
    **KEPT_ACTS,
    **poll_acts.POLL_ACTS,
    **shown_acts.SHOWN_ACTS,
    **SECTION_ACTS,
    **TOPIC_ACTS,
    "message-posted": _bruno_says,
    "message-posted-by-oneself": lambda w, v: say(v, "Bien reçu", w.quay),
    "message-answered": lambda w, v: say(w.bruno, "Oui", w.quay, reply_to=str(_last(w).id)),
    "message-edited": lambda w, v: edit_message(
        actor=w.ada, message=str(_last(w).id), text="**Corrigé**"
    ),
    "message-edited-adds-a-mention": _edit_adds_a_mention,
    "message-deleted": lambda w, v: delete_message(actor=w.ada, message=str(_last(w).id)),
    "message-deleted-unread": _delete_unread,
    "reactions": _react_and_take_back,
    "topic-created": lambda w, v: say(w.bruno, "Ouvrons ce thème", w.quay, new_topic="Budget"),
    "topic-changed": lambda w, v: rename_topic(
        actor=w.bruno, topic_id=str(w.topic("Général").id), title="Divers"
    ),
    "room-changed": lambda w, v: change_room(
        actor=w.ada,
        room_id=str(w.quay.id),
        changes={"name": "Quais électriques", "purpose": "Le courant"},
    ),
    "room-archived": _archive_and_reopen,
    "room-created-and-joined": lambda w, v: create_room(
        actor=v, community=w.community, kind="club", name="Voile"
    ),
    "direct-opened": lambda w, v: open_direct(actor=w.ada, people=[str(v.id)]),
    "members-come-and-go": _come_and_go,
    "viewer-joins": _viewer_joins,
    "viewer-leaves": lambda w, v: leave_room(actor=v, room_id=str(w.news.id)),
    "viewer-is-removed": lambda w, v: remove_from_room(
        actor=w.ada, room_id=str(w.quay.id), person_id=str(v.id)
    ),
    "read-topic-then-room": _read_topic_then_room,
    "unread-again": _unread_again,
    "group-created": lambda w, v: create_group(
        actor=w.bruno, community_id=w.community.id, name="Pilotes"
    ),
    "group-changed": group_acts.with_the_viewer,
    "group-removed": group_acts.archived,
    "group-reopened": group_acts.reopened,
    **STATUS_ACTS,
    **PROJECT_ACTS,
    "community-changed": _community_renamed,
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ACTS)
def test_what_a_viewer_holds_after_the_events_is_what_they_would_read(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatcore.foundation.clock.datetime", TickingClock())
    world = build_world()
    viewer = world.chloe
    say(world.ada, "Bienvenue à quai", world.quay)
    say(world.ada, "Première annonce", world.news)
    journeys_of_accords.prepare_if(name, world)
    poll_acts.prepare_if(name, world)
    announcement_acts.prepare_if(name, world)
    shown_acts.prepare_if(name, world)
    heads = log.heads_of(registry.streams_of({viewer.id})[viewer.id])
    before = _whole(name, world, viewer)
    ACTS[name](world, viewer)
    # Streams that the viewer got on the way are loaded by REST: their events are not replayed here.
    rows = Event.objects.filter(stream__in=list(heads)).order_by("id")
    events = [json.loads(row.body) for row in rows if row.seq > heads[row.stream]]
    left = {event["room"] for event in events if event["type"] == "room.left"}
    events = [
        e
        for e in events
        if e["stream"].removeprefix("room:") not in left or e["type"] == "room.left"
    ]
    journey = {
        "name": name,
        "viewer": {"id": str(viewer.id)},
        "before": before,
        "events": events,
        "after": _whole(name, world, viewer),
    }
    assert before != journey["after"], "This act changes nothing that the viewer reads."
    compare(FOLDER / f"{name}.json", with_stable_names(journey))


def _snapshot(viewer: Person) -> dict[str, Any]:
    rooms = joined_rooms(viewer)
    return {
        "rooms": {card.id: msgspec.to_builtins(card) for card in my_room_cards(viewer, rooms)},
        "topics": {
            card.id: msgspec.to_builtins(card)
            for room in rooms
            for card in topics_of(room, viewer=viewer)
        },
        "messages": {
            str(room.id): [
                msgspec.to_builtins(card)
                for card in message_cards(
                    list(
                        room.messages.filter(deleted_at=None)
                        .select_related("author")
                        .order_by("seq")
                    )
                )
            ]
            for room in rooms
        },
    }


def _whole(name: str, world: World, viewer: Person) -> dict[str, Any]:
    """Return what the viewer reads: rooms and messages, and what else the act is about."""
    parts = (
        _groups_if(name, world),
        components_if(name, world),
        openings_if(name, world),
        announcement_acts.announcements_if(name, viewer),
        _projects_if(name, world),
        _communities_if(name, viewer),
        poll_acts.polls_if(name, world),
        journeys_of_accords.read_if(name, world),
        shown_acts.read_if(name, world),
    )
    return _snapshot(viewer) | {key: value for part in parts for key, value in part.items()}


def _groups_if(name: str, world: World) -> dict[str, Any]:
    """Return the groups that the viewer reads, by community, in the journeys that are about groups."""
    if not name.startswith("group-"):
        return {}
    cards = group_cards(community_for(world.chloe, world.community.id), world.chloe)
    its = {card.id: msgspec.to_builtins(card) for card in cards}
    return {"groups": {str(world.community.id): its}}


def _projects_if(name: str, world: World) -> dict[str, Any]:
    """Return the projects that the viewer reads, by community, in the journeys that are about projects."""
    if not name.startswith("project-"):
        return {}
    community = community_for(world.chloe, world.community.id)
    cards = project_cards(projects_of(community, world.chloe, which="all"))
    its = {card.id: msgspec.to_builtins(card) for card in cards}
    return {"projects": {str(world.community.id): its}}


def _communities_if(name: str, viewer: Person) -> dict[str, Any]:
    """Return the communities that the viewer reads, in the journeys that are about them."""
    if not name.startswith("community-"):
        return {}
    answer = client_of(viewer).get("/api/v1/communities/").json()
    return {"communities": answer["results"]}
