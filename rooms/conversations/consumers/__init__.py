"""The live commands of conversations. Posting goes to a handler by the kind of the room."""

from rooms.conversations.consumers import messages, reading, typing

__all__ = ["messages", "reading", "typing"]
