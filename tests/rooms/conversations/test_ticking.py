"""Lists of what is to be done are ticked where they are read."""

import pytest

from chatcore.live.models import Event
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.actions.rooms import archive_room
from rooms.conversations.models import Message
from rooms.conversations.search.plain import plain
from rooms.conversations.selectors.noticed import excerpt_of
from tests.rooms.conversations.asking import done, refused
from tests.worlds.rivages import World, say

LIST = (
    "À faire :\n- [ ] **amarres**\n- [x] pare-battages\n\n```\n- [ ] code\n```\n\n1. [ ] pavillon"
)


def boxes(world: World, message: object) -> str:
    html = Message.objects.get(id=message).html
    return "".join(sign for sign in html if sign in "☐☑")


def test_whoever_wrote_a_list_ticks_it_and_everybody_sees_it(world: World) -> None:
    posted = say(world.chloe, LIST, world.quay)
    assert boxes(world, posted.id) == "☐☑☐"
    card = done(world.chloe, "put", f"messages/{posted.id}/tasks/3/", {"done": True})
    assert card["text"] == LIST.replace("1. [ ]", "1. [x]") and card["edited_at"]
    assert '<li class="task done">☑ pavillon</li>' in card["html"]
    assert "<strong>amarres</strong>" in card["html"]
    done(world.chloe, "put", f"messages/{posted.id}/tasks/2/", {"done": False})
    assert boxes(world, posted.id) == "☐☐☑"
    told = Event.objects.filter(stream=world.quay.stream, type="message.edited")
    assert told.count() == 2
    # As it is already: nothing is told.
    done(world.chloe, "put", f"messages/{posted.id}/tasks/2/", {"done": False})
    assert told.count() == 2


def test_what_is_ticked_is_what_would_be_rendered(world: World) -> None:
    from chatcore.rendering.message import render

    posted = say(world.chloe, LIST, world.quay)
    for number in (1, 2, 3):
        done(world.chloe, "put", f"messages/{posted.id}/tasks/{number}/", {"done": number != 2})
        row = Message.objects.get(id=posted.id)
        assert row.html == render(row.text).html


def test_those_who_animate_tick_the_lists_of_others_and_members_in_a_club(world: World) -> None:
    posted = say(world.chloe, LIST, world.quay)
    done(world.bruno, "put", f"messages/{posted.id}/tasks/1/", {"done": True})
    assert Message.objects.get(id=posted.id).author == world.chloe
    theirs = say(world.ada, LIST, world.quay)
    answer = refused(world.chloe, "put", f"messages/{theirs.id}/tasks/1/", {"done": True})
    assert answer[:2] == (403, "forbidden")
    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(world.chloe.id)])
    club = say(world.ada, LIST, world.club)
    done(world.chloe, "put", f"messages/{club.id}/tasks/1/", {"done": True})
    archive_room(actor=world.ada, room_id=str(world.club.id), archived=True)
    assert refused(world.ada, "put", f"messages/{club.id}/tasks/2/", {"done": False})[0] == 403


@pytest.mark.parametrize("task", ["0", "4", "99999", "x", "-1"])
def test_there_is_no_such_box(world: World, task: str) -> None:
    posted = say(world.chloe, LIST, world.quay)
    answer = refused(world.chloe, "put", f"messages/{posted.id}/tasks/{task}/", {"done": True})
    assert answer == (404, "not_found", "$.task")


def test_a_list_whose_boxes_cannot_be_told_apart_is_edited_instead(world: World) -> None:
    posted = say(world.chloe, LIST, world.quay)
    row = Message.objects.get(id=posted.id)
    row.text += "\n- [ ] jamais rendue"
    row.save()
    answer = refused(world.chloe, "put", f"messages/{posted.id}/tasks/1/", {"done": True})
    assert answer[:2] == (409, "unclear")


def test_hidden_words_stay_hidden_where_a_message_is_shown_in_short(world: World) -> None:
    posted = say(world.chloe, "La fin : ||c’est **Ada**|| voilà, a||b", world.quay)
    row = Message.objects.get(id=posted.id)
    assert plain(row.html) == "La fin : ▒▒▒ voilà, a||b"
    assert excerpt_of(row.text) == "La fin : ▒▒▒ voilà, a||b"
