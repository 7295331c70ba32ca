"""Changing one's profile."""

from collections.abc import Callable
from functools import partial

from django.db import transaction

from chatcore.foundation.errors import Invalid
from chatcore.foundation.happenings import announce
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line, checked_text, checked_time_zone
from chatcore.people.happenings import PersonChanged
from chatcore.people.models import Language, Person
from chatcore.records.actions import record


def _language(text: str) -> str:
    if text not in Language.values:
        raise Invalid(
            Words(fr="La langue est « fr » ou « en ».", en="The language is “fr” or “en”."),
            path="$.language",
        )
    return text


_CHECKS: dict[str, Callable[[str], str]] = {
    "name": partial(checked_line, longest=120, path="$.name", required=True),
    "title": partial(checked_line, longest=120, path="$.title"),
    "organisation": partial(checked_line, longest=120, path="$.organisation"),
    "bio": partial(checked_text, longest=2000, path="$.bio"),
    "language": _language,
    "time_zone": checked_time_zone,
}
# What the trace repeats; of texts that people write it says only that they changed.
_TRACED = ("language", "time_zone")


@transaction.atomic
def change_profile(*, actor: Person, **fields: str) -> Person:
    """Change the given fields of ``actor``: name, title, organisation, bio, language, time_zone.

    Raises:
        Invalid, TooLarge: a field does not hold; ``path`` says which.
    """
    person = Person.objects.select_for_update().get(pk=actor.pk)
    wanted = {name: _CHECKS[name](value) for name, value in fields.items()}
    changed = {name: value for name, value in wanted.items() if getattr(person, name) != value}
    if not changed:
        return person
    before = {name: getattr(person, name) for name in changed if name in _TRACED}
    for name, value in changed.items():
        setattr(person, name, value)
    person.save(update_fields=[*changed, "search", "trade"])
    after = {name: value for name, value in changed.items() if name in _TRACED}
    record(
        action="person.changed",
        actor=actor,
        obj=person,
        before=before,
        after={"fields": sorted(changed), **after},
    )
    announce(PersonChanged(person))
    return person
