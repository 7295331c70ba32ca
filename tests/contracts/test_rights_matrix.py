"""Who may do what, tried for real: every role at every door of REST and of the websocket.

The doors come from the URL conf and from the live registry: one that is not in the matrix fails here.
What is expected is what the policies say of a standing that is read from the tables.
"""

import asyncio
import sys
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import msgspec
import pytest
from django.db import connection, connections, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver
from time_machine import TimeMachineFixture

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Problem
from chatcore.foundation.ids import new_id
from chatcore.live import log, registry, threads, writer
from chatcore.live.socket import Socket
from chatcore.live.wire import AsgiWire
from chatcore.people.identities import identity_of
from chatcore.project.urls import api
from rooms.conversations import policies as of_room
from rooms.conversations.models import Room
from tests.contracts.rights_addresses import address
from tests.contracts.rights_announcement_doors import ANNOUNCEMENT_DOORS
from tests.contracts.rights_club_doors import CLUB_DOORS
from tests.contracts.rights_doors import COMMANDS, Door
from tests.contracts.rights_doors import DOORS as OTHER_DOORS
from tests.contracts.rights_expected import IN_ROOMS, KINDS, at_a_person, expected
from tests.contracts.rights_file_doors import FILE_DOORS
from tests.contracts.rights_poll_doors import POLL_DOORS
from tests.contracts.rights_project_doors import PROJECT_DOORS
from tests.contracts.rights_publication_doors import PUBLICATION_DOORS
from tests.contracts.rights_structure_doors import STRUCTURE_DOORS
from tests.contracts.rights_topic_doors import TOPIC_DOORS
from tests.contracts.rights_world import RightsWorld, build_rights_world
from tests.contracts.rights_writing_doors import WRITING_DOORS

# pytest-django makes the test database only if some chosen test bears the mark: that the world asks for it is
# not seen. So each test bears it, that any choice of them (``-k``, one by its name) finds its tables.
pytestmark = pytest.mark.django_db

DOORS = FILE_DOORS | OTHER_DOORS | STRUCTURE_DOORS | PROJECT_DOORS | PUBLICATION_DOORS | CLUB_DOORS
DOORS |= POLL_DOORS
DOORS |= ANNOUNCEMENT_DOORS
DOORS |= WRITING_DOORS
DOORS |= {door: Door(*what) for door, what in TOPIC_DOORS.items()}
OUTCOMES = {401: "unauthenticated", 403: "forbidden", 404: "not_found"}
VERBS = ("get", "post", "put", "patch", "delete")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[RightsWorld]:
    """One world for the whole matrix; every case is undone."""
    cheap = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with (
        django_db_blocker.unblock(),
        override_settings(
            PASSWORD_HASHERS=cheap, RATE_LIMITS=False, REDIS_HOSTS=[], FILES_ACCEL="/_files/"
        ),
        transaction.atomic(),
    ):
        yield build_rights_world()
        transaction.set_rollback(True)


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield (verb, route) of every door of REST, from the addresses that are served."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            view = getattr(pattern.callback, "cls", None) or pattern.callback.view_class  # type: ignore[attr-defined]
            yield from ((verb, route) for verb in VERBS if hasattr(view, verb))


def test_every_door_of_rest_is_in_the_matrix() -> None:
    served = set(routes(api))
    assert served - set(DOORS) == set(), "say in the matrix who may use it"
    assert set(DOORS) - served == set(), "the matrix names a door that is no more"


def test_every_command_of_the_websocket_is_in_the_matrix() -> None:
    assert set(registry.commands) == set(COMMANDS)


def asked(world: RightsWorld, role: str, verb: str, path: str, body: Any) -> Any:
    """Ask at a door, and undo what it did, to the cookies too."""
    client = world.clients[role]
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = getattr(client, verb)(path, body, format=_format(path))
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def _format(path: str) -> str:
    return (
        "multipart"
        if path.endswith(("avatar/", "emoji/", "pictures/", "pictures/logo/"))
        else "json"
    )


