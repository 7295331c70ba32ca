"""A pytest plugin: notes every live event that the tests cause, and misses those that none caused.

An event that no test ever causes is a promise that nobody keeps. What a server of its own process sends
is heard by the client of the protocol's tests. The whole run is looked at (with
pytest-xdist: all its workers), at its end; a run of chosen tests is not.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chatcore.foundation import shapes
from chatcore.live import hub, log, registry, socket
from chatcore.live.frames import EphemeralEvent, StreamEvent
from tests.protocol.client import Client

seen: set[str] = set()
_missing: list[str] = []


def pytest_configure() -> None:
    """Listen where events become bytes: in the log, in the hub, in the sockets."""
    for module in (hub, log, socket):
        vars(module).update(encode=_encode)


def _encode(shape: Any) -> bytes:
    if isinstance(shape, StreamEvent | EphemeralEvent):
        seen.add(registry.tag_of(type(shape)))
    return shapes.encode(shape)


def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker of pytest-xdist has seen."""
    seen.update(getattr(node, "workeroutput", {}).get("events", ()))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    worker = getattr(session.config, "workeroutput", None)
    if worker is not None:
        worker["events"] = sorted(seen | Client.heard)
    elif exitstatus == pytest.ExitCode.OK and _is_whole(session.config):
        _missing.extend(
            sorted({*registry.events, *registry.ephemeral_events} - seen - Client.heard)
        )
        if _missing:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _is_whole(config: pytest.Config) -> bool:
    """Tell whether the whole of tests/ was asked for."""
    options = config.option
    if options.keyword or options.markexpr or options.collectonly or options.deselect:
        return False
    whole = {config.rootpath, config.rootpath / "tests"}
    return {Path(config.invocation_params.dir, argument) for argument in config.args} <= whole


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for tag in _missing:
        terminalreporter.line(f"No test causes the event {tag}.", red=True)


@pytest.fixture
def events_seen() -> Iterator[set[str]]:
    """The types of the events caused since the test began."""
    before = set(seen)
    seen.clear()
    yield seen
    seen.update(before)
