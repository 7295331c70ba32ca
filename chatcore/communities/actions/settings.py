"""Changing a community: its name, colour, words and modules, its pictures, the day when it opens."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction

from chatcore.brand.palette import checked_colour
from chatcore.communities import pictures
from chatcore.communities.accords import Accord
from chatcore.communities.actions.opening import open_community, tell_those_who_hear_nothing
from chatcore.communities.actions.standings import tell_roles
from chatcore.communities.cards import community_card
from chatcore.communities.events import CommunityChanged
from chatcore.communities.models import Community, CustomRole, Membership
from chatcore.communities.modules import CHOOSABLE, MODULES, Setting, all_settings
from chatcore.communities.permissions import LEADERS
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.vocabulary import checked_words
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Invalid, NotFound
from chatcore.foundation.lines import checked_line, checked_text
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record

PLACES = ("logo", "header")
# Texts that people write stay out of the trace: it says that they changed.
_UNTRACED = ("name", "description", "words", *PLACES)


class Changes(TypedDict, total=False):
    """What may be given; what is not stays. ``modules``: for whom each is on, by name; ``opens_at`` None: open now."""

    name: str
    description: str
    colour: str
    opens_at: datetime | None
    modules: Mapping[str, Setting]
    vocabulary: Mapping[str, Mapping[str, Mapping[str, str]]]
    public: bool


@transaction.atomic
def change_community(
    *, actor: Person, community_id: object, accord: Accord | None = None, **fields: Unpack[Changes]
) -> Community:
    """Change the given fields of a community.

    Raises:
        NotFound, Forbidden: as ``community_for``. Invalid, TooLarge: a field does not hold; a colour that cannot
        be read comes with the nearest that can. Conflict: it has members inside, and cannot close again.
    """
    community = community_for(actor, community_id, to=Right.CHANGE, accord=accord)
    # What is read, compared and written stays together.
    Community.objects.select_for_update().get(pk=community.pk)
    community.refresh_from_db()
    wanted: dict[str, Any] = {}
    for name, value in fields.items():
        column, checked = _FIELDS[name](community, value)
        wanted[column] = checked
    _change(actor, community, wanted)
    if community.opens_at is not None and community.opens_at <= now():
        open_community(community.id)
    return community


@transaction.atomic
def set_community_picture(
    *, actor: Person, community_id: object, place: str, content: bytes | None
) -> Community:
    """Give a community its ``logo`` or ``header``, or take it away (None).

    Raises:
        NotFound, Forbidden: as ``community_for``; no such place. TooLarge, Invalid: not a picture.
    """
    community = community_for(actor, community_id, to=Right.CHANGE)
    if place not in PLACES:
        raise NotFound
    digest = pictures.make(place, community.id, content) if content is not None else ""
    return _change(actor, community, {place: digest})


def _change(actor: Person, community: Community, wanted: Mapping[str, Any]) -> Community:
    changed = {name: value for name, value in wanted.items() if getattr(community, name) != value}
    if not changed:
        return community
    told = [name for name in changed if name not in _UNTRACED]
    before = {name: getattr(community, name) for name in told}
    for name, value in changed.items():
        setattr(community, name, value)
    community.save(update_fields=list(changed))
    record(
        action="community.changed",
        actor=actor,
        obj=community,
        community=community,
        before=before or None,
        after={"fields": sorted(changed), **{name: changed[name] for name in told}},
    )
    log.emit(
        community.stream, CommunityChanged(community=community_card(community)), actor=actor.id
    )
    tell_those_who_hear_nothing(community, by=actor)
    if "modules" in changed:
        tell_roles(community, by=actor)
    return community


def _opens_at(community: Community, moment: datetime | None) -> tuple[str, datetime | None]:
    if moment is None or moment <= now():
        # The job that opens tells those who waited, and lets them in.
        return "opens_at", now() if community.opens_at is not None else None
    if community.opens_at is None:
        inside = Membership.objects.filter(community=community, left_at=None).exclude(
            role__in=[str(role) for role in LEADERS]
        )
        if inside.exists():
            raise Conflict(_OPEN_ALREADY, code="open_already", path="$.opens_at")
    return "opens_at", moment


def _modules(community: Community, given: Mapping[str, Setting]) -> tuple[str, dict[str, Setting]]:
    if set(given) - set(MODULES):
        raise Invalid(_UNKNOWN_MODULE.filled(modules=", ".join(MODULES)), path="$.modules")
    own = CustomRole.objects.filter(community=community, archived_at=None).order_by("name", "id")
    order = [*map(str, CHOOSABLE), *(str(id_) for id_ in own.values_list("id", flat=True))]
    settings = all_settings(community.modules)
    for module, setting in given.items():
        if not isinstance(setting, bool):
            if unknown := [at for at, role in enumerate(setting) if role not in order]:
                raise Invalid(_UNKNOWN_ROLE, path=f"$.modules.{module}[{unknown[0]}]")
            setting = [role for role in order if role in setting]
        settings[module] = setting
    return "modules", {module: one for module, one in settings.items() if one is not True}


_FIELDS: Mapping[str, Callable[[Community, Any], tuple[str, Any]]] = {
    "name": lambda _, text: (
        "name",
        checked_line(text, longest=120, path="$.name", required=True),
    ),
    "description": lambda _, text: (
        "description",
        checked_text(text, longest=2000, path="$.description"),
    ),
    "colour": lambda _, text: ("colour", checked_colour(text, "light", path="$.colour")),
    "opens_at": _opens_at,
    "modules": _modules,
    "vocabulary": lambda _, words: ("words", checked_words(words)),
    "public": lambda _, public: ("public", public),
}

_OPEN_ALREADY = Words(
    fr="Des membres sont déjà dans la communauté : elle est ouverte, et ne se referme pas.",
    en="Members are in the community already: it is open, and does not close again.",
)
_UNKNOWN_ROLE = Words(
    fr="Un module se règle pour l’administration fonctionnelle, l’animation, les membres et les rôles de la "
    "communauté : choisissez parmi ceux-là.",
    en="A module can be for functional administrators, animators, members and the community’s own roles: choose "
    "among these.",
)
_UNKNOWN_MODULE = Words(
    fr="Ce module n’existe pas ; le choix : {modules}.",
    en="There is no such module; the choice: {modules}.",
)
