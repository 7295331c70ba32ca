"""Two administrators and two of the staff, a private room and a direct conversation that none of them is in."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from rest_framework.test import APIClient

from chatcore.breakglass.models import Opening
from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import Community
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from chatcore.people.models import Person
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.actions.rooms import create_room, open_direct
from rooms.conversations.models import Message, Room
from tests.worlds.communities import rivages
from tests.worlds.people import client_of, registered

WORDS = "Signalement reçu mardi, avec captures d’écran."


@dataclass(frozen=True)
class Glass:
    """Ada administers and is staff, Solène administers, Yann is staff; Bruno and Chloé talk in private."""

    community: Community
    ada: Person
    solene: Person
    yann: Person
    bruno: Person
    chloe: Person
    dede: Person
    office: Room
    direct: Room

    def ask(self, by: Person, *, site: bool = False, **fields: Any) -> Any:
        """Ask for the office, or for what is given, of a week until today."""
        target = {} if "people" in fields else {"room": str(self.office.id)}
        path = "/api/v1/break-glass/" if site else self.list
        return client_of(by).post(path, {**target, **asked(), **fields}, format="json")

    @property
    def list(self) -> str:
        return f"/api/v1/communities/{self.community.id}/break-glass/"

    def opened(self, *, by: Person | None = None, **fields: Any) -> Opening:
        """Let Ada ask and Solène grant it."""
        card = self.ask(self.ada, **fields).json()
        answer = answer_to(card["id"], by or self.solene)
        assert answer.status_code == 200, answer.content
        return Opening.objects.get(id=card["id"])


def asked() -> dict[str, Any]:
    today = now().date()
    return {
        "reason": "harassment",
        "words": WORDS,
        "since": str(today - timedelta(days=7)),
        "until": str(today),
        "hours": 24,
    }


def answer_to(opening: object, by: Person, *, approve: bool = True, words: str = "") -> Any:
    body = {"approve": approve, "words": words}
    return client_of(by).put(f"/api/v1/break-glass/{opening}/answer/", body, format="json")


def listed(world: Glass, by: Person, *, site: bool = False) -> list[dict[str, Any]]:
    """Return the openings that ``by`` is shown."""
    answer = client_of(by).get("/api/v1/break-glass/" if site else world.list)
    assert answer.status_code == 200, answer.content
    cards: list[dict[str, Any]] = answer.json()["results"]
    return cards


def read(opening: object, by: Person | APIClient, query: str = "") -> Any:
    client = by if isinstance(by, APIClient) else client_of(by)
    return client.get(f"/api/v1/break-glass/{opening}/messages/?{query}")


def glass() -> Glass:
    world = rivages()
    solene = registered("Solène Abiven", email="solene@rivages.example")
    begin_membership(
        actor=world.ada, community=world.community, person=solene, role="administrator"
    )
    yann = registered("Yann Quéméner", email="yann@rivages.example", is_staff=True)
    office = create_room(
        actor=world.bruno,
        community=world.community,
        kind="club",
        name="Bureau",
        visibility="private",
    )
    invite_to_room(actor=world.bruno, room_id=str(office.id), people=[str(world.chloe.id)])
    direct, _ = open_direct(actor=world.bruno, people=[str(world.chloe.id)])
    return Glass(
        world.community,
        world.ada,
        solene,
        yann,
        world.bruno,
        world.chloe,
        world.dede,
        office,
        direct,
    )


def said(room: Room, author: Person, text: str, *, days_ago: float = 1) -> Message:
    """Let something have been said, some days ago."""
    last = room.messages.order_by("-seq").values_list("seq", flat=True).first()
    return Message.objects.create(
        room=room,
        author=author,
        seq=(last or 100) + 1,
        text=text,
        html=f"<p>{text}</p>",
        client_id=new_id(),
        posted_at=now() - timedelta(days=days_ago),
    )
