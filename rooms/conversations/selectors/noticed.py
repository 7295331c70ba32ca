"""What a notice about a message shows: where it was said and its first words, to those who may read it now."""

import re
import uuid
from collections.abc import Mapping, Sequence

from chatcore.foundation.ids import parse_id
from chatcore.notices.describing import Told
from chatcore.notices.models import Notice
from chatcore.people.models import Person
from chatcore.rendering.moments import WRITTEN as MOMENT
from rooms.conversations.models import Kind, Message, Room
from rooms.conversations.selectors.rooms import people_of_direct

LONGEST = 140
_MENTION = re.compile(r"([@#])\*\*([^|*\n]+)(?:\|[^*\n]*)?\*\*")
_HIDDEN = re.compile(r"(?<!\w)\|\|(?=\S).{1,2000}?\|\|(?!\w)", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
_MARKS = re.compile(r"\*\*|__|~~|`|^\s*(?:>|#{1,6}|[-*+]|\d+[.)])\s+", re.MULTILINE)


def noticed_messages(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Return what ``notices`` about messages show to ``viewer`` (two queries; one more with direct talks)."""
    ids = {id_ for id_ in (parse_id(notice.about) for notice in notices) if id_ is not None}
    rows = Message.objects.filter(id__in=ids, deleted_at=None, room__members__person=viewer)
    messages = {row.id: row for row in rows.select_related("room", "topic", "reply_to")}
    talks = {row.room for row in messages.values() if row.room.kind == Kind.DIRECT}
    people = people_of_direct(list(talks))
    found = {}
    for notice in notices:
        message = messages.get(parse_id(notice.about) or uuid.UUID(int=0))
        if message is not None:
            place = _place(message, people.get(message.room_id, ()), viewer)
            found[notice.id] = Told(place, excerpt_of(message.text), path_of(message))
    return found


def path_of(message: Message) -> str:
    """Return where the application shows ``message``: its room or thème, scrolled to it, or its publication."""
    if message.room.kind == Kind.NETWORK:
        root = message.reply_to or message
        publication = (root.card or {}).get("id", "")
        return f"/communautes/{message.room.community_id}/reseau/{publication}"
    topic = f"/themes/{message.topic_id}" if message.topic_id else ""
    return f"/salons/{message.room_id}{topic}?at={message.seq}"


def excerpt_of(text: str, most: int = LONGEST) -> str:
    """Return the first words of ``text`` on one line, without the marks of Markdown."""
    text = re.sub(r"^ {0,3}(?:```|~~~).*$", "", text[: most * 8], flags=re.MULTILINE)
    text = _HIDDEN.sub("▒▒▒", text)
    text = MOMENT.sub(r"\g<day> \g<hour>", text)
    text = _LINK.sub(r"\1", _MENTION.sub(r"\1\2", text))
    text = " ".join(_MARKS.sub("", text).split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _place(message: Message, people: Sequence[Person], viewer: Person) -> str:
    room: Room = message.room
    if room.kind == Kind.DIRECT:
        return ", ".join(person.name for person in people if person.id != viewer.id)
    return f"{room.name} › {message.topic.title}" if message.topic else room.name
