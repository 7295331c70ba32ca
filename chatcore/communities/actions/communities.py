"""Making and changing communities."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from chatcore.communities.accords import Accord
from chatcore.communities.actions.members import begin_membership
from chatcore.communities.cards import CommunityCard, community_fields
from chatcore.communities.events import CommunityChanged
from chatcore.communities.happenings import CommunityCreated
from chatcore.communities.models import Community, Group, GroupKind, Role
from chatcore.communities.models.community import DEFAULT_COLOUR
from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.errors import Conflict, Forbidden, Invalid
from chatcore.foundation.happenings import announce
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.checks import checked_line, checked_text
from chatcore.people.folding import folded
from chatcore.people.models import Person
from chatcore.records.actions import record

SLUG_LENGTH = 60
EVERYONE = Words(fr="Tous les membres", en="All members")


@transaction.atomic
def create_community(
    *, actor: Person, name: str, slug: str = "", description: str = "", colour: str = DEFAULT_COLOUR
) -> Community:
    """Make a community with its automatic group; ``actor`` becomes its administrator.

    Args:
        slug: its name in addresses; made of its name when not given.

    Raises:
        Forbidden: only the staff of the site makes communities. Conflict: the slug is taken.
        Invalid, TooLarge: a field does not hold.
    """
    if not actor.is_staff:
        raise Forbidden(_ONLY_STAFF)
    name = checked_line(name, longest=120, path="$.name", required=True)
    community = Community(
        name=name,
        slug=_checked_slug(slug or slugify(folded(name))[:SLUG_LENGTH].strip("-")),
        description=checked_text(description, longest=2000, path="$.description"),
        colour=_checked_colour(colour),
    )
    try:
        with transaction.atomic():
            community.save(force_insert=True)
    except IntegrityError:
        raise Conflict(_SLUG_TAKEN, code="slug_taken", path="$.slug") from None
    Group.objects.create(
        community=community,
        kind=GroupKind.AUTOMATIC,
        name=getattr(EVERYONE, actor.language),
        created_by=actor,
    )
    record(
        action="community.created",
        actor=actor,
        obj=community,
        community=community,
        after={"slug": community.slug},
    )
    begin_membership(actor=actor, community=community, person=actor, role=Role.ADMINISTRATOR)
    announce(CommunityCreated(community, actor))
    return community


@transaction.atomic
def change_community(
    *,
    actor: Person,
    community_id: object,
    fields: Mapping[str, str],
    accord: Accord | None = None,
) -> Community:
    """Change the name, description or colour of a community.

    Raises:
        NotFound, Forbidden: as ``community_for``. Invalid, TooLarge: a field does not hold.
    """
    community = community_for(actor, community_id, to=Right.CHANGE, accord=accord)
    wanted = {name: _CHECKS[name](value) for name, value in fields.items()}
    changed = {name: value for name, value in wanted.items() if getattr(community, name) != value}
    if not changed:
        return community
    for name, value in changed.items():
        setattr(community, name, value)
    community.save(update_fields=list(changed))
    record(
        action="community.changed",
        actor=actor,
        obj=community,
        community=community,
        after={"fields": sorted(changed)},
    )
    card = CommunityCard(**community_fields(community))  # type: ignore[arg-type]
    log.emit(community.stream, CommunityChanged(community=card), actor=actor.id)
    return community


def _checked_slug(slug: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or len(slug) > SLUG_LENGTH:
        raise Invalid(_BAD_SLUG, path="$.slug")
    return slug


def _checked_colour(colour: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise Invalid(_BAD_COLOUR, path="$.colour")
    return colour.lower()


_CHECKS: dict[str, Callable[[str], str]] = {
    "name": partial(checked_line, longest=120, path="$.name", required=True),
    "description": partial(checked_text, longest=2000, path="$.description"),
    "colour": _checked_colour,
}

_ONLY_STAFF = Words(
    fr="Seule l’équipe du site crée des communautés : demandez-la-lui.",
    en="Only the staff of the site makes communities: ask them.",
)
_SLUG_TAKEN = Words(
    fr="Une communauté porte déjà ce nom dans les adresses : choisissez-en un autre.",
    en="A community has this name in addresses already: choose another.",
)
_BAD_SLUG = Words(
    fr="Le nom dans les adresses s’écrit en minuscules, chiffres et tirets, 60 caractères au plus.",
    en="The name in addresses is written in lower-case letters, digits and hyphens, at most 60 characters.",
)
_BAD_COLOUR = Words(
    fr="Une couleur s’écrit comme « #1f5f7a ».", en="A colour is written like “#1f5f7a”."
)
