"""Who is told of what is said, once, and not of what they may not read any more."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.foundation.jobs.worker import Worker
from chatcore.live.followers import follow
from chatcore.notices.models import Notice
from chatcore.people.models import Person
from rooms.conversations.actions.messages import delete_message, edit_message
from rooms.conversations.actions.rooms import open_direct
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, say


@pytest.fixture(autouse=True)
def _from_now_on(world: World) -> None:
    """The followers of the log begin here."""
    follow()


def told(person: Person, query: str = "") -> list[tuple[str, str, str]]:
    """Let the worker do what waits; return what ``person`` is told: kind, place, words."""
    Worker().drain()
    return [
        (one["kind"], one["place"], one["excerpt"])
        for one in shown(person, f"notices/{query}")["results"]
    ]


def test_who_is_mentioned_is_told_where_and_what(world: World) -> None:
    say(world.ada, "Bonjour @Chloé Martin, **les bornes** ?", world.quay)
    assert told(world.chloe) == [
        ("mention", "Électrification à quai › Général", "Bonjour @Chloé Martin, les bornes ?")
    ]
    assert told(world.bruno) == []
    assert told(world.ada) == []
    (notice,) = shown(world.chloe, "notices/")["results"]
    assert notice["path"].startswith(f"/salons/{world.quay.id}/themes/")
    assert notice["actor"]["name"] == "Ada Lovelace"


def test_one_message_makes_one_notice_for_the_strongest_reason(world: World) -> None:
    asked = say(world.chloe, "Qui vient ?", world.quay)
    say(world.ada, "Moi, @Chloé Martin", world.quay, reply_to=str(asked.id))
    assert [kind for kind, _, _ in told(world.chloe)] == ["mention"]
    say(world.bruno, "Moi aussi", world.quay, reply_to=str(asked.id))
    assert [kind for kind, _, _ in told(world.chloe)] == ["reply", "mention"]


def test_nobody_is_told_of_what_they_said_themselves(world: World) -> None:
    mine = say(world.ada, "Note", world.quay)
    say(world.ada, "Pour moi : @Ada Lovelace", world.quay, reply_to=str(mine.id))
    assert told(world.ada) == []


def test_a_talk_between_two_is_one_line_that_counts(world: World) -> None:
    room, _ = open_direct(actor=world.ada, people=[str(world.chloe.id)])
    for text in ("Un", "Deux", "Trois"):
        say(world.ada, text, room)
    assert told(world.chloe) == [("direct", "Ada Lovelace", "Trois")]
    assert shown(world.chloe, "notices/")["results"][0]["count"] == 3
    assert shown(world.chloe, "notices/")["unread"] == 1


def test_an_announcement_reaches_everybody_in_the_room_but_its_comments_do_not(
    world: World,
) -> None:
    said = say(world.ada, "Port fermé lundi", world.news)
    say(world.bruno, "Noté", world.news, reply_to=str(said.id))
    assert [one[0] for one in told(world.chloe)] == ["announcement"]
    assert [one[0] for one in told(world.bruno)] == ["announcement"]
    assert [one[0] for one in told(world.ada)] == ["reply"]


def test_a_word_to_all_is_one_row_and_reaches_all(world: World) -> None:
    say(world.ada, "@tous réunion à 14 h", world.quay)
    assert [one[0] for one in told(world.chloe)] == ["everybody"]
    assert [one[0] for one in told(world.bruno)] == ["everybody"]
    room = shown(world.chloe, f"rooms/{world.quay.id}/")
    assert (room["unread"], room["mentions"]) == (1, 1)


def test_reading_the_room_reads_its_notices(world: World) -> None:
    said = say(world.ada, "@Chloé Martin ?", world.quay)
    assert len(told(world.chloe, "?unread=1")) == 1
    done(world.chloe, "put", f"rooms/{world.quay.id}/read-mark/", {"seq": said.seq})
    assert told(world.chloe, "?unread=1") == []
    assert len(told(world.chloe)) == 1


def test_a_deleted_message_takes_its_notices_with_it(world: World) -> None:
    said = say(world.ada, "@Chloé Martin ?", world.quay)
    assert len(told(world.chloe)) == 1
    delete_message(actor=world.ada, message=str(said.id))
    # Before the worker has come: what may not be read is not shown.
    assert shown(world.chloe, "notices/")["results"] == []
    assert told(world.chloe) == []
    assert not Notice.objects.filter(person=world.chloe).exists()


def test_who_has_left_the_room_is_told_nothing_of_it(world: World) -> None:
    say(world.ada, "@Chloé Martin ?", world.quay)
    assert len(told(world.chloe)) == 1
    done(world.chloe, "delete", f"rooms/{world.quay.id}/members/me/", status=204)
    assert shown(world.chloe, "notices/")["results"] == []
    assert told(world.chloe) == []
    assert not Notice.objects.filter(person=world.chloe).exists()


def test_an_edit_tells_whom_it_adds_and_nobody_twice(world: World) -> None:
    said = say(world.ada, "@Chloé Martin ?", world.quay)
    assert len(told(world.chloe)) == 1
    edit_message(actor=world.ada, message=str(said.id), text="@Chloé Martin et @Bruno Le Goff ?")
    assert [one[0] for one in told(world.bruno)] == ["mention"]
    assert len(told(world.chloe)) == 1


def test_a_room_asked_to_be_silent_is_silent(world: World) -> None:
    card = done(world.chloe, "put", f"rooms/{world.quay.id}/level/", {"level": "nothing"})
    assert card["level"] == "nothing"
    say(world.ada, "@Chloé Martin et @tous", world.quay)
    assert told(world.chloe) == []
    answer = refused(world.chloe, "put", f"rooms/{world.quay.id}/level/", {"level": "loud"})
    assert answer == (400, "invalid", "$.level")
    answer = refused(world.dede, "put", f"rooms/{world.quay.id}/level/", {"level": "nothing"})
    assert answer[0] == 404


def test_somebody_who_listens_for_a_word_is_told_of_it(world: World) -> None:
    words = {"words": ["Électricité", "borne de recharge"]}
    done(world.chloe, "patch", "notices/preferences/", words)
    done(world.dede, "patch", "notices/preferences/", words)
    say(world.ada, "Une BORNE de  recharge arrive.", world.quay)
    say(world.ada, "La borne d’arrêt", world.quay)
    assert [one[0] for one in told(world.chloe)] == ["word"]
    assert told(world.dede) == [], "he is not in the room"


def test_reading_one_some_and_all(world: World) -> None:
    for text in ("@Chloé Martin 1", "@Chloé Martin 2", "@Chloé Martin 3"):
        say(world.ada, text, world.quay)
    assert len(told(world.chloe)) == 3
    newest, *_ = shown(world.chloe, "notices/")["results"]
    assert done(world.chloe, "put", "notices/reading/", {"notices": [newest["id"]]}) == {
        "unread": 2
    }
    assert done(world.bruno, "put", "notices/reading/", {"notices": [newest["id"]]}) == {
        "unread": 0
    }
    assert done(world.chloe, "delete", f"notices/reading/{newest['id']}/") == {"unread": 3}
    assert done(world.chloe, "put", "notices/reading/", {}) == {"unread": 0}
    assert told(world.chloe, "?unread=1") == []


def test_pages_follow_each_other_without_a_gap(world: World) -> None:
    for number in range(5):
        say(world.ada, f"@Chloé Martin {number}", world.quay)
    told(world.chloe)
    first = shown(world.chloe, "notices/?limit=2")
    second = shown(world.chloe, first["next"])
    third = shown(world.chloe, second["next"])
    seen = [one["excerpt"][-1] for page in (first, second, third) for one in page["results"]]
    assert seen == ["4", "3", "2", "1", "0"]
    assert third["next"] is None
    assert refused(world.chloe, "get", "notices/?kind=fish")[2] == "$.kind"
    assert refused(world.chloe, "get", "notices/?cursor=fish")[2] == "$.cursor"


def test_the_page_of_fifty_takes_as_many_queries_as_that_of_one(
    world: World, django_assert_num_queries: Any
) -> None:
    say(world.ada, "@Chloé Martin", world.quay)
    told(world.chloe)
    with CaptureQueriesContext(connection) as queries:
        shown(world.chloe, "notices/?limit=50")
    for_one = len(queries)
    for number in range(49):
        say(world.ada, f"@Chloé Martin {number}", world.quay)
    told(world.chloe)
    with django_assert_num_queries(for_one):
        assert len(shown(world.chloe, "notices/?limit=50")["results"]) == 50
