"""Who reacted, by name: all of them, a page at a time, to those who read the message."""

from urllib.parse import quote

from chatcore.communities.models import Membership
from chatcore.people.models import Person
from rooms.conversations.models import Reaction, RoomMember
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, say


def test_the_list_says_who_reacted_with_what_as_they_came(world: World) -> None:
    said = say(world.ada, "À quai", world.quay)
    for person, emoji in ((world.chloe, "👍"), (world.bruno, "🎉"), (world.ada, "👍")):
        done(person, "put", f"messages/{said.id}/reactions/{quote(emoji)}/")
    page = shown(world.chloe, f"messages/{said.id}/reactions/")
    named = [(one["emoji"], one["person"]["name"]) for one in page["results"]]
    assert named == [("👍", "Chloé Martin"), ("🎉", "Bruno Le Goff"), ("👍", "Ada Lovelace")]
    assert page["next"] is None
    one = shown(world.chloe, f"messages/{said.id}/reactions/?emoji={quote('🎉')}")
    assert [one["person"]["name"] for one in one["results"]] == ["Bruno Le Goff"]


def test_a_hundred_and_twenty_are_all_named_each_once(world: World) -> None:
    said = say(world.ada, "À quai", world.quay)
    people = Person.objects.bulk_create(
        Person(email=f"p{n}@rivages.example", name=f"Personne {n:03}") for n in range(120)
    )
    Membership.objects.bulk_create(
        Membership(community=world.community, person=one, role="member") for one in people
    )
    Reaction.objects.bulk_create(
        Reaction(message_id=said.id, person=one, emoji="👍") for one in people
    )
    path, names = f"messages/{said.id}/reactions/?emoji={quote('👍')}&limit=50", []
    while path:
        page = shown(world.chloe, path)
        names += [one["person"]["name"] for one in page["results"]]
        path = page["next"]
    assert names == [f"Personne {n:03}" for n in range(120)]


def test_people_whom_the_reader_does_not_see_are_left_out(world: World) -> None:
    said = say(world.ada, "À quai", world.quay)
    stranger = Person.objects.create(email="x@ailleurs.example", name="Venu d’ailleurs")
    RoomMember.objects.create(room=world.quay, person=stranger)
    Reaction.objects.create(message_id=said.id, person=stranger, emoji="👍")
    path = f"messages/{said.id}/reactions/"
    # In one room one meets; once the stranger has left it, their name is theirs again.
    assert [one["person"]["name"] for one in shown(world.chloe, path)["results"]] == [stranger.name]
    RoomMember.objects.filter(person=stranger).delete()
    assert shown(world.chloe, path)["results"] == []


def test_who_does_not_read_the_message_is_told_nothing(world: World) -> None:
    said = say(world.ada, "Entre nous", world.club)
    path = f"messages/{said.id}/reactions/"
    assert refused(world.chloe, "get", path) == (404, "not_found", "$.message")
    assert refused(world.ada, "get", f"{path}?cursor=WyJ4Il0")[::2] == (400, "$.cursor")
