"""``/presentation-templates/`` and ``/communities/{id}/presentation/template/``: pages to begin with."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.page_templates import (
    keep_template,
    remove_template,
    rename_template,
    take_template,
    take_template_back,
)
from chatcore.communities.api.inputs import Line
from chatcore.communities.api.presentation import draft_card
from chatcore.communities.presentation_cards import (
    PresentationDraftCard,
    TemplateCard,
    TemplateList,
)
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.page_templates import (
    need_staff,
    template_card,
    template_named,
    templates,
)
from chatcore.communities.selectors.presentations import prepared, spoken
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Input
from chatcore.people.api.viewer import viewer_of


class TakeTemplate(Input, frozen=True, kw_only=True):
    template: Line


class KeepTemplate(Input, frozen=True, kw_only=True):
    """``community``: whose page is kept, as it is being prepared."""

    community: Line
    name: Line


class RenameTemplate(Input, frozen=True, kw_only=True):
    name: Line


class CommunityTemplates(Endpoint):
    @extend_schema(operation_id="list_community_templates", responses=TemplateList)
    def get(self, request: Request, community: str) -> Response:
        """List the pages that one can begin with."""
        found = community_for(viewer_of(request), community, to=Right.CHANGE)
        return Response(_listed(prepared(found).language))


class CommunityTemplate(Endpoint):
    @extend_schema(
        operation_id="take_template", request=TakeTemplate, responses=PresentationDraftCard
    )
    def put(self, request: Request, community: str) -> Response:
        """Put a template in the place of the draft; what is published stays."""
        community_for(viewer_of(request), community, to=Right.CHANGE)
        body = self.read(request, TakeTemplate)
        take_template(actor=viewer_of(request), community_id=community, template=body.template)
        return Response(draft_card(request, community))

    @extend_schema(operation_id="take_template_back", responses=PresentationDraftCard)
    def delete(self, request: Request, community: str) -> Response:
        """Put back what the template took the place of, as long as nothing else changed."""
        take_template_back(actor=viewer_of(request), community_id=community)
        return Response(draft_card(request, community))


class Templates(Endpoint):
    @extend_schema(operation_id="list_templates", responses=TemplateList)
    def get(self, request: Request) -> Response:
        """List the pages that a community can begin with (staff of the site)."""
        need_staff(viewer_of(request))
        return Response(_listed(spoken()))

    @extend_schema(
        operation_id="keep_template", request=KeepTemplate, responses={201: TemplateCard}
    )
    def post(self, request: Request) -> Response:
        """Keep a community's page as a template, without messages and people (staff of the site)."""
        need_staff(viewer_of(request))
        body = self.read(request, KeepTemplate)
        kept = keep_template(actor=viewer_of(request), community_id=body.community, name=body.name)
        return Response(template_card(template_named(str(kept.id), spoken())), status=201)


class OneTemplate(Endpoint):
    @extend_schema(operation_id="rename_template", request=RenameTemplate, responses=TemplateCard)
    def patch(self, request: Request, template: str) -> Response:
        """Give a template another name (staff of the site)."""
        need_staff(viewer_of(request))
        body = self.read(request, RenameTemplate)
        rename_template(actor=viewer_of(request), template_id=template, name=body.name)
        return Response(template_card(template_named(template, spoken())))

    @extend_schema(operation_id="remove_template", responses={204: None})
    def delete(self, request: Request, template: str) -> Response:
        """Take a template away; pages that began with it stay (staff of the site)."""
        remove_template(actor=viewer_of(request), template_id=template)
        return Response(status=204)


def _listed(language: str) -> TemplateList:
    return TemplateList(results=[template_card(one) for one in templates(language)])