def kinds_of(door: Door) -> tuple[str, ...]:
    if door.of in IN_ROOMS:
        return KINDS
    return ("public",)


@pytest.mark.parametrize(("verb", "route"), DOORS, ids=[f"{v} {r}" for v, r in DOORS])
def test_each_role_at_each_door_of_rest(world: RightsWorld, verb: str, route: str) -> None:
    door, wrong = DOORS[verb, route], []
    for kind in kinds_of(door):
        for role in world.roles:
            path = address(world, route, kind)
            answer = asked(world, role, verb, path, door.body(world, kind))
            outcome = OUTCOMES.get(answer.status_code, "ok")
            if door.of == "open" and outcome in ("unauthenticated", "not_found"):
                # An open door answers about what it is told: a wrong password, an unknown key.
                outcome = "ok"
            assert answer.status_code < 500
            if outcome != (right := expected(world, door, role, kind)):
                wrong.append(f"{role} at {kind}: {answer.status_code}, but {right}")
            if answer.status_code >= 400:
                assert answer.headers["content-type"] == "application/problem+json"
    assert wrong == [], "\n".join(wrong)


HIDING = [
    (verb, route)
    for (verb, route), door in DOORS.items()
    if "<" in route and door.of not in ("open", "theirs", "own")
]


@pytest.mark.parametrize(("verb", "route"), HIDING, ids=[f"{v} {r}" for v, r in HIDING])
def test_hidden_and_missing_are_the_same_answer_at_the_same_cost(
    world: RightsWorld, verb: str, route: str, time_machine: TimeMachineFixture
) -> None:
    # A session notes now and then that it was seen, which costs a query: not between the two that are compared.
    time_machine.move_to(now(), tick=False)
    door = DOORS[verb, route]
    for kind in kinds_of(door):
        for role in world.people:
            if expected(world, door, role, kind) != "not_found":
                continue
            answers = []
            for missing in (None, str(new_id())):
                path = address(world, route, kind, missing)
                body = door.body(world, kind)
                with CaptureQueriesContext(connection) as queries:
                    answer = asked(world, role, verb, path, body)
                answers.append((answer.status_code, answer.content, len(queries)))
            assert answers[0] == answers[1], (role, kind)
            garbage = asked(world, role, verb, address(world, route, kind, "rien"), body)
            assert (garbage.status_code, garbage.content) == answers[0][:2], (role, kind)


def test_lists_name_only_what_may_be_seen(world: RightsWorld) -> None:
    for role, person in world.people.items():
        client = world.clients[role]
        rooms = {
            card["id"]
            for path in ("rooms/?feeds=1", "rooms/?browse=1&feeds=1")
            for card in client.get(f"/api/v1/{path}").json()["results"]
        }
        seen = {
            str(world.rooms[kind].id)
            for kind in KINDS
            if of_room.may_see(world.standing(role, kind))
            and (world.standing(role, kind).joined or kind != "archived")
        }
        spaces = (world.project.group, world.club.group)
        in_spaces = Room.objects.filter(group__in=spaces, members__person=person)
        assert rooms == seen | {str(room.id) for room in in_spaces}, role
        people = client.get("/api/v1/people/?q=Paul").json()["results"]
        entries = client.get("/api/v1/directory/?q=Paul").json()["results"]
        found = at_a_person(world, DOORS["get", "people/<str:person>/"], role) == "ok"
        assert bool(people) == bool(entries) == found, role
        for kind in KINDS:
            answer = client.get(f"/api/v1/people/?room={world.rooms[kind].id}")
            assert (answer.status_code == 200) == of_room.may_see(world.standing(role, kind))
        mine = {card["id"] for card in client.get("/api/v1/communities/").json()["results"]}
        assert (str(world.community.id) in mine) == (world.community_role(role) is not None)
        streams = registry.streams_of({person.id})[person.id]
        joined = {world.rooms[k].stream for k in KINDS if world.standing(role, k).joined}
        joined |= {room.stream for room in in_spaces}
        assert {name for name in streams if name.startswith("room:")} == joined, role
        # Its events show public rooms, which guests do not see.
        hears = world.community_role(role) not in (None, "guest")
        assert (f"community:{world.community.id}" in streams) == hears, role


