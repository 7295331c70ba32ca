"""Facts that communities know of their people: component, role, and what they do."""

from chatcore.communities.group_facts import fact, whole_words
from chatcore.communities.models import Community, Component, Membership, Role
from chatcore.communities.selectors.components import component_in, members_within
from chatcore.communities.selectors.people import Ids
from chatcore.foundation.errors import Conflict, Invalid
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID


def _checked_component(community: Community, value: str, path: str) -> str:
    component = component_in(community, value, path=path)
    if component.archived_at:
        raise Conflict(_ARCHIVED, code="component_archived", path=path)
    return str(component.id)


def _checked_role(community: Community, value: str, path: str) -> str:
    if value not in Role.values or value in (Role.GUEST, Role.BOT):
        raise Invalid(_NO_ROLE, path=path)
    return value


@fact("component", check=_checked_component)
def in_component(community: Community, value: str) -> Ids:
    """Whoever belongs to a component or to what is below it."""
    rows = Component.objects.filter(community=community, id=parse_id(value) or NO_ID)
    component = rows.first()
    if component is None:
        return Person.objects.none().values("id")
    return members_within(component).values("membership__person")


@fact("role", check=_checked_role)
def with_role(community: Community, value: str) -> Ids:
    rows = Membership.objects.filter(community=community, left_at=None, role=value)
    return rows.values("person")


@fact("trade")
def whose_trade_says(community: Community, value: str) -> Ids:
    """Whoever writes these words in their title or organisation."""
    return Person.objects.filter(trade__regex=whole_words(value)).values("id")


_ARCHIVED = Words(
    fr="Cette composante est archivée : choisissez-en une autre.",
    en="This component is archived: choose another.",
)
_NO_ROLE = Words(
    fr="Choisissez administrator, functional_administrator, animator ou member : "
    "les invités et les robots ne sont d’aucun groupe.",
    en="Choose administrator, functional_administrator, animator or member: guests and bots are in no group.",
)
