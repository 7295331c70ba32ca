"""What happens in communities, as it goes over the wire."""

from chatcore.live.frames import DoorEvent
from chatcore.live.registry import event


@event
class AbilitiesChanged(DoorEvent, frozen=True, kw_only=True, tag="abilities.changed"):
    """The person may do other things in a room or a community than before: reload its card.

    ``belongs`` says that they hear the community from now on (its stream, from behind ``head``) or that
    they hear it no more; None, that neither changed. Guests hear no community.
    """

    community: str | None = None
    room: str | None = None
    belongs: bool | None = None
    head: int = 0

    def opened_stream(self) -> str | None:
        return f"community:{self.community}" if self.community and self.belongs is True else None

    def opened_after(self) -> int:
        return self.head

    def closed_stream(self) -> str | None:
        return f"community:{self.community}" if self.community and self.belongs is False else None
