"""Publishing in a community's feed: a message with a title and a page."""

import uuid

from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import Membership
from chatcore.records.models import Trace
from rooms.conversations.models import Message, RoomMember
from rooms.publications.models import Publication
from tests.rooms.conversations.asking import a_post, ask, done, refused, shown
from tests.rooms.publications.publishing import feed_of, published, titles
from tests.worlds.communities import Rivages
from tests.worlds.people import registered


def test_a_community_is_made_with_its_feed_and_every_member_but_guests_is_in_it(
    world: Rivages,
) -> None:
    inside = set(RoomMember.objects.filter(room=feed_of(world)).values_list("person_id", flat=True))
    assert inside == {world.ada.id, world.bruno.id, world.chloe.id}


def test_a_publication_is_a_message_with_a_title_that_all_read(world: Rivages) -> None:
    card = published(
        world, world.chloe, "  Le quai 4\n ouvre ", "**Demain** à 8 h, @**Bruno Le Goff**"
    )
    assert card["title"] == "Le quai 4 ouvre"
    assert card["message"]["html"].startswith("<p><strong>Demain</strong>")
    assert [one["id"] for one in card["message"]["mentions"]] == [str(world.bruno.id)]
    assert card["message"]["card"] == {"kind": "publication", "id": card["id"]}
    assert card["abilities"] == {
        "comment": True, "react": True, "share": True, "change": True, "delete": True,
    }  # fmt: skip
    page = shown(world.bruno, f"communities/{world.community.id}/publications/")
    assert [one["id"] for one in page["results"]] == [card["id"]]
    assert page["room"] == str(feed_of(world).id)
    assert page["abilities"] == {"publish": True}
    assert page["position"] == {f"room:{page['room']}": card["message"]["seq"]}
    room = shown(world.bruno, f"rooms/{page['room']}/")
    assert (room["kind"], room["unread"], room["mentions"]) == ("network", 1, 1)
    trace = Trace.objects.get(action="publication.created")
    assert (trace.actor_id, trace.object_id) == (world.chloe.id, card["id"])
    assert "quai" not in str(trace.after)


def test_the_same_publication_sent_twice_is_one(world: Rivages) -> None:
    path = f"communities/{world.community.id}/publications/"
    body = {"title": "Avis", "text": "Vent fort.", "client_id": str(uuid.uuid4())}
    first = done(world.chloe, "post", path, body, 201)
    assert done(world.chloe, "post", path, body, 200)["id"] == first["id"]
    assert Publication.objects.count() == Message.objects.count() == 1


def test_the_key_of_another_message_makes_no_publication(world: Rivages) -> None:
    card = published(world, world.chloe)
    said = a_post("Bravo", reply_to=card["message"]["id"])
    done(world.chloe, "post", f"rooms/{feed_of(world).id}/messages/", said, 201)
    body = {"title": "Avis", "text": "Vent fort.", "client_id": said["client_id"]}
    path = f"communities/{world.community.id}/publications/"
    assert refused(world.chloe, "post", path, body) == (409, "conflict", "$.client_id")


def test_what_cannot_be_published_is_refused_in_words(world: Rivages) -> None:
    path = f"communities/{world.community.id}/publications/"

    def tried(title: str, text: str) -> tuple[object, ...]:
        body = {"title": title, "text": text, "client_id": str(uuid.uuid4())}
        return refused(world.chloe, "post", path, body)

    assert tried(" \u200b ", "Oui") == (400, "invalid", "$.title")
    assert tried("x" * 161, "Oui") == (413, "too_large", "$.title")
    assert tried("Avis", " \n ")[:2] == (400, "invalid")
    assert tried("Avis", "x" * 8001)[:2] == (413, "too_large")
    assert Publication.objects.count() == 0
    assert refused(world.dede, "post", path, {
        "title": "Avis", "text": "Oui", "client_id": str(uuid.uuid4())
    })[:2] == (403, "forbidden")  # fmt: skip
    assert refused(world.dede, "get", path)[:2] == (403, "forbidden")
    stranger = registered("Zoé Blanc", email="zoe@cimes.example")
    assert refused(stranger, "get", path) == (404, "not_found", "$.community")
    assert refused(world.chloe, "get", f"{path}?order=paid") == (400, "invalid", "$.order")
    assert refused(world.chloe, "get", f"{path}?cursor=WzFd") == (400, "invalid", "$.cursor")
    ranked = f"{path}?order=ranked&cursor="
    for cursor in ("WzFd", "WyJ4IiwgIjAxOWFiYjAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMCJd"):
        assert refused(world.chloe, "get", ranked + cursor) == (400, "invalid", "$.cursor")


