"""Giving oneself a face, and taking it back."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from chatcore.files.images import squares
from chatcore.foundation.happenings import announce
from chatcore.people.happenings import PersonChanged
from chatcore.people.models import Person
from chatcore.records.actions import record

# Points a side: the profile, the message, the list; the first is the address that cards carry.
LARGE, MEDIUM, SMALL = 512, 192, 64
SIZES = (LARGE, MEDIUM, SMALL)


def avatar_file(digest: str, size: int = LARGE) -> str:
    """Return the name, in the storage, of the picture ``digest`` at ``size``."""
    return f"avatars/{digest}.webp" if size == LARGE else f"avatars/{digest}-{size}.webp"


def set_avatar(*, actor: Person, content: bytes) -> Person:
    """Re-encode ``content`` in three sizes and make it the picture of ``actor``.

    Raises:
        TooLarge, Invalid: as ``squares`` does.
    """
    pictures = squares(content, SIZES)
    # Named by content and person: never guessed, never shared, cached for ever.
    digest = hashlib.sha256(actor.id.bytes + pictures[LARGE]).hexdigest()
    for size, picture in pictures.items():
        name = avatar_file(digest, size)
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(picture))
    return _change(actor, digest)


def remove_avatar(*, actor: Person) -> Person:
    """Show initials again."""
    return _change(actor, "")


def forget_avatar(person: Person) -> None:
    """Take the picture off ``person``, who is about to be saved, and delete its files after the commit."""
    old, person.avatar = person.avatar, ""
    if old:
        transaction.on_commit(lambda: _delete(old))


@transaction.atomic
def _change(actor: Person, digest: str) -> Person:
    person = Person.objects.select_for_update().get(pk=actor.pk)
    if person.avatar == digest:
        return person
    forget_avatar(person)
    person.avatar = digest
    person.save(update_fields=["avatar"])
    record(action="person.avatar_changed", actor=actor, obj=person, after={"shown": bool(digest)})
    announce(PersonChanged(person))
    return person


def _delete(digest: str) -> None:
    for size in SIZES:
        default_storage.delete(avatar_file(digest, size))
