"""``/messages/{message}/reactions/``: who reacted, by name."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.api.answers import PageAsked
from chatcore.foundation.errors import Invalid
from chatcore.foundation.pagination import cursor_for
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.words import Words
from chatcore.people.api.viewer import viewer_of
from chatcore.people.cards import person_card
from rooms.conversations.api.answers import ReactorList
from rooms.conversations.cards import ReactorCard
from rooms.conversations.selectors.reactors import reactors_of
from rooms.conversations.shown import readable_message


class Reactors(Endpoint):
    @extend_schema(
        operation_id="list_reactors",
        parameters=[
            OpenApiParameter(name, str, description=said)
            for name, said in (
                ("emoji", "With this emoji only; with any, if absent."),
                ("limit", "1 to 100, 50 if absent."),
                ("cursor", "Of the page before; `next` has it."),
            )
        ],
        responses=ReactorList,
    )
    def get(self, request: Request, message: str) -> Response:
        """List who reacted to a message, as they came. People whom one may not see are left out."""
        viewer, page = viewer_of(request), PageAsked(request)
        found, _ = readable_message(viewer, message)
        rows = reactors_of(
            found,
            viewer,
            emoji=request.query_params.get("emoji", ""),
            after=_number(page.after[-1]) if page.after else None,
            limit=page.limit + 1,
        )
        shown = list(page.cut(rows))
        more = page.address(cursor_for(shown[-1].id)) if len(rows) > page.limit else None
        cards = [ReactorCard(emoji=one.emoji, person=person_card(one.person)) for one in shown]
        return Response(ReactorList(results=cards, next=more))


def _number(after: object) -> int:
    if not isinstance(after, int) or abs(after) > MOST:
        raise Invalid(_OTHER_LIST, path="$.cursor")
    return after


# What the ids of reactions are held in.
MOST = 2**63 - 1
_OTHER_LIST = Words(
    fr="Ce curseur n’est pas valable : repartez de la première page.",
    en="This cursor is not valid: start again from the first page.",
)
