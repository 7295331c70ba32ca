"""Who belongs to which component: to one of each dimension at most."""

from collections.abc import Sequence

from django.db import transaction

from chatcore.communities.actions.component_news import tell_changed
from chatcore.communities.actions.rule_following import follow_rules
from chatcore.communities.component_shape import ARCHIVED
from chatcore.communities.group_policies import why_not_put_in
from chatcore.communities.models import Component, ComponentMember, Membership
from chatcore.communities.selectors.access import Right
from chatcore.communities.selectors.component_places import hold_trees
from chatcore.communities.selectors.components import component_for
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.foundation.errors import Conflict, Forbidden, NotFound
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record


@transaction.atomic
def put_in_component(*, actor: Person, component_id: object, person_id: object) -> Membership:
    """Have somebody of the community belong to a component, instead of another of its dimension.

    Raises:
        NotFound: the component, or the person in its community. Forbidden: not an administrator; guests and
        bots belong to none. Conflict: it is archived.
    """
    component = component_for(actor, component_id, to=Right.CHANGE)
    membership = locked_membership(component.community, person_id)
    hold_trees(component.community_id)
    component.refresh_from_db()
    if component.archived_at:
        raise Conflict(ARCHIVED, code="component_archived")
    if why_not_put_in(membership.role):
        raise Forbidden(NOT_FOR_GUESTS, path="$.person")
    member = (
        ComponentMember.objects.filter(membership=membership, dimension=component.dimension)
        .select_related("component")
        .first()
    )
    before = member.component if member else None
    if before == component:
        return membership
    if member is None:
        member = ComponentMember(membership=membership, dimension=component.dimension)
    member.component, member.batch = component, None
    member.save()
    record(
        action="component.joined",
        actor=actor,
        obj=component,
        community=component.community,
        before={"component": before.id} if before else None,
        after={"person": membership.person_id},
    )
    tell_changed(component.community, [one for one in (component, before) if one], by=actor)
    _follow(membership, by=actor)
    return membership


@transaction.atomic
def take_out_of_component(*, actor: Person, component_id: object, person_id: object) -> None:
    """Have somebody belong to a component no more.

    Raises:
        NotFound: the component, or the person in it. Forbidden: not an administrator.
    """
    component = component_for(actor, component_id, to=Right.CHANGE)
    membership = locked_membership(component.community, person_id)
    hold_trees(component.community_id)
    gone, _ = ComponentMember.objects.filter(component=component, membership=membership).delete()
    if not gone:
        raise NotFound(path="$.person")
    record(
        action="component.left",
        actor=actor,
        obj=component,
        community=component.community,
        before={"person": membership.person_id},
    )
    tell_changed(component.community, [component], by=actor)
    _follow(membership, by=actor)


def leave_components(*, actor: Person | None, membership: Membership) -> Sequence[Component]:
    """Have a person, who stops being a member, belong to no component of their community.

    Returns the components that they were in, for the caller to tell (``component_news.tell_changed``) once
    it holds all that it needs.
    """
    if not ComponentMember.objects.filter(membership=membership).exists():
        return ()
    hold_trees(membership.community_id)
    rows = ComponentMember.objects.filter(membership=membership).select_related("component")
    left = [row.component for row in rows]
    rows.delete()
    for component in left:
        record(
            action="component.left",
            actor=actor,
            obj=component,
            community=membership.community,
            before={"person": membership.person_id},
        )
    return left


def _follow(membership: Membership, *, by: Person) -> None:
    """Have the groups follow whose rules ask for a component; the membership is held."""
    people = [membership.person_id]
    follow_rules(membership.community, people=people, facts=["component"], by=by)


NOT_FOR_GUESTS = Words(
    fr="Les invités et les robots de la communauté ne sont d’aucune composante : "
    "donnez d’abord à cette personne le rôle de membre.",
    en="Guests and bots of the community belong to no component: first make this person a member.",
)
