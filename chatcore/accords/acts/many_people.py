"""Taking several people out at once: one request, one seal over all of them, done whole or not at all."""

import uuid
from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Meta

from chatcore.accords.acts.people import role_words
from chatcore.accords.acts.registry import Act, Doing, act
from chatcore.accords.cards import EffectCard
from chatcore.accords.effects import both, effect, field
from chatcore.communities.accords import Accord
from chatcore.communities.actions.members import remove_from_community
from chatcore.communities.models import Membership
from chatcore.communities.permissions import Permission
from chatcore.foundation.errors import Conflict, Invalid, NotFound, Problem
from chatcore.foundation.ids import parse_id
from chatcore.foundation.shapes import Input
from chatcore.foundation.words import Words

# More names than anybody reads before they agree.
MOST_PEOPLE = 100


class Removals(Input, frozen=True, kw_only=True):
    people: Annotated[list[str], Meta(min_length=1, max_length=MOST_PEOPLE)]


@act(
    "people.remove",
    permission=Permission.MANAGE_PEOPLE,
    shape=Removals,
    label=Words(fr="Retirer des personnes", en="Take people out"),
)
class RemovingMany(Act[Removals]):
    def state(self, doing: Doing[Removals]) -> Mapping[str, Any]:
        """By person: their name and role; None for one who is not there. All are held, in one order."""
        here = _memberships(doing)
        return {str(id_): _facts(here.get(id_)) for id_ in _ids(doing.asked)}

    def perform(self, doing: Doing[Removals], accord: Accord) -> None:
        here = _memberships(doing)
        for place, id_ in enumerate(_ids(doing.asked)):
            try:
                remove_from_community(
                    actor=doing.actor,
                    community_id=doing.community.id,
                    person_id=id_,
                    accord=accord,
                )
            except Problem as problem:
                raise _about(here.get(id_), problem, place) from None

    def effect(self, doing: Doing[Removals], before: Mapping[str, Any], made: None) -> EffectCard:
        """One line for each person, in the order of their names."""
        ordered = sorted(before.items(), key=lambda one: (one[1]["name"], one[0]))
        fields = [
            field(
                id_,
                Words(fr=facts["name"], en=facts["name"]),
                before=role_words(facts["role"], facts["custom_role"]),
                after=_OUT,
            )
            for id_, facts in ordered
        ]
        count = len(fields)
        title = _REMOVE_ONE if count == 1 else _REMOVE.filled(count=str(count))
        return effect(title, fields, label=self.label, notes=[_ALL_END, _WHOLE])

    def still(self, doing: Doing[Removals]) -> Removals:
        here = _memberships(doing)
        left = [str(id_) for id_ in _ids(doing.asked) if id_ in here]
        if not left:
            raise Conflict(_ALL_GONE, code="nothing_to_do")
        return Removals(people=left)

    def differs(self, doing: Doing[Removals], shown: EffectCard) -> Words | None:
        """Say of each person who is otherwise than shown: gone, in another role, or under another name."""
        now = self.state(doing)
        said: list[Words] = []
        for line in shown.fields:
            facts = now.get(line.name)
            if facts is None:
                said.append(_GONE.filled(name=line.label.fr))
                continue
            role = role_words(facts["role"], facts["custom_role"])
            if (both(role) if isinstance(role, Words) else role) != line.before:
                fr, en = (role.fr, role.en) if isinstance(role, Words) else (role, role)
                said.append(
                    Words(
                        fr=_OTHER_ROLE.fr.format(name=facts["name"], role=fr),
                        en=_OTHER_ROLE.en.format(name=facts["name"], role=en),
                    )
                )
            elif facts["name"] != line.label.fr:
                said.append(_RENAMED.filled(old=line.label.fr, name=facts["name"]))
        if not said:
            return None
        return Words(fr=" ; ".join(one.fr for one in said), en="; ".join(one.en for one in said))


def _ids(asked: Removals) -> list[uuid.UUID]:
    ids = [parse_id(one) for one in asked.people]
    found = [one for one in ids if one is not None]
    if len(found) != len(ids):
        raise NotFound(path="$.payload.people")
    if len(set(found)) != len(found):
        raise Invalid(_TWICE, path="$.payload.people")
    return found


def _memberships(doing: Doing[Removals]) -> dict[uuid.UUID, Membership]:
    rows = Membership.objects.select_for_update(of=("self",)).filter(
        community=doing.community, person__in=_ids(doing.asked), left_at=None
    )
    return {row.person_id: row for row in rows.select_related("person").order_by("id")}


def _facts(membership: Membership | None) -> dict[str, Any] | None:
    if membership is None:
        return None
    own = membership.custom_role_id
    return {"name": membership.person.name, "role": membership.role, "custom_role": own}


def _about(membership: Membership | None, problem: Problem, place: int) -> Problem:
    """Return ``problem`` as one that says whom it is about."""
    path = f"$.payload.people[{place}]"
    if membership is None:
        return NotFound(path=path)
    name, detail = membership.person.name, problem.detail
    words = Words(fr=f"{name} : {detail.fr}", en=f"{name}: {detail.en}")
    return type(problem)(words, code=problem.code, path=path)


_OUT = Words(fr="hors de la communauté", en="out of the community")
_REMOVE = Words(
    fr="Retirer {count} personnes de la communauté", en="Take {count} people out of the community"
)
_REMOVE_ONE = Words(
    fr="Retirer une personne de la communauté", en="Take a person out of the community"
)
_ALL_END = Words(
    fr="Ces personnes quittent aussi les groupes et les salons de la communauté.",
    en="These people leave the groups and rooms of the community too.",
)
_WHOLE = Words(
    fr="Toutes à la fois ou aucune : si l’une d’elles part ou change de rôle d’ici là, la demande est à refaire.",
    en="All at once or none: if one of them leaves or changes role until then, it has to be asked again.",
)
_GONE = Words(fr="{name} n’est plus dans la communauté", en="{name} is no longer in the community")
_OTHER_ROLE = Words(fr="{name} a un autre rôle ({role})", en="{name} has another role ({role})")
_RENAMED = Words(fr="{old} s’appelle maintenant {name}", en="{old} is called {name} now")
_ALL_GONE = Words(
    fr="Aucune de ces personnes n’est plus dans la communauté : il n’y a rien à demander.",
    en="None of these people is in the community any more: there is nothing to ask for.",
)
_TWICE = Words(
    fr="Une personne est nommée deux fois : nommez chacune une fois.",
    en="A person is named twice: name each of them once.",
)
