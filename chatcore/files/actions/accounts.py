"""Taking and giving back room: one statement each, so that two who come together never both get the last of it."""

import uuid

from django.db.models import F

from chatcore.files.limits import no_room, quota
from chatcore.files.models import Account


def charge(account: uuid.UUID, size: int, *, of_a_person: bool) -> None:
    """Take ``size`` bytes of the room of ``account``.

    Raises:
        Problem (``quota_exceeded``): there is not so much left.
    """
    Account.objects.get_or_create(id=account)
    most = quota(of_a_person=of_a_person)
    fits = Account.objects.filter(id=account, used__lte=most - size)
    if size > most or not fits.update(used=F("used") + size):
        raise no_room(of_a_person=of_a_person)


def give_back(account: uuid.UUID, size: int) -> None:
    """Give ``size`` bytes back; a negative number takes them, whatever is left: what was let in is kept whole."""
    if size:
        Account.objects.filter(id=account).update(used=F("used") - size)
