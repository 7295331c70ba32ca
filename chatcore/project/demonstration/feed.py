"""What was published in the network of the demonstration, with its likes and comments."""

import tomllib
import uuid
from datetime import timedelta
from typing import Any

from chatcore.communities.models import Community
from chatcore.foundation.clock import now
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.project.demonstration.cast import FOLDER
from rooms.conversations.actions.messages import add_reaction
from rooms.conversations.actions.posting import post_message
from rooms.conversations.models import Message, Reaction, Room, RoomMember
from rooms.publications.actions.publishing import publish

_SIGNS = ("👍", "❤️")


def publish_all(community: Community, people: dict[str, Person]) -> Room:
    """Publish what ``publications.toml`` holds, oldest first; everybody has read it."""
    given = tomllib.loads((FOLDER / "publications.toml").read_text(encoding="utf-8"))
    for one in given["publication"]:
        _publish(one, community, people)
    feed = Room.objects.get(community=community, kind="network")
    head = log.head_of(feed.stream)
    RoomMember.objects.filter(room=feed).update(mark=head, floor=head)
    return feed


def _publish(one: dict[str, Any], community: Community, people: dict[str, Person]) -> None:
    moment = now() - timedelta(days=one["ago"], hours=2)
    publication, _ = publish(
        actor=people[one["who"]],
        community_id=community.id,
        title=_typeset(one["title"]),
        text=_typeset(one["text"].strip()),
        client_id=uuid.uuid4(),
    )
    message = publication.message_id
    Message.objects.filter(id=message).update(posted_at=moment)
    for number, name in enumerate(one["likes"]):
        add_reaction(actor=people[name], message=str(message), emoji=_SIGNS[number % 2])
    Reaction.objects.filter(message=message).update(added_at=moment + timedelta(hours=1))
    for number, (name, text) in enumerate(one["comments"]):
        said = post_message(
            actor=people[name],
            room=publication.room_id,
            text=_typeset(text),
            client_id=uuid.uuid4(),
            reply_to=str(message),
        ).result()
        later = moment + timedelta(hours=3 + number)
        Message.objects.filter(id=said.id).update(posted_at=later)


def _typeset(text: str) -> str:
    for sign in (":", ";", "?", "!"):
        text = text.replace(f" {sign}", f"\u00a0{sign}")
    return text.replace("'", "’")
