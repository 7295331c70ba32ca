"""A functional administrator who asks, and those who answer."""

import uuid
from dataclasses import dataclass
from typing import Any

from chatcore.accords.models import AccordRequest
from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import Community
from chatcore.people.models import Person
from tests.worlds.communities import Rivages, rivages
from tests.worlds.people import client_of, registered


@dataclass(frozen=True)
class Asking:
    """Ada and Gwen administer, Flore is functional administrator; Sam is of the site's staff and belongs nowhere."""

    rivages: Rivages
    community: Community
    ada: Person
    gwen: Person
    flore: Person
    sam: Person

    def ask(self, who: Person | None = None, act: str = "community.change", **payload: Any) -> Any:
        payload = payload or {"description": "Ports, villes et îles."}
        body = {
            "act": act,
            "payload": payload,
            "client_id": str(uuid.uuid4()),
            "reason": "Les îles.",
        }
        path = f"/api/v1/communities/{self.community.id}/accords/"
        return client_of(who or self.flore).post(path, body, format="json")

    def preview(
        self, who: Person | None = None, act: str = "community.change", **payload: Any
    ) -> Any:
        path = f"/api/v1/communities/{self.community.id}/accords/preview/"
        body = {"act": act, "payload": payload or {"description": "Ports, villes et îles."}}
        return client_of(who or self.flore).post(path, body, format="json")

    def asked(
        self, who: Person | None = None, act: str = "community.change", **payload: Any
    ) -> Any:
        answer = self.ask(who, act, **payload)
        assert answer.status_code == 201, answer.content
        return answer.json()

    def grant(self, who: Person, card: Any, decision: str = "once", **more: Any) -> Any:
        body = {"digest": card["digest"], "decision": decision, **more}
        path = f"/api/v1/accords/{card['id']}/agreement/"
        return client_of(who).put(path, body, format="json")

    def refuse(self, who: Person, card: Any, words: str = "Pas cette semaine.") -> Any:
        path = f"/api/v1/accords/{card['id']}/refusal/"
        return client_of(who).put(path, {"words": words}, format="json")

    def read(self, who: Person, card: Any) -> Any:
        return client_of(who).get(f"/api/v1/accords/{card['id']}/")

    def listed(self, who: Person, show: str) -> list[str]:
        path = f"/api/v1/communities/{self.community.id}/accords/?show={show}"
        return [one["id"] for one in client_of(who).get(path).json()["results"]]

    def row(self, card: Any) -> AccordRequest:
        return AccordRequest.objects.get(id=card["id"])


def asking() -> Asking:
    world = rivages()

    def member(name: str, role: str) -> Person:
        person = registered(name)
        begin_membership(actor=world.ada, community=world.community, person=person, role=role)
        return person

    return Asking(
        rivages=world,
        community=world.community,
        ada=world.ada,
        gwen=member("Gwen Le Bihan", "administrator"),
        flore=member("Flore Kergoat", "functional_administrator"),
        sam=registered("Sam Cadiou", is_staff=True),
    )
