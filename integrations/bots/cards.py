"""The shape of a bot on the wire."""

from chatcore.foundation.clock import wire
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard, person_card
from integrations.bots.models import Bot


class BotCard(Shape, frozen=True, kw_only=True):
    id: str
    person: PersonCard
    community: str
    purpose: str
    created_at: str


class NewBotCard(BotCard, frozen=True, kw_only=True):
    """A bot just made: the only time that ``token`` is shown."""

    token: str


def bot_card(bot: Bot) -> BotCard:
    return BotCard(
        id=str(bot.person_id),
        person=person_card(bot.person),
        community=str(bot.community_id),
        purpose=bot.purpose,
        created_at=wire(bot.created_at),
    )


def new_bot_card(bot: Bot, token: str) -> NewBotCard:
    card = bot_card(bot)
    return NewBotCard(
        id=card.id,
        person=card.person,
        community=card.community,
        purpose=card.purpose,
        created_at=card.created_at,
        token=token,
    )
