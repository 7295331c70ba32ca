"""What happens to polls. Nothing here says who voted or when: counts are told once a second, for all who did."""

from chatcore.live.frames import StreamEvent
from chatcore.live.registry import event
from rooms.polls.cards import PollFacts


@event
class PollChanged(StreamEvent, frozen=True, kw_only=True, tag="poll.changed"):
    """A poll has another question, other options, or is closed: said in its room."""

    poll: PollFacts


@event
class PollCounted(StreamEvent, frozen=True, kw_only=True, tag="poll.counted"):
    """How many have voted by now; ``counts`` where everybody may see them."""

    # Not ``about`` anything: it is nobody's act, but those of a second together.
    poll_id: str
    turnout: int
    counts: dict[str, int] | None


@event
class PollVoted(StreamEvent, frozen=True, kw_only=True, tag="poll.voted"):
    """One's other devices are told that one has voted; in an anonymous poll not what."""

    poll_id: str
    voted: bool
    choices: list[str]
