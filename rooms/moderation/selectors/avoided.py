"""Whom one does not want to hear: one's own list, and what conversations ask of all lists at once."""

import uuid
from collections.abc import Collection

from django.db.models import Q

from chatcore.foundation.clock import wire
from chatcore.people.cards import person_card
from chatcore.people.models import Person
from rooms.conversations.avoiding import Pair
from rooms.moderation.cards import AvoidedCard
from rooms.moderation.models import Avoided, Distance


def avoided_by(viewer: Person) -> list[AvoidedCard]:
    """Return whom ``viewer`` ignores or has blocked, by name (one query)."""
    rows = Avoided.objects.filter(person=viewer).select_related("other")
    return [avoided_card(row) for row in rows.order_by("other__search", "other_id")]


def avoided_card(row: Avoided) -> AvoidedCard:
    return AvoidedCard(person=person_card(row.other), distance=row.distance, since=wire(row.since))


def unwanted_among(pairs: Collection[Pair]) -> set[Pair]:
    """Return those of ``pairs`` (person, author) where the person avoids the author (one query)."""
    rows = Avoided.objects.filter(
        person__in={person for person, _ in pairs}, other__in={author for _, author in pairs}
    )
    return set(rows.values_list("person_id", "other_id")) & set(pairs)


def apart_among(pairs: Collection[Pair]) -> set[Pair]:
    """Return those of ``pairs`` where one of the two has blocked the other (one query)."""
    people: set[uuid.UUID] = {person for pair in pairs for person in pair}
    rows = Avoided.objects.filter(
        Q(person__in=people, other__in=people), distance=Distance.BLOCKED
    ).values_list("person_id", "other_id")
    blocked = set(rows)
    return {pair for pair in pairs if pair in blocked or pair[::-1] in blocked}