def test_a_plain_message_does_not_appear_in_the_feed(world: Rivages) -> None:
    path = f"rooms/{feed_of(world).id}/messages/"
    assert refused(world.ada, "post", path, a_post())[:2] == (403, "forbidden")
    with_a_card = a_post(card={"kind": "publication", "id": str(uuid.uuid4())})
    assert refused(world.ada, "post", path, with_a_card)[:2] == (400, "invalid")
    body = {"kind": "network", "name": "Autre", "community": str(world.community.id)}
    assert refused(world.ada, "post", "rooms/", body) == (400, "invalid", "$.kind")


def test_an_answer_to_a_comment_is_a_comment_on_the_same_publication(world: Rivages) -> None:
    card = published(world, world.chloe)
    path = f"rooms/{feed_of(world).id}/messages/"
    first = done(world.bruno, "post", path, a_post("Bravo", reply_to=card["message"]["id"]), 201)
    again = done(world.ada, "post", path, a_post("Oui, bravo", reply_to=first["id"]), 201)
    assert again["reply_to"] == card["message"]["id"]
    comments = shown(world.chloe, f"publications/{card['id']}/comments/")
    assert [one["text"] for one in comments["results"]] == ["Oui, bravo", "Bravo"]
    assert shown(world.chloe, f"publications/{card['id']}/")["comments_count"] == 2
    older = shown(world.chloe, f"publications/{card['id']}/comments/?limit=1")
    assert [one["text"] for one in shown(world.chloe, older["next"])["results"]] == ["Bravo"]
    bad = f"publications/{card['id']}/comments/?before=x"
    assert refused(world.chloe, "get", bad) == (400, "invalid", "$.before")


def test_its_author_changes_title_and_words_and_nobody_else(world: Rivages) -> None:
    card = published(world, world.chloe)
    path = f"publications/{card['id']}/"
    changed = done(world.chloe, "patch", path, {"title": "Deux quais", "text": "Ils *marchent*."})
    assert (changed["title"], changed["message"]["text"]) == ("Deux quais", "Ils *marchent*.")
    assert changed["message"]["edited_at"]
    assert refused(world.ada, "patch", path, {"title": "Autre"})[:2] == (403, "forbidden")
    assert refused(world.chloe, "patch", path, {"title": ""}) == (400, "invalid", "$.title")
    # What conversations edit is the same thing.
    done(world.chloe, "patch", f"messages/{card['message']['id']}/", {"text": "Trois."})
    assert shown(world.bruno, path)["message"]["text"] == "Trois."


def test_a_deleted_publication_has_no_page_any_more_and_leaves_no_word(world: Rivages) -> None:
    card = published(world, world.chloe)
    path = f"publications/{card['id']}/"
    assert refused(world.dede, "delete", path)[:2] == (404, "not_found")
    done(world.bruno, "delete", path, status=204)  # an animator moderates
    assert ask(world.chloe, "get", path).status_code == 404
    assert titles(world, world.chloe) == []
    assert Publication.objects.get().title == ""
    assert refused(world.chloe, "delete", path)[:2] == (404, "not_found")
    assert Trace.objects.filter(action="publication.deleted", actor_id=world.bruno.id).count() == 1


def test_deleting_its_message_deletes_it(world: Rivages) -> None:
    card = published(world, world.chloe)
    done(world.chloe, "delete", f"messages/{card['message']['id']}/", status=204)
    assert ask(world.ada, "get", f"publications/{card['id']}/").status_code == 404


def test_the_feed_goes_on_by_pages(world: Rivages) -> None:
    for number in range(5):
        published(world, world.chloe, f"Avis {number}")
    for order in ("recent", "ranked"):
        seen: list[str] = []
        path = f"communities/{world.community.id}/publications/?limit=2&order={order}"
        while path:
            page = shown(world.bruno, path)
            seen += [card["title"] for card in page["results"]]
            path = page["next"]
        assert seen == [f"Avis {number}" for number in (4, 3, 2, 1, 0)], order


def test_a_guest_who_becomes_a_member_is_in_the_feed_and_a_member_who_becomes_a_guest_is_out(
    world: Rivages,
) -> None:
    path = f"communities/{world.community.id}/people/"
    done(world.ada, "patch", f"{path}{world.dede.id}/", {"role": "member"})
    done(world.ada, "patch", f"{path}{world.chloe.id}/", {"role": "guest"})
    inside = set(RoomMember.objects.filter(room=feed_of(world)).values_list("person_id", flat=True))
    assert inside == {world.ada.id, world.bruno.id, world.dede.id}


def test_a_newcomer_finds_the_feed_and_nothing_unread_in_it(world: Rivages) -> None:
    published(world, world.chloe)
    nils = registered("Nils Petit")
    begin_membership(actor=world.ada, community=world.community, person=nils, role="member")
    assert titles(world, nils) == ["Un quai électrique"]
    assert shown(nils, f"rooms/{feed_of(world).id}/")["unread"] == 0
    assert Membership.objects.filter(person=nils).exists()
