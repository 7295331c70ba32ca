"""JSON Schema of shapes, by msgspec, made exact for readers in TypeScript and other languages.

What goes out always has all its fields (except those that are left out on purpose), so they are
required and have no default. Nothing has fields that are not written here.
"""

import inspect
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import FieldInfo

from chatcore.foundation.shapes import Input

Schema = dict[str, Any]


def components(types: Iterable[Any], *, at: str) -> tuple[list[Schema], dict[str, Schema]]:
    """Return the schema of each of ``types`` and the named schemas that they refer to.

    Args:
        at: where the named ones will stand, such as ``#/$defs/{name}``.
    """
    wanted = list(types)
    shapes = {shape.__name__: shape for shape in shapes_in(wanted)}
    schemas, named = msgspec.json.schema_components(wanted, schema_hook=_unknown, ref_template=at)
    for name, schema in named.items():
        if name in shapes:
            _make_exact(schema, shapes[name])
    return list(schemas), dict(sorted(named.items()))


def _unknown(_: type) -> Schema:
    """Describe a type that msgspec does not know: anything."""
    return {}


def shapes_in(types: Iterable[Any]) -> set[type[msgspec.Struct]]:
    """Return all structs that ``types`` hold, at any depth."""
    found: set[type[msgspec.Struct]] = set()
    waiting: list[Any] = list(types)
    while waiting:
        type_ = waiting.pop()
        if inspect.isclass(type_) and issubclass(type_, msgspec.Struct):
            if type_ not in found:
                found.add(type_)
                waiting.extend(field.type for field in msgspec.structs.fields(type_))
        else:
            waiting.extend(getattr(type_, "__args__", ()))
    return found


def _make_exact(schema: Schema, shape: type[msgspec.Struct]) -> None:
    schema["additionalProperties"] = False
    description = inspect.cleandoc(shape.__doc__ or "")
    if description:
        schema["description"] = description
    if issubclass(shape, Input):
        return
    config = shape.__struct_config__
    optional = {
        field.encode_name
        for field in msgspec.structs.fields(shape)
        if _may_be_absent(field, config.omit_defaults)
    }
    for property_ in schema.get("properties", {}).values():
        property_.pop("default", None)
    schema["required"] = [name for name in schema.get("properties", {}) if name not in optional]


def _may_be_absent(field: FieldInfo, omit_defaults: bool) -> bool:
    if field.default is msgspec.UNSET:
        return True
    return omit_defaults and not field.required
