"""Personal access tokens: what they look like, and how one is recognised."""

import hashlib
import secrets
import uuid
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q

from chatcore.foundation.clock import now
from chatcore.people.models import AccessToken, Person

PREFIX = "cc_"
# 256 random bits: too many to guess, so a plain SHA-256 is enough to keep them.
TOKEN_BYTES = 32
# "Last used" is written at most this often.
USED_EVERY = timedelta(minutes=1)


def new_token() -> str:
    return PREFIX + secrets.token_urlsafe(TOKEN_BYTES)


def token_digest(raw: str) -> str:
    return hashlib.sha256(raw.encode(errors="replace")).hexdigest()


def person_for_token(raw: str) -> tuple[Person, uuid.UUID] | None:
    """Return whose token ``raw`` is and the token's id; None when it opens nothing (one query)."""
    return people_for_tokens([raw]).get(raw)


def people_for_tokens(raws: Iterable[str]) -> dict[str, tuple[Person, uuid.UUID]]:
    """Return whose each of ``raws`` is, with the token's id; what opens nothing is left out (one query)."""
    asked = {token_digest(raw): raw for raw in raws if raw.startswith(PREFIX)}
    if not asked:
        return {}
    moment = now()
    tokens = list(
        AccessToken.objects.filter(
            Q(expires_at=None) | Q(expires_at__gt=moment),
            digest__in=asked,
            revoked_at=None,
            person__is_active=True,
        ).select_related("person")
    )
    stale = [
        token.pk
        for token in tokens
        if token.last_used_at is None or moment - token.last_used_at > USED_EVERY
    ]
    if stale:
        AccessToken.objects.filter(pk__in=stale).update(last_used_at=moment)
    return {asked[token.digest]: (token.person, token.id) for token in tokens}
