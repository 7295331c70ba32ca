"""What is a person's own: their tokens and their sessions."""

from collections.abc import Sequence

from chatcore.foundation.clock import now
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import AccessToken, Person, Session
from chatcore.people.nobody import NO_ID


def tokens_of(person: Person) -> Sequence[AccessToken]:
    """Return the tokens of ``person`` that are not revoked, newest first."""
    return list(AccessToken.objects.filter(person=person, revoked_at=None))


def token_for(actor: Person, token_id: object) -> AccessToken:
    """Return a living token of ``actor`` (one query).

    Raises:
        NotFound: it is missing, revoked or somebody else's.
    """
    token = AccessToken.objects.filter(
        id=parse_id(token_id) or NO_ID, person=actor, revoked_at=None
    ).first()
    if token is None:
        raise NotFound
    return token


def sessions_of(person: Person) -> Sequence[Session]:
    """Return where ``person`` is signed in, last seen first."""
    return list(Session.objects.filter(person=person, expires_at__gt=now()))


def session_for(actor: Person, session_id: object) -> Session:
    """Return a session of ``actor`` (one query); somebody else's is not found."""
    session = Session.objects.filter(id=parse_id(session_id) or NO_ID, person=actor).first()
    if session is None:
        raise NotFound
    return session
