"""What people's tables do when Django signs somebody in or out, by whatever flow."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from chatcore.people.actions.sessions import close_session
from chatcore.people.devices import agent_of, client_ip
from chatcore.people.models import Person, Session
from chatcore.people.session_store import SessionStore
from chatcore.records.actions import record


@receiver(user_logged_in, dispatch_uid="people.session_opened")
def note_device(request: HttpRequest, user: Person, **_: Any) -> None:
    """Write which browser signed in, and from where, into its session, and trace it."""
    session = request.session
    if not isinstance(session, SessionStore):
        return
    session["agent"] = agent_of(request)
    session["ip"] = client_ip(request)
    with transaction.atomic():
        session.save()
        row = Session.objects.get(digest=session.digest)
        record(action="session.opened", actor=user, obj=row, after={"person": user.pk})


@receiver(user_logged_out, dispatch_uid="people.session_closed")
def close_device(request: HttpRequest, user: Person | None, **_: Any) -> None:
    """Close the session that Django is about to empty, so that its live sockets close too."""
    session = request.session
    row = (
        Session.objects.filter(digest=session.digest).first()
        if isinstance(session, SessionStore)
        else None
    )
    if row is not None:
        close_session(actor=user, session=row)
