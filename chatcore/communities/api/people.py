"""``/people/``: those whom one may see, and what they show of themselves."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.api.answers import PageAsked, PeopleList
from chatcore.communities.api.members import PAGE
from chatcore.communities.cards import ProfileCard, SharedCommunityCard
from chatcore.communities.selectors.listing import narrowed
from chatcore.communities.selectors.people import by_name, person_for, shared_communities
from chatcore.foundation.clock import wire_or_none
from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from chatcore.people.cards import person_card
from chatcore.people.models import Person
from presence.selectors.own import last_seen_of
from presence.selectors.states import states_of


class People(Endpoint):
    @extend_schema(
        operation_id="list_people",
        parameters=[
            OpenApiParameter("q", str),
            OpenApiParameter("community", str),
            OpenApiParameter("component", str),
            OpenApiParameter("room", str),
            *PAGE,
        ],
        responses=PeopleList,
    )
    def get(self, request: Request) -> Response:
        """Find people by name, organisation or title, with or without accents."""
        page = PageAsked(request)
        filters = {
            name: str(value)
            for name, value in request.query_params.items()
            if name not in ("limit", "cursor") and value
        }
        rows = by_name(
            narrowed(viewer_of(request), filters), after=page.after, limit=page.limit + 1
        )
        shown = page.cut(rows)
        following = page.next(rows, shown[-1] if shown else None)
        return Response(PeopleList(results=[person_card(row) for row in shown], next=following))


class OnePerson(Endpoint):
    @extend_schema(operation_id="get_person", responses=ProfileCard)
    def get(self, request: Request, person: str) -> Response:
        """Show somebody: profile, communities in common, presence."""
        return Response(_profile(viewer_of(request), person_for(viewer_of(request), person)))


def _profile(viewer: Person, person: Person) -> ProfileCard:
    shared = [
        SharedCommunityCard(id=str(row.community_id), name=row.community.name, role=row.role)
        for row in shared_communities(viewer, person)
    ]
    return ProfileCard(
        id=str(person.id),
        name=person.name,
        kind=person.kind,
        avatar=person.avatar_url,
        title=person.title,
        organisation=person.organisation,
        bio=person.bio,
        time_zone=person.time_zone,
        communities=shared,
        presence=states_of([person.id])[str(person.id)],
        last_seen_at=wire_or_none(last_seen_of(person, viewer=viewer)),
    )
