"""Making and ending bots."""

from django.db import transaction

from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import Role
from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from chatcore.people.actions.closing import close_account
from chatcore.people.actions.register import register_person
from chatcore.people.actions.tokens import create_token
from chatcore.people.checks import checked_line
from chatcore.people.models import Kind, Person
from chatcore.records.actions import record
from integrations.bots.models import Bot
from integrations.bots.selectors import bot_for


@transaction.atomic
def create_bot(
    *, actor: Person, community_id: object, name: str, purpose: str = ""
) -> tuple[Bot, str]:
    """Make a bot that belongs to the community; return it and its token, which is not kept.

    Raises:
        NotFound, Forbidden: as ``community_for``. Invalid, TooLarge: the name or the purpose.
    """
    community = community_for(actor, community_id, to=Right.MANAGE_BOTS)
    person = register_person(
        actor=actor,
        # .invalid never exists (RFC 2606): a bot gets no mail and needs no address.
        email=f"{new_id().hex}@bots.invalid",
        name=name,
        password=None,
        kind=Kind.BOT,
        language=actor.language,
    )
    bot = Bot.objects.create(
        person=person,
        community=community,
        purpose=checked_line(purpose, longest=300, path="$.purpose"),
        created_by=actor,
    )
    begin_membership(actor=actor, community=community, person=person, role=Role.BOT)
    _, raw = create_token(actor=actor, person=person, name=person.name[:80])
    record(action="bot.created", actor=actor, obj=bot, community=community)
    return bot, raw


@transaction.atomic
def revoke_bot(*, actor: Person, community_id: object, bot_id: object) -> None:
    """End a bot: its token opens nothing any more, and what it said stays.

    Raises:
        NotFound, Forbidden: as ``bot_for``.
    """
    bot = bot_for(actor, community_id, bot_id)
    bot.revoked_at = now()
    bot.save(update_fields=["revoked_at"])
    record(action="bot.revoked", actor=actor, obj=bot, community=bot.community)
    close_account(actor=actor, person=bot.person)
