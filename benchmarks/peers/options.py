"""How much is measured, from the command line."""

import argparse
from dataclasses import dataclass, replace

PEERS = ("chatcore-uvicorn", "chatcore-daphne", "ejabberd", "prosody", "synapse")


@dataclass(frozen=True)
class Scale:
    """Receivers of the rooms, seconds of the steps, and how many post for themselves."""

    receivers: tuple[int, ...] = (200, 1_000)
    step_seconds: float = 3.0
    posting_seconds: float = 5.0
    senders: int = 50
    # What the 99th of 100 deliveries may take at the highest rate, in seconds.
    within: float = 0.25
    # Rates tried around what a closed loop reached; each lasts ``step_seconds``.
    tries: int = 7
    # Messages under way in the closed loop that finds where the steps begin.
    window: int = 8

    @property
    def people(self) -> int:
        return max(*self.receivers, self.senders)

    def smaller(self, **changes: object) -> "Scale":
        return replace(self, **changes)  # type: ignore[arg-type]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what ``measure`` reads; each has a default, also where they were not added."""
    parser.add_argument(
        "--peers", nargs="*", choices=PEERS, default=list(PEERS), help="which of them"
    )
    parser.add_argument("--receivers", nargs="*", type=int, help="peers: sizes of the rooms")
    parser.add_argument("--synapse-receivers", type=int, help="peers: size of Synapse's room")
    parser.add_argument("--peer-step", type=float, help="peers: seconds of a step of the fan-out")
    parser.add_argument("--peer-posting", type=float, help="peers: seconds of posting")


def scale_of(options: argparse.Namespace) -> Scale:
    """Return what ``options`` ask for."""
    usual = Scale()
    return Scale(
        receivers=tuple(sorted(getattr(options, "receivers", None) or usual.receivers)),
        step_seconds=getattr(options, "peer_step", None) or usual.step_seconds,
        posting_seconds=getattr(options, "peer_posting", None) or usual.posting_seconds,
    )