@pytest.fixture
def inline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the handlers query on this very thread, in the world's own transaction."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

    ours = connections["default"]

    async def here(function: Any, *args: Any, **kwargs: Any) -> Any:
        # A task with a context of its own has connections of its own; the world is in the transaction of this one.
        connections["default"] = ours
        return function(*args, **kwargs)

    async def begin(write: Any) -> Any:
        return writer.submit(write).result(0)

    for module in list(sys.modules.values()):
        if getattr(module, "in_db", None) is threads.in_db and module is not threads:
            monkeypatch.setattr(module, "in_db", here)
    monkeypatch.setattr(writer, "begin", begin)


def told(world: RightsWorld, role: str, tag: str, fields: dict[str, Any]) -> Any:
    """Run a command as its handler would on a socket; return the refusal's code, or the result."""
    registered = registry.commands[tag]
    command = msgspec.convert({"type": tag, "ref": "r", **fields}, registered.shape)

    here = connections["default"]

    async def run() -> Any:
        # An event loop has connections of its own; the world is in the transaction of this one.
        connections["default"] = here

        async def send(_: dict[str, Any]) -> None:
            return

        socket = Socket(identity_of(world.people[role]), AsgiWire(send))
        socket.streams = registry.streams_of({socket.identity.id})[socket.identity.id]
        return await registered.handler(socket, command)

    with transaction.atomic():
        try:
            result = asyncio.run(run())
        except Problem as problem:
            result = problem
        finally:
            transaction.set_rollback(True)
    return result


@pytest.mark.parametrize("tag", [tag for tag, door in COMMANDS.items() if door.of != "own"])
@pytest.mark.usefixtures("inline")
def test_each_role_at_each_command_of_the_websocket(world: RightsWorld, tag: str) -> None:
    door, wrong = COMMANDS[tag], []
    for kind in KINDS:
        for role in world.people:
            fields = door.body(world, kind)
            result = told(world, role, tag, fields)
            outcome = result.code if isinstance(result, Problem) else "ok"
            if outcome != (right := expected(world, door, role, kind)):
                wrong.append(f"{role} at {kind}: {outcome}, but {right}")
            if outcome == "not_found":
                absent = {
                    **fields,
                    **{name: str(new_id()) for name in ("room", "message") if name in fields},
                }
                missing = told(world, role, tag, absent)
                assert (missing.code, missing.detail, missing.path) == (
                    result.code,
                    result.detail,
                    result.path,
                )
    assert wrong == [], "\n".join(wrong)


@pytest.mark.usefixtures("inline")
def test_nobody_resumes_a_stream_that_is_not_theirs(world: RightsWorld) -> None:
    epoch = log.epoch()
    for role in world.people:
        positions = {world.rooms[kind].stream: 0 for kind in KINDS}
        result = told(world, role, "stream.resume", {"positions": positions, "epoch": epoch})
        heard = {name for name, answer in result.items() if not answer.gone}
        assert heard == {
            world.rooms[kind].stream for kind in KINDS if world.standing(role, kind).joined
        }, role


@pytest.mark.usefixtures("inline")
def test_presence_is_watched_by_acquaintances_only(world: RightsWorld) -> None:
    for role in world.people:
        result = told(world, role, "presence.watch", {"people": [str(world.paul.id)]})
        found = at_a_person(world, DOORS["get", "people/<str:person>/"], role) == "ok"
        assert (str(world.paul.id) in result) == found, role
        assert told(world, role, "presence.set", {"state": "away"}) == {}
        assert told(world, role, "ping", {}) == {}
