"""Putting many people into components at once, from a pasted list or a CSV file."""

import uuid
from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from django.db import transaction

from chatcore.communities.actions.component_news import tell_changed
from chatcore.communities.actions.component_people import NOT_FOR_GUESTS
from chatcore.communities.actions.group_imports import checked_lines
from chatcore.communities.actions.rule_following import follow_rules, hold_memberships
from chatcore.communities.component_shape import ARCHIVED
from chatcore.communities.group_import_plan import Meaning, Plan, Step, plan_import
from chatcore.communities.models import (
    Community,
    Component,
    ComponentBatch,
    ComponentMember,
    Dimension,
    Membership,
)
from chatcore.communities.pasted_people import Line
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.component_places import hold_trees
from chatcore.communities.selectors.components import component_in, full_names
from chatcore.communities.selectors.named_people import people_named
from chatcore.foundation.errors import Conflict, Invalid
from chatcore.foundation.words import Words
from chatcore.people.folding import folded
from chatcore.people.models import Person
from chatcore.records.actions import record

# What a header may call the column of the component, in each dimension.
COLUMNS: dict[str, frozenset[str]] = {
    Dimension.COMPONENT: frozenset({"composante", "component", "departement", "service"}),
    Dimension.TRACK: frozenset({"parcours", "mention", "track", "formation"}),
}


class Placed(NamedTuple):
    """What a list did or, without ``batch``, would do."""

    batch: ComponentBatch | None
    lines: int
    plan: Plan


@transaction.atomic
def import_into_components(
    *,
    actor: Person,
    community_id: object,
    text: str,
    dimension: str,
    component_id: object = None,
    dry_run: bool,
) -> Placed:
    """Put the people whom ``text`` names into the components that it names, all at once.

    Args:
        component_id: for lines that name none; without it, every line names one.
        dry_run: only tell what would be done.

    Raises:
        NotFound: the community, or the component in it. Forbidden: not an administrator. Invalid: the
        dimension, or no line. Conflict: the component is archived. TooLarge: too many lines.
    """
    community = community_for(actor, community_id, to=Right.CHANGE)
    if dimension not in Dimension.values:
        raise Invalid(_UNKNOWN_DIMENSION, path="$.dimension")
    default = component_in(community, component_id) if component_id else None
    dimension = default.dimension if default else dimension
    lines, plan = _planned(actor, community, dimension, default, text)
    if dry_run or not plan.steps:
        return Placed(None, len(lines), plan)
    hold_memberships(community, [step.person for step in plan.steps])
    hold_trees(community.id)
    if default:
        default.refresh_from_db()
    lines, plan = _planned(actor, community, dimension, default, text)
    if not plan.steps:
        return Placed(None, len(lines), plan)
    return Placed(_apply(community, dimension, plan.steps, actor), len(lines), plan)


def _planned(
    actor: Person, community: Community, dimension: str, default: Component | None, text: str
) -> tuple[list[Line], Plan]:
    components = Component.objects.filter(
        community=community, dimension=dimension, archived_at=None
    )
    meaning = meaning_of(full_names(components), dimension)
    lines = checked_lines(text, words=meaning.values, called=COLUMNS[dimension])
    if default and default.archived_at:
        raise Conflict(ARCHIVED, code="component_archived", path="$.component")
    status = str(default.id) if default else None
    people = people_named(actor, community, lines)
    inside = _inside(community, dimension)
    return lines, plan_import(lines, people, inside=inside, status=status, meaning=meaning)


def meaning_of(names: Mapping[str, str], dimension: str) -> Meaning:
    """Return what lines may call components: by id, ``names`` has their whole names from the root."""
    short = Counter(folded(name.rpartition(" / ")[2]) for name in names.values())
    values = {
        folded(name.rpartition(" / ")[2]): id_
        for id_, name in names.items()
        if short[folded(name.rpartition(" / ")[2])] == 1
    }
    # Whole names last: « Physique » at the root is meant before « Sciences / Physique ».
    values |= {folded(name): id_ for id_, name in names.items()}
    return Meaning(
        values=values,
        unclear=frozenset(name for name in short if name not in values),
        moves=True,
        unknown_words=_UNKNOWN[dimension],
        missing_words=_MISSING[dimension],
        unclear_words=_UNCLEAR,
        already_words=_ALREADY,
        guest_words=NOT_FOR_GUESTS,
    )


def _inside(community: Community, dimension: str) -> dict[uuid.UUID, str]:
    rows = ComponentMember.objects.filter(
        membership__community=community, membership__left_at=None, dimension=dimension
    )
    found = rows.values_list("membership__person_id", "component_id")
    return {person: str(component) for person, component in found}


def _apply(
    community: Community, dimension: str, steps: Collection[Step], actor: Person
) -> ComponentBatch:
    batch = ComponentBatch.objects.create(
        community=community,
        made_by=actor,
        changes={str(step.person): step.before for step in steps},
    )
    rows = Membership.objects.filter(
        community=community, left_at=None, person__in=[step.person for step in steps]
    )
    memberships = dict(rows.values_list("person_id", "id"))
    ComponentMember.objects.bulk_create(
        (
            ComponentMember(
                membership_id=memberships[step.person],
                component_id=uuid.UUID(step.status),
                dimension=dimension,
                batch=batch,
            )
            for step in steps
        ),
        update_conflicts=True,
        update_fields=["component", "batch"],
        unique_fields=["membership", "dimension"],
    )
    touched = Component.objects.in_bulk(
        {uuid.UUID(id_) for step in steps for id_ in (step.status, step.before) if id_}
    )
    names = {str(id_): component.name for id_, component in touched.items()}
    record(
        action="component.imported",
        actor=actor,
        obj=community,
        community=community,
        before={str(step.person): step.before and names[step.before] for step in steps},
        after={
            "batch": batch.id,
            **{str(step.person): names[step.status] for step in steps},
        },
    )
    tell_changed(community, list(touched.values()), by=actor)
    people = [step.person for step in steps]
    follow_rules(community, people=people, facts=["component"], by=actor)
    return batch


_UNKNOWN_DIMENSION = Words(
    fr="La dimension est « component » (composante) ou « track » (mention ou parcours).",
    en="The dimension is “component” or “track”.",
)
_UNKNOWN: dict[str, Words] = {
    Dimension.COMPONENT: Words(
        fr="La composante « {status} » n’est pas connue : écrivez son nom comme dans l’arbre.",
        en="The component “{status}” is not known: write its name as in the tree.",
    ),
    Dimension.TRACK: Words(
        fr="Le parcours « {status} » n’est pas connu : écrivez son nom comme dans l’arbre.",
        en="The track “{status}” is not known: write its name as in the tree.",
    ),
}
_MISSING: dict[str, Words] = {
    Dimension.COMPONENT: Words(
        fr="La ligne ne dit pas quelle composante : écrivez son nom derrière la personne.",
        en="The line does not say which component: write its name behind the person.",
    ),
    Dimension.TRACK: Words(
        fr="La ligne ne dit pas quel parcours : écrivez son nom derrière la personne.",
        en="The line does not say which track: write its name behind the person.",
    ),
}
_UNCLEAR = Words(
    fr="Plusieurs portent le nom « {status} » : écrivez aussi ce qui est au-dessus, comme « Sciences / Physique ».",
    en="Several are called “{status}”: also write what is above, like “Sciences / Physics”.",
)
_ALREADY = Words(
    fr="Cette personne y est déjà : il n’y a rien à faire.",
    en="This person is there already: there is nothing to do.",
)
