"""``/groups/{id}/imports/``: many people into a group at once, and back."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.group_imports import (
    Imported,
    import_into_group,
    undo_import,
)
from chatcore.communities.api.imported import accepted_cards, refused_cards
from chatcore.communities.api.inputs import ImportPeople
from chatcore.communities.cards import GroupImportCard, UndoneCard
from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of


class Imports(Endpoint):
    @extend_schema(
        operation_id="import_into_group",
        request=ImportPeople,
        responses={200: GroupImportCard, 201: GroupImportCard},
    )
    def post(self, request: Request, group: str) -> Response:
        """Bring in those whom a pasted list names, or with ``dry_run`` tell what that would do.

        Lines that do not hold are told with their number; the others are taken all at once.
        """
        body = self.read(request, ImportPeople)
        imported = import_into_group(
            actor=viewer_of(request),
            group_id=group,
            text=body.text,
            status=body.status,
            dry_run=body.dry_run,
        )
        return Response(_card(imported), status=201 if imported.batch else 200)


class OneImport(Endpoint):
    @extend_schema(operation_id="undo_group_import", responses=UndoneCard)
    def delete(self, request: Request, group: str, batch: str) -> Response:
        """Put back those whom an import brought in or changed, and whom nobody changed since."""
        undone = undo_import(actor=viewer_of(request), group_id=group, batch_id=batch)
        return Response(UndoneCard(undone=undone.undone, kept=undone.kept))


def _card(imported: Imported) -> GroupImportCard:
    return GroupImportCard(
        batch=str(imported.batch.id) if imported.batch else None,
        lines=imported.lines,
        accepted=accepted_cards(imported.plan),
        refused=refused_cards(imported.plan),
    )
