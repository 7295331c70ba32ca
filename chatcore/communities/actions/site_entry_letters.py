"""The letters that tell who administers a community that the staff of the site has entered it."""

from chatcore.communities.models import Mandate
from chatcore.communities.selectors.site_entries import administrators_of, whole
from chatcore.foundation.jobs.definition import job
from chatcore.people.mail import send_mail
from chatcore.people.models import Person


@job()
def send_entered(entry_id: str) -> None:
    """Have a letter go to each who administers the community: also when the entry is over by now."""
    entry = _entry(entry_id)
    if entry is None:
        return
    for person in administrators_of(entry.community).exclude(id=entry.person_id):
        send_entered_to.enqueue(entry_id, str(person.id))


@job()
def send_entered_to(entry_id: str, person_id: str) -> None:
    """Write to one who administers the community."""
    entry = _entry(entry_id)
    person = Person.objects.filter(id=person_id, is_active=True).first()
    if entry is not None and person is not None:
        send_mail(
            "communities/site_entry",
            to=person.email,
            language=person.language,
            entry=entry,
            zone=person.time_zone,
        )


def _entry(entry_id: str) -> Mandate | None:
    return whole(Mandate.objects.filter(id=entry_id, site_entry=True)).first()
