"""Changing one's e-mail address: asked for with one's password, done by a link sent to the new address."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.core.internal import ratelimit
from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from chatcore.foundation.errors import Conflict, Invalid, RateLimited
from chatcore.foundation.happenings import announce
from chatcore.foundation.ids import parse_id
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.words import Words
from chatcore.people.actions.passwords import STALE_LINK, check_own_password
from chatcore.people.actions.register import EMAIL_TAKEN
from chatcore.people.actions.sessions import FAILURES_PAUSE
from chatcore.people.checks import checked_email
from chatcore.people.happenings import PersonChanged
from chatcore.people.mail import send_mail
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from chatcore.records.actions import record

OPEN_FOR = timedelta(days=3)
_SALT = "chatcore.people.address"


def ask_new_address(*, request: HttpRequest, actor: Person, email: str, password: str) -> None:
    """Send a link to ``email``; opening it makes it the address of ``actor``.

    The same answer whether somebody has that address already: members do not learn who has an account.

    Raises:
        Invalid: not an address, one's own already, or the wrong password. RateLimited: too many tries.
    """
    email = checked_email(email)
    if email == actor.email:
        raise Invalid(_ALREADY_YOURS, path="$.email")
    if not ratelimit.consume(request, app="allauth.account", action="manage_email", user=actor):
        raise RateLimited(FAILURES_PAUSE)
    check_own_password(request=request, actor=actor, password=password, path="$.password")
    send_change_link.enqueue(str(actor.id), email)


@job()
def send_change_link(person_id: str, email: str) -> None:
    """Send the link to the new address. It is made here, so that it lies in no queue."""
    person = Person.objects.filter(id=person_id, is_active=True).first()
    if person is None or Person.objects.filter(email=email).exists():
        return
    said = {"person": person_id, "from": person.email, "to": email}
    url = f"{settings.PUBLIC_URL}/adresse/{signing.dumps(said, salt=_SALT)}"
    send_mail("people/new_address", to=email, language=person.language, person=person, url=url)


def confirm_address(*, key: str) -> Person:
    """Make the address of the link ``key`` that of the person who asked for it; the link works once.

    Raises:
        Invalid: the link is not, or no longer, valid. Conflict: somebody has taken the address meanwhile.
    """
    said = _read(key)
    try:
        with transaction.atomic():
            return _change(said["person"], said["from"], said["to"])
    except IntegrityError:
        raise Conflict(EMAIL_TAKEN, code="email_taken") from None


def _read(key: str) -> dict[str, Any]:
    try:
        said: dict[str, Any] = signing.loads(key, salt=_SALT, max_age=OPEN_FOR)
    except signing.BadSignature:
        raise Invalid(STALE_LINK, code="link_invalid") from None
    return said


def _change(person_id: str, before: str, after: str) -> Person:
    person = (
        Person.objects.select_for_update()
        .filter(id=parse_id(person_id) or NO_ID, email=before, is_active=True)
        .first()
    )
    if person is None:
        raise Invalid(STALE_LINK, code="link_invalid")
    person.email = after
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person).delete()
    EmailAddress.objects.create(user=person, email=after, primary=True, verified=True)
    record(action="person.address_changed", actor=person, obj=person)
    announce(PersonChanged(person))
    tell_old_address.enqueue(str(person.id), before)
    return person


@job()
def tell_old_address(person_id: str, email: str) -> None:
    """Tell the address that was given up: whoever did not ask for it learns it there."""
    person = Person.objects.get(id=person_id)
    send_mail("people/address_changed", to=email, language=person.language, person=person)


_ALREADY_YOURS = Words(fr="C’est déjà votre adresse.", en="This is your address already.")
