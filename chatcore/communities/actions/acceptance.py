"""Accepting an invitation: as somebody new, or with the account that one has."""

from django.db import transaction

from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import Invitation, Membership
from chatcore.communities.selectors.invitations import invitation_by_key
from chatcore.foundation.clock import now
from chatcore.people.actions.register import register_person
from chatcore.people.models import Person
from chatcore.records.actions import record


@transaction.atomic
def accept_as_new(*, key: str, name: str, password: str, language: str = "fr") -> Person:
    """Register whom ``key`` invites, and all that comes with it, or nothing of it: the person, their
    directory entry, membership, automatic group and the invitation's rooms.

    Raises:
        Problem: the link, as ``invitation_by_key``. Conflict: the address has an account.
        Invalid, TooLarge: the name or the password.
    """
    invitation = invitation_by_key(key, locked=True)
    person = register_person(
        email=invitation.email, name=name, password=password, language=language, verified=True
    )
    _accept(invitation, person)
    return person


@transaction.atomic
def accept_as(*, key: str, person: Person) -> Membership:
    """Bring ``person``, who has an account, into the community of the link.

    Raises:
        Problem: the link, as ``invitation_by_key``. Conflict: they belong already.
    """
    return _accept(invitation_by_key(key, locked=True), person)


def _accept(invitation: Invitation, person: Person) -> Membership:
    membership = begin_membership(
        actor=person,
        community=invitation.community,
        person=person,
        role=invitation.role,
        invitation=invitation,
    )
    invitation.accepted_at = now()
    invitation.accepted_by = person
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    record(
        action="invitation.accepted",
        actor=person,
        obj=invitation,
        community=invitation.community,
        after={"person": person.id},
    )
    return membership
