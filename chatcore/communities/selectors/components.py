"""Reading components: from an id to a component only through the check of the right."""

from collections.abc import Collection, Iterable

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from chatcore.communities.component_cards import ComponentCard, component_card
from chatcore.communities.models import Community, Component, ComponentMember
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.listing import need_people
from chatcore.communities.selectors.people import Ids, narrows
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID


def component_for(
    actor: Person, component_id: object, *, to: Right = Right.BROWSE_PEOPLE
) -> Component:
    """Return a component of a community that ``actor`` may use so (two queries).

    Raises:
        NotFound: missing or hidden, at the same cost. Forbidden: guests see none; or not to be used so.
    """
    component = Component.objects.filter(id=parse_id(component_id) or NO_ID).first()
    try:
        community = community_for(actor, component.community_id if component else NO_ID, to=to)
    except NotFound:
        raise NotFound from None
    if component is None:
        raise NotFound
    component.community = community
    return component


def component_in(
    community: Community, component_id: object, *, path: str = "$.component"
) -> Component:
    """Return a component of ``community``, which ``community_for`` gave (one query).

    Raises:
        NotFound: there is none of that id in it.
    """
    rows = Component.objects.filter(community=community, id=parse_id(component_id) or NO_ID)
    component = rows.first()
    if component is None:
        raise NotFound(path=path)
    component.community = community
    return component


def descendants_of(component: Component) -> "QuerySet[Component]":
    """Return what is below ``component``, itself not counted, archived or not (one query)."""
    return _with_below(component).exclude(id=component.id)


def ancestors_of(component: Component) -> "QuerySet[Component]":
    """Return what ``component`` is below, from the root down (one query)."""
    return Component.objects.filter(id__in=component.lineage[:-1]).order_by("path")


def members_within(component: Component) -> "QuerySet[ComponentMember]":
    """Return who belongs to ``component`` or to what is below it."""
    return ComponentMember.objects.filter(component__in=_with_below(component))


def _with_below(component: Component) -> "QuerySet[Component]":
    return Component.objects.filter(
        community=component.community_id,
        dimension=component.dimension,
        path__startswith=component.path,
    )


@narrows("component")
def _people_of_component(viewer: Person, value: str) -> Ids:
    component = component_for(viewer, value)
    need_people(component.community)
    return members_within(component).values("membership__person")


def component_cards(community: Community) -> list[ComponentCard]:
    """Return the living components of ``community`` in both trees (one query)."""
    return _cards(Component.objects.filter(community=community, archived_at=None))


def cards_of(components: Collection[Component]) -> list[ComponentCard]:
    """Return the cards of ``components`` as they are now, in their order (one query)."""
    ids = [component.id for component in components]
    cards = {card.id: card for card in _cards(Component.objects.filter(id__in=ids))}
    return [cards[str(id_)] for id_ in ids]


def _cards(components: "QuerySet[Component]") -> list[ComponentCard]:
    people = ComponentMember.objects.filter(component=OuterRef("pk")).order_by().values("component")
    counts = people.annotate(n=Count("pk")).values("n")
    rows = components.annotate(count=Coalesce(Subquery(counts), 0, output_field=IntegerField()))
    return [component_card(row, row.count) for row in rows.order_by("position", "id")]


def full_names(components: Iterable[Component]) -> dict[str, str]:
    """Return, by the id of each of ``components``, its name behind those above it that are among them:
    « Sciences / Physique »."""
    by_id = {component.id: component for component in components}
    return {
        str(one.id): " / ".join(by_id[id_].name for id_ in one.lineage if id_ in by_id)
        for one in by_id.values()
    }
