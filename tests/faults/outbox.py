"""What somebody has to say in one room, one text after the other, and keeps until it is acknowledged."""

import asyncio
import random
import uuid
from collections import deque
from typing import NamedTuple

from tests.faults.record import Record


class Post(NamedTuple):
    """A text under the ``client_id`` that it keeps, however often it is sent."""

    text: str
    client_id: str
    # Another device sends it too: which of the two is heard first is nobody's promise.
    shared: bool = False


class Talk:
    """Whether the crowd speaks at the moment, and how fast: the mean pause of an outbox, in seconds."""

    def __init__(self, *, pause: float) -> None:
        self.pause = pause
        self._going = asyncio.Event()

    def go_on(self) -> None:
        self._going.set()

    def hush(self) -> None:
        """Let everybody finish what they have begun to say, and begin nothing new."""
        self._going.clear()

    async def turn(self, rng: random.Random) -> None:
        """Wait until one may say the next thing."""
        await asyncio.sleep(rng.uniform(0.0, 2 * self.pause))
        await self._going.wait()


class Outbox:
    """The posts of one device in one room, sent in their order, one at a time."""

    def __init__(
        self, author: str, room: str, names: list[str], talk: Talk, rng: random.Random
    ) -> None:
        self.room = room
        self._author = author
        # Whom a text mentions now and then, written as the server understands it.
        self._names = names
        self._talk = talk
        self._rng = rng
        self._waiting: deque[Post] = deque()
        self._composed = 0
        self._last_seq = 0
        self.acknowledged = 0

    @property
    def is_empty(self) -> bool:
        return not self._waiting

    def add(self, post: Post) -> None:
        """Put a post into the queue: it is said before anything new."""
        self._waiting.append(post)

    async def next(self) -> Post:
        """Return the post to send now; it stays until ``done``."""
        if not self._waiting:
            await self._talk.turn(self._rng)
            if not self._waiting:
                self._waiting.append(self.compose())
        return self._waiting[0]

    def compose(self, *, padding: int = 0) -> Post:
        """Return the next numbered text, with ``padding`` characters of noise behind it."""
        self._composed += 1
        text = f"{self._author} {self._composed}"
        if self._names and self._rng.random() < 0.1:
            text += f" {self._rng.choice(self._names)}"
        if padding:
            text += " " + self._rng.randbytes(padding // 2).hex()
        # Not drawn from the seed: what an earlier run has posted must not be known here.
        return Post(text, str(uuid.uuid4()))

    def done(self, seq: int, record: Record) -> None:
        """Take the post out that was answered with position ``seq``."""
        post = self._waiting.popleft()
        self.acknowledged += 1
        if post.shared:
            return
        if seq <= self._last_seq:
            record.breach(f"{self._author} said something at {self._last_seq}, then at {seq}")
        self._last_seq = seq

    def drop(self) -> None:
        """Take the post out that was refused for good."""
        self._waiting.popleft()
