"""The frames of the live protocol that belong to no app: hello, reply, heads, resume, ping."""

from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType

from chatcore.foundation.shapes import Input, Shape

Ref = Annotated[str, Meta(max_length=64)]


class Command(Input, frozen=True, kw_only=True, tag_field="type"):
    """What a client asks; ``ref`` is its own name for the answer."""

    ref: Ref


class StreamEvent(Shape, frozen=True, kw_only=True, tag_field="type"):
    """Something that happened, at a position of a stream. ``log.emit`` fills in the position."""

    stream: str = ""
    seq: int = 0

    def about(self) -> str | None:
        """Return the id of the object of an act that leaves no other trace than this event.

        It outlives the event in the trace. None: the act is recorded by itself, or is none.
        """
        return None


class DoorEvent(StreamEvent, frozen=True, kw_only=True):
    """An event of a ``user:`` stream that gives its person a stream, or takes one away."""

    def opened_stream(self) -> str | None:
        """Return the stream that is heard from now on."""
        return None

    def opened_after(self) -> int:
        """Return the position behind which the opened stream is heard."""
        return 0

    def closed_stream(self) -> str | None:
        """Return the stream that is not heard any more."""
        return None


class EphemeralEvent(Shape, frozen=True, kw_only=True, tag_field="type"):
    """Something that is true for a moment: no position, never replayed."""


class Me(Shape, frozen=True, kw_only=True):
    id: str
    name: str


class Hello(EphemeralEvent, frozen=True, kw_only=True, tag="hello"):
    """The first frame of every connection; it travels alone."""

    v: int = 1
    epoch: str
    session: str
    heartbeat: float
    me: Me
    heads: dict[str, int]


class Heads(EphemeralEvent, frozen=True, kw_only=True, tag="heads"):
    """The heads of the streams that moved since the last one."""

    heads: dict[str, int]


class ErrorBody(Shape, frozen=True, kw_only=True):
    code: str
    title: str
    detail: str
    path: str | None = None
    retry_after: float | None = None


class Reply(EphemeralEvent, frozen=True, kw_only=True, tag="reply", omit_defaults=True):
    """The one answer to a command: ``result`` when ``ok``, else ``error``."""

    ref: str | None
    ok: bool
    result: Any | UnsetType = UNSET
    error: ErrorBody | UnsetType = UNSET


class StreamResume(Command, frozen=True, kw_only=True, tag="stream.resume"):
    """Asks for what was missed: the last seq applied, by stream."""

    positions: dict[str, Annotated[int, Meta(ge=0)]]
    epoch: str


class Ping(Command, frozen=True, kw_only=True, tag="ping"):
    """Asks whether the server is there."""


class Resumed(Shape, frozen=True, kw_only=True, omit_defaults=True):
    """How a stream was resumed: replayed, limited (reload its state by REST), or gone."""

    head: int | UnsetType = UNSET
    replayed: int | UnsetType = UNSET
    limited: bool = False
    gone: bool = False
