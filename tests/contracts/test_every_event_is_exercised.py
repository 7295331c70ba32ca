"""Every event is known, and caused by some test (``collector`` looks at the end of a whole run)."""

import re
from collections.abc import Iterator
from typing import Any, get_type_hints

import msgspec
import pytest

from chatcore.live import log, registry
from chatcore.live.frames import DoorEvent, EphemeralEvent, Heads, Hello, Reply, StreamEvent

NAMED_BY_THE_PROTOCOL = {Hello, Reply, Heads}
BASES = {StreamEvent, DoorEvent, EphemeralEvent}


def subclasses(shape: type[Any]) -> Iterator[type[Any]]:
    for below in shape.__subclasses__():
        yield below
        yield from subclasses(below)


def test_every_event_class_is_registered() -> None:
    known = {*registry.events.values(), *registry.ephemeral_events.values(), *NAMED_BY_THE_PROTOCOL}
    ours = {
        shape
        for base in (StreamEvent, EphemeralEvent)
        for shape in subclasses(base)
        if not shape.__module__.startswith("tests")
    }
    assert {shape.__name__ for shape in ours - BASES - known} == set()


def test_events_are_named_noun_dot_past_verb() -> None:
    for tag in {*registry.events, *registry.ephemeral_events}:
        assert re.fullmatch(r"[a-z]+\.[a-z]+(ed|ined|eft|oved|topped|ost)", tag), tag


def test_every_command_says_what_it_answers() -> None:
    for tag, entry in registry.commands.items():
        assert get_type_hints(entry.handler).get("return", Any) is not Any, tag


@pytest.mark.django_db
def test_the_collector_hears_what_the_log_writes(events_seen: set[str]) -> None:
    tag, shape = min(registry.events.items())
    fields: dict[str, Any] = {
        field.name: None for field in msgspec.structs.fields(shape) if field.required
    }
    log.emit("room:none", shape(**fields))
    assert events_seen == {tag}
