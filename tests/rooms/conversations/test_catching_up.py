"""Coming back: what is addressed to one, what concerns one, what was decided, by rules; and nothing of elsewhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.foundation.clock import now
from chatcore.foundation.jobs.worker import Worker
from chatcore.live.followers import follow
from chatcore.people.models import Person
from rooms.conversations.actions.members import leave_room
from rooms.conversations.actions.rooms import open_direct
from tests.rooms.conversations.asking import a_post, done, refused, shown
from tests.rooms.polls.polling import asked, close
from tests.worlds.rivages import World, say


@pytest.fixture(autouse=True)
def _from_now_on(world: World, settings: Any) -> None:
    settings.RATE_LIMITS = False
    follow()


def missed(person: Person, query: str = "") -> Any:
    Worker().drain()
    return shown(person, f"catch-up/{query}")


def titles(talks: Any) -> list[str]:
    return [talk["topic"]["title"] for talk in talks]


def test_what_is_addressed_to_her_comes_first_and_what_concerns_her_next(world: World) -> None:
    say(world.chloe, "Qui a les plans ?", world.quay, new_topic="Plans")
    say(world.ada, "Moi", world.quay, topic=str(world.topic("Plans").id))
    say(world.ada, "Sans elle", world.quay, new_topic="Ailleurs")
    say(world.ada, "@Chloé Martin, vos bornes ?", world.quay, new_topic="Bornes")
    card = missed(world.chloe)
    assert [one["excerpt"] for one in card["addressed"]] == ["@Chloé Martin, vos bornes ?"]
    assert titles(card["topics"]) == ["Bornes", "Plans"]
    assert card["topics"][1]["unread"] == 1
    assert card["others"] == 1


def test_a_followed_topic_concerns_and_a_muted_one_does_not(world: World) -> None:
    say(world.chloe, "Un", world.quay, new_topic="Muet")
    say(world.ada, "Deux", world.quay, topic=str(world.topic("Muet").id))
    say(world.ada, "Trois", world.quay, new_topic="Suivi")
    for title, choice in (("Muet", "mute"), ("Suivi", "follow")):
        path = f"topics/{world.topic(title).id}/following/"
        done(world.chloe, "put", path, {"choice": choice})
    assert titles(missed(world.chloe)["topics"]) == ["Suivi"]


def test_announcements_and_direct_talks_are_told_apart(world: World) -> None:
    say(world.ada, "Port fermé", world.news)
    talk, _ = open_direct(actor=world.ada, people=[str(world.chloe.id)])
    say(world.ada, "Vous venez ?", talk)
    card = missed(world.chloe)
    assert [one["excerpt"] for one in card["announcements"]] == ["Port fermé"]
    assert [one["excerpt"] for one in card["direct"]] == ["Vous venez ?"]
    assert card["topics"] == []


def test_what_was_decided_closed_or_waits_to_be_confirmed_is_a_line_with_its_way(
    world: World,
) -> None:
    say(world.ada, "Quel jour ?", world.quay, new_topic="Date")
    topic = world.topic("Date")
    summary = {"summary": "Jeudi, à marée haute."}
    done(world.ada, "put", f"topics/{topic.id}/resolution/", summary)
    poll = asked(world.ada, world.quay)
    close(world.ada, poll)
    body = a_post("Consigne", receipt=True)
    done(world.ada, "post", f"rooms/{world.news.id}/announcements/", body, 201)
    lines = {line["kind"]: line for line in missed(world.chloe)["lines"]}
    assert set(lines) == {"decision", "poll", "receipt"}
    assert (lines["decision"]["title"], lines["decision"]["text"]) == (
        "Date",
        "Jeudi, à marée haute.",
    )
    assert lines["decision"]["path"] == f"/salons/{world.quay.id}/themes/{topic.id}"
    assert lines["receipt"]["title"] == "Consigne"
    for kind in ("poll", "receipt"):
        assert lines[kind]["path"].startswith("/salons/")
    # What waits for an answer waits however long ago it was; what is over is told since then.
    soon = (now() - timedelta(seconds=0)).isoformat().replace("+", "%2B")
    assert [line["kind"] for line in missed(world.chloe, f"?since={soon}")["lines"]] == ["receipt"]
    assert [line["kind"] for line in missed(world.ada)["lines"] if line["kind"] == "receipt"] == []


def test_nothing_of_a_room_that_she_left_or_was_never_in_is_told(world: World) -> None:
    say(world.ada, "@Chloé Martin, ici", world.quay)
    say(world.ada, "Entre nous", world.club)
    leave_room(actor=world.chloe, room_id=str(world.quay.id))
    card = missed(world.chloe)
    assert (card["addressed"], card["topics"], card["others"]) == ([], [], 0)
    card = missed(world.dede)
    assert (card["addressed"], card["lines"], card["others"]) == ([], [], 0)


def test_all_is_marked_as_read_at_once(world: World) -> None:
    say(world.ada, "@Chloé Martin, un", world.quay)
    say(world.ada, "Deux", world.news)
    missed(world.chloe)
    done(world.chloe, "put", "read-marks/")
    done(world.chloe, "put", "notices/reading/", {})
    card = missed(world.chloe)
    assert (card["addressed"], card["topics"], card["announcements"], card["others"]) == (
        [], [], [], 0,
    )  # fmt: skip


@pytest.mark.parametrize("since", ["hier", "2020-01-01T00:00:00", "2999-01-01T00:00:00Z"])
def test_a_moment_that_is_none_is_refused(world: World, since: str) -> None:
    assert refused(world.chloe, "get", f"catch-up/?since={since}")[::2] == (400, "$.since")


def test_much_that_was_missed_costs_no_more_queries_than_little(world: World) -> None:
    def cost() -> int:
        missed(world.chloe)
        with CaptureQueriesContext(connection) as queries:
            shown(world.chloe, "catch-up/")
        return len(queries)

    def more(number: int) -> None:
        for one in range(number):
            say(
                world.ada, f"@Chloé Martin, {number} {one}", world.quay, new_topic=f"T{number}{one}"
            )
            say(world.ada, "Port fermé", world.news)
        close(world.ada, asked(world.ada, world.quay))
        topic = world.topic(f"T{number}0")
        done(world.ada, "put", f"topics/{topic.id}/resolution/", {"summary": "Oui"})

    more(1)
    little = cost()
    more(5)
    assert cost() == little
