"""Following a thème, or hearing nothing of it: a choice of each person, heard on all their devices."""

from django.db import transaction

from chatcore.foundation.errors import Forbidden, Invalid
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.events import TopicFollowed
from rooms.conversations.models import Following, RoomMember, Topic, TopicFollow
from rooms.conversations.selectors.access import topic_for


@transaction.atomic
def follow_topic(*, actor: Person, topic_id: str, choice: str) -> Topic:
    """Have ``actor`` told of all in a thème (``follow``), of nothing (``mute``), or as the room's level has it ("").

    It leaves no trace beside its event: how somebody wants to be told is nobody's business.
    """
    if choice and choice not in Following.values:
        raise Invalid(_CHOICES, path="$.choice")
    topic, view = topic_for(actor, topic_id)
    # The membership is held: two devices that choose at once choose one after the other.
    mine = RoomMember.objects.select_for_update(of=("self",)).filter(room=view.room, person=actor)
    if mine.first() is None:
        raise Forbidden(policies.NOT_JOINED)
    before = TopicFollow.objects.filter(topic=topic, person=actor).first()
    if (before.choice if before else "") == choice:
        return topic
    if choice:
        TopicFollow.objects.update_or_create(topic=topic, person=actor, defaults={"choice": choice})
    elif before:
        before.delete()
    event = TopicFollowed(room=str(view.room.id), topic=str(topic.id), choice=choice)
    log.emit(f"user:{actor.id}", event, actor=actor.id)
    return topic


_CHOICES = Words(
    fr="Choisissez « follow » (suivre), « mute » (en sourdine) ou laissez vide.",
    en="Choose “follow”, “mute”, or leave it empty.",
)
