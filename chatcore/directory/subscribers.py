"""Every person who registers is in the directory from that moment on."""

from chatcore.directory.models import Entry
from chatcore.directory.selectors import facts as facts
from chatcore.foundation.happenings import on
from chatcore.people.happenings import AccountClosed, PersonRegistered
from chatcore.people.models import Kind


@on(PersonRegistered)
def open_entry(happening: PersonRegistered) -> None:
    """Make the entry in the transaction of the registration. Bots are no colleagues: they have none."""
    if happening.person.kind == Kind.MEMBER:
        Entry.objects.create(person=happening.person)


@on(AccountClosed)
def close_entry(happening: AccountClosed) -> None:
    """Delete what the person told about themselves."""
    Entry.objects.filter(person=happening.person_id).delete()
