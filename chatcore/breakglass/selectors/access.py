"""The only way from an id to an opening: through the check of the right."""

import uuid
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, UUIDField, Value

from chatcore.breakglass import policies
from chatcore.breakglass.models import Opening
from chatcore.breakglass.policies import Standing, state_at
from chatcore.communities.models import Membership
from chatcore.communities.permissions import Level, Permission
from chatcore.communities.selectors.mandates import for_all_of, in_force, levels_in, said_by
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.models import Message, RoomMember


class Right(Enum):
    """What somebody wants an opening for."""

    SEE = "see"
    ANSWER = "answer"
    READ = "read"
    CLOSE = "close"


class OpeningView(NamedTuple):
    """An opening, and what the viewer is to it."""

    opening: Opening
    standing: Standing


def opening_for(
    actor: Person, opening_id: object, *, to: Right = Right.SEE, locked: bool = False
) -> OpeningView:
    """Return the opening that ``actor`` may use so (one query); with ``locked``, held until the commit (two).

    Raises:
        NotFound: it is missing, hidden, or ``opening_id`` is no id: the same answer for all.
        Forbidden: it may be seen, but not used so; the words say why.
    """
    id_ = parse_id(opening_id)
    if locked:
        hold(id_ or NO_ID)
    rows = with_standing(Opening.objects.filter(id=id_ or NO_ID), actor)
    opening = rows.first()
    if opening is None or not policies.may_see(standing_in(opening, actor)):
        raise NotFound(path="$.opening")
    view = OpeningView(opening, standing_in(opening, actor))
    if why_not := _CHECKS[to](view.standing):
        raise Forbidden(why_not, code="not_open" if why_not is policies.NOT_OPEN else None)
    return view


def hold(opening_id: uuid.UUID) -> None:
    """Hold an opening until the commit. Read it after that: PostgreSQL gives the row as it is by then, but what
    is joined to it, such as who answered, as it was before the wait."""
    Opening.objects.select_for_update().filter(id=opening_id).values_list("id").first()


def with_standing(openings: "QuerySet[Opening]", viewer: Person) -> "QuerySet[Opening]":
    """Annotate ``openings`` with what ``viewer`` is to each, and load who asked and answered: no query more."""
    here = Membership.objects.filter(community=OuterRef("community"), person=viewer, left_at=None)
    mandates = for_all_of(in_force(viewer)).filter(community=OuterRef("community"))
    return openings.select_related(
        "community", "room", "asked_by", "answered_by", "closed_by"
    ).annotate(
        viewer_takes_part=takes_part(viewer),
        viewer_role=Subquery(here.values("role")[:1]),
        viewer_custom_role=Subquery(here.values("custom_role")[:1], output_field=UUIDField()),
        viewer_mandates=said_by(mandates),
    )


def takes_part(viewer: Person) -> Q:
    """Return the condition that ``viewer`` is in the conversation, was named in it, or spoke in the period."""
    members = RoomMember.objects.filter(room=OuterRef("room"), person=viewer)
    said = Message.objects.filter(
        room=OuterRef("room"),
        author=viewer,
        posted_at__gte=OuterRef("since"),
        posted_at__lt=OuterRef("until"),
    )
    named = Opening.objects.filter(pk=OuterRef("pk"), direct_key__contains=Value(viewer.id.hex))
    return Q(Exists(members)) | Q(Exists(said)) | Q(Exists(named))


def standing_in(opening: Opening, viewer: Person) -> Standing:
    """Return the viewer's standing to an opening that ``with_standing`` has annotated."""
    return Standing(
        ranked=_ranked(opening, viewer),
        takes_part=bool(getattr(opening, "viewer_takes_part")),  # noqa: B009 (an annotation)
        asked=opening.asked_by_id == viewer.id,
        answered=opening.answered_by_id == viewer.id,
        state=state_at(
            opening.state,
            asked_at=opening.asked_at,
            ends_at=opening.ends_at,
            moment=now(),
        ),
    )


def _ranked(opening: Opening, viewer: Person) -> bool:
    if not viewer.is_active:
        return False
    if opening.community is None:
        return bool(viewer.is_staff)
    role: str | None = getattr(opening, "viewer_role")  # noqa: B009 (annotations)
    own: uuid.UUID | None = getattr(opening, "viewer_custom_role")  # noqa: B009
    mandates: str | None = getattr(opening, "viewer_mandates")  # noqa: B009
    levels = levels_in(opening.community.matrix, role, own, mandates or "")
    return levels[Permission.BREAK_GLASS] == Level.YES


def _freely(_: Standing) -> Words | None:
    return None


_CHECKS: dict[Right, Callable[[Standing], Words | None]] = {
    Right.SEE: _freely,
    Right.ANSWER: policies.why_not_answer,
    Right.READ: policies.why_not_read,
    Right.CLOSE: policies.why_not_close,
}
