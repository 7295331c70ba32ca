"""What happens to people, for the apps above to hear in the same transaction."""

import uuid
from dataclasses import dataclass

from chatcore.people.models import Person


@dataclass(frozen=True)
class PersonRegistered:
    """There is a new person (or a new bot: see ``person.kind``)."""

    person: Person


@dataclass(frozen=True)
class SessionRevoked:
    """A browser is signed out; its live sockets close."""

    person_id: uuid.UUID
    session_digest: str


@dataclass(frozen=True)
class TokenRevoked:
    """A personal access token no longer opens anything."""

    person_id: uuid.UUID
    token_id: uuid.UUID


@dataclass(frozen=True)
class AccountClosed:
    """The person has gone: nothing of theirs opens any more."""

    person_id: uuid.UUID


@dataclass(frozen=True)
class PersonChanged:
    """A person's name, language, picture or profile is another than before."""

    person: Person
