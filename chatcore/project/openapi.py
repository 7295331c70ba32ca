"""The OpenAPI 3.1 document: shapes as components, refusals as problems, cookie or bearer."""

from functools import lru_cache
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views import View
from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent

from chatcore.foundation.shapes import Shape
from chatcore.project.shape_schemas import Schema, components, shapes_in

_AT = "#/components/schemas/{name}"


class Problem(Shape, frozen=True, kw_only=True, omit_defaults=True):
    """A refusal (RFC 9457): what went wrong, in the person's language, and a code for programs."""

    type: str
    code: str
    title: str
    detail: str
    status: int
    path: str | msgspec.UnsetType = msgspec.UNSET
    retry_after: float | msgspec.UnsetType = msgspec.UNSET
    proposal: str | msgspec.UnsetType = msgspec.UNSET


class ShapeExtension(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    """Lets ``@extend_schema(request=Shape, responses=Shape)`` speak of shapes."""

    target_class = msgspec.Struct
    match_subclasses = True

    def get_name(self, auto_schema: AutoSchema, direction: str) -> str:
        return str(self.target.__name__)

    def map_serializer(self, auto_schema: AutoSchema, direction: str) -> Schema:
        """Return the schema of the shape, and register those that it holds."""
        _, named = components([self.target], at=_AT)
        own = named.pop(self.target.__name__)
        held = {shape.__name__: shape for shape in shapes_in([self.target])}
        for name, schema in named.items():
            component = ResolvedComponent(  # type: ignore[no-untyped-call]
                name, ResolvedComponent.SCHEMA, schema=schema, object=held[name]
            )
            auto_schema.registry.register_on_missing(component)
        return own


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "chatcore.people.api.authentication.BearerToken"
    name = "bearer"

    def get_security_definition(self, auto_schema: AutoSchema) -> Schema:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A personal access token, for bots and scripts.",
        }


class CookieScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "chatcore.people.api.authentication.Session"
    name = "cookie"

    def get_security_definition(self, auto_schema: AutoSchema) -> Schema:
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": "The browser's session. Writes also need the header X-CSRFToken.",
        }


def add_problems(result: Schema, **_: Any) -> Schema:
    """Say of every operation how it refuses (a hook of drf-spectacular)."""
    named = components([Problem], at=_AT)[1]
    result.setdefault("components", {}).setdefault("schemas", {}).update(named)
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["4XX"] = _refusal("What was refused, and why.")
            operation["responses"]["503"] = _refusal(
                "Not now: try again after ``retry_after`` seconds."
            )
    return result


def _refusal(description: str) -> Schema:
    schema = {"$ref": _AT.format(name=Problem.__name__)}
    return {"description": description, "content": {"application/problem+json": {"schema": schema}}}


def openapi_document() -> Schema:
    """Return the document of the whole REST interface, the same in every language."""
    with override("en"):
        document: Schema = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return document


@lru_cache(maxsize=1)
def _served() -> bytes:
    return msgspec.json.encode(openapi_document())


class SchemaView(View):
    """Answers the OpenAPI document; it is public, as the interface is."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(_served(), content_type="application/vnd.oai.openapi+json")
