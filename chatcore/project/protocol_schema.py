"""The live protocol in JSON Schema (2020-12) and AsyncAPI 3, from the types that run."""

from collections.abc import Iterable
from typing import Any, get_type_hints

from chatcore.live import registry
from chatcore.live.frames import Heads, Hello, Reply
from chatcore.project.shape_schemas import Schema, components

VERSION = "1"
_DEFS = "#/$defs/{name}"
_ASYNC = "#/components/schemas/{name}"


def live_schema() -> Schema:
    """Return the JSON Schema of all that travels, in and out."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "LiveProtocol",
        "description": f"The live protocol, version {VERSION}: what travels on /ws/.",
        "type": "object",
        "properties": {
            "command": {"$ref": _DEFS.format(name="LiveCommand")},
            "event": {"$ref": _DEFS.format(name="LiveEvent")},
            "frame": {"$ref": _DEFS.format(name="LiveFrame")},
            "results": {"$ref": _DEFS.format(name="LiveResults")},
        },
        "required": ["command", "event", "frame", "results"],
        "additionalProperties": False,
        "$defs": _definitions(_DEFS),
    }


def asyncapi_document() -> Schema:
    """Return the AsyncAPI 3 document of ``/ws/``, seen from the server."""
    incoming = {tag: entry.shape.__name__ for tag, entry in _commands().items()}
    outgoing = {tag: shape.__name__ for tag, shape in _frames().items()}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Chatcore, live",
            "version": VERSION,
            "description": (
                "One websocket carries every stream of a person. A frame is one object or an array "
                "of at most 100. Every command gets one reply with its ``ref``."
            ),
        },
        "channels": {
            "live": {
                "address": "/ws/",
                "messages": {
                    tag: {"$ref": f"#/components/messages/{tag}"} for tag in [*incoming, *outgoing]
                },
                "bindings": {"ws": {"method": "GET"}},
            }
        },
        "operations": {
            "commands": {
                "action": "receive",
                **_operation(incoming),
                "reply": {**_operation(["reply"])},
            },
            "frames": {"action": "send", **_operation(tag for tag in outgoing if tag != "reply")},
        },
        "components": {
            "messages": {
                tag: {"name": tag, "payload": {"$ref": _ASYNC.format(name=name)}}
                for tag, name in {**incoming, **outgoing}.items()
            },
            "schemas": _definitions(_ASYNC),
        },
    }


def _operation(tags: Iterable[str]) -> Schema:
    return {
        "channel": {"$ref": "#/channels/live"},
        "messages": [{"$ref": f"#/channels/live/messages/{tag}"} for tag in tags],
    }


def _commands() -> dict[str, registry.Registered]:
    return dict(sorted(registry.commands.items()))


def _events() -> dict[str, type[Any]]:
    """Return what happens, on streams and for a moment, by tag."""
    events: dict[str, type[Any]] = {**registry.events, **registry.ephemeral_events, "heads": Heads}
    return dict(sorted(events.items()))


def _frames() -> dict[str, type[Any]]:
    """Return all that the server sends, by tag."""
    return {"hello": Hello, "reply": Reply, **_events()}


def _definitions(at: str) -> Schema:
    commands, events, frames = _commands(), _events(), _frames()
    results = {tag: _result_of(entry) for tag, entry in commands.items()}
    schemas, named = components(
        [*(entry.shape for entry in commands.values()), *frames.values(), *results.values()], at=at
    )
    answers = dict(zip(results, schemas[-len(results) :], strict=True)) if results else {}
    return {
        **named,
        "LiveCommand": _union({tag: entry.shape for tag, entry in commands.items()}, at),
        "LiveEvent": _union(events, at),
        "LiveFrame": _union(frames, at),
        "LiveResults": {
            "title": "LiveResults",
            "description": "What a reply to each command holds in ``result``.",
            "type": "object",
            "properties": answers,
            "required": list(answers),
            "additionalProperties": False,
        },
    }


def _result_of(entry: registry.Registered) -> Any:
    """Return what the handler of a command says that it answers."""
    return get_type_hints(entry.handler, include_extras=True).get("return", Any)


def _union(shapes: dict[str, type[Any]], at: str) -> Schema:
    refs = {tag: at.format(name=shape.__name__) for tag, shape in shapes.items()}
    return {
        "oneOf": [{"$ref": ref} for ref in refs.values()],
        # AsyncAPI names the property only; OpenAPI's form is the one that generators know.
        "discriminator": "type" if at == _ASYNC else {"propertyName": "type", "mapping": refs},
    }
