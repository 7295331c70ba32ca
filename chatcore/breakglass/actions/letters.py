"""The letters of break-glass, written by jobs."""

from typing import Any

from chatcore.breakglass.models import Concerned, Opening, State
from chatcore.breakglass.selectors.deciders import deciders_about
from chatcore.breakglass.wording import REASON_WORDS
from chatcore.foundation.jobs.definition import job
from chatcore.people.mail import send_mail
from chatcore.people.models import Person


@job()
def send_request(opening_id: str) -> None:
    """Let those who may answer a request have a letter of it each; one that was answered meanwhile needs none."""
    opening = _opening(opening_id)
    if opening is None or opening.state != State.ASKED:
        return
    for person_id in deciders_about(opening):
        if person_id != opening.asked_by_id:
            send_request_to.enqueue(opening_id, str(person_id))


@job()
def send_request_to(opening_id: str, person_id: str) -> None:
    """Write to one who may answer a request."""
    opening = _opening(opening_id)
    person = Person.objects.filter(id=person_id, is_active=True).first()
    if opening is not None and person is not None and opening.state == State.ASKED:
        _write(opening, "breakglass/asked", person)


@job()
def send_opened(opening_id: str, person_id: str) -> None:
    """Write to a person concerned that their conversation was opened: also when it is closed by now."""
    _write_to_concerned(opening_id, person_id, "breakglass/opened")


@job()
def send_closed(opening_id: str, person_id: str) -> None:
    """Write to a person concerned that their conversation is closed again."""
    _write_to_concerned(opening_id, person_id, "breakglass/closed")


def _write_to_concerned(opening_id: str, person_id: str, template: str) -> None:
    opening = _opening(opening_id)
    rows = Concerned.objects.filter(
        opening__id=opening_id, person__id=person_id, person__is_active=True
    ).select_related("person")
    concerned = rows.first()
    if opening is not None and concerned is not None:
        _write(opening, template, concerned.person)


def _opening(opening_id: str) -> Opening | None:
    rows = Opening.objects.select_related("room", "community", "asked_by", "answered_by")
    return rows.filter(id=opening_id).first()


def _write(opening: Opening, template: str, person: Person) -> None:
    words: Any = REASON_WORDS[opening.reason]
    send_mail(
        template,
        to=person.email,
        language=person.language,
        opening=opening,
        direct=opening.room is not None and opening.room.kind == "direct",
        reason=getattr(words, person.language),
        zone=person.time_zone,
    )
