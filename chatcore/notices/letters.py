"""The link at the foot of every letter of notices: it stops them without signing in (RFC 8058, one click)."""

from django.conf import settings
from django.core import signing

from chatcore.people.models import Person

_SALT = "chatcore.notices.stop"


def stop_link(person: Person) -> str:
    key = signing.dumps(str(person.id), salt=_SALT)
    return f"{settings.PUBLIC_URL}/avis/arret/{key}"


def person_of(key: str) -> Person | None:
    """Return whom a link was written to; None when it was not made here. It does not end by age."""
    try:
        id_ = signing.loads(key, salt=_SALT)
    except signing.BadSignature:
        return None
    return Person.objects.filter(id=id_, is_active=True).first()
