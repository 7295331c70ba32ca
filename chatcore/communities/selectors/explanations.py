"""« Pourquoi ai-je ce droit ? »: for any person and object, each right with where it comes from (requirement E1)."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from chatcore.communities.group_policies import abilities as group_abilities
from chatcore.communities.models import Community, Group, GroupStatus, Mandate, Membership
from chatcore.communities.permissions import (
    LEVEL_WORDS,
    PERMISSION_WORDS,
    ROLE_WORDS,
    SITE_ADMINISTRATOR,
    Level,
    Permission,
    given_by,
    levels_of,
)
from chatcore.communities.policies import why_not_manage_people
from chatcore.communities.role_cards import ObjectRightCard, ReasonCard, RightCard
from chatcore.communities.selectors.access import Right, community_for, entry_in, standing_in
from chatcore.communities.selectors.groups import GroupView, group_for
from chatcore.communities.selectors.mandates import levels_in, mandates_on
from chatcore.communities.words_of_mandates import scope_words, title_words
from chatcore.foundation.clock import wire_or_none
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person

Explanation = Callable[[Person, Person, str], Sequence[ObjectRightCard]]
_explanations: dict[str, Explanation] = {}


class Asked(NamedTuple):
    """Whose rights are asked for, in which community, and what they are to it; without a membership they have entered
    it as staff of the site."""

    community: Community
    person: Person
    membership: Membership | None
    mandates: Sequence[Mandate]


def explains(kind: str) -> Callable[[Explanation], Explanation]:
    """Register how rights in an object of ``kind`` come about: (viewer, person, id) → its rights.

    It raises NotFound for an object that either of the two may not see: asking tells nothing new.
    """

    def register(explanation: Explanation) -> Explanation:
        _explanations[kind] = explanation
        return explanation

    return register


def asked_for(viewer: Person, community_id: object, person_id: object) -> Asked:
    """Return whose rights ``viewer`` asks for: one's own, or anybody's for those who manage people.

    Raises:
        NotFound: the community, or the person in it. Forbidden: somebody else's rights.
    """
    community = community_for(viewer, community_id, to=Right.SEE)
    id_ = viewer.id if person_id in (None, "", "me") else parse_id(person_id)
    if id_ != viewer.id and (why_not := why_not_manage_people(standing_in(community))):
        raise Forbidden(why_not)
    membership = (
        Membership.objects.filter(community=community, person=id_, left_at=None)
        .select_related("person", "custom_role")
        .first()
    )
    if membership is None:
        if id_ == viewer.id and standing_in(community).visits:
            return Asked(community, viewer, None, [])
        raise NotFound(path="$.person")
    person = membership.person
    return Asked(community, person, membership, mandates_on(person, community))


def role_name_of(asked: Asked) -> str:
    """Return what the person is in the community, in words."""
    if asked.membership is None:
        return str(ROLE_WORDS[SITE_ADMINISTRATOR])
    own = asked.membership.custom_role
    return own.name if own else str(ROLE_WORDS[asked.membership.role])


def rights_in_community(asked: Asked) -> list[RightCard]:
    """Return every permission of the matrix, its level, and all that gives it."""
    community, membership = asked.community, asked.membership
    whole = [one for one in asked.mandates if one.group_id is None and one.component_id is None]
    said = " ".join(one.gives for one in whole)
    levels = (
        levels_of(SITE_ADMINISTRATOR, {})
        if membership is None
        else levels_in(community.matrix, membership.role, membership.custom_role_id, said)
    )
    return [
        RightCard(
            permission=str(permission),
            label=str(PERMISSION_WORDS[permission]),
            level=str(levels[permission]),
            level_label=str(LEVEL_WORDS[levels[permission]]),
            reasons=_reasons(asked, permission, whole),
        )
        for permission in Permission
    ]


def rights_in_object(
    viewer: Person, asked: Asked, kind: str, object_id: str
) -> list[ObjectRightCard]:
    """Return what the person may do with an object, and why.

    Raises:
        NotFound: no such kind of object, or one that one of the two may not see.
    """
    if kind not in _explanations:
        raise NotFound(path="$.object")
    return list(_explanations[kind](viewer, asked.person, object_id))


def _reasons(asked: Asked, permission: Permission, mandates: Sequence[Mandate]) -> list[ReasonCard]:
    matrix, membership = asked.community.matrix, asked.membership
    if membership is None:
        return [_by_entry(asked.community)]
    key = str(membership.custom_role_id or membership.role)
    name = membership.custom_role.name if membership.custom_role else str(ROLE_WORDS[key])
    level = levels_of(key, matrix)[permission]
    changed = str(permission) in matrix.get(key, {})
    reasons = [
        ReasonCard(
            kind="role",
            words=str(
                (_BY_CHANGED_ROLE if changed else _BY_ROLE).filled(
                    role=name, level=LEVEL_WORDS[level]
                )
            ),
            until=None,
            mandate=None,
        )
    ]
    giving = (one for one in mandates if given_by(one.gives, matrix)[permission] != Level.NO)
    return [*reasons, *(_by_mandate(mandate, asked.community) for mandate in giving)]


def _by_entry(community: Community) -> ReasonCard:
    entry = entry_in(community)
    until = wire_or_none(entry[1]) if entry else None
    return ReasonCard(kind="entry", words=str(_BY_ENTRY), until=until, mandate=None)


def _by_mandate(mandate: Mandate, community: Community) -> ReasonCard:
    mandate.community = community
    words = _BY_ACCORD if mandate.request else _BY_MANDATE
    giver = mandate.given_by.name if mandate.given_by else "–"
    title, scope = title_words(mandate), scope_words(mandate)
    filled = Words(
        fr=words.fr.format(title=title.fr, scope=scope.fr, giver=giver),
        en=words.en.format(title=title.en, scope=scope.en, giver=giver),
    )
    return ReasonCard(
        kind="accord" if mandate.request else "mandate",
        words=str(filled),
        until=wire_or_none(mandate.ends_at),
        mandate=str(mandate.id),
    )


@explains("group")
def _group(viewer: Person, person: Person, group_id: str) -> Sequence[ObjectRightCard]:
    """What somebody may do in a group: by their status in it, by a mandate for it, by their role."""
    group_for(viewer, group_id)
    view = group_for(person, group_id)
    reasons = _group_reasons(view, person)
    return [
        ObjectRightCard(
            ability=name,
            label=str(_GROUP_ABILITIES[name]),
            may=may,
            reasons=reasons
            if name in ("change", "archive", "open_room") and may
            else [_of_the_community()],
        )
        for name, may in group_abilities(view.standing).items()
    ]


def _group_reasons(view: GroupView, person: Person) -> list[ReasonCard]:
    reasons = []
    if view.standing.status == GroupStatus.ADMINISTRATOR:
        reasons.append(ReasonCard(kind="status", words=str(_BY_STATUS), until=None, mandate=None))
    community = view.group.community
    for mandate in mandates_on(person, community):
        gives = given_by(mandate.gives, community.matrix)[Permission.MANAGE_GROUPS] == Level.YES
        if gives and _counts_for(mandate, view.group):
            reasons.append(_by_mandate(mandate, community))
    if not reasons:
        words = _BY_PERMISSION.filled(permission=PERMISSION_WORDS[Permission.MANAGE_GROUPS])
        reasons.append(ReasonCard(kind="role", words=str(words), until=None, mandate=None))
    return reasons


def _counts_for(mandate: Mandate, group: Group) -> bool:
    if mandate.component is not None:
        return group.component is not None and group.component.path.startswith(
            mandate.component.path
        )
    return mandate.group_id in (None, group.id)


def _of_the_community() -> ReasonCard:
    return ReasonCard(kind="membership", words=str(_BY_BELONGING), until=None, mandate=None)


_BY_ROLE = Words(
    fr="Le rôle « {role} » : {level.fr}, dans la matrice livrée.",
    en="The role “{role}”: {level.en}, in the shipped matrix.",
)
_BY_CHANGED_ROLE = Words(
    fr="Le rôle « {role} » : {level.fr}, dans la matrice réglée par la communauté.",
    en="The role “{role}”: {level.en}, in the matrix as the community set it.",
)
_BY_MANDATE = Words(
    fr="Mandat « {title} » ({scope}), confié par {giver}.",
    en="Mandate “{title}” ({scope}), given by {giver}.",
)
_BY_ACCORD = Words(
    fr="Délégation « {title} » ({scope}), accordée par {giver} à la suite d’une demande d’accord.",
    en="Delegation “{title}” ({scope}), granted by {giver} upon a request for agreement.",
)
_BY_STATUS = Words(
    fr="Le statut d’administrateur dans ce groupe.", en="The status of administrator in this group."
)
_BY_ENTRY = Words(
    fr="Une entrée comme administrateur du site.", en="An entry as an administrator of the site."
)
_BY_PERMISSION = Words(
    fr="Le droit « {permission.fr} » dans la communauté.",
    en="The permission “{permission.en}” in the community.",
)
_BY_BELONGING = Words(
    fr="L’appartenance à la communauté, et la sorte de ce groupe.",
    en="Belonging to the community, and the kind of this group.",
)
_GROUP_ABILITIES = {
    "see": Words(fr="Voir le groupe", en="See the group"),
    "change": Words(fr="Gérer le groupe et ses personnes", en="Manage the group and its people"),
    "archive": Words(fr="Archiver ou rouvrir le groupe", en="Archive the group, or open it again"),
    "leave": Words(fr="Quitter le groupe", en="Leave the group"),
    "mute": Words(fr="Mettre le groupe en sourdine", en="Mute the group"),
    "rename": Words(fr="Renommer le groupe", en="Rename the group"),
    "rule": Words(fr="Changer la règle du groupe", en="Change the rule of the group"),
    "place": Words(
        fr="Dire de quelle composante est le groupe", en="Say of which component the group is"
    ),
    "open_room": Words(fr="Ouvrir un salon du groupe", en="Open a room of the group"),
}
