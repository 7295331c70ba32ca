"""What happens to mandates by themselves: they begin, end, and are announced and recalled by letter."""

from django.db import transaction

from chatcore.communities.actions.standings import settle
from chatcore.communities.events import AbilitiesChanged
from chatcore.communities.models import Mandate, Membership
from chatcore.communities.words_of_mandates import scope_words, title_words
from chatcore.foundation.clock import now
from chatcore.foundation.jobs.definition import job
from chatcore.live import log
from chatcore.people.mail import send_mail
from chatcore.people.models import Person


def turn(mandate: Mandate, *, by: Person) -> None:
    """Let the mandate count as it is from now on, and see to it on the days that it names."""
    settle(mandate.community, {mandate.person_id})
    event = AbilitiesChanged(
        community=str(mandate.community_id),
        group=str(mandate.group_id) if mandate.group_id else None,
    )
    log.emit(f"user:{mandate.person_id}", event, actor=by.id)
    if mandate.ended_at is None:
        for day in (mandate.begins_at, mandate.ends_at):
            if day is not None and day > now():
                follow_mandate.using(run_after=day).enqueue(str(mandate.id))


@job(priority=50)
def follow_mandate(mandate_id: str) -> None:
    """Let a mandate count, or count no more, on its day; its bearer's devices are told."""
    with transaction.atomic():
        mandate = Mandate.objects.filter(id=mandate_id).select_related("community").first()
        if mandate is None or mandate.ended_at is not None:
            return
        settle(mandate.community, {mandate.person_id})
        event = AbilitiesChanged(
            community=str(mandate.community_id),
            group=str(mandate.group_id) if mandate.group_id else None,
        )
        log.emit(f"user:{mandate.person_id}", event)


@job()
def send_mandate(mandate_id: str) -> None:
    """Send the letter of mission to who was given a mandate; one that ended meanwhile sends nothing."""
    mandate = _for_a_letter(mandate_id)
    if mandate is not None:
        _write(mandate, "communities/mandate", to=mandate.person)


@job()
def remind_of_end(mandate_id: str) -> None:
    """Write the two letters of one mandate that ends soon."""
    if not Mandate.objects.filter(id=mandate_id, reminded_at=None).update(reminded_at=now()):
        return
    mandate = _for_a_letter(mandate_id)
    if mandate is None:
        return
    _write(mandate, "communities/mandate_ends", to=mandate.person)
    giver = mandate.given_by
    if giver is not None and giver.is_active and giver != mandate.person:
        _write(mandate, "communities/mandate_ends", to=giver)


def _for_a_letter(mandate_id: str) -> Mandate | None:
    mandate = (
        Mandate.objects.filter(id=mandate_id, ended_at=None)
        .select_related("person", "given_by", "community", "custom_role", "component", "group")
        .first()
    )
    if mandate is None or not mandate.person.is_active:
        return None
    belongs = Membership.objects.filter(
        person=mandate.person, community=mandate.community, left_at=None
    )
    return mandate if belongs.exists() else None


def _write(mandate: Mandate, template: str, *, to: Person) -> None:
    send_mail(
        template,
        to=to.email,
        language=to.language,
        mandate=mandate,
        what=getattr(title_words(mandate), to.language),
        where=getattr(scope_words(mandate), to.language),
        reader=to,
    )
