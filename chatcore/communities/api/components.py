"""``/communities/{id}/components/`` and ``/components/``: the trees of a community, and who belongs where."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.component_archive import archive_component
from chatcore.communities.actions.component_batches import undo_batch
from chatcore.communities.actions.component_imports import Placed, import_into_components
from chatcore.communities.actions.component_people import (
    put_in_component,
    take_out_of_component,
)
from chatcore.communities.actions.components import add_component, change_component
from chatcore.communities.api.component_inputs import (
    AddComponent,
    ChangeComponent,
    ImportIntoComponents,
)
from chatcore.communities.api.imported import accepted_cards, refused_cards
from chatcore.communities.cards import CommunityPersonCard, UndoneCard, community_person_card
from chatcore.communities.component_cards import (
    ComponentArchivedCard,
    ComponentCard,
    ComponentImportCard,
)
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.component_places import batch_of_archiving
from chatcore.communities.selectors.components import cards_of, component_cards, component_for
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Shape
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.people.api.inputs import given
from chatcore.people.api.viewer import viewer_of
from chatcore.people.models import Person


class ComponentList(Shape, frozen=True, kw_only=True):
    results: list[ComponentCard]
    next: str | None
    position: dict[str, int]


class Components(Endpoint):
    @extend_schema(operation_id="list_components", responses=ComponentList)
    def get(self, request: Request, community: str) -> Response:
        """List the living components of a community, in both trees, and the position of its stream."""
        with snapshot():
            found = community_for(viewer_of(request), community, to=Right.BROWSE_PEOPLE)
            position = log.heads_of([found.stream])
            cards = component_cards(found)
        return Response(ComponentList(results=cards, next=None, position=position))

    @extend_schema(
        operation_id="add_component", request=AddComponent, responses={201: ComponentCard}
    )
    def post(self, request: Request, community: str) -> Response:
        """Add a component: below ``parent``, or at the root of ``dimension``."""
        body = self.read(request, AddComponent)
        added = add_component(
            actor=viewer_of(request),
            community_id=community,
            name=body.name,
            parent_id=body.parent,
            dimension=body.dimension,
        )
        return Response(_card(viewer_of(request), added.id), status=201)


class OneComponent(Endpoint):
    @extend_schema(operation_id="get_component", responses=ComponentCard)
    def get(self, request: Request, component: str) -> Response:
        """Tell what a component is, an archived one too."""
        return Response(_card(viewer_of(request), component))

    @extend_schema(
        operation_id="change_component", request=ChangeComponent, responses=ComponentCard
    )
    def patch(self, request: Request, component: str) -> Response:
        """Open it again, rename it, move it: what is given of them, or nothing of it."""
        body = self.read(request, ChangeComponent)
        change_component(
            actor=viewer_of(request),
            component_id=component,
            **given(body),
        )
        return Response(_card(viewer_of(request), component))

    @extend_schema(
        operation_id="archive_component",
        parameters=[OpenApiParameter("to", str)],
        responses=ComponentArchivedCard,
    )
    def delete(self, request: Request, component: str) -> Response:
        """Archive it; what it still holds goes to another (``?to=``)."""
        archived = archive_component(
            actor=viewer_of(request),
            component_id=component,
            to=request.query_params.get("to"),
        )
        batch = batch_of_archiving(archived)
        return Response(ComponentArchivedCard(batch=str(batch.id) if batch else None))


class OneComponentMember(Endpoint):
    @extend_schema(operation_id="put_in_component", request=None, responses=CommunityPersonCard)
    def put(self, request: Request, component: str, person: str) -> Response:
        """Have somebody of the community belong to it, instead of another of its dimension."""
        membership = put_in_component(
            actor=viewer_of(request), component_id=component, person_id=person
        )
        return Response(community_person_card(membership))

    @extend_schema(operation_id="take_out_of_component", responses={204: None})
    def delete(self, request: Request, component: str, person: str) -> Response:
        """Have somebody belong to it no more."""
        take_out_of_component(actor=viewer_of(request), component_id=component, person_id=person)
        return Response(status=204)


class ComponentImports(Endpoint):
    @extend_schema(
        operation_id="import_into_components",
        request=ImportIntoComponents,
        responses={200: ComponentImportCard, 201: ComponentImportCard},
    )
    def post(self, request: Request, community: str) -> Response:
        """Put those whom a pasted list names into components, or with ``dry_run`` tell what that would do."""
        body = self.read(request, ImportIntoComponents)
        placed = import_into_components(
            actor=viewer_of(request),
            community_id=community,
            text=body.text,
            dimension=body.dimension,
            component_id=body.component,
            dry_run=body.dry_run,
        )
        return Response(_import_card(placed), status=201 if placed.batch else 200)


class OneComponentBatch(Endpoint):
    @extend_schema(operation_id="undo_component_batch", responses=UndoneCard)
    def delete(self, request: Request, community: str, batch: str) -> Response:
        """Take a list or an archiving back: those whom nobody moved since are where they were."""
        undone = undo_batch(actor=viewer_of(request), community_id=community, batch_id=batch)
        return Response(UndoneCard(undone=undone.undone, kept=undone.kept))


def _card(viewer: Person, component_id: object) -> ComponentCard:
    (card,) = cards_of([component_for(viewer, component_id)])
    return card


def _import_card(placed: Placed) -> ComponentImportCard:
    return ComponentImportCard(
        batch=str(placed.batch.id) if placed.batch else None,
        lines=placed.lines,
        accepted=accepted_cards(placed.plan),
        refused=refused_cards(placed.plan),
    )
