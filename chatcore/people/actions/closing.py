"""Closing an account."""

from allauth.account.models import EmailAddress
from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.happenings import announce
from chatcore.people.actions.avatar import forget_avatar
from chatcore.people.actions.sessions import close_sessions
from chatcore.people.actions.tokens import revoke_token
from chatcore.people.happenings import AccountClosed
from chatcore.people.models import AccessToken, Person
from chatcore.records.actions import record


@transaction.atomic
def close_account(*, actor: Person | None, person: Person) -> None:
    """End the account: nothing opens any more, and its address is free for another.

    What the person said stays, under their name. Memberships end by the happening, in this transaction.
    Again: changes nothing.
    """
    if person.closed_at is not None:
        return
    close_sessions(actor=actor, person=person)
    for token in AccessToken.objects.filter(person=person, revoked_at=None):
        revoke_token(actor=actor, token=token)
    EmailAddress.objects.filter(user=person).delete()
    forget_avatar(person)
    person.is_active = False
    person.closed_at = now()
    # .invalid never exists (RFC 2606): nothing can be sent there.
    person.email = f"{person.id.hex}@closed.invalid"
    person.set_unusable_password()
    person.save()
    record(action="person.closed", actor=actor, obj=person)
    announce(AccountClosed(person.id))
