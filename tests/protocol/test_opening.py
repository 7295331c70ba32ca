"""A community that is being prepared: who waits hears nothing of it, and all of it from its opening on."""

import time
import uuid

from tests.protocol.account import Account
from tests.protocol.client import Client, Object
from tests.protocol.server import Server
from tests.protocol.test_streams import SOON

# Invitations go by letters: the membership is begun on the server's side.
COMES = """
from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import Community
from chatcore.people.models import Person
begin_membership(
    actor=Person.objects.get(id="{ada}"), community=Community.objects.get(id="{community}"),
    person=Person.objects.get(id="{person}"), role="member",
)
"""


def in_preparation(server: Server, ada: Account, *waiting: Account) -> tuple[str, Object]:
    """Return the id of a community of Ada's that opens one day, and its first room; ``waiting`` wait for it."""
    slug = f"vasiere-{uuid.uuid4().hex[:8]}"
    made = ada.do("POST", "/communities/", {"name": "Vasière", "slug": slug})["id"]
    ada.do("PATCH", f"/communities/{made}/", {"opens_at": "2099-01-15T08:00:00Z"})
    first = {
        "kind": "club",
        "name": "Premier salon",
        "community": made,
        "visibility": "public",
        "joined_by_default": True,
    }
    room = ada.do("POST", "/rooms/", first)
    for person in waiting:
        come = COMES.format(ada=ada.id, community=made, person=person.id)
        server.command("shell", "--command", come)
    return made, room


def heard(client: Client, stream: str) -> list[str]:
    return [it["type"] for it in client.objects if it.get("stream") == stream]


def test_who_waits_hears_the_community_from_its_opening_on(
    server: Server, ada: Account, chloe: Account
) -> None:
    community, room = in_preparation(server, ada, chloe)
    stream, path = f"community:{community}", f"/communities/{community}"
    with ada.live() as leads, chloe.live() as desk, chloe.live() as phone:
        assert stream in leads.hello["heads"]
        for client in (desk, phone):
            assert stream not in client.hello["heads"]
            assert f"room:{room['id']}" not in client.hello["heads"]
        # What happens inside is not heard; that the day or the name is another is told to each.
        ada.do("POST", f"{path}/groups/", {"name": "Pilotes"})
        leads.event("group.created", stream=stream)
        ada.do("PATCH", f"{path}/", {"opens_at": "2099-02-01T08:00:00Z"})
        for client in (desk, phone):
            client.event("abilities.changed", community=community, belongs=None)
        assert chloe.get(f"{path}/")["opens_at"] == "2099-02-01T08:00:00.000Z"
        resumed = desk.do("stream.resume", positions={stream: 0}, epoch=desk.hello["epoch"])
        assert resumed == {stream: {"gone": True}}

        began = time.monotonic()
        ada.do("PATCH", f"{path}/", {"opens_at": None})
        for client in (desk, phone):
            opened = client.event("abilities.changed", SOON, community=community, belongs=True)
            joined = client.event("room.joined", SOON, room=room["id"])
            assert opened["stream"] == joined["stream"] == chloe.stream
        assert time.monotonic() - began < SOON
        group = ada.do("POST", f"{path}/groups/", {"name": "Éclusiers"})
        for client in (desk, phone):
            created = client.event("group.created", SOON, stream=stream)
            assert created["group"]["id"] == group["id"]
            # The first thing heard of it is the first after its opening.
            assert created["seq"] == opened["head"] + 1
            assert heard(client, stream) == ["group.created"]
        said = ada.do(
            "POST",
            f"/rooms/{room['id']}/messages/",
            {"text": "Bienvenue", "client_id": str(uuid.uuid4())},
        )
        desk.event("message.posted", SOON, stream=f"room:{room['id']}", seq=said["seq"])
        answer = desk.do(
            "stream.resume", positions={stream: opened["head"]}, epoch=desk.hello["epoch"]
        )
        assert answer == {stream: {"head": created["seq"], "replayed": 1}}
    with chloe.live() as again:
        assert again.hello["heads"][stream] == created["seq"]


def test_who_leads_no_more_before_the_opening_hears_the_community_no_more(
    server: Server, ada: Account, bruno: Account
) -> None:
    community, _ = in_preparation(server, ada, bruno)
    stream, path = f"community:{community}", f"/communities/{community}"
    with bruno.live() as client, ada.live() as leads:
        ada.do("PATCH", f"{path}/people/{bruno.id}/", {"role": "animator"})
        client.event("abilities.changed", SOON, community=community, belongs=True)
        ada.do("POST", f"{path}/groups/", {"name": "Pilotes"})
        client.event("group.created", SOON, stream=stream)
        ada.do("PATCH", f"{path}/people/{bruno.id}/", {"role": "member"})
        client.event("abilities.changed", SOON, community=community, belongs=False)
        before = len(heard(client, stream))
        ada.do("POST", f"{path}/groups/", {"name": "Éclusiers"})
        leads.until(lambda it: it["type"] == "group.created" and it["group"]["name"] == "Éclusiers")
        marker = bruno.make_room()
        client.event("room.joined", room=marker.id)
        assert len(heard(client, stream)) == before
