"""Sharing: one publication, shown in many rooms, seen by those who see one of its places."""

import uuid
from typing import Any

from chatcore.communities.models import Community, Membership
from chatcore.live.models import Event
from rooms.conversations.actions.rooms import create_room, open_direct
from rooms.publications.models import Publication, Share
from tests.rooms.conversations.asking import a_post, ask, done, refused, shown
from tests.rooms.publications.publishing import a_room, feed_of, last_message, published, share
from tests.worlds.communities import Rivages


def told(room: Any, type_: str) -> int:
    return Event.objects.filter(stream=f"room:{room.id}", type=type_).count()


def test_one_publication_is_shown_in_several_rooms_and_copied_in_none(world: Rivages) -> None:
    card = published(world, world.chloe)
    quay = a_room(world, world.chloe, "Quais", world.bruno, kind="topic")
    club = a_room(world, world.chloe, "Bureau", visibility="private")
    answer = share(world.chloe, card, quay, club, text="À lire **ce soir**")
    assert [one["outcome"] for one in answer["results"]] == ["shared", "shared"]
    assert answer["shares_count"] == 2
    message = last_message(world.bruno, quay)
    assert message["card"] == {"kind": "publication", "id": card["id"]}
    assert message["html"] == "<p>À lire <strong>ce soir</strong></p>"
    assert "électrique" not in str(message)
    assert Publication.objects.count() == 1
    page = shown(world.bruno, f"publications/{card['id']}/shares/")
    # Bruno sees the room that he is in, not the private one.
    assert [(one["room_name"], one["by"]["name"]) for one in page["results"]] == [
        ("Quais", "Chloé Morvan")
    ]


def test_sharing_twice_in_a_room_shows_it_once_and_again_after_it_was_taken_back(
    world: Rivages,
) -> None:
    card = published(world, world.chloe)
    club = a_room(world, world.chloe, "Voile")
    share(world.chloe, card, club)
    assert share(world.chloe, card, club)["results"][0]["outcome"] == "already"
    message = last_message(world.chloe, club)
    assert message["text"] == ""
    done(world.chloe, "delete", f"messages/{message['id']}/", status=204)
    assert shown(world.chloe, f"publications/{card['id']}/")["shares_count"] == 0
    assert share(world.chloe, card, club)["results"][0]["outcome"] == "shared"
    assert Share.objects.count() == 1


def test_each_room_answers_on_its_own(world: Rivages) -> None:
    card = published(world, world.chloe)
    mine = a_room(world, world.chloe, "Voile")
    news = a_room(world, world.ada, "Annonces", world.chloe, kind="announcement")
    hidden = a_room(world, world.ada, "Bureau", visibility="private")
    answer = share(world.chloe, card, mine, news, hidden, feed_of(world))
    assert [one["outcome"] for one in answer["results"]] == ["shared", *["refused"] * 3]
    assert all(one["detail"] for one in answer["results"][1:])
    assert answer["shares_count"] == 1
    nowhere = {"rooms": [str(uuid.uuid4())]}
    refusal = done(world.chloe, "post", f"publications/{card['id']}/shares/", nowhere)["results"][0]
    assert refusal["detail"] == answer["results"][2]["detail"]
    nothing = {"rooms": []}
    assert refused(world.chloe, "post", f"publications/{card['id']}/shares/", nothing)[0] == 400


def test_it_is_not_carried_into_another_community_but_into_a_direct_conversation(
    world: Rivages,
) -> None:
    card = published(world, world.chloe)
    others = Community.objects.create(name="Réseau Cimes", slug="cimes")
    Membership.objects.create(community=others, person=world.chloe, role="member")
    there = create_room(actor=world.chloe, community=others, kind="club", name="Cordées")
    direct, _ = open_direct(actor=world.chloe, people=[str(world.bruno.id)])
    outcomes = share(world.chloe, card, there, direct)["results"]
    assert [one["outcome"] for one in outcomes] == ["refused", "shared"]


def test_one_of_its_places_is_enough_to_see_it_and_without_one_it_is_not_there(
    world: Rivages,
) -> None:
    card = published(world, world.chloe)
    room = a_room(world, world.chloe, "Visiteurs", world.bruno)
    path = f"publications/{card['id']}/"
    wanted = f"publications/?ids={card['id']},{uuid.uuid4()},x"
    assert refused(world.dede, "get", path)[:2] == (404, "not_found")
    assert shown(world.dede, wanted)["results"] == []
    done(world.chloe, "post", f"rooms/{room.id}/members/", {"people": [str(world.dede.id)]}, 201)
    share(world.chloe, card, room)
    seen = shown(world.dede, path)
    assert seen["title"] == card["title"]
    assert not any(seen["abilities"].values())
    assert [one["id"] for one in shown(world.dede, wanted)["results"]] == [card["id"]]
    assert shown(world.dede, f"{path}comments/")["results"] == []
    # A guest reads; carrying it further, or answering in the feed, is for members.
    body = {"rooms": [str(room.id)]}
    assert refused(world.dede, "post", f"{path}shares/", body)[:2] == (403, "forbidden")
    reply = a_post(reply_to=card["message"]["id"])
    assert refused(world.dede, "post", f"rooms/{feed_of(world).id}/messages/", reply)[0] == 404
    done(world.chloe, "delete", f"messages/{last_message(world.dede, room)['id']}/", status=204)
    assert refused(world.dede, "get", path)[:2] == (404, "not_found")


def test_rooms_that_show_it_are_told_when_it_changes_and_when_it_goes(world: Rivages) -> None:
    card = published(world, world.chloe)
    club = a_room(world, world.chloe, "Voile", world.bruno)
    share(world.chloe, card, club)
    path = f"publications/{card['id']}/"
    done(world.chloe, "patch", path, {"title": "Deux quais"})
    assert (told(club, "card.changed"), told(feed_of(world), "card.changed")) == (1, 1)
    done(world.chloe, "patch", path, {"text": "Ils marchent."})
    assert (told(club, "card.changed"), told(feed_of(world), "card.changed")) == (2, 1)
    done(world.chloe, "delete", path, status=204)
    assert told(club, "card.changed") == 3
    message = last_message(world.bruno, club)
    assert message["card"] == {"kind": "publication", "id": card["id"]}
    assert ask(world.bruno, "get", path).status_code == 404
    assert shown(world.bruno, f"publications/?ids={card['id']}")["results"] == []


def test_comments_and_shares_that_go_are_counted_no_more_and_the_feed_hears_it(
    world: Rivages,
) -> None:
    card = published(world, world.chloe)
    path = f"rooms/{feed_of(world).id}/messages/"
    comment = done(world.bruno, "post", path, a_post("Bravo", reply_to=card["message"]["id"]), 201)
    done(world.bruno, "delete", f"messages/{comment['id']}/", status=204)
    (changed,) = Event.objects.filter(type="publication.changed")
    assert '"comments_count":0' in changed.body
    assert shown(world.chloe, f"publications/{card['id']}/")["comments_count"] == 0
