"""Who administers a community sees of a club that it exists, its pilot and its charter: nothing else, anywhere."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver

from chatcore.live import registry
from chatcore.project.urls import api
from rooms.spaces.models import Club
from tests.rooms.conversations.asking import a_post, ask, done, shown
from tests.rooms.spaces.test_clubs import newcomer, room_of
from tests.worlds.clubs import a_club, a_vote
from tests.worlds.communities import Rivages, rivages

SECRETS = ("Mot-de-passe-du-club", "Question-du-club", "Motif-du-candidat")


@pytest.fixture
def world(db: None, settings: Any) -> Rivages:
    settings.RATE_LIMITS = False
    return rivages()


def readings(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Yield the route of every address that is read."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from readings(pattern.url_patterns, route)
        else:
            view = getattr(pattern.callback, "cls", None) or pattern.callback.view_class  # type: ignore[attr-defined]
            # What is exported is what the trace shows, in another form.
            if hasattr(view, "get") and not route.endswith("export/"):
                yield route


def test_an_administrator_who_reads_everything_learns_only_the_card(world: Rivages) -> None:
    # Not Ada, who is of the staff of the site: its trace names rooms and clubs by their ids, without their words.
    rose = newcomer(world, "Rose Cadiou", "administrator")
    paul = newcomer(world, "Paul Kerbrat")
    lea = newcomer(world, "Léa Bihan")
    club = a_club(world, world.chloe, paul)
    room = room_of(club)
    said = done(world.chloe, "post", f"rooms/{room.id}/messages/", a_post(SECRETS[0]), 201)
    vote = a_vote(club, world.chloe, SECRETS[1])
    done(paul, "put", f"club-votes/{vote.id}/ballot/", {"choice": "yes"})
    done(lea, "post", f"clubs/{club.id}/candidates/", {"message": SECRETS[2]}, 201)

    names = {
        "community": world.community.id, "club": club.id, "vote": vote.id, "group": club.group_id,
        "room": room.id, "message": said["id"], "person": paul.id, "key": room.id,
    }  # fmt: skip
    read: dict[str, bytes] = {}
    for route in readings(api):
        path = re.sub(r"<str:(\w+)>", lambda found: str(names.get(found[1], room.id)), route)
        for query in ("", "?limit=100", f"?room={room.id}"):
            answer = ask(rose, "get", path + query)
            read[path + query] = answer.content
    told = (*SECRETS, str(room.id), str(vote.id), str(club.group_id), str(said["id"]))
    for path, body in read.items():
        for secret in told:
            if secret in path:
                # What she asked for by its id is repeated by nothing but a refusal.
                continue
            assert secret.encode() not in body, (path, secret)
    # Nowhere do a club and one of its people who does not steer it stand together.
    for path, body in read.items():
        if str(club.id).encode() in body:
            assert str(paul.id).encode() not in body and str(lea.id).encode() not in body, path
    (card,) = shown(rose, f"communities/{world.community.id}/clubs/")["results"]
    assert card["pilot"]["id"] == str(world.chloe.id)
    assert card["charter_html"] == "<p>On rince le bateau.</p>"
    hidden = ("group", "signed_version", "charter", "term_ends_at", "proposed", "members_count")
    assert {card[name] for name in (*hidden, "open_votes", "candidates_count")} == {None}
    streams = registry.streams_of({rose.id})[rose.id]
    assert room.stream not in streams


def test_the_trace_of_the_community_says_nothing_of_what_a_club_does(world: Rivages) -> None:
    before = len(shown(world.ada, f"communities/{world.community.id}/trace/?limit=100")["results"])
    club: Club = a_club(world, world.chloe, newcomer(world, "Paul Kerbrat"))
    a_vote(club, world.chloe)
    rows = shown(world.ada, f"communities/{world.community.id}/trace/?limit=100")["results"]
    # The reading, and that Paul has joined the community.
    assert {row["action"] for row in rows[: len(rows) - before]} == {
        "membership.begun", "trace.read", "room.joined",
    }  # fmt: skip
    assert all(str(room_of(club).id) not in str(row) for row in rows)
