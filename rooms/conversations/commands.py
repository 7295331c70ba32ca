"""What a client may ask of a conversation (live protocol, "Commands")."""

import uuid
from typing import Annotated

from msgspec import Meta

from chatcore.live.frames import Command

Emoji = Annotated[str, Meta(min_length=1, max_length=40)]
Position = Annotated[int, Meta(ge=0)]


class MessagePost(Command, frozen=True, kw_only=True, tag="message.post"):
    room: str
    text: str
    client_id: uuid.UUID
    topic: str | None = None
    new_topic: str | None = None
    reply_to: str | None = None
    attachments: list[str] = []


class MessageEdit(Command, frozen=True, kw_only=True, tag="message.edit"):
    message: str
    text: str


class MessageDelete(Command, frozen=True, kw_only=True, tag="message.delete"):
    message: str


class MessageRestore(Command, frozen=True, kw_only=True, tag="message.restore"):
    message: str


class ReactionAdd(Command, frozen=True, kw_only=True, tag="reaction.add"):
    message: str
    emoji: Emoji


class ReactionRemove(Command, frozen=True, kw_only=True, tag="reaction.remove"):
    message: str
    emoji: Emoji


class ReadMark(Command, frozen=True, kw_only=True, tag="read.mark"):
    room: str
    seq: Position
    topic: str | None = None


class ReadUnmark(Command, frozen=True, kw_only=True, tag="read.unmark"):
    message: str


class TypingStart(Command, frozen=True, kw_only=True, tag="typing.start"):
    room: str
    topic: str | None = None
