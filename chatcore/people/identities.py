"""A person as the live path knows them."""

from typing import Any

from chatcore.live.socket import Identity
from chatcore.people.models import Person


def identity_of(person: Person, **how: Any) -> Identity:
    """Return the identity of ``person``; ``how`` names the session or token that they came with."""
    return Identity(person=person, id=person.id, name=person.name, language=person.language, **how)
