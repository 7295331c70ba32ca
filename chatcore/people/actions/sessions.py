"""Signing in and out: through allauth's flows, so that its limits and further factors apply."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, perform_password_login
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from chatcore.foundation.errors import RateLimited, Unauthenticated
from chatcore.foundation.happenings import announce
from chatcore.foundation.words import Words
from chatcore.people.happenings import SessionRevoked
from chatcore.people.models import Person, Session
from chatcore.records.actions import record

# allauth's limits on failures: 5 in 5 minutes for an address, 10 a minute for a client.
FAILURES_PAUSE = 60.0


def sign_in(*, request: HttpRequest, email: str, password: str) -> Person:
    """Sign a person in with their password, as allauth does; the session is then theirs.

    An unknown address, a wrong password and a closed account get the same answer after the same work.

    Raises:
        Unauthenticated: ``wrong_credentials``, or ``second_factor_needed``. RateLimited: too many tries.
    """
    if not ratelimit.consume(request, app="allauth.account", action="login"):
        raise RateLimited(FAILURES_PAUSE)
    credentials = {"email": email.strip().lower(), "password": password}
    try:
        person = get_adapter(request).authenticate(request, **credentials)
    except ValidationError:
        raise RateLimited(FAILURES_PAUSE) from None
    if not isinstance(person, Person) or not person.is_active:
        raise Unauthenticated(_WRONG, code="wrong_credentials")
    with transaction.atomic():
        perform_password_login(request, credentials, Login(user=person, email=person.email))
    return _signed_in(request)


def sign_in_as(*, request: HttpRequest, person: Person) -> Person:
    """Sign in somebody who has just proved who they are, such as by accepting an invitation."""
    with transaction.atomic():
        perform_login(request, Login(user=person, email=person.email))
    return _signed_in(request)


def limit_signups(*, request: HttpRequest) -> None:
    """Count an attempt to register or join; allauth's limit is 20 a minute for a client.

    Raises:
        RateLimited: there were too many.
    """
    if not ratelimit.consume(request, app="allauth.account", action="signup"):
        raise RateLimited(FAILURES_PAUSE)


def _signed_in(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person):
        raise Unauthenticated(_ONE_MORE_STEP, code="second_factor_needed")
    return request.user


def sign_out(*, request: HttpRequest) -> None:
    """Sign the browser of ``request`` out, as Django does; its session's row and sockets go with it."""
    with transaction.atomic():
        get_adapter(request).logout(request)


@transaction.atomic
def close_session(*, actor: Person | None, session: Session) -> None:
    """Sign a browser out; its live sockets are closed. A session that has gone already: nothing."""
    if not Session.objects.filter(pk=session.pk).delete()[0] or session.person_id is None:
        return
    record(action="session.closed", actor=actor, obj=session, after={"person": session.person_id})
    announce(SessionRevoked(session.person_id, session.digest))


def close_sessions(*, actor: Person | None, person: Person, but: str | None = None) -> None:
    """Sign ``person`` out everywhere, except in the session whose digest is ``but``."""
    for session in Session.objects.filter(person=person).exclude(digest=but or ""):
        close_session(actor=actor, session=session)


_WRONG = Words(
    fr="L’adresse ou le mot de passe ne convient pas. Vérifiez-les, ou choisissez un nouveau mot de passe.",
    en="The address or the password is not right. Check them, or choose a new password.",
)
_ONE_MORE_STEP = Words(
    fr="Il reste une étape pour vous connecter : confirmez avec votre second facteur.",
    en="One step is left to sign in: confirm with your second factor.",
)
