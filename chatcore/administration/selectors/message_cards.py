"""The cards of what was done to messages, as their reader may see them."""

from collections.abc import Sequence

from chatcore.administration.cards import MessageActCard, TraceObjectCard, actor_card
from chatcore.administration.selectors.known import names_of_rooms
from chatcore.administration.selectors.message_acts import MessageAct
from chatcore.administration.wording import object_words
from chatcore.administration.wording_messages import MESSAGE_ACTIONS
from chatcore.foundation.clock import wire
from chatcore.people.models import Person

_ROOM = "conversations.room"


def message_act_cards(viewer: Person, acts: Sequence[MessageAct]) -> list[MessageActCard]:
    """Return the cards of ``acts``, in the active language (two queries)."""
    names = names_of_rooms(viewer, {act.room for act in acts})
    people = Person.objects.in_bulk({act.actor for act in acts if act.actor})
    return [
        MessageActCard(
            id=act.id,
            at=wire(act.at),
            actor=actor_card(people.get(act.actor) if act.actor else None),
            action=act.action,
            label=str(MESSAGE_ACTIONS[act.action]),
            object=TraceObjectCard(
                type=_ROOM,
                label=object_words(_ROOM),
                id=str(act.room) if act.room in names else "",
                name=names.get(act.room),
            ),
            changes=[],
            withheld=act.room not in names,
            message=act.message if act.room in names else None,
        )
        for act in acts
    ]
