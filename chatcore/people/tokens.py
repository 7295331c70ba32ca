"""Personal access tokens: what they look like, and how one is recognised."""

import hashlib
import secrets
import uuid
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
    if not raw.startswith(PREFIX):
        return None
    moment = now()
    token = (
        AccessToken.objects.filter(
            Q(expires_at=None) | Q(expires_at__gt=moment),
            digest=token_digest(raw),
            revoked_at=None,
            person__is_active=True,
        )
        .select_related("person")
        .first()
    )
    if token is None:
        return None
    if token.last_used_at is None or moment - token.last_used_at > USED_EVERY:
        AccessToken.objects.filter(pk=token.pk).update(last_used_at=moment)
    return token.person, token.id
