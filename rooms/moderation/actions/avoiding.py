"""Ignoring and blocking somebody: for oneself alone, on all one's devices."""

from django.db import transaction

from chatcore.communities.selectors.people import person_for
from chatcore.foundation.errors import Conflict, Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.actions.severing import sever_direct
from rooms.moderation.events import PersonIgnored
from rooms.moderation.models import Avoided, Distance

MOST = 1000


@transaction.atomic
def avoid_person(*, actor: Person, person_id: str, distance: str) -> Avoided:
    """Ignore somebody, or block them: then the two have no direct conversation either. The same again: no change.

    They are not told. What administrators announce, and what moderation says, is heard all the same.

    Raises:
        NotFound: somebody whom ``actor`` does not see. Invalid: oneself, another distance. Conflict: a thousand.
    """
    if distance not in Distance.values:
        raise Invalid(_DISTANCE, path="$.distance")
    other = person_for(actor, person_id)
    if other.id == actor.id:
        raise Invalid(_ONESELF, path="$.person")
    _hold(actor, other)
    row = Avoided.objects.filter(person=actor, other=other).first()
    if row is not None and row.distance == distance:
        return row
    if row is None:
        if Avoided.objects.filter(person=actor).count() >= MOST:
            raise Conflict(_MANY)
        row = Avoided(person=actor, other=other)
    row.distance = distance
    row.save()
    _settle(actor, other)
    _tell(actor, other, distance)
    row.other = other
    return row


@transaction.atomic
def meet_again(*, actor: Person, person_id: str) -> None:
    """Hear somebody again; one who is not avoided: changes nothing. Also whom one does not see any more.

    Raises:
        NotFound: there is no such person on one's list, nor among those whom one sees.
    """
    id_ = parse_id(person_id) or NO_ID
    row = Avoided.objects.filter(person=actor, other=id_).select_related("other").first()
    if row is None:
        person_for(actor, person_id)
        return
    _hold(actor, row.other)
    row.delete()
    _settle(actor, row.other)
    _tell(actor, row.other, "")


def _hold(actor: Person, other: Person) -> None:
    """Hold the two, so that who blocks and who unblocks at once leave what the list says."""
    both = Person.objects.select_for_update(no_key=True).filter(id__in=[actor.id, other.id])
    if len(list(both.order_by("id").values_list("id", flat=True))) < BOTH:
        raise NotFound(path="$.person")


def _settle(actor: Person, other: Person) -> None:
    """Close the direct conversation of the two while either blocks the other."""
    pairs = Avoided.objects.filter(distance=Distance.BLOCKED)
    blocked = (
        pairs.filter(person=actor, other=other).exists()
        or pairs.filter(person=other, other=actor).exists()
    )
    sever_direct(actor=actor, other=other, severed=blocked)


def _tell(actor: Person, other: Person, distance: str) -> None:
    event = PersonIgnored(person=str(other.id), distance=distance)
    log.emit(f"user:{actor.id}", event, actor=actor.id)


BOTH = 2
_DISTANCE = Words(
    fr="Choisissez « ignored » (ignorer) ou « blocked » (bloquer).",
    en="Choose “ignored” or “blocked”.",
)
_ONESELF = Words(fr="On ne se bloque pas soi-même.", en="Nobody blocks themselves.")
_MANY = Words(
    fr="Votre liste compte déjà mille personnes.", en="Your list has a thousand people already."
)
