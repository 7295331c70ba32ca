"""Reading bots, for those who may manage them."""

from django.db.models import QuerySet

from chatcore.communities.models import Community
from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from integrations.bots.models import Bot


def bots_of(community: Community) -> "QuerySet[Bot]":
    """Return the living bots of ``community``, newest first (one query)."""
    return Bot.objects.filter(community=community, revoked_at=None).select_related("person")


def bot_for(actor: Person, community_id: object, bot_id: object) -> Bot:
    """Return a living bot of a community whose bots ``actor`` manages.

    Raises:
        NotFound: the community or the bot is missing or hidden. Forbidden: no administrator.
    """
    community = community_for(actor, community_id, to=Right.MANAGE_BOTS)
    bot = bots_of(community).filter(person=parse_id(bot_id)).first()
    if bot is None:
        raise NotFound
    return bot
