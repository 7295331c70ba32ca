"""Registering: a new person, with all that exists from then on."""

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from chatcore.foundation.errors import Conflict
from chatcore.foundation.happenings import announce
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_email, checked_line, checked_password
from chatcore.people.happenings import PersonRegistered
from chatcore.people.models import Kind, Language, Person
from chatcore.records.actions import record


@transaction.atomic
def register_person(
    *,
    email: str,
    name: str,
    password: str | None,
    actor: Person | None = None,
    kind: str = Kind.MEMBER,
    language: str = Language.FR,
    verified: bool = False,
    is_staff: bool = False,
) -> Person:
    """Make a person and announce them (the directory makes their entry in this transaction).

    Args:
        password: None for who cannot sign in with one (bots).
        actor: who did it; None means the person themselves.
        verified: the address is known to be theirs, such as by a link that was sent there.

    Raises:
        Invalid, TooLarge: a field does not hold. Conflict: the address has an account already.
    """
    person = Person(
        email=checked_email(email),
        name=checked_line(name, longest=120, path="$.name", required=True),
        kind=kind,
        language=language,
        is_staff=is_staff,
    )
    if password is not None:
        checked_password(password, person=person, path="$.password")
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError:
        raise Conflict(EMAIL_TAKEN, code="email_taken", path="$.email") from None
    if kind == Kind.MEMBER:
        EmailAddress.objects.create(
            user=person, email=person.email, primary=True, verified=verified
        )
    record(action="person.registered", actor=actor or person, obj=person, after={"kind": str(kind)})
    announce(PersonRegistered(person))
    return person


EMAIL_TAKEN = Words(
    fr="Un compte existe déjà à cette adresse : connectez-vous avec lui.",
    en="There is an account at this address already: sign in with it.",
)
