"""``/notices/``: one's notice centre, and how one wants to be told."""

import uuid
from datetime import datetime

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.errors import Invalid
from chatcore.foundation.pagination import cursor_for, key_from, limit_from
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.notices.actions.preferences import change_preferences
from chatcore.notices.actions.reading import read_notices, unread_notice
from chatcore.notices.api.inputs import (
    ChangePreferences,
    NoticeList,
    ReadNotices,
    UnreadNotices,
)
from chatcore.notices.cards import PreferencesCard
from chatcore.notices.models import Kind
from chatcore.notices.selectors.notices import notices_page, unread_count
from chatcore.notices.selectors.preferences import preferences_shown_to
from chatcore.people.api.inputs import given
from chatcore.people.api.viewer import viewer_of


class Notices(Endpoint):
    @extend_schema(
        operation_id="list_notices",
        parameters=[
            OpenApiParameter("unread", bool, description="Only those not read."),
            OpenApiParameter("kind", str, description="Only of these kinds, with commas."),
            OpenApiParameter("limit", int),
            OpenApiParameter("cursor", str),
        ],
        responses=NoticeList,
    )
    def get(self, request: Request) -> Response:
        """List one's notices, newest first."""
        viewer, asked = viewer_of(request), request.query_params
        stream = f"user:{viewer.id}"
        position = {stream: log.head_of(stream)}
        page = notices_page(
            viewer,
            limit=limit_from(asked.get("limit"), default=30),
            unread=asked.get("unread") in ("1", "true"),
            kinds=_kinds(asked.get("kind", "")),
            before=_place(asked.get("cursor", "")),
        )
        return Response(
            NoticeList(
                results=page.cards,
                next=_next(request, page.last),
                unread=unread_count(viewer.id),
                position=position,
            )
        )


class Reading(Endpoint):
    @extend_schema(operation_id="read_notices", request=ReadNotices, responses=UnreadNotices)
    def put(self, request: Request) -> Response:
        """Mark notices as read: those named, or all."""
        named = self.read(request, ReadNotices).notices
        return Response(UnreadNotices(unread=read_notices(actor=viewer_of(request), notices=named)))


class ReadingOne(Endpoint):
    @extend_schema(operation_id="unread_notice", responses=UnreadNotices)
    def delete(self, request: Request, notice: str) -> Response:
        """Mark a notice as unread again."""
        return Response(
            UnreadNotices(unread=unread_notice(actor=viewer_of(request), notice=notice))
        )


class NoticePreferences(Endpoint):
    @extend_schema(operation_id="get_notice_preferences", responses=PreferencesCard)
    def get(self, request: Request) -> Response:
        """Tell how one wants to be told."""
        return Response(preferences_shown_to(viewer_of(request)))

    @extend_schema(
        operation_id="change_notice_preferences",
        request=ChangePreferences,
        responses=PreferencesCard,
    )
    def patch(self, request: Request) -> Response:
        """Change how one wants to be told; fields that are not given stay."""
        viewer = viewer_of(request)
        change_preferences(actor=viewer, changes=given(self.read(request, ChangePreferences)))
        return Response(preferences_shown_to(viewer))


def _kinds(text: str) -> list[str]:
    kinds = [kind for kind in text.split(",") if kind]
    if unknown := [kind for kind in kinds if kind not in Kind.values]:
        raise Invalid(
            _KINDS.filled(kind=unknown[0][:40], kinds=", ".join(Kind.values)), path="$.kind"
        )
    return kinds


def _place(cursor: str) -> tuple[datetime, uuid.UUID] | None:
    if not cursor:
        return None
    try:
        at, id_ = key_from(cursor)
        return datetime.fromisoformat(at), uuid.UUID(id_)
    except (ValueError, TypeError):
        raise Invalid(_CURSOR, path="$.cursor") from None


def _next(request: Request, last: tuple[str, str] | None) -> str | None:
    if last is None:
        return None
    query = request.query_params.copy()
    query["cursor"] = cursor_for(*last)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


_KINDS = Words(
    fr="« {kind} » n’est pas une sorte d’avis. Choisissez parmi : {kinds}.",
    en="“{kind}” is no kind of notice. Choose among: {kinds}.",
)
_CURSOR = Words(
    fr="Ce curseur n’est pas valable : repartez de la première page.",
    en="This cursor is not valid: start again from the first page.",
)
