"""``/communities/{id}/presentation/``: its page, the draft of it, its versions."""

from typing import Annotated

from drf_spectacular.utils import OpenApiParameter, extend_schema
from msgspec import UNSET, Meta, UnsetType
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.presentation import (
    bring_presentation_picture,
    change_presentation,
    drop_presentation,
    publish_presentation,
    restore_presentation,
)
from chatcore.communities.api.languages import language_in
from chatcore.communities.block_checks import MOST_BLOCKS
from chatcore.communities.blocks import Block, Wording, differences
from chatcore.communities.models import PresentationEdition
from chatcore.communities.pictures import address_of
from chatcore.communities.presentation_cards import (
    DifferenceCard,
    DraftBlockCard,
    EditionCard,
    EditionList,
    OneEditionCard,
    PictureCard,
    PresentationCard,
    PresentationDraftCard,
)
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.presentations import (
    block_cards,
    edition_of,
    editions_of,
    last_edition,
    names_of,
    prepared,
    spoken,
)
from chatcore.communities.translations import LANGUAGES, language_for, languages_of
from chatcore.files.sending import MULTIPART, picture_in
from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.pagination import limit_from
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Input
from chatcore.people.api.viewer import viewer_of

_LANGUAGE = [OpenApiParameter("language", str)]


class ChangePresentation(Input, frozen=True, kw_only=True):
    """The whole draft, in its order; ``language``: the first one that its words are in, when it is another now."""

    blocks: Annotated[list[Block], Meta(max_length=2 * MOST_BLOCKS)]
    language: str | UnsetType = UNSET


class Presentation(Endpoint):
    @extend_schema(
        operation_id="get_presentation", parameters=_LANGUAGE, responses=PresentationCard
    )
    def get(self, request: Request, community: str) -> Response:
        """Tell what the page of a community says (``?language=``, else one's own); before its opening too."""
        found = community_for(viewer_of(request), community)
        edition = last_edition(found)
        blocks, first = (edition.blocks, edition.language) if edition else ([], spoken())
        language = language_for(blocks, first, language_in(request))
        return Response(
            PresentationCard(
                language=language,
                languages=languages_of(blocks, first),
                community=str(found.id),
                number=edition.number if edition else 0,
                published_at=wire_or_none(edition.published_at if edition else None),
                blocks=block_cards(
                    blocks,
                    first=first,
                    language=language,
                    community=found,
                    viewer=viewer_of(request),
                ),
            )
        )


class Draft(Endpoint):
    @extend_schema(
        operation_id="get_presentation_draft",
        parameters=_LANGUAGE,
        responses=PresentationDraftCard,
    )
    def get(self, request: Request, community: str) -> Response:
        """Tell what is being prepared."""
        return Response(draft_card(request, community))

    @extend_schema(
        operation_id="change_presentation",
        request=ChangePresentation,
        responses=PresentationDraftCard,
    )
    def put(self, request: Request, community: str) -> Response:
        """Put these blocks into the draft, in this order."""
        community_for(viewer_of(request), community, to=Right.CHANGE)
        body = self.read(request, ChangePresentation)
        change_presentation(
            actor=viewer_of(request),
            community_id=community,
            blocks=body.blocks,
            language=None if body.language is UNSET else body.language,
        )
        return Response(draft_card(request, community))

    @extend_schema(operation_id="drop_presentation_draft", responses=PresentationDraftCard)
    def delete(self, request: Request, community: str) -> Response:
        """Go back to what is published."""
        drop_presentation(actor=viewer_of(request), community_id=community)
        return Response(draft_card(request, community))


class Pictures(Endpoint):
    parser_classes = (MultiPartParser,)

    @extend_schema(
        operation_id="bring_presentation_picture", request=MULTIPART, responses={201: PictureCard}
    )
    def post(self, request: Request, community: str) -> Response:
        """Send a picture for a block (JPEG, PNG, WebP or GIF, at most 5 MB)."""
        community_for(viewer_of(request), community, to=Right.CHANGE)
        digest = bring_presentation_picture(
            actor=viewer_of(request), community_id=community, content=picture_in(request)
        )
        return Response(PictureCard(picture=digest, src=address_of(digest) or ""), status=201)


class Publication(Endpoint):
    @extend_schema(
        operation_id="publish_presentation", request=None, responses=PresentationDraftCard
    )
    def post(self, request: Request, community: str) -> Response:
        """Make the draft what everybody reads."""
        publish_presentation(actor=viewer_of(request), community_id=community)
        return Response(draft_card(request, community))


