"""``/groups/{id}/rule/`` and ``/communities/{id}/group-trials/``: whom automatic groups hold; and muting groups."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.group_mutes import mute_group
from chatcore.communities.actions.rule_groups import change_rule, try_rule
from chatcore.communities.cards import MyGroupCard
from chatcore.communities.group_rules import Rule, RuleCard
from chatcore.communities.selectors.groups import group_for, one_group_card
from chatcore.communities.selectors.rule_people import rule_card, rule_of
from chatcore.foundation.errors import NotFound
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Input, Shape
from chatcore.people.api.viewer import viewer_of
from chatcore.people.cards import PersonCard, person_card

# Enough names to see whether the rule means what one meant.
SHOWN = 12


class TryRule(Input, frozen=True, kw_only=True):
    """``group``: the one that would get the rule; none yet for a new group."""

    rule: Rule
    group: str | None = None


class TrialCard(Shape, frozen=True, kw_only=True):
    """Who would be in a group: how many, the first by name; and how many would come into it, or go out."""

    count: int
    people: list[PersonCard]
    coming: int
    going: int


class GroupRule(Endpoint):
    @extend_schema(operation_id="get_group_rule", responses=RuleCard)
    def get(self, request: Request, group: str) -> Response:
        """Tell by which rule an automatic group holds people; the group of all members has none."""
        found = group_for(viewer_of(request), group).group
        if found.rule is None:
            raise NotFound
        return Response(rule_card(found.community, rule_of(found)))

    @extend_schema(operation_id="change_group_rule", request=Rule, responses=MyGroupCard)
    def put(self, request: Request, group: str) -> Response:
        """Give an automatic group another rule; it holds at once whom that describes."""
        rule = self.read(request, Rule)
        change_rule(actor=viewer_of(request), group_id=group, rule=rule)
        return Response(one_group_card(group_for(viewer_of(request), group)))


class GroupTrials(Endpoint):
    @extend_schema(operation_id="try_group_rule", request=TryRule, responses=TrialCard)
    def post(self, request: Request, community: str) -> Response:
        """Tell who would be in a group by a rule; nothing is written."""
        body = self.read(request, TryRule)
        trial = try_rule(
            actor=viewer_of(request),
            community_id=community,
            rule=body.rule,
            group_id=body.group,
            shown=SHOWN,
        )
        return Response(
            TrialCard(
                count=trial.total,
                people=[person_card(person) for person in trial.first],
                coming=trial.coming,
                going=trial.going,
            )
        )


class GroupMute(Endpoint):
    @extend_schema(operation_id="mute_group", request=None, responses=MyGroupCard)
    def put(self, request: Request, group: str) -> Response:
        """Want no notices of a group that one is in, of whatever kind."""
        mute_group(actor=viewer_of(request), group_id=group, muted=True)
        return Response(one_group_card(group_for(viewer_of(request), group)))

    @extend_schema(operation_id="unmute_group", responses=MyGroupCard)
    def delete(self, request: Request, group: str) -> Response:
        """Want the notices of a group again."""
        mute_group(actor=viewer_of(request), group_id=group, muted=False)
        return Response(one_group_card(group_for(viewer_of(request), group)))
