"""The tables of conversations, one facet a file."""

from rooms.conversations.models.attachment import Attachment
from rooms.conversations.models.closing import ClosedMessage
from rooms.conversations.models.finding import Indexed, Pin, Saved
from rooms.conversations.models.message import Mention, Message, Reaction
from rooms.conversations.models.rewriting import Quotation, Removal, Version, Withdrawal
from rooms.conversations.models.room import Kind, Level, Room, RoomMember, RoomRole, Visibility
from rooms.conversations.models.section import Section, SectionKind, Sort
from rooms.conversations.models.time_out import TimeOut
from rooms.conversations.models.topic import Following, Topic, TopicFollow, TopicMark

__all__ = [
    "Attachment",
    "ClosedMessage",
    "Following",
    "Indexed",
    "Kind",
    "Level",
    "Mention",
    "Message",
    "Pin",
    "Quotation",
    "Reaction",
    "Removal",
    "Room",
    "RoomMember",
    "RoomRole",
    "Saved",
    "Section",
    "SectionKind",
    "Sort",
    "TimeOut",
    "Topic",
    "TopicFollow",
    "TopicMark",
    "Version",
    "Visibility",
    "Withdrawal",
]