class Editions(Endpoint):
    @extend_schema(
        operation_id="list_presentation_editions",
        parameters=[OpenApiParameter("limit", int), OpenApiParameter("before", int)],
        responses=EditionList,
    )
    def get(self, request: Request, community: str) -> Response:
        """List the versions of the page, newest first (``?before=`` a number)."""
        found = community_for(viewer_of(request), community, to=Right.CHANGE)
        limit = limit_from(request.query_params.get("limit"))
        before = request.query_params.get("before", "")
        rows = editions_of(
            found,
            before=int(before) if before.isdecimal() and len(before) < 9 else None,
            limit=limit + 1,
        )
        names = names_of([row.published_by for row in rows])
        shown = rows[:limit]
        following = (
            request.build_absolute_uri(f"{request.path}?limit={limit}&before={shown[-1].number}")
            if len(rows) > limit
            else None
        )
        cards = [
            EditionCard(
                number=row.number,
                published_at=wire(row.published_at),
                by=names.get(row.published_by) if row.published_by else None,
            )
            for row in shown
        ]
        return Response(EditionList(results=cards, next=following))


class OneEdition(Endpoint):
    @extend_schema(
        operation_id="get_presentation_edition",
        parameters=[OpenApiParameter("against", int)],
        responses=OneEditionCard,
    )
    def get(self, request: Request, community: str, number: str) -> Response:
        """Tell what a version says, and how it differs from another (``?against=``; the one before it)."""
        found = community_for(viewer_of(request), community, to=Right.CHANGE)
        edition = edition_of(found, number)
        other = request.query_params.get("against") or str(edition.number - 1)
        before = edition_of(found, other) if other != "0" else None
        names = names_of([edition.published_by])
        return Response(
            OneEditionCard(
                number=edition.number,
                published_at=wire(edition.published_at),
                by=names.get(edition.published_by) if edition.published_by else None,
                against=before.number if before else 0,
                blocks=block_cards(
                    edition.blocks,
                    first=edition.language,
                    language=spoken(),
                    community=found,
                    viewer=viewer_of(request),
                ),
                differences=_differences(edition, before),
            )
        )


class Restoration(Endpoint):
    @extend_schema(
        operation_id="restore_presentation", request=None, responses=PresentationDraftCard
    )
    def post(self, request: Request, community: str, number: str) -> Response:
        """Take a version into the draft."""
        restore_presentation(actor=viewer_of(request), community_id=community, number=number)
        return Response(draft_card(request, community))


def draft_card(request: Request, community: str) -> PresentationDraftCard:
    """Return what is being prepared, previewed in the language that is asked for."""
    found = community_for(viewer_of(request), community, to=Right.CHANGE)
    held = prepared(found)
    blocks, first = held.blocks, held.language
    previewed = language_for(blocks, first, language_in(request))
    return PresentationDraftCard(
        community=str(found.id),
        number=held.number,
        differs=held.draft is not None,
        language=first,
        languages=languages_of(blocks, first),
        previewed=previewed,
        undoable=held.draft is not None and held.draft.replaced is not None,
        blocks=[
            DraftBlockCard(
                **{name: getattr(block, name) for name in block.__struct_fields__},
                src=address_of(block.picture),
            )
            for block in blocks
        ],
        preview=block_cards(
            blocks, first=first, language=previewed, community=found, viewer=viewer_of(request)
        ),
    )


def _differences(
    edition: PresentationEdition, before: PresentationEdition | None
) -> list[DifferenceCard]:
    found = differences(before.blocks if before else [], edition.blocks)
    return [
        DifferenceCard(
            what=one.what,
            kind=one.block.kind,
            title=one.block.title or (one.before.title if one.before else ""),
            fields=list(one.fields),
            before=_said(one.before) if one.before and one.what != "moved" else "",
            after=_said(one.block) if one.what in ("added", "changed") else "",
        )
        for one in found
    ]


def _said(block: Block) -> str:
    """Return the words of a block, a line each, for two versions to be read beside each other."""
    lines = [block.title, block.text, block.alt]
    lines += [f"{link.label} : {link.url}" for link in block.links]
    lines += [one.role for one in block.people]
    for language in LANGUAGES:
        wording = block.translations.get(language, Wording())
        said = [wording.title, wording.text, wording.alt]
        said += [link.labels.get(language, "") for link in block.links]
        said += [one.roles.get(language, "") for one in block.people]
        lines += [f"[{language}] {line}" for line in said if line]
    return "\n".join(line for line in lines if line)
