"""What ties the apps together when the process starts."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.module_loading import autodiscover_modules

from chatcore.communities.selectors.acquaintances import acquaintances
from chatcore.foundation.happenings import on
from chatcore.live import hub
from chatcore.people.happenings import (
    AccountClosed,
    PersonChanged,
    SessionRevoked,
    TokenRevoked,
)
from chatcore.people.identities import identity_of
from presence import watching


def connect() -> None:
    """Load what registers itself: events, acts, commands, subscribers, scheduled jobs."""
    autodiscover_modules("events", "acts", "resume", "consumers", "subscribers", "schedules")


# Presence is open to those whom one sees: through a community or a room.
watching.ask(acquaintances)


@on(SessionRevoked)
def close_sockets_of_session(happening: SessionRevoked) -> None:
    _after_commit(hub.sign_out, happening.person_id, session=happening.session_digest)


@on(TokenRevoked)
def close_sockets_of_token(happening: TokenRevoked) -> None:
    _after_commit(hub.sign_out, happening.person_id, token=happening.token_id)


@on(AccountClosed)
def close_sockets_of_person(happening: AccountClosed) -> None:
    _after_commit(hub.sign_out, happening.person_id)


@on(PersonChanged)
def let_sockets_speak_under_the_new_name(happening: PersonChanged) -> None:
    _after_commit(hub.identity_changed, identity_of(happening.person))


def _after_commit(function: Callable[..., None], *args: Any, **kwargs: Any) -> None:
    transaction.on_commit(partial(function, *args, **kwargs))
