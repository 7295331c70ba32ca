"""Named people, registered as the product registers them, and clients that speak for them."""

from typing import Any

from rest_framework.test import APIClient

from chatcore.people.actions.register import register_person
from chatcore.people.models import Person

PASSWORD = "marée-haute-27"


def registered(name: str, **fields: Any) -> Person:
    """Return a person whose address is ``<first name>@rivages.example``."""
    email = fields.pop("email", f"{name.split()[0].lower()}@rivages.example")
    return register_person(
        email=email, name=name, password=fields.pop("password", PASSWORD), verified=True, **fields
    )


def client_of(person: Person | None = None, **headers: str) -> APIClient:
    """Return a client signed in as ``person`` by its session, whose CSRF is taken as read."""
    client = APIClient(headers={"accept-language": "fr", **headers})
    if person is not None:
        client.force_login(person)
    return client
