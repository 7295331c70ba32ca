"""What is written about the interfaces is what the code does, and is well formed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from chatcore.live import registry
from chatcore.project.management.commands.schema import stale
from chatcore.project.openapi import openapi_document
from chatcore.project.protocol_schema import asyncapi_document, live_schema
from chatcore.project.shape_schemas import Schema


def references(document: Any) -> Iterator[str]:
    if isinstance(document, dict):
        for key, value in document.items():
            if key == "$ref":
                yield value
            yield from references(value)
    elif isinstance(document, list):
        for value in document:
            yield from references(value)


def found(document: Any, reference: str) -> bool:
    for part in reference.removeprefix("#/").split("/"):
        if part not in document:
            return False
        document = document[part]
    return True


def test_the_generated_files_are_up_to_date() -> None:
    assert [str(path) for path in stale()] == [], "run: python -m chatcore schema"


def test_the_openapi_document_is_valid_and_nothing_in_it_was_guessed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    GENERATOR_STATS.reset()
    document = openapi_document()
    validate_schema(document)  # type: ignore[no-untyped-call]
    assert not GENERATOR_STATS, capsys.readouterr().err
    assert document["openapi"] == "3.1.0"
    assert [name for name in references(document) if not found(document, name)] == []


def test_every_operation_says_how_it_refuses() -> None:
    for path, operations in openapi_document()["paths"].items():
        assert path.startswith("/api/v1/")
        for operation in operations.values():
            content = operation["responses"]["4XX"]["content"]
            assert content["application/problem+json"]["schema"] == {
                "$ref": "#/components/schemas/Problem"
            }


@pytest.mark.parametrize("make", [live_schema, asyncapi_document])
def test_the_documents_of_the_live_protocol_refer_to_what_is_there(
    make: Callable[[], Schema],
) -> None:
    document = make()
    assert [name for name in references(document) if not found(document, name)] == []


def test_the_live_schema_has_every_command_and_every_event() -> None:
    document = live_schema()
    Draft202012Validator.check_schema(document)
    definitions = document["$defs"]
    assert set(definitions["LiveCommand"]["discriminator"]["mapping"]) == set(registry.commands)
    assert set(definitions["LiveEvent"]["discriminator"]["mapping"]) == {
        *registry.events,
        *registry.ephemeral_events,
        "heads",
    }
    assert set(definitions["LiveResults"]["properties"]) == set(registry.commands)


@pytest.mark.parametrize(
    ("frame", "valid"),
    [
        ({"type": "ping", "ref": "c1"}, True),
        ({"type": "ping"}, False),
        ({"type": "ping", "ref": "c1", "more": 1}, False),
        ({"type": "ping", "ref": "c" * 65}, False),
        ({"type": "stream.resume", "ref": "c1", "epoch": "e", "positions": {"room:1": -1}}, False),
        ({"type": "no.such", "ref": "c1"}, False),
    ],
)
def test_the_live_schema_tells_good_frames_from_bad_ones(frame: Schema, valid: bool) -> None:
    document = live_schema()
    schema = {"$defs": document["$defs"], "$ref": "#/$defs/LiveCommand"}
    assert Draft202012Validator(schema).is_valid(frame) is valid
