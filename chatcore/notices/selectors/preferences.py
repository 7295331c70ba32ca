"""Reading how people want to be told."""

import uuid
from collections.abc import Collection

from chatcore.foundation.clock import now
from chatcore.notices.cards import PreferencesCard, preferences_card
from chatcore.notices.models import Preferences
from chatcore.notices.policies import Wishes, in_peace
from chatcore.people.models import Person


def preferences_of(person: Person) -> Preferences:
    """Return the row of ``person``, or one with the defaults that is not kept yet."""
    return Preferences.objects.filter(person=person).first() or Preferences(person=person)


def preferences_shown_to(viewer: Person) -> PreferencesCard:
    row = preferences_of(viewer)
    zone = viewer.time_zone
    return preferences_card(row, zone=zone, in_peace=in_peace(wishes_from(row, zone), now()))


def wishes_of(people: Collection[uuid.UUID]) -> dict[uuid.UUID, Wishes]:
    """Return the wishes of each of ``people`` (two queries, however many)."""
    zones = Person.objects.filter(id__in=people).values_list("id", "time_zone")
    rows = {row.person_id: row for row in Preferences.objects.filter(person__in=people)}
    return {
        person: wishes_from(rows[person], zone) if person in rows else Wishes(zone=zone)
        for person, zone in zones
    }


def wishes_from(row: Preferences, zone: str) -> Wishes:
    return Wishes(
        zone=zone,
        preset=row.preset,
        mail=row.mail,
        quiet=row.quiet,
        quiet_from=row.quiet_from,
        quiet_until=row.quiet_until,
        quiet_weekends=row.quiet_weekends,
        do_not_disturb_until=row.do_not_disturb_until,
    )
