"""The virus scanner is spoken to as it wants, and files wait while it is away."""

import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chatcore.files import clamd
from chatcore.files.actions.examining import examine, look_again
from chatcore.files.models import File, State
from tests.worlds.files import examined, sent
from tests.worlds.rivages import World

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def _answer(line: socket.socket) -> None:
    with line, line.makefile("rb") as said:
        assert said.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", said.read(4))[0]:
            content += said.read(size)
        found = b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
        line.sendall(found)


@pytest.fixture
def scanner(settings: Any) -> Iterator[None]:
    """A scanner that knows one virus."""
    door = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                line, _ = door.accept()
            except OSError:
                return
            _answer(line)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    settings.CLAMD = f"127.0.0.1:{door.getsockname()[1]}"
    yield
    door.shutdown(socket.SHUT_RDWR)
    door.close()
    thread.join(timeout=5)


@pytest.mark.usefixtures("scanner")
def test_what_the_scanner_finds_is_refused_and_the_rest_is_given_out(world: World) -> None:
    bad = sent(world.chloe, world.quay, "facture.txt", b"Bonjour " + EICAR)
    good = sent(world.chloe, world.quay, "notes.txt", b"Bonjour " * 100_000)
    examined()
    assert (File.objects.get(id=bad["id"]).state, File.objects.get(id=bad["id"]).refusal) == (
        State.REFUSED,
        "infected",
    )
    assert File.objects.get(id=good["id"]).state == State.READY


def test_a_file_waits_while_the_scanner_is_away(
    world: World, settings: Any, tmp_path: Path
) -> None:
    settings.CLAMD = f"unix:{tmp_path}/nobody.ctl"
    card = sent(world.chloe, world.quay, "notes.txt", b"Bonjour")
    with pytest.raises(clamd.ScannerAwayError):
        examine.call(card["id"])
    assert File.objects.get(id=card["id"]).state == State.CHECKING
    assert look_again() == 0
    File.objects.update(received_at="2026-01-01T00:00:00Z")
    assert look_again() == 1
    settings.CLAMD = ""
    examine.call(card["id"])
    assert File.objects.get(id=card["id"]).state == State.READY
