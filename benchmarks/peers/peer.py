"""What a peer is to the benchmark: a server that one can start, with people, rooms and clients."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from benchmarks.peers.options import Scale

# Once in each message, and nowhere else in what a server sends: one byte, so that no read can split it.
# In no id, address or markup of any of them; and plain, for Chatcore, which renders a tilde as Markdown.
MARK = b"^"
LENGTH = 200
PASSWORD = "maree-haute-27"
_WORDS = (
    "Le devis du chantier est arrivé ce matin, avec trois variantes à discuter avant la réunion de vendredi ; "
    "la vedette de service quitte le quai à marée haute, le relevé des marégraphes suivra dans la soirée."
)


def text_of(number: int) -> str:
    """Return message ``number`` (below a million): 200 characters, found again by ``^`` and six digits."""
    return f"{MARK.decode()}{number:06d} {_WORDS}"[:LENGTH]


class Missing(Exception):
    """A peer is not installed; says how to install it."""


class Ears(Protocol):
    """Whom clients tell what they see. Called for each read of a socket, so it has to be quick."""

    def heard(self, client: int, marks: int, data: bytes) -> None:
        """``marks`` more marks came to ``client``, in ``data``."""

    def accepted(self, client: int) -> None:
        """The server answered a post of ``client``: it has it."""

    def failed(self, client: int, why: str) -> None:
        """``client`` was refused something, or lost its connection."""


class Client(Protocol):
    """A person who is connected."""

    ears: Ears

    def post(self, room: str, number: int) -> None:
        """Send message ``number`` to ``room``, without waiting for anything."""

    async def close(self) -> None:
        """Leave."""


class House(Protocol):
    """A started server as its people see it; used inside one event loop."""

    # Marks in what one receiver gets of one message: Chatcore sends the text and its HTML.
    marks: int
    # Whether a post counts as accepted when its author hears it: XMPP rooms answer in no other way.
    echo_accepts: bool
    # Whether connecting checks a password; where not, ``sign_in`` does and clients connect by token.
    connecting_signs_in: bool

    async def prepare(self, people: int, halls: Sequence[int], own: int) -> None:
        """Make the accounts 0 … ``people``, a room for each of ``halls``, and ``own`` rooms of one person."""

    async def connected(self, person: int, ears: Ears) -> Client:
        """Return a client for ``person`` that is ready to hear."""

    async def enter(self, client: Client, person: int, room: str) -> None:
        """Be in ``room`` from now on."""

    async def sign_in(self, person: int) -> None:
        """Have the password of ``person`` checked, and a session opened for it."""

    def hall(self, size: int) -> str:
        """Return the room in which persons 0 … ``size`` are."""

    def own(self, person: int) -> str:
        """Return the room in which ``person`` is alone."""


@dataclass(frozen=True)
class Served:
    """A server that runs: its first process, its database where it has one, and the way in.

    ``kept`` counts the messages that are in its archive, read from there and not asked of the server.
    """

    pid: int
    house: House
    kept: Callable[[], int]
    database: str = ""


class Peer(Protocol):
    """A product under measurement. ``about`` says what it does with a message, for the page."""

    name: str

    @property
    def about(self) -> "About": ...

    def scale(self, scale: Scale) -> Scale:
        """Return how much of ``scale`` is asked of it."""

    def serving(self, scale: Scale) -> AbstractContextManager[Served]:
        """Run it, with data of its own, until the block ends.

        Raises:
            Missing: it is not installed.
        """


@dataclass(frozen=True)
class About:
    """What a reader needs to compare: where a message is kept, when it counts, and what else happens to it."""

    version: str
    archive: str
    accepted: str
    delivery: str
    passwords: str
    beyond: str
