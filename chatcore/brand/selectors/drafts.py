"""The draft of the brand, for the staff."""

from typing import NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser

from chatcore.brand import policies
from chatcore.brand.look import Look
from chatcore.brand.models import Draft, Edition
from chatcore.brand.selectors.published import last_editions
from chatcore.foundation.errors import Forbidden


class Preparation(NamedTuple):
    """What is being prepared, beside what is published and what was before it."""

    draft: Draft | None
    now: Edition | None
    before: Edition | None

    @property
    def look(self) -> Look:
        """The draft; without one, what is published."""
        return self.draft.look if self.draft else self.published

    @property
    def published(self) -> Look:
        return self.now.look if self.now else Look()

    @property
    def number(self) -> int:
        return self.now.number if self.now else 0


def preparation_for(actor: AbstractBaseUser) -> Preparation:
    """Return the draft and what it stands beside (two queries).

    Raises:
        Forbidden: ``actor`` is not of the staff.
    """
    if why_not := policies.why_not_edit(staff=bool(getattr(actor, "is_staff", False))):
        raise Forbidden(why_not)
    return preparation()


def preparation() -> Preparation:
    editions = [*last_editions(), None, None]
    return Preparation(Draft.objects.first(), editions[0], editions[1])
