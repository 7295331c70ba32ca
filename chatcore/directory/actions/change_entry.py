"""Changing one's own entry."""

import re
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from chatcore.communities.actions.rule_following import follow_later
from chatcore.directory.models import Entry, EntryTag, Side
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Invalid, NotFound
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line
from chatcore.people.folding import folded
from chatcore.people.models import Person
from chatcore.records.actions import record

# As many as a colleague reads with profit; a longer list finds its owner for everything.
MOST_TAGS = 20
LONGEST_TAG = 60


@transaction.atomic
def change_entry(
    *,
    actor: Person,
    offers: Sequence[str] | None = None,
    seeks: Sequence[str] | None = None,
    place: str | None = None,
    phone: str | None = None,
    phone_shown: bool | None = None,
    published: bool | None = None,
) -> Entry:
    """Change what is given of the entry of ``actor``; None leaves a field as it is.

    Raises:
        NotFound: bots have no entry. Invalid, TooLarge: a field does not hold.
    """
    entry = Entry.objects.select_for_update().filter(person=actor).first()
    if entry is None:
        raise NotFound
    fields: dict[str, Any] = {
        "place": None if place is None else checked_line(place, longest=120, path="$.place"),
        "phone": None if phone is None else _checked_phone(phone),
        "phone_shown": phone_shown,
        "published": published,
    }
    changed = {name: value for name, value in fields.items() if value is not None}
    for name, value in changed.items():
        setattr(entry, name, value)
    entry.changed_at = now()
    entry.save()
    for side, labels in ((Side.OFFERS, offers), (Side.SEEKS, seeks)):
        if labels is not None:
            _replace(entry, side, labels)
            changed[str(side)] = labels
    record(action="entry.changed", actor=actor, obj=entry, after={"fields": sorted(changed)})
    follow_later(actor.id, ["place", "offers", "seeks"])
    return entry


def _replace(entry: Entry, side: str, labels: Sequence[str]) -> None:
    EntryTag.objects.filter(entry=entry, side=side).delete()
    EntryTag.objects.bulk_create(
        EntryTag(entry=entry, side=side, position=position, label=label)
        for position, label in enumerate(_checked_tags(labels, side))
    )


def _checked_tags(labels: Sequence[str], side: str) -> list[str]:
    """Return ``labels`` in their order, those that differ only by case or accents once."""
    if len(labels) > MOST_TAGS:
        raise Invalid(_TOO_MANY, path=f"$.{side}")
    once: dict[str, str] = {}
    for index, label in enumerate(labels):
        line = checked_line(label, longest=LONGEST_TAG, path=f"$.{side}[{index}]", required=True)
        once.setdefault(folded(line), line)
    return list(once.values())


def _checked_phone(text: str) -> str:
    line = checked_line(text, longest=40, path="$.phone")
    if line and not re.fullmatch(r"\+?[0-9][0-9 ().-]{3,}", line):
        raise Invalid(_NO_PHONE, path="$.phone")
    return line


_TOO_MANY = Words(fr="Au plus 20 mots-clés ici.", en="At most 20 keywords here.")
_NO_PHONE = Words(
    fr="Un numéro de téléphone s’écrit en chiffres, comme « +33 2 40 12 34 56 ».",
    en="A telephone number is written in digits, like “+33 2 40 12 34 56”.",
)
