"""What a picture shows, said in words by who sent it."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from chatcore.files.happenings import FileChanged
from chatcore.files.limits import ALT_LENGTH
from chatcore.files.models import File
from chatcore.files.selectors.access import own_file_for
from chatcore.foundation.happenings import announce
from chatcore.foundation.lines import checked_text


def describe_file(*, actor: AbstractBaseUser, file_id: object, alt: str) -> File:
    """Put ``alt`` in the place of what was said of a file; those who see it where it is posted are told.

    Raises:
        NotFound, Forbidden: it is not there, or somebody else's. TooLarge: over 1,000 characters.
    """
    found = own_file_for(actor, file_id)
    text = checked_text(alt, longest=ALT_LENGTH, path="$.alt")
    with transaction.atomic():
        file = File.objects.select_for_update().get(id=found.id)
        if file.alt != text:
            file.alt = text
            file.save(update_fields=["alt"])
            announce(FileChanged(file))
    return file
