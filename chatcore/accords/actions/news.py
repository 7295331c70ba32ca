"""What those concerned are told of a request: in the transaction of the change, on their own streams."""

from chatcore.accords.cards import accord_card
from chatcore.accords.events import AccordChanged, AccordDecided, AccordRequested
from chatcore.accords.models import AccordRequest
from chatcore.accords.selectors.deciders import audience_of
from chatcore.live import log
from chatcore.people.models import Person


def tell_requested(request: AccordRequest, *, by: Person) -> None:
    _tell(request, AccordRequested(accord=accord_card(request)), by)


def tell_decided(request: AccordRequest, *, by: Person) -> None:
    _tell(request, AccordDecided(accord=accord_card(request)), by)


def tell_changed(request: AccordRequest, *, by: Person | None) -> None:
    _tell(request, AccordChanged(accord=accord_card(request)), by)


def _tell(
    request: AccordRequest,
    event: AccordRequested | AccordDecided | AccordChanged,
    by: Person | None,
) -> None:
    """Few people: who asked and who may answer. Members at large neither hear nor know of it."""
    told = {f"user:{person}": [event] for person in audience_of(request)}
    log.tell(told, by=by.id if by else None)
