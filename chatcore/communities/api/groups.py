"""``/communities/{id}/groups/`` and ``/groups/``: the groups of a community, and who is in them."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.group_members import (
    leave_group,
    put_in_group,
    remove_from_group,
)
from chatcore.communities.actions.groups import archive_group, change_group, create_group
from chatcore.communities.actions.rule_groups import create_rule_group
from chatcore.communities.api.answers import GroupList, GroupMembers, PageAsked
from chatcore.communities.api.inputs import ChangeGroup, CreateGroup, GiveStatus
from chatcore.communities.api.members import PAGE
from chatcore.communities.cards import GroupMemberCard, MyGroupCard, group_member_card
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.groups import (
    group_cards,
    group_for,
    members_of,
    one_group_card,
)
from chatcore.communities.selectors.modules import need_module
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.people.api.inputs import given
from chatcore.people.api.viewer import viewer_of


class Groups(Endpoint):
    @extend_schema(operation_id="list_groups", responses=GroupList)
    def get(self, request: Request, community: str) -> Response:
        """List the groups of a community, and the position of its stream, which tells what becomes of them."""
        with snapshot():
            found = community_for(viewer_of(request), community, to=Right.BROWSE_PEOPLE)
            need_module(found, "groups", path="$.community")
            position = log.heads_of([found.stream])
            cards = group_cards(found, viewer_of(request))
        return Response(GroupList(results=cards, next=None, position=position))

    @extend_schema(operation_id="create_group", request=CreateGroup, responses={201: MyGroupCard})
    def post(self, request: Request, community: str) -> Response:
        """Make a group, as its administrator; with a rule, an automatic one (those who administer)."""
        body = self.read(request, CreateGroup)
        actor, name = viewer_of(request), body.name
        group = (
            create_rule_group(actor=actor, community_id=community, name=name, rule=body.rule)
            if body.rule
            else create_group(actor=actor, community_id=community, name=name)
        )
        return Response(one_group_card(group_for(viewer_of(request), group.id)), status=201)


class OneGroup(Endpoint):
    @extend_schema(operation_id="get_group", responses=MyGroupCard)
    def get(self, request: Request, group: str) -> Response:
        """Tell what a group is, and what one may do in it."""
        return Response(one_group_card(group_for(viewer_of(request), group)))

    @extend_schema(operation_id="change_group", request=ChangeGroup, responses=MyGroupCard)
    def patch(self, request: Request, group: str) -> Response:
        """Change its name or its component, or open it again."""
        body = self.read(request, ChangeGroup)
        change_group(actor=viewer_of(request), group_id=group, **given(body))
        return Response(one_group_card(group_for(viewer_of(request), group)))

    @extend_schema(operation_id="archive_group", responses={204: None})
    def delete(self, request: Request, group: str) -> Response:
        """Archive a group: it leaves the lists, and can be opened again."""
        archive_group(actor=viewer_of(request), group_id=group, archived=True)
        return Response(status=204)


class GroupPeople(Endpoint):
    @extend_schema(operation_id="list_group_members", parameters=PAGE, responses=GroupMembers)
    def get(self, request: Request, group: str) -> Response:
        """List who is in a group, by name (``?limit=&cursor=``)."""
        found, page = group_for(viewer_of(request), group).group, PageAsked(request)
        rows = members_of(found, after=page.after, limit=page.limit + 1)
        shown = page.cut(rows)
        following = page.next(rows, shown[-1].person if shown else None)
        cards = [group_member_card(row) for row in shown]
        return Response(GroupMembers(results=cards, next=following))


class GroupMyself(Endpoint):
    @extend_schema(operation_id="leave_group", responses={204: None})
    def delete(self, request: Request, group: str) -> Response:
        """Leave a group."""
        leave_group(actor=viewer_of(request), group_id=group)
        return Response(status=204)


class OneGroupMember(Endpoint):
    @extend_schema(operation_id="put_in_group", request=GiveStatus, responses=GroupMemberCard)
    def put(self, request: Request, group: str, person: str) -> Response:
        """Bring somebody of the community into a group, or give them another status in it."""
        body = self.read(request, GiveStatus)
        member = put_in_group(
            actor=viewer_of(request), group_id=group, person_id=person, status=body.status
        )
        return Response(group_member_card(member))

    @extend_schema(operation_id="remove_from_group", responses={204: None})
    def delete(self, request: Request, group: str, person: str) -> Response:
        """Take somebody out of a group."""
        remove_from_group(actor=viewer_of(request), group_id=group, person_id=person)
        return Response(status=204)
