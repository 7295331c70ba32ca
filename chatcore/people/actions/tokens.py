"""Making and revoking personal access tokens."""

from datetime import datetime

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict
from chatcore.foundation.happenings import announce
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line
from chatcore.people.happenings import TokenRevoked
from chatcore.people.models import AccessToken, Person
from chatcore.people.tokens import new_token, token_digest
from chatcore.records.actions import record

# More than anybody needs; so many that a script gone wild is stopped.
MOST_TOKENS = 50


@transaction.atomic
def create_token(
    *, actor: Person | None, person: Person, name: str, expires_at: datetime | None = None
) -> tuple[AccessToken, str]:
    """Make a token of ``person``; return it and its raw text, which is not kept.

    Raises:
        Invalid, TooLarge: the name does not hold. Conflict: there are 50 living ones already (the command line,
            whose ``actor`` is None, may make more).
    """
    name = checked_line(name, longest=80, path="$.name", required=True)
    living = AccessToken.objects.filter(person=person, revoked_at=None)
    if actor is not None and living.count() >= MOST_TOKENS:
        raise Conflict(_TOO_MANY, code="too_many_tokens")
    raw = new_token()
    token = AccessToken.objects.create(
        person=person, name=name, digest=token_digest(raw), expires_at=expires_at
    )
    record(action="token.created", actor=actor, obj=token, after={"person": person.id})
    return token, raw


@transaction.atomic
def revoke_token(*, actor: Person | None, token: AccessToken) -> None:
    """End ``token`` now; the live sockets that came in with it are closed. Again: changes nothing."""
    if not AccessToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now()):
        return
    record(action="token.revoked", actor=actor, obj=token, after={"person": token.person_id})
    announce(TokenRevoked(token.person_id, token.id))


_TOO_MANY = Words(
    fr="Vous avez déjà 50 jetons : révoquez ceux qui ne servent plus.",
    en="You have 50 tokens already: revoke those that are not used any more.",
)
