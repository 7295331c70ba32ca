"""The shapes of people on the wire."""

from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.shapes import Shape
from chatcore.people.models import AccessToken, Person, Session


class PersonCard(Shape, frozen=True, kw_only=True):
    id: str
    name: str
    kind: str
    avatar: str | None
    title: str
    organisation: str


class MeCard(PersonCard, frozen=True, kw_only=True):
    """What a person sees of themselves."""

    email: str
    bio: str
    language: str
    time_zone: str
    created_at: str
    # Of the staff of the site: its brand, its communities.
    staff: bool


class TokenCard(Shape, frozen=True, kw_only=True):
    id: str
    name: str
    created_at: str
    last_used_at: str | None
    expires_at: str | None


class NewTokenCard(TokenCard, frozen=True, kw_only=True):
    """A token just made: the only time that ``token`` itself is shown."""

    token: str


class SessionCard(Shape, frozen=True, kw_only=True):
    id: str
    current: bool
    agent: str
    ip: str
    created_at: str
    seen_at: str


def person_card(person: Person) -> PersonCard:
    return PersonCard(
        id=str(person.id),
        name=person.name,
        kind=person.kind,
        avatar=person.avatar_url,
        title=person.title,
        organisation=person.organisation,
    )


def me_card(person: Person) -> MeCard:
    return MeCard(
        id=str(person.id),
        name=person.name,
        kind=person.kind,
        avatar=person.avatar_url,
        title=person.title,
        organisation=person.organisation,
        email=person.email,
        bio=person.bio,
        language=person.language,
        time_zone=person.time_zone,
        created_at=wire(person.created_at),
        staff=person.is_staff,
    )


def token_card(token: AccessToken) -> TokenCard:
    return TokenCard(
        id=str(token.id),
        name=token.name,
        created_at=wire(token.created_at),
        last_used_at=wire_or_none(token.last_used_at),
        expires_at=wire_or_none(token.expires_at),
    )


def new_token_card(token: AccessToken, raw: str) -> NewTokenCard:
    return NewTokenCard(
        id=str(token.id),
        name=token.name,
        created_at=wire(token.created_at),
        last_used_at=None,
        expires_at=wire_or_none(token.expires_at),
        token=raw,
    )


def session_card(session: Session, *, current_digest: str | None) -> SessionCard:
    return SessionCard(
        id=str(session.id),
        current=session.digest == current_digest,
        agent=session.agent,
        ip=session.ip or "",
        created_at=wire(session.created_at),
        seen_at=wire(session.seen_at),
    )
