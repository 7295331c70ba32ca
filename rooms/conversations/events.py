"""What happens in conversations, as it goes over the wire (live protocol, "Events")."""

from msgspec import UNSET, UnsetType

from chatcore.files.cards import AttachmentCard
from chatcore.live.frames import DoorEvent, EphemeralEvent, StreamEvent
from chatcore.live.registry import event
from rooms.conversations.cards import CardReference, MessageCard, RoomCard, TopicCard


@event
class MessagePosted(StreamEvent, frozen=True, kw_only=True, tag="message.posted"):
    """``moved``: it was said elsewhere before, and counts from here on. How far one has read may have moved with it."""

    message: MessageCard
    moved: bool | UnsetType = UNSET

    def about(self) -> str | None:
        # Who moved it did not say it; moving is recorded by itself.
        return None if self.moved is True else self.message.id


@event
class MessageEdited(StreamEvent, frozen=True, kw_only=True, tag="message.edited"):
    message: MessageCard

    def about(self) -> str:
        return self.message.id


@event
class MessageDeleted(StreamEvent, frozen=True, kw_only=True, tag="message.deleted"):
    message_id: str

    def about(self) -> str:
        return self.message_id


@event
class MessageRestored(StreamEvent, frozen=True, kw_only=True, tag="message.restored"):
    """A deleted message is back, at the position that it had."""

    message: MessageCard

    def about(self) -> str:
        return self.message.id


@event
class MessageMoved(StreamEvent, frozen=True, kw_only=True, tag="message.moved"):
    """Messages of the room are in its thème ``topic`` now; without one they are in the room no more.

    How far one has read its thèmes may have moved with them: clients that count read the room's card and thèmes anew.
    """

    message_ids: list[str]
    topic: str | None


@event
class AttachmentChanged(StreamEvent, frozen=True, kw_only=True, tag="attachment.changed"):
    """A file of a message was found good or bad, or is described in other words."""

    message_id: str
    attachment: AttachmentCard


@event
class MessagePinned(StreamEvent, frozen=True, kw_only=True, tag="message.pinned"):
    message_id: str
    person: str

    def about(self) -> str:
        return self.message_id


@event
class MessageUnpinned(StreamEvent, frozen=True, kw_only=True, tag="message.unpinned"):
    message_id: str
    person: str

    def about(self) -> str:
        return self.message_id


@event
class ReactionAdded(StreamEvent, frozen=True, kw_only=True, tag="reaction.added"):
    message_id: str
    emoji: str
    person: str

    def about(self) -> str:
        return self.message_id


@event
class ReactionRemoved(StreamEvent, frozen=True, kw_only=True, tag="reaction.removed"):
    message_id: str
    emoji: str
    person: str

    def about(self) -> str:
        return self.message_id


@event
class CardChanged(StreamEvent, frozen=True, kw_only=True, tag="card.changed"):
    """An object that messages of the room show is another now: whoever shows it reads it again."""

    card: CardReference


@event
class TopicCreated(StreamEvent, frozen=True, kw_only=True, tag="topic.created"):
    topic: TopicCard


@event
class TopicChanged(StreamEvent, frozen=True, kw_only=True, tag="topic.changed"):
    topic: TopicCard


@event
class TopicMerged(StreamEvent, frozen=True, kw_only=True, tag="topic.merged"):
    """Everything said in thème ``topic`` is in ``into`` now, and the first is no more. Marks move as above."""

    topic: str
    into: str


@event
class TopicFollowed(StreamEvent, frozen=True, kw_only=True, tag="topic.followed"):
    """The person follows a thème (``follow``), wants to hear nothing of it (``mute``), or neither (empty)."""

    room: str
    topic: str
    choice: str


@event
class RoomChanged(StreamEvent, frozen=True, kw_only=True, tag="room.changed"):
    """A room was made or changed: said in the room, and in its community when it is public."""

    room: RoomCard


@event
class RoomArchived(StreamEvent, frozen=True, kw_only=True, tag="room.archived"):
    room: RoomCard


@event
class MemberJoined(StreamEvent, frozen=True, kw_only=True, tag="member.joined"):
    person: str


@event
class MemberLeft(StreamEvent, frozen=True, kw_only=True, tag="member.left"):
    person: str


@event
class RoomJoined(DoorEvent, frozen=True, kw_only=True, tag="room.joined"):
    """The person is in the room from now on; its events count from behind ``head``."""

    room: str
    head: int

    def opened_stream(self) -> str | None:
        return f"room:{self.room}"

    def opened_after(self) -> int:
        return self.head


@event
class RoomLeft(DoorEvent, frozen=True, kw_only=True, tag="room.left"):
    """The person is not in the room any more, and hears nothing more from it."""

    room: str
    head: int

    def closed_stream(self) -> str | None:
        return f"room:{self.room}"


@event
class ReadMoved(StreamEvent, frozen=True, kw_only=True, tag="read.moved"):
    """The person's mark moved; the counts are those at position ``head`` of the room."""

    # Not ``about`` anything: reading is no act. How far one has read is kept, not when one read what.
    room: str
    topic: str | None
    mark: int
    head: int
    unread: int
    mentions: int


@event
class LevelChanged(StreamEvent, frozen=True, kw_only=True, tag="level.changed"):
    """The person chose of what a room tells them; empty: as their preset has it."""

    room: str
    level: str


@event
class RoomPlaced(StreamEvent, frozen=True, kw_only=True, tag="room.placed"):
    """The person keeps the room in a section of theirs; null: where it stands by itself."""

    room: str
    section: str | None


@event
class SectionsArranged(StreamEvent, frozen=True, kw_only=True, tag="sections.arranged"):
    """The person's sections are others now: their devices read them again. What was in ``gone`` stands by itself."""

    # No names: what somebody calls their sections is in no log.
    gone: str | None


@event
class MessageSaved(StreamEvent, frozen=True, kw_only=True, tag="message.saved"):
    """The person keeps a message, or keeps it with another note or reminder: their other devices read it again."""

    # Neither words nor note: what somebody keeps for themselves is in no log. Not ``about`` anything either.
    message_id: str
    remind_at: str | None


@event
class MessageUnsaved(StreamEvent, frozen=True, kw_only=True, tag="message.unsaved"):
    message_id: str


@event
class SavedReminded(StreamEvent, frozen=True, kw_only=True, tag="saved.reminded"):
    """The moment has come that the person chose to be reminded of a message."""

    message_id: str
    room: str
    seq: int


@event
class TypingStarted(EphemeralEvent, frozen=True, kw_only=True, tag="typing.started"):
    room: str
    topic: str | None
    person: str


@event
class TypingStopped(EphemeralEvent, frozen=True, kw_only=True, tag="typing.stopped"):
    room: str
    topic: str | None
    person: str
