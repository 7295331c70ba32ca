"""Inviting, and coming in."""

from typing import Any

import pytest
import time_machine
from django.core import mail
from rest_framework.test import APIClient

from chatcore.communities.actions.letters import send_invitation
from chatcore.communities.invitation_links import key_of
from chatcore.communities.models import GroupMember, Invitation, Membership
from chatcore.directory.models import Entry
from chatcore.foundation import happenings
from chatcore.people.happenings import PersonRegistered
from chatcore.people.models import Person
from tests.worlds.communities import Rivages
from tests.worlds.people import PASSWORD, client_of


def invite(world: Rivages, by: Person | None = None, **body: Any) -> Any:
    body = {"email": "eve@rivages.example", **body}
    return client_of(by or world.ada).post(
        f"/api/v1/communities/{world.community.id}/invitations/", body, format="json"
    )


def accept(key: str, client: APIClient | None = None, **body: str) -> Any:
    return (client or client_of()).post(
        f"/api/v1/invitations/{key}/acceptance/", body, format="json"
    )


def key() -> str:
    return key_of(Invitation.objects.latest("created_at"))


def test_eve_accepts_and_is_all_there_at_once(world: Rivages) -> None:
    made = invite(world)
    assert made.status_code == 201, made.content
    offer = client_of().get(f"/api/v1/invitations/{key()}/").json()
    assert offer["community"]["name"] == "Réseau Rivages"
    assert offer["registered"] is False
    client = client_of()
    answer = accept(key(), client, name="Ève Tanguy", password=PASSWORD)
    assert answer.status_code == 201, answer.content
    eve = Person.objects.get(email="eve@rivages.example")
    assert client.get("/api/v1/me/").json()["id"] == str(eve.id)
    assert Membership.objects.get(person=eve).role == "member"
    assert GroupMember.objects.filter(person=eve, group__rule__isnull=True).count() == 1
    assert Entry.objects.filter(person=eve).exists()


def test_when_one_part_fails_nobody_is_registered(
    world: Rivages, monkeypatch: pytest.MonkeyPatch
) -> None:
    invite(world)

    def fail(_: PersonRegistered) -> None:
        raise RuntimeError("the directory is away")

    monkeypatch.setitem(happenings._subscribers, PersonRegistered, [fail])
    client = client_of()
    client.raise_request_exception = False
    assert accept(key(), client, name="Ève", password=PASSWORD).status_code == 500
    assert not Person.objects.filter(email="eve@rivages.example").exists()
    assert Invitation.objects.get().accepted_at is None


def test_a_guest_is_not_in_the_automatic_group(world: Rivages) -> None:
    invite(world, role="guest")
    accept(key(), name="Ève", password=PASSWORD)
    eve = Person.objects.get(email="eve@rivages.example")
    assert Membership.objects.get(person=eve).role == "guest"
    assert not GroupMember.objects.filter(person=eve).exists()


def test_the_letter_speaks_the_host_s_language_and_holds_the_link(world: Rivages) -> None:
    invitation = Invitation.objects.get(id=invite(world).json()["id"])
    send_invitation.func(str(invitation.id))
    letter = mail.outbox[-1]
    assert letter.to == ["eve@rivages.example"]
    assert "Ada Lovelace vous invite" in letter.subject
    assert f"/invitation/{key_of(invitation)}" in letter.body
    assert letter.alternatives[0].mimetype == "text/html"
    assert key_of(invitation) not in (invitation.digest,)


def test_sending_again_makes_the_old_link_useless(world: Rivages) -> None:
    id_ = invite(world).json()["id"]
    old = key()
    assert client_of(world.ada).post(f"/api/v1/invitations/{id_}/sendings/").status_code == 201
    assert key() != old
    assert client_of().get(f"/api/v1/invitations/{old}/").json()["code"] == "invitation_unknown"
    assert client_of().get(f"/api/v1/invitations/{key()}/").status_code == 200


def test_used_revoked_and_expired_links_say_so(world: Rivages) -> None:
    id_ = invite(world).json()["id"]
    assert client_of(world.ada).delete(f"/api/v1/invitations/{id_}/").status_code == 204
    assert accept(key(), name="Ève", password=PASSWORD).json()["code"] == "invitation_revoked"
    invite(world)
    with time_machine.travel("2030-01-01T00:00:00Z"):
        answer = accept(key(), name="Ève", password=PASSWORD)
    assert answer.status_code == 410
    assert answer.json()["code"] == "invitation_expired"
    assert accept(key(), name="Ève", password=PASSWORD).status_code == 201
    assert accept(key(), name="Ève", password=PASSWORD).json()["code"] == "invitation_used"


def test_somebody_with_an_account_joins_with_it(world: Rivages) -> None:
    Membership.objects.filter(person=world.chloe).delete()
    invite(world, email="chloe@rivages.example")
    assert accept(key(), name="X", password="faux").json()["code"] == "wrong_credentials"
    assert accept(key()).status_code == 401
    answer = accept(key(), client_of(world.chloe))
    assert answer.status_code == 201, answer.content
    assert Membership.objects.filter(person=world.chloe, left_at=None).exists()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"email": "pas une adresse"}, 400, "invalid"),
        ({"email": "chloe@rivages.example"}, 409, "already_member"),
        ({"role": "roi"}, 400, "invalid"),
        ({"role": "bot"}, 403, "forbidden"),
        ({"rooms": ["nulle part"]}, 404, "not_found"),
        ({"rooms": [1]}, 400, "invalid"),
    ],
)
def test_an_invitation_that_does_not_hold_is_refused(
    world: Rivages, body: dict[str, Any], status: int, code: str
) -> None:
    answer = invite(world, **body)
    assert answer.status_code == status, answer.content
    assert answer.json()["code"] == code


def test_an_address_is_invited_once_at_a_time(world: Rivages) -> None:
    assert invite(world).status_code == 201
    assert invite(world, email="EVE@rivages.example").json()["code"] == "already_invited"


def test_bruno_invites_members_but_no_administrators_and_chloe_nobody(world: Rivages) -> None:
    assert invite(world, world.bruno, role="administrator").status_code == 403
    assert invite(world, world.bruno, role="member").status_code == 201
    assert invite(world, world.chloe).status_code == 403
    assert invite(world, world.dede).status_code == 403


def test_a_weak_password_is_refused_in_both_languages(world: Rivages) -> None:
    invite(world)
    answer = accept(key(), name="Ève", password="1234")
    assert answer.status_code == 400
    assert answer.json()["code"] == "weak_password"
    assert "mot de passe" in answer.json()["detail"]
    assert not Person.objects.filter(email="eve@rivages.example").exists()
